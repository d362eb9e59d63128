import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FactField } from '#domain/fact-fields.ts';
import { fieldText } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import {
  choiceText,
  type Facts,
  factLabel,
  type Family,
  fieldsOf,
  type ItemFactKey,
} from './item-fields.ts';
import { factValue, factsOf } from './item-form-values.ts';

/** The facts worth knowing about a thing of this type; each may stay empty: unknown is an answer. */
@customElement('rw-part-facts')
export class RwPartFacts extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
        align-items: start;
        gap: var(--rw-space-4);
      }

      .wide {
        grid-column: 1 / -1;
      }
    `,
  ];

  @property() family: Family = 'part';
  @property() type = 'ram';
  @property({ attribute: false }) facts: Facts = {};
  @property({ attribute: false }) error: unknown = null;
  readonly i18n = new I18n(this);

  /** What is typed now. */
  get value(): Record<string, unknown> {
    const form = this.renderRoot.querySelector('form');
    return form ? factsOf(this.family, this.type, new FormData(form)) : {};
  }

  override render() {
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
      ${fieldsOf(this.family, this.type).map(([key, field]) =>
        field.kind === 'choices'
          ? this.chips(key, field.choices)
          : html`<rw-field
              label=${factLabel(key, this.family)}
              hint=${field.kind === 'list' ? t('parts.one_per_line') : ''}
              error=${fieldText(this.error, `facts.${key}`)}
              optional
            >
              ${this.control(key, field)}
            </rw-field>`,
      )}
    </form>`;
  }

  private chips(key: ItemFactKey, choices: readonly string[]) {
    const value = factValue(key, this.facts);
    return html`<rw-choice
      multiple
      class="wide"
      name="facts.${key}"
      label=${factLabel(key, this.family)}
      error=${fieldText(this.error, `facts.${key}`)}
      .options=${choices.map((one) => ({ value: one, label: choiceText(key, one, this.family) }))}
      .values=${Array.isArray(value) ? value : []}
    ></rw-choice>`;
  }

  private control(key: ItemFactKey, field: FactField) {
    const known = factValue(key, this.facts);
    const value = typeof known === 'string' ? known : known.join('\n');
    const name = `facts.${key}`;
    switch (field.kind) {
      case 'choice':
        return html`<select name=${name}>
          <option value="">${t('common.unknown')}</option>
          ${field.choices.map(
            (choice) =>
              html`<option value=${choice} ?selected=${choice === value}>
                ${choiceText(key, choice, this.family)}
              </option>`,
          )}
        </select>`;
      case 'list':
        return html`<textarea name=${name} rows="2" dir="ltr" .defaultValue=${value}></textarea>`;
      default:
        return html`<input
          name=${name}
          dir="ltr"
          autocomplete="off"
          maxlength="20"
          inputmode=${field.kind === 'number' ? 'decimal' : 'text'}
          .defaultValue=${value}
        />`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-part-facts': RwPartFacts;
  }
}
