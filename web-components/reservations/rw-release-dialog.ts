import { isValidCode } from '#domain/codes.ts';
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ReleaseInput } from '../../api/reservations/release.service.ts';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import { groupedCode } from '../ui/grouped-code.ts';

type Reason = ReleaseInput['reason'];

const REASONS: readonly Reason[] = [
  'not_collected',
  'wrong_device',
  'need_closed',
  'other_need',
  'mistake',
];

/**
 * Gives a reserved device back to the stock. One that was picked already goes onto a shelf with it.
 * @fires rw-close
 * @fires rw-done
 */
@customElement('rw-release-dialog')
export class RwReleaseDialog extends LitElement {
  static override styles = [baseStyles];

  @property() code = '';
  /** The device stands on no shelf: one has to be scanned or typed. */
  @property({ type: Boolean }) shelfless = false;
  @state() private reason: Reason | '' = '';
  @state() private shelf = '';
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => this.hear(text));
  private readonly attempt = new Attempt(this);

  override render() {
    const ready = this.reason !== '' && (!this.shelfless || isValidCode(this.shelf));
    return html`<rw-dialog
      open
      heading=${t('reserve.release_title', { code: groupedCode(this.code) })}
      @rw-close=${this.close}
    >
      <div class="stack">
        <rw-choice
          label=${t('decision.end_reason')}
          .value=${this.reason}
          .options=${REASONS.map((value) => ({ value, label: t(`decision.end_${value}`) }))}
          @change=${(event: CustomEvent<{ value: Reason }>) => (this.reason = event.detail.value)}
        ></rw-choice>
        ${
          this.shelfless
            ? html`<rw-field label=${t('field.shelf')} hint=${t('reserve.scan_shelf')}>
                <input
                  inputmode="numeric"
                  maxlength="14"
                  .value=${this.shelf}
                  @input=${(event: Event) => (this.shelf = digits(event.target))}
                />
              </rw-field>`
            : ''
        }
        <rw-refused .error=${this.attempt.error}></rw-refused>
      </div>
      <rw-button
        slot="actions"
        variant="primary"
        ?busy=${this.attempt.busy}
        ?disabled=${!ready}
        @click=${this.release}
        >${t('decision.end_reservation')}</rw-button
      >
      <rw-button slot="actions" variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
    </rw-dialog>`;
  }

  private hear(text: string): boolean {
    const code = text.replace(/\D/g, '');
    if (!this.shelfless || !isValidCode(code) || !code.startsWith('4')) return false;
    this.shelf = code;
    return true;
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }

  private async release(): Promise<void> {
    if (!this.reason) return;
    const param = { code: this.code };
    const body = { reason: this.reason, ...(this.shelfless ? { placeCode: this.shelf } : {}) };
    const { release } = api[holderOf(this.code)][':code'].reservation;
    const done = await this.attempt.run(body, (json) => call(release.$post({ param, json })));
    if (!done) return;
    showToast({ text: t('decision.done_ended', { code: groupedCode(done.code) }) });
    this.dispatchEvent(new CustomEvent('rw-done'));
  }
}

/** A card alone has a code of an accessory. */
export function holderOf(code: string): 'accessories' | 'devices' {
  return code.startsWith('2') ? 'accessories' : 'devices';
}

function digits(target: EventTarget | null): string {
  return (target as HTMLInputElement).value.replace(/[\s-]/g, '');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-release-dialog': RwReleaseDialog;
  }
}
