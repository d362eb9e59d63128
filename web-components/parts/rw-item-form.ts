import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { COUNTED_TYPES, isCountedType } from '#domain/counted.ts';
import { isPartType, isStorage } from '#domain/parts.ts';
import { api, call, errorText, fieldText, newRequestId } from '../data/api-client.ts';
import { numberOf, textOf } from '../evidence/form-values.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import { linesOf } from './item-form-values.ts';
import { type Family, typesOf, typeText } from './item-fields.ts';
import type { Item } from './parts-data.ts';
import './rw-part-facts.ts';
import type { RwPartFacts } from './rw-part-facts.ts';

const FIELDS = ['name', 'make', 'model', 'type', 'tracking', 'fits', 'minimum'];

/**
 * Adds an item to the catalogue of parts and counted accessories, or corrects one.
 * @fires rw-done with `detail: { code }`
 * @fires rw-close
 */
@customElement('rw-item-form')
export class RwItemForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
        align-items: start;
        gap: var(--rw-space-4);
      }
    `,
  ];

  /** The one to correct; a new one when left out. */
  @property({ attribute: false }) item: Item | null = null;
  /** Of a new one. */
  @property() family: Family = 'part';
  @state() private type = 'ram';
  @state() private tracking: 'counted' | 'serialised' = 'counted';
  @state() private busy = false;
  @state() private error: unknown = null;
  @query('rw-part-facts') private readonly facts!: RwPartFacts;
  readonly i18n = new I18n(this);
  private requestId = newRequestId();

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.item) {
      this.family = this.item.family;
      this.type = this.item.type;
    } else if (this.family === 'accessory') [this.type] = COUNTED_TYPES;
  }

  override render() {
    const { item } = this;
    const other = FIELDS.every((name) => fieldText(this.error, name) === '');
    return html`<rw-dialog
      open
      wide
      heading=${t(item ? 'parts.edit' : this.family === 'part' ? 'parts.add' : 'counted.add')}
      @rw-close=${this.close}
    >
      <form class="stack" @submit=${this.submit} @input=${() => (this.requestId = newRequestId())}>
        ${this.error && other ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>` : nothing}
        ${item ? nothing : this.renderKind()}
        <div class="pair">
          ${this.input('name', item?.name ?? '', false)} ${this.input('make', item?.make ?? '')}
          ${this.input('model', item?.model ?? '')}
        </div>
        <rw-part-facts
          family=${this.family}
          type=${this.type}
          .facts=${item?.facts ?? {}}
          .error=${this.error}
        ></rw-part-facts>
        <div class="pair">
          ${this.family === 'part' ? this.renderFits() : nothing}
          ${
            item
              ? nothing
              : html`<rw-field
                  label=${t('parts.minimum')}
                  hint=${t('parts.minimum_hint')}
                  error=${fieldText(this.error, 'minimum')}
                  optional
                >
                  <input name="minimum" inputmode="numeric" dir="ltr" maxlength="6" />
                </rw-field>`
          }
        </div>
        <div class="row">
          <rw-button type="submit" variant="primary" ?busy=${this.busy}
            >${t(item ? 'act.save' : 'common.add')}</rw-button
          >
          <rw-button variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
        </div>
      </form>
    </rw-dialog>`;
  }

  private renderFits() {
    return html`<rw-field
      label=${t('parts.fits')}
      hint=${t('parts.one_per_line')}
      error=${fieldText(this.error, 'fits')}
      optional
    >
      <textarea name="fits" rows="3" .defaultValue=${(this.item?.fits ?? []).join('\n')}></textarea>
    </rw-field>`;
  }

  private renderKind() {
    return html`<div class="pair">
        <rw-field label=${t('parts.type')} error=${fieldText(this.error, 'type')}>
          <select @change=${this.chooseType}>
            ${typesOf(this.family).map(
              (type) =>
                html`<option value=${type} ?selected=${type === this.type}>
                  ${typeText(type, this.family)}
                </option>`,
            )}
          </select>
        </rw-field>
      </div>
      ${this.family === 'part' ? this.renderTracking() : nothing}`;
  }

  private renderTracking() {
    const drives = isStorage(this.type);
    return html`<rw-choice
      label=${t('parts.tracking')}
      hint=${drives ? t('error.item.storage_is_serialised') : ''}
      error=${fieldText(this.error, 'tracking')}
      .options=${(['counted', 'serialised'] as const).map((value) => ({
        value,
        label: t(`parts.${value}`),
        disabled: drives && value === 'counted',
      }))}
      .value=${drives ? 'serialised' : this.tracking}
      @change=${(event: CustomEvent<{ value: 'counted' | 'serialised' }>) =>
        (this.tracking = event.detail.value)}
    ></rw-choice>`;
  }

  private input(name: 'name' | 'make' | 'model', value: string, optional = true) {
    const label = name === 'name' ? t('parts.name') : t(`field.${name}`);
    return html`<rw-field label=${label} error=${fieldText(this.error, name)} ?optional=${optional}>
      <input name=${name} maxlength="80" autocomplete="off" .defaultValue=${value} />
    </rw-field>`;
  }

  private chooseType(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    if (isPartType(value) || isCountedType(value)) this.type = value;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(event.target as HTMLFormElement);
    this.busy = true;
    this.error = null;
    try {
      const code = this.item ? await this.correct(this.item, form) : await this.add(form);
      this.dispatchEvent(new CustomEvent('rw-done', { detail: { code } }));
    } catch (error) {
      this.error = error;
      this.requestId = newRequestId();
    } finally {
      this.busy = false;
    }
  }

  private words(form: FormData) {
    const [name = '', make = '', model = ''] = ['name', 'make', 'model'].map((key) =>
      textOf(form, key),
    );
    const fits = linesOf(textOf(form, 'fits'));
    return { requestId: this.requestId, name, make, model, fits, facts: this.facts.value };
  }

  private async add(form: FormData): Promise<string> {
    const { family, type } = this;
    const tracking = isStorage(type) ? 'serialised' : this.tracking;
    const typed = textOf(form, 'minimum');
    // What is no number is left to the server to refuse.
    const minimum = typed === '' ? null : (numberOf(typed) ?? -1);
    const json = { ...this.words(form), family, type: type as ItemType, tracking, minimum };
    return (await call(api.parts.items.$post({ json }))).code;
  }

  private async correct(item: Item, form: FormData): Promise<string> {
    const json = { ...this.words(form), version: item.version };
    await call(api.parts.items[':code'].$patch({ param: { code: item.code }, json }));
    return item.code;
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

type ItemType = Parameters<typeof api.parts.items.$post>[0]['json']['type'];

declare global {
  interface HTMLElementTagNameMap {
    'rw-item-form': RwItemForm;
  }
}
