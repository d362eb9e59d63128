import { MEDIA_TYPES, type MediaType } from '#domain/sanitisation-techniques.ts';
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, fieldText, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import { showToast } from '../ui/toast.ts';
import type { Card, Medium } from './card.ts';
import { numberOf, textOf } from './form-values.ts';
import { describeMedium } from './media-api.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';
import { groupedCode } from '../ui/grouped-code.ts';

const GIGABYTE = 1e9;

/** What a device of this kind usually holds; a tablet's storage is soldered. */
const usualType = (kind: string): MediaType => (kind === 'tablet' ? 'emmc' : 'sata_ssd');

/**
 * Lists one more storage medium, or says what a listed one is.
 * @fires rw-changed, rw-close when done or given up
 */
@customElement('rw-medium-form')
export class RwMediumForm extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  /** The one to describe; without it a new one is listed. */
  @property({ attribute: false }) medium: Medium | null = null;
  @state() private type: MediaType | '' = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override willUpdate(): void {
    const listed = this.medium?.type;
    if (this.type === '')
      this.type = listed === 'other' ? '' : ((listed as MediaType) ?? usualType(this.card.kind));
  }

  override render() {
    const { error } = this.sending;
    const { medium } = this;
    return html`<form class="card form" @submit=${this.save}>
      <rw-choice
        label=${t('media.type')}
        .value=${this.type}
        .options=${MEDIA_TYPES.map((type) => ({ value: type, label: t(`medium.${type}`) }))}
        @change=${(event: CustomEvent<{ value: MediaType }>) => (this.type = event.detail.value)}
      ></rw-choice>
      <div class="fields">
        <rw-field
          label=${t('field.serial')}
          hint=${t('media.serial_hint')}
          error=${fieldText(error, 'serial')}
        >
          <input
            name="serial"
            dir="ltr"
            autocomplete="off"
            maxlength="64"
            .value=${medium?.serial ?? ''}
            autofocus
          />
        </rw-field>
        <rw-field label=${t('field.make')} optional error=${fieldText(error, 'make')}>
          <input name="make" autocomplete="off" maxlength="80" .value=${medium?.make ?? ''} />
        </rw-field>
        <rw-field label=${t('field.model')} optional error=${fieldText(error, 'model')}>
          <input name="model" autocomplete="off" maxlength="120" .value=${medium?.model ?? ''} />
        </rw-field>
        <rw-field label=${t('media.size')} optional error=${fieldText(error, 'sizeBytes')}>
          <input
            name="size"
            inputmode="decimal"
            dir="ltr"
            autocomplete="off"
            maxlength="12"
            .value=${medium?.sizeBytes ? String(Math.round(medium.sizeBytes / GIGABYTE)) : ''}
          />
        </rw-field>
      </div>
      <rw-refusal .error=${error}></rw-refusal>
      <div class="row">
        <rw-button type="submit" variant="primary" size="bench" ?busy=${this.sending.busy}
          >${t(medium ? 'medium.save' : 'media.add')}</rw-button
        >
        <rw-button variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
      </div>
    </form>`;
  }

  override firstUpdated(): void {
    this.shadowRoot?.querySelector<HTMLInputElement>('[name=serial]')?.focus();
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const size = numberOf(textOf(form, 'size'));
    const json = {
      requestId: newRequestId(),
      type: this.type || ('other' as const),
      serial: textOf(form, 'serial'),
      make: textOf(form, 'make'),
      model: textOf(form, 'model'),
      sizeBytes: size === null ? null : Math.round(size * GIGABYTE),
    };
    const { code } = this.card;
    const id = this.medium?.id;
    const done = await this.sending.run<{ movedFrom?: string | null }>(() =>
      id
        ? describeMedium(code, id, json)
        : call(api.devices[':code'].media.$post({ param: { code }, json })),
    );
    if (done?.movedFrom) {
      const from = groupedCode(done.movedFrom);
      showToast({ kind: 'warning', text: t('media.moved_here', { code: from }) });
    }
    if (done) this.close();
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-medium-form': RwMediumForm;
  }
}
