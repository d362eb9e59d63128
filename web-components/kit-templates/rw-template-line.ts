import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { INLETS, KEYBOARD_LAYOUTS, PLUGS, SIM_SIZES } from '#domain/accessory-facts.ts';
import { TEMPLATE_RANGES } from '#domain/kit-template-check.ts';
import {
  CORD_AMPS,
  type KitLineKey,
  type KitNeed,
  type KitTemplateLine,
  KIT_NEEDS,
  LINES_FOR_PARTS,
  PLAN_DAYS,
  TRACKED_LINES,
} from '#domain/kit-template.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';

/** Volts of a charger without a rule of its own. */
const USUAL_PERCENT = 5;

/**
 * One thing that may belong in a kit: whether, how many, and what the rules ask of it.
 * @fires rw-change with `detail: { line }`; null where it does not belong in the kit
 */
@customElement('rw-template-line')
export class RwTemplateLine extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        padding-block: var(--rw-space-3);
        border-block-start: 1px solid var(--rw-color-line);
      }

      .line {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
        gap: var(--rw-space-3);
        align-items: end;
      }

      h3 {
        align-self: center;
        font-size: var(--rw-text-20);
      }

      .rules {
        grid-column: 1 / -1;
      }
    `,
  ];

  @property() key: KitLineKey = 'charger';
  @property({ attribute: false }) line: KitTemplateLine | null = null;
  /** Words of what is wrong with it; empty when nothing is. */
  @property() fault = '';
  readonly i18n = new I18n(this);

  override render() {
    const name = `acc.${this.key}`;
    const words = isKey(name) ? t(name) : this.key;
    const depends = (LINES_FOR_PARTS as readonly string[]).includes(this.key);
    const needs = depends ? KIT_NEEDS : KIT_NEEDS.slice(0, 2);
    return html`<div class="line" role="group" aria-label=${words}>
      <h3>${words}</h3>
      <rw-field label=${t('kit_templates.need')} error=${this.fault}>
        <select @change=${this.chooseNeed}>
          <option value="" ?selected=${!this.line}>${t('kit_templates.out')}</option>
          ${needs.map(
            (need) =>
              html`<option value=${need} ?selected=${this.line?.need === need}>
                ${t(`kit_templates.${need}`)}
              </option>`,
          )}
        </select>
      </rw-field>
      ${this.line ? this.renderRules(this.line) : nothing}
    </div>`;
  }

  private renderRules(line: KitTemplateLine) {
    return html`${
      TRACKED_LINES.includes(this.key)
        ? nothing
        : this.number('quantity', t('kit_templates.quantity'), line.quantity)
    }
    ${this.key === 'charger' ? this.renderCharger(line) : nothing}
    ${
      this.key === 'sim'
        ? html`${this.number('planDays', t('kit_templates.plan_days'), line.planDays ?? PLAN_DAYS)}
            <div class="rules">
              ${this.list('simSizes', t('kit_templates.sim_sizes'), SIM_SIZES, 'kit_templates.any')}
            </div>`
        : nothing
    }
    ${
      this.key === 'power_cord'
        ? html`${this.number('cordAmps', t('kit_templates.cord_amps'), line.cordAmps ?? CORD_AMPS)}
            <div class="rules">
              ${this.list('inlets', t('kit_templates.inlets'), INLETS, 'kit_templates.any')}
            </div>
            <div class="rules">
              ${this.list('plugs', t('kit_templates.plugs'), PLUGS, 'kit_templates.country')}
            </div>`
        : nothing
    }
    ${
      this.key === 'keyboard'
        ? html`<div class="rules">
            ${this.list('layouts', t('kit_templates.layouts'), KEYBOARD_LAYOUTS, 'kit_templates.country')}
          </div>`
        : nothing
    }`;
  }

  private renderCharger(line: KitTemplateLine) {
    return html`${this.number(
        'voltagePercent',
        t('kit_templates.voltage'),
        line.voltagePercent ?? USUAL_PERCENT,
      )}
      <rw-field label=${t('kit_templates.weak')}>
        <select @change=${this.chooseWeak}>
          ${(['block', 'warn'] as const).map(
            (weak) =>
              html`<option value=${weak} ?selected=${(line.weakCharger ?? 'block') === weak}>
                ${t(`kit_templates.weak_${weak}`)}
              </option>`,
          )}
        </select>
      </rw-field>
      <p class="rules muted small">${t('kit_templates.rules')}</p>`;
  }

  private number(name: keyof typeof TEMPLATE_RANGES, label: string, value: number) {
    const [min, max] = TEMPLATE_RANGES[name];
    return html`<rw-field label=${label}>
      <input
        type="number"
        inputmode="numeric"
        min=${min}
        max=${max}
        step=${name === 'voltagePercent' || name === 'cordAmps' ? 0.5 : 1}
        required
        .value=${String(value)}
        @change=${(event: Event) => this.tell({ [name]: (event.target as HTMLInputElement).valueAsNumber })}
      />
    </rw-field>`;
  }

  private list(
    name: 'inlets' | 'plugs' | 'layouts' | 'simSizes',
    label: string,
    all: readonly string[],
    none: 'kit_templates.country' | 'kit_templates.any',
  ) {
    const options = all.map((value) => ({ value, label: wordOf(name, value) }));
    return html`<rw-choice
      multiple
      label=${label}
      hint=${t(none)}
      .options=${options}
      .values=${[...(this.line?.[name] ?? [])]}
      @change=${(event: CustomEvent<{ values: string[] }>) => {
        const { values } = event.detail;
        this.tell({ [name]: values.length > 0 ? values : undefined });
      }}
    ></rw-choice>`;
  }

  private chooseNeed(event: Event): void {
    const need = (event.target as HTMLSelectElement).value as KitNeed | '';
    if (need === '') this.fire(null);
    else this.fire({ ...(this.line ?? { key: this.key, quantity: 1 }), need });
  }

  private chooseWeak(event: Event): void {
    this.tell({ weakCharger: (event.target as HTMLSelectElement).value as 'block' | 'warn' });
  }

  private tell(change: Partial<KitTemplateLine>): void {
    if (this.line) this.fire({ ...this.line, ...change });
  }

  private fire(line: KitTemplateLine | null): void {
    this.dispatchEvent(new CustomEvent('rw-change', { detail: { line } }));
  }
}

/** Letters of plugs and inlets are the same in every language. */
function wordOf(name: string, value: string): string {
  const key = `accessories.sim_${value}`;
  return name === 'simSizes' && isKey(key) ? t(key) : value.toUpperCase();
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-template-line': RwTemplateLine;
  }
}
