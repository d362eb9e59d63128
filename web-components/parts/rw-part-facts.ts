import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  type FactField,
  type FactKey,
  type PartFacts,
  type PartType,
  factFields,
} from '#domain/parts.ts';
import { fieldText } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-field.ts';
import { factValue, factsOf } from './item-form-values.ts';
import { factLabel } from './part-words.ts';

/** The facts worth knowing about a part of this type; each may stay empty: unknown is an answer. */
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
    `,
  ];

  @property() type: PartType = 'ram';
  @property({ attribute: false }) facts: PartFacts = {};
  @property({ attribute: false }) error: unknown = null;
  readonly i18n = new I18n(this);

  /** What is typed now. */
  get value(): Record<string, unknown> {
    const form = this.renderRoot.querySelector('form');
    return form ? factsOf(this.type, new FormData(form)) : {};
  }

  override render() {
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
      ${factFields(this.type).map(
        ([key, field]) =>
          html`<rw-field
            label=${factLabel(key)}
            hint=${field.kind === 'list' ? t('parts.one_per_line') : ''}
            error=${fieldText(this.error, `facts.${key}`)}
            optional
          >
            ${this.control(key, field)}
          </rw-field>`,
      )}
    </form>`;
  }

  private control(key: FactKey, field: FactField) {
    const value = factValue(key, this.facts);
    const name = `facts.${key}`;
    switch (field.kind) {
      case 'choice':
        return html`<select name=${name}>
          <option value="">${t('common.unknown')}</option>
          ${field.choices.map(
            (choice) =>
              html`<option value=${choice} ?selected=${choice === value}>${choice}</option>`,
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
