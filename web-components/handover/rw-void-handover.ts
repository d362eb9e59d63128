import { isValidCode, readScan } from '#domain/codes.ts';
import { html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DeviceHandover } from '../../api/handovers/device-handovers.service.ts';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import '../evidence/rw-second-person.ts';
import type { RwSecondPerson } from '../evidence/rw-second-person.ts';
import { CHANGED } from '../evidence/sending.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { groupedCode } from '../ui/grouped-code.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';

/**
 * Two coordinators take a wrong handover back: the reason, where the device lies, and the second one's signature.
 * @fires rw-changed, rw-close
 */
@customElement('rw-void-handover')
export class RwVoidHandover extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) handover!: DeviceHandover;
  /** Of the device. */
  @property() code = '';
  @state() private placeCode = '';
  @query('rw-second-person') private readonly second!: RwSecondPerson;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  constructor() {
    super();
    new ScanClaim(this, (text) => this.takePlace(text));
  }

  override render() {
    const { voidableUntil } = this.handover;
    return html`<rw-dialog
      open
      wide
      heading=${t('void.title', { code: `\u2066${groupedCode(this.code)}\u2069` })}
      @rw-close=${this.close}
    >
      <form class="stack" autocomplete="off" @submit=${this.submit}>
        <p>${t('void.text')}</p>
        <p class="muted">
          ${t('void.until', { date: formatDate(voidableUntil ?? '', { style: 'datetime' }) })}
        </p>
        <rw-field label=${t('void.reason')} hint=${t('void.reason_hint')}>
          <textarea name="reason" rows="2" required maxlength="500"></textarea>
        </rw-field>
        <rw-field label=${t('void.place')} hint=${t('back.place_hint')} optional>
          <input
            name="place"
            inputmode="numeric"
            maxlength="14"
            autocomplete="off"
            .value=${this.placeCode}
          />
        </rw-field>
        <rw-second-person signs="void"></rw-second-person>
        <rw-refused .error=${this.attempt.error}></rw-refused>
        <div class="row">
          <rw-button type="submit" variant="danger" size="bench" ?busy=${this.attempt.busy}
            >${t('void.do')}</rw-button
          >
          <rw-button variant="quiet" size="bench" @click=${this.close}
            >${t('act.cancel')}</rw-button
          >
        </div>
      </form>
    </rw-dialog>`;
  }

  private takePlace(text: string): boolean {
    const scan = readScan(text);
    if (scan.kind !== 'own' || scan.type !== 'place') return false;
    this.placeCode = scan.code;
    void startScanning().tones.play('done');
    return true;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!this.second.ready()) return;
    const place = formText(event.target, 'place').replace(/[\s-]/g, '');
    const body = {
      reason: formText(event.target, 'reason'),
      witness: this.second.witness,
      ...(isValidCode(place) ? { placeCode: place } : {}),
    };
    const param = { code: this.handover.receiptCode };
    const done = await this.attempt.run(body, (json) =>
      call(api.handovers[':code'].void.$post({ param, json })),
    );
    void startScanning().tones.play(done ? 'done' : 'refused');
    if (!done) {
      await this.updateComplete;
      this.renderRoot.querySelector('rw-refused')?.scrollIntoView({ block: 'nearest' });
      return;
    }
    const device = groupedCode(done.code);
    showToast({ text: t('void.done', { code: device, need: done.needCode }) });
    this.dispatchEvent(new CustomEvent(CHANGED, { bubbles: true, composed: true }));
    this.close();
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-void-handover': RwVoidHandover;
  }
}
