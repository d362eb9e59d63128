import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import './rw-button.ts';
import './rw-choice.ts';
import './rw-field.ts';
import './rw-signature.ts';

const KINDS = ['laptop', 'desktop', 'tablet', 'aio'] as const;

/** Fields, choices and the signature on the style page. */
@customElement('rw-style-inputs')
export class RwStyleInputs extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
        align-items: start;
        gap: var(--rw-space-4);
      }
    `,
  ];

  readonly i18n = new I18n(this);

  override render() {
    const kinds = KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }));
    return html`<form class="card stack" @submit=${(event: Event) => event.preventDefault()}>
      <div class="fields">
        <rw-field label=${t('field.serial')} hint=${t('msg.scan_here')}>
          <input name="serial" dir="ltr" autocomplete="off" />
        </rw-field>
        <rw-field label=${t('field.model')} error=${t('error.input.required')}>
          <input name="model" />
        </rw-field>
        <rw-field label=${t('field.location')}>
          <select name="location">
            <option>B-07</option>
          </select>
        </rw-field>
        <rw-field label=${t('field.note')} optional>
          <textarea name="note" rows="2"></textarea>
        </rw-field>
      </div>
      <rw-choice
        name="kind"
        value="laptop"
        label=${t('common.select')}
        .options=${kinds.map((kind) => ({ ...kind, icon: kind.value === 'tablet' ? 'tablet' : 'laptop' }))}
      ></rw-choice>
      <rw-choice
        multiple
        size="bench"
        label=${t('acc.accessory')}
        error=${t('error.input.required')}
        .options=${[
          { value: 'charger', label: t('acc.charger'), hint: '65 W' },
          { value: 'bag', label: t('acc.bag') },
          { value: 'mouse', label: t('acc.mouse'), disabled: true },
        ]}
        .values=${['charger']}
      ></rw-choice>
      <rw-signature></rw-signature>
      <div class="row">
        <rw-button type="submit" variant="primary">${t('act.save')}</rw-button>
        <rw-button variant="quiet">${t('act.cancel')}</rw-button>
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-style-inputs': RwStyleInputs;
  }
}
