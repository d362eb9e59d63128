import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { TRACKED_KINDS, type TrackedKind } from '#domain/accessories.ts';
import { parseChargerText } from '#domain/charger-text.ts';
import { readScan } from '#domain/codes.ts';
import { readIccid } from '#domain/iccid.ts';
import { api, call, errorText, fieldText, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { ratingText } from '../i18n/rating.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import { kindText, plugChoices } from './accessory-words.ts';
import './rw-accessory-facts.ts';
import type { FactsDraft } from './rw-accessory-facts.ts';
import { known, ratings, tellWarnings, textOf, texts } from './form-facts.ts';
import type { Accessory, Place } from './stock-data.ts';

type Facts = Parameters<typeof api.accessories.$post>[0]['json'];

/**
 * Adds alike accessories, or corrects one. A scanned blank label names the new one, a scanned place is where it goes.
 * @fires rw-done with `detail: { codes }`, new codes whose labels are to be printed
 * @fires rw-close
 */
@customElement('rw-accessory-form')
export class RwAccessoryForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
        gap: var(--rw-space-4);
      }
    `,
  ];

  /** The one to correct; a new one when left out. */
  @property({ attribute: false }) accessory: Accessory | null = null;
  @property({ attribute: false }) places: readonly Place[] = [];
  @state() private kind: TrackedKind = 'charger';
  @state() private text = '';
  @state() private labelCode = '';
  @state() private placeCode = '';
  @state() private draft: FactsDraft = { facts: {}, iccid: '', planEndsOn: null };
  @state() private busy = false;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => this.take(text));
  private requestId = newRequestId();

  override connectedCallback(): void {
    super.connectedCallback();
    const kind = TRACKED_KINDS.find((one) => one === this.accessory?.kind);
    if (kind) this.kind = kind;
    const { facts = {}, iccid = '', planEndsOn = null } = this.accessory ?? {};
    this.draft = { facts: { ...facts }, iccid, planEndsOn };
  }

  override render() {
    const { accessory } = this;
    const heading = t(accessory ? 'accessories.edit' : 'accessories.add');
    return html`<rw-dialog open heading=${heading} @rw-close=${this.close}>
      <form
        class="stack"
        novalidate
        @submit=${this.submit}
        @input=${() => (this.requestId = newRequestId())}
      >
        ${this.error && !this.hasFieldFault ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>` : nothing}
        ${
          accessory
            ? nothing
            : html`<rw-choice
                label=${t('accessories.kind')}
                .options=${TRACKED_KINDS.map((value) => ({ value, label: kindText(value) }))}
                value=${this.kind}
                @change=${this.chooseKind}
              ></rw-choice>`
        }
        ${this.kind === 'charger' ? this.renderCharger() : nothing}
        <rw-accessory-facts
          .kind=${this.kind}
          .draft=${this.draft}
          .error=${this.error}
          @rw-facts=${(event: CustomEvent<FactsDraft>) => this.know(event.detail)}
        ></rw-accessory-facts>
        <div class="pair">${this.input('make')} ${this.input('model')} ${this.input('serial')}</div>
        ${accessory ? nothing : this.renderNew()}
        <div class="row">
          <rw-button type="submit" variant="primary" ?busy=${this.busy}
            >${t(accessory ? 'act.save' : 'common.add')}</rw-button
          >
          <rw-button variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
        </div>
      </form>
    </rw-dialog>`;
  }

  private renderCharger() {
    const read = this.text.trim() === '' ? null : parseChargerText(this.text);
    const understood = read ? ratingText(read) : '';
    const { accessory } = this;
    return html`<rw-field
        label=${t('accessories.text')}
        hint=${understood || t('kitting.type_need_hint')}
        error=${fieldText(this.error, 'chargerText')}
      >
        <input
          name="chargerText"
          dir="ltr"
          autocomplete="off"
          maxlength="200"
          @input=${(event: Event) => (this.text = (event.target as HTMLInputElement).value)}
        />
      </rw-field>
      ${
        accessory
          ? html`<div class="pair">
              ${this.number('volts', accessory.volts)} ${this.number('watts', accessory.watts)}
              <rw-field label=${t('field.connector')} error=${fieldText(this.error, 'connector')}>
                <select name="connector">
                  <option value="">${t('common.unknown')}</option>
                  ${plugChoices([accessory.connector]).map(
                    ({ id, label }) =>
                      html`<option value=${id} ?selected=${id === accessory.connector}>
                        ${label}
                      </option>`,
                  )}
                </select>
              </rw-field>
            </div>`
          : nothing
      }`;
  }

  private renderNew() {
    return html`<div class="pair">
        <rw-field label=${t('accessories.count')} error=${fieldText(this.error, 'count')}>
          <input
            name="count"
            type="number"
            inputmode="numeric"
            min="1"
            max="50"
            value="1"
            ?disabled=${this.labelCode !== ''}
          />
        </rw-field>
        <rw-field label=${t('field.location')} hint=${t('accessories.place_hint')}>
          <select
            name="placeCode"
            @change=${(event: Event) => (this.placeCode = (event.target as HTMLSelectElement).value)}
          >
            <option value="">${t('accessories.with_me')}</option>
            ${this.places.map(
              ({ code, name }) =>
                html`<option value=${code} ?selected=${code === this.placeCode}>${name}</option>`,
            )}
          </select>
        </rw-field>
      </div>
      <p class="muted">
        ${this.labelCode ? t('accessories.label_scanned', { code: this.labelCode }) : t('accessories.label_hint')}
      </p>
      ${
        fieldText(this.error, 'labelCode')
          ? html`<rw-notice kind="refused">${fieldText(this.error, 'labelCode')}</rw-notice>`
          : nothing
      }`;
  }

  private input(name: 'make' | 'model' | 'serial') {
    return html`<rw-field label=${t(`field.${name}`)} error=${fieldText(this.error, name)} optional>
      <input
        name=${name}
        maxlength="80"
        autocomplete="off"
        .value=${this.accessory?.[name] ?? ''}
      />
    </rw-field>`;
  }

  private number(name: 'volts' | 'watts', value: number | null) {
    const label = t(name === 'volts' ? 'field.voltage' : 'field.wattage');
    return html`<rw-field label=${label} error=${fieldText(this.error, name)}>
      <input
        name=${name}
        inputmode="decimal"
        dir="ltr"
        .value=${value === null ? '' : String(value)}
      />
    </rw-field>`;
  }

  private get hasFieldFault(): boolean {
    return [
      'chargerText',
      'connector',
      'make',
      'model',
      'serial',
      'count',
      'labelCode',
      'volts',
      'watts',
      'iccid',
      'planEndsOn',
    ].some((name) => fieldText(this.error, name) !== '');
  }

  private take(text: string): boolean {
    const scan = readScan(text);
    const iccid = this.kind === 'sim' ? readIccid(text) : null;
    if (iccid) {
      this.know({ ...this.draft, iccid });
      return true;
    }
    if (scan.kind !== 'own' || this.accessory) return false;
    if (scan.type === 'place') this.placeCode = scan.code;
    else if (scan.type === 'accessory') this.labelCode = scan.code;
    else return false;
    this.requestId = newRequestId();
    return true;
  }

  private know(draft: FactsDraft): void {
    this.draft = draft;
    this.requestId = newRequestId();
  }

  private chooseKind(event: CustomEvent<{ value: string }>): void {
    this.kind = TRACKED_KINDS.find((one) => one === event.detail.value) ?? 'charger';
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(event.target as HTMLFormElement);
    this.busy = true;
    this.error = null;
    try {
      const codes = this.accessory
        ? await this.correct(this.accessory, form)
        : await this.add(form);
      this.dispatchEvent(new CustomEvent('rw-done', { detail: { codes } }));
    } catch (error) {
      this.error = error;
      this.requestId = newRequestId();
    } finally {
      this.busy = false;
    }
  }

  private async add(form: FormData): Promise<string[]> {
    const json: Facts = {
      requestId: this.requestId,
      kind: this.kind,
      count: this.labelCode ? 1 : Number(textOf(form, 'count') || 1),
      ...texts(form),
      ...known(this.kind, this.draft),
      ...(this.placeCode ? { placeCode: this.placeCode } : {}),
      ...(this.labelCode ? { labelCode: this.labelCode } : {}),
    };
    const { codes, warnings } = await call(api.accessories.$post({ json }));
    tellWarnings(warnings);
    return this.labelCode ? [] : codes;
  }

  private async correct(accessory: Accessory, form: FormData): Promise<string[]> {
    const typed = textOf(form, 'chargerText') !== '';
    const numbers = typed || this.kind !== 'charger' ? {} : ratings(form);
    const json = {
      requestId: this.requestId,
      version: accessory.version,
      ...texts(form),
      ...numbers,
      ...known(this.kind, this.draft),
    };
    const param = { code: accessory.code };
    const { warnings } = await call(api.accessories[':code'].$patch({ param, json }));
    tellWarnings(warnings);
    return [];
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-accessory-form': RwAccessoryForm;
  }
}
