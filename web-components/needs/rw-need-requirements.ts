import { KEYBOARD_LAYOUTS } from '#domain/accessory-facts.ts';
import { VALUES } from '#domain/need-list-columns.ts';
import {
  ACCESSIBILITY_NEEDS,
  type AccessibilityNeed,
  type KeyboardLayout,
  type NeedRequirements,
  REQUIREMENT_RANGES,
  WANTED_ACCESSORIES,
  type WantedAccessory,
} from '#domain/need-requirements.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fieldText } from '../data/api-client.ts';
import { getLocale, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';

const NUMBERS = ['memoryGb', 'storageGb', 'screenInch'] as const;
const UNITS = { memoryGb: 'GB', storageGb: 'GB', screenInch: '″' } as const;

/** What the device must be able to do; nothing is asked for until somebody says so. */
@customElement('rw-need-requirements')
export class RwNeedRequirements extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(160px, 100%), 1fr));
        align-items: start;
        gap: var(--rw-space-2) var(--rw-space-4);
      }

      summary {
        min-block-size: var(--rw-touch);
        align-content: center;
        font-weight: 600;
        cursor: pointer;
      }

      .tick {
        display: flex;
        gap: var(--rw-space-3);
        align-items: center;
        min-block-size: var(--rw-touch);
      }
    `,
  ];

  @property() kind = 'laptop';
  /** As the server refused it. */
  @property({ attribute: false }) error: unknown = null;
  @state() private accessories: WantedAccessory[] = [];
  @state() private accessibility: AccessibilityNeed[] = [];
  readonly i18n = new I18n(this);

  override render() {
    return html`<details>
      <summary>${t('need.requirements')}</summary>
      <div class="stack">
        <div class="fields">
          ${NUMBERS.map((name) => this.renderNumber(name))}
          ${this.kind === 'tablet' ? nothing : this.renderLayout()}
        </div>
        <label class="tick"
          ><input type="checkbox" name="camera" />${t('require.camera_asked')}</label
        >
        <rw-choice
          multiple
          label=${t('require.accessories')}
          .values=${this.accessories}
          .options=${WANTED_ACCESSORIES.map((value) => ({ value, label: t(`acc.${value}`) }))}
          @change=${(event: CustomEvent<{ values: WantedAccessory[] }>) =>
            (this.accessories = event.detail.values)}
        ></rw-choice>
        <rw-choice
          multiple
          label=${t('require.accessibility')}
          .values=${this.accessibility}
          .options=${ACCESSIBILITY_NEEDS.map((value) => ({ value, label: t(`require.${value}`) }))}
          @change=${(event: CustomEvent<{ values: AccessibilityNeed[] }>) =>
            (this.accessibility = event.detail.values)}
        ></rw-choice>
      </div>
    </details>`;
  }

  /** What is asked for now. */
  get value(): NeedRequirements {
    const layout = KEYBOARD_LAYOUTS.find(
      (one): one is KeyboardLayout => one === this.text('layout'),
    );
    const camera = this.renderRoot.querySelector<HTMLInputElement>('[name=camera]')?.checked;
    return {
      ...Object.fromEntries(
        NUMBERS.flatMap((name) => (this.text(name) ? [[name, Number(this.text(name))]] : [])),
      ),
      ...(camera ? { camera: true as const } : {}),
      ...(layout ? { layout } : {}),
      ...(this.accessories.length > 0 ? { accessories: this.accessories } : {}),
      ...(this.accessibility.length > 0 ? { accessibility: this.accessibility } : {}),
    };
  }

  private text(name: string): string {
    const field = this.renderRoot.querySelector<HTMLInputElement | HTMLSelectElement>(
      `[name=${name}]`,
    );
    return field?.value ?? '';
  }

  private renderNumber(name: (typeof NUMBERS)[number]) {
    const [least, most] = REQUIREMENT_RANGES[name];
    return html`<rw-field
      label="${t(`require.${name}`)} (${UNITS[name]})"
      error=${fieldText(this.error, `requirements.${name}`)}
    >
      <input name=${name} type="number" inputmode="decimal" step="any" min=${least} max=${most} />
    </rw-field>`;
  }

  private renderLayout() {
    return html`<rw-field
      label=${t('require.layout_asked')}
      error=${fieldText(this.error, 'requirements.layout')}
    >
      <select name="layout">
        <option value="">${t('need.any')}</option>
        ${KEYBOARD_LAYOUTS.map(
          (layout) => html`<option value=${layout}>${VALUES.layout[layout][getLocale()]}</option>`,
        )}
      </select>
    </rw-field>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-need-requirements': RwNeedRequirements;
  }
}
