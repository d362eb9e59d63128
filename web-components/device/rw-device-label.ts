import { readScan } from '#domain/codes.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import type { Card } from '../evidence/card.ts';
import { panelStyles } from '../evidence/panel-styles.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import '../scan/rw-scan-here.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/** The label of a device: printed, stuck, scanned back. While open, a scan of it confirms it. @fires rw-changed */
@customElement('rw-device-label')
export class RwDeviceLabel extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  /** Listens to the scanner only while it can be seen. */
  @property({ type: Boolean }) listening = false;
  @state() private other = '';
  @state() private typed = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);
  readonly scans = new ScanClaim(this, (text) => this.take(text));

  override render() {
    const { card } = this;
    const mayConfirm = allowed('label.confirm');
    return html`<div class="panel">
      ${
        card.labelConfirmedAt
          ? html`<rw-notice kind="done"
              >${t('device.label_confirmed', {
                when: formatDate(card.labelConfirmedAt, { style: 'datetime' }),
              })}</rw-notice
            >`
          : html`<rw-notice kind="warning">${t('device.label_open')}</rw-notice>`
      }
      ${card.labelConfirmedAt || !mayConfirm ? nothing : this.renderConfirm()}
      ${
        this.other
          ? html`<rw-notice kind="refused"
              >${t('device.label_other', { code: groupedCode(this.other) })}</rw-notice
            >`
          : nothing
      }
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      ${
        allowed('label.reprint')
          ? html`<div>
              <rw-button icon="printer" href="/labels?tab=print&codes=${card.code}"
                >${t(card.labelConfirmedAt ? 'act.reprint' : 'act.print_labels')}</rw-button
              >
            </div>`
          : nothing
      }
    </div>`;
  }

  private renderConfirm() {
    return html`<rw-scan-here once label=${t('device.label_scan')}></rw-scan-here>
      <form class="row" @submit=${this.confirmTyped}>
        <rw-field label=${t('device.label_typed')}>
          <input
            dir="ltr"
            inputmode="numeric"
            autocomplete="off"
            maxlength="40"
            .value=${this.typed}
            @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)}
          />
        </rw-field>
        <rw-button type="submit" ?disabled=${this.typed.trim() === ''} ?busy=${this.sending.busy}
          >${t('device.confirm')}</rw-button
        >
      </form>`;
  }

  private take(text: string): boolean {
    if (!this.listening || this.card.labelConfirmedAt || !allowed('label.confirm')) return false;
    const scan = readScan(text);
    if (scan.kind === 'own' && scan.type !== 'device') return false;
    if (scan.kind !== 'own' && scan.kind !== 'tracking') return false;
    void this.confirm(text);
    return true;
  }

  private confirmTyped(event: SubmitEvent): void {
    event.preventDefault();
    if (this.typed.trim()) void this.confirm(this.typed);
  }

  /** Only this device's own label counts here; another one is said, not confirmed. */
  private async confirm(text: string): Promise<void> {
    const scan = readScan(text);
    const isOwn =
      (scan.kind === 'own' && scan.code === this.card.code) ||
      (scan.kind === 'tracking' && scan.publicCode === this.card.publicCode);
    this.other = isOwn || scan.kind !== 'own' ? '' : scan.code;
    if (this.other) return;
    const json = { requestId: newRequestId(), code: text };
    const done = await this.sending.run(() => call(api.labels.confirm.$post({ json })));
    if (done) this.typed = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-device-label': RwDeviceLabel;
  }
}
