import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Code, codeType } from '#domain/codes.ts';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { I18n, t } from '../i18n/i18n.ts';
import '../places/rw-quarantine-bin.ts';
import { scannedText } from '../scan/answer-text.ts';
import { type AnsweredScan, startScanning } from '../scan/scan-bus.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-refused.ts';

/** Something that is here though the list says otherwise. */
export interface Extra {
  text: string;
  placeCode: Code;
  /** A device that was missing: it goes into quarantine first. */
  wasMissing: boolean;
}

const NOT_LISTED = [
  'transfer.not_on_list',
  'transfer.was_missing',
  'transfer.more_than_sent',
  'transfer.item_not_on_list',
];

/** What a refused scan may be taken in as; null where there is nothing to take in. */
export function extraOf({ scan, answer }: AnsweredScan): Extra | null {
  const { placeCode } = scan.context;
  if (!NOT_LISTED.includes(answer.code) || placeCode === null) return null;
  const code = String(answer.params.code ?? '');
  const wasMissing =
    answer.code === 'transfer.was_missing' && code !== '' && codeType(code) === 'device';
  return { text: scan.text, placeCode, wasMissing };
}

/**
 * The person has read why it was refused, holds the thing in hand and takes it in.
 * @fires rw-taken with `detail: { words }`
 */
@customElement('rw-take-in')
export class RwTakeIn extends LitElement {
  static override styles = [baseStyles];

  /** The transfer it came with. */
  @property() transfer: Code = '';
  @property({ attribute: false }) extra!: Extra;
  @state() private bin: Code = '';
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('extra')) this.attempt.clear();
  }

  override render() {
    const { wasMissing, placeCode } = this.extra;
    return html`<div class="stack">
      ${
        wasMissing
          ? html`<p>${t('counts.found_hint')}</p>
              <rw-quarantine-bin
                .preferred=${placeCode}
                @rw-bin=${(event: CustomEvent<{ code: Code }>) => (this.bin = event.detail.code)}
              ></rw-quarantine-bin>`
          : nothing
      }
      <rw-refused .error=${this.attempt.error}></rw-refused>
      <div class="row">
        <rw-button
          size="bench"
          ?busy=${this.attempt.busy}
          ?disabled=${wasMissing && this.bin === ''}
          @click=${() => void this.takeIn()}
          >${t('transfer.take_in')}</rw-button
        >
      </div>
    </div>`;
  }

  private async takeIn(): Promise<void> {
    const { text, wasMissing } = this.extra;
    const placeCode = wasMissing ? this.bin : this.extra.placeCode;
    const { arrivals } = api.transfers[':code'];
    const taken = await this.attempt.run({ text, placeCode, unexpected: true }, (json) =>
      call(arrivals.$post({ param: { code: this.transfer }, json })),
    );
    void startScanning().tones.play(taken ? 'done' : 'refused');
    if (!taken) return;
    const words = `${scannedText(text)}: ${t('scan.received', { place: taken.place })}`;
    this.dispatchEvent(new CustomEvent('rw-taken', { detail: { words } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-take-in': RwTakeIn;
  }
}
