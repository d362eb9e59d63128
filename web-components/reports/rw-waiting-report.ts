import { normaliseSerial } from '#domain/identity.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Card, loadCard } from '../evidence/card.ts';
import { panelStyles } from '../evidence/panel-styles.ts';
import { factName, warningWords } from '../evidence/report-words.ts';
import {
  assignReport,
  type Candidate,
  dismissReport,
  type LogTarget,
  type WaitingReport,
} from '../evidence/reports.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-icon.ts';
import { showToast } from '../ui/toast.ts';
import { deviceCodeOf } from './device-of-scan.ts';
import './rw-log-target.ts';
import './rw-report-candidate.ts';
import { waitingStyles } from './waiting-styles.ts';
import { factsOf, givenToast, isOnlyLog, nameOf } from './waiting-words.ts';

/**
 * A report that fits no device or several: why it waits, what it says beside the devices it may belong to, and
 * the two ways out. A scanned or typed code adds its device to them; Enter or a second scan gives the report to
 * it. The log of a wipe asks for the storage before.
 * @fires rw-changed
 * @fires rw-aside when it was set aside, which can be undone
 */
@customElement('rw-waiting-report')
export class RwWaitingReport extends LitElement {
  static override styles = [baseStyles, panelStyles, waitingStyles];

  @property({ attribute: false }) report!: WaitingReport;
  /** Scanned labels are meant for it. */
  @property({ type: Boolean, reflect: true }) selected = false;
  @state() private named: Candidate | null = null;
  @state() private asked: Card | null = null;
  @state() private code = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const candidates = this.candidates();
    return html`<div
      class="line"
      role="group"
      aria-labelledby="name"
      aria-current=${this.selected ? 'true' : nothing}
    >
      <div class="head">
        <h3 id="name" tabindex="-1"><bdi>${nameOf(this.report)}</bdi></h3>
        <span class="scan small"
          ><rw-icon name="scan-barcode"></rw-icon>${t('report.review.scan')}</span
        >
      </div>
      ${this.renderReport()} ${candidates.length > 0 ? this.renderCandidates(candidates) : nothing}
      ${this.asked ? this.renderTarget(this.asked) : nothing} ${this.renderForm()}
      <rw-refusal .error=${this.sending.error}></rw-refusal>
    </div>`;
  }

  private renderReport() {
    const { reason, machine, receivedAt, sentBy, via } = this.report;
    const facts = factsOf(this.report);
    const { serial } = machine.fields;
    return html`<div class="said">
      <p><strong>${isKey(reason) ? t(reason) : reason}</strong></p>
      ${serial ? html`<p>${factName('serial')}: <bdi>${serial.value}</bdi></p>` : nothing}
      ${facts ? html`<p>${facts}</p>` : nothing}
      ${machine.warnings.map((warning) => html`<p class="muted">${warningWords(warning)}</p>`)}
      <p class="muted small">
        ${formatDate(receivedAt, { style: 'datetime' })} ·
        ${t(`report.via.${via}`, { person: sentBy })}
        ${this.log ? html`· <bdi>${this.logFile()}</bdi>` : nothing}
      </p>
    </div>`;
  }

  private renderCandidates(candidates: readonly Candidate[]) {
    return html`<div class="candidates">
      ${candidates.map(
        (candidate) =>
          html`<rw-report-candidate
            .candidate=${candidate}
            serial=${this.report.machine.fields.serial?.value ?? ''}
            ?busy=${this.sending.busy}
            @rw-assign=${() => this.choose(candidate.code)}
          ></rw-report-candidate>`,
      )}
    </div>`;
  }

  private renderTarget(card: Card) {
    return html`<rw-log-target
      .card=${card}
      diskName=${this.log?.device ?? ''}
      .error=${this.sending.error}
      ?busy=${this.sending.busy}
      @rw-attach=${({ detail }: CustomEvent<LogTarget>) => this.give(card.code, detail)}
    ></rw-log-target>`;
  }

  private renderForm() {
    return html`<form @submit=${this.submit}>
      <rw-field label=${t('report.review.device_code')}>
        <input
          name="code"
          required
          inputmode="numeric"
          dir="ltr"
          autocomplete="off"
          maxlength="60"
          .value=${this.code}
          @input=${(event: Event) => (this.code = (event.target as HTMLInputElement).value)}
        />
      </rw-field>
      <rw-button type="submit" ?busy=${this.sending.busy}>${t('report.review.show')}</rw-button>
      <rw-button class="aside" variant="quiet" @click=${this.dismiss}
        >${t('report.review.dismiss')}</rw-button
      >
    </form>`;
  }

  /** Takes the keyboard, such as after the report before it was settled. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#name')?.focus();
  }

  private get log() {
    return isOnlyLog(this.report) ? this.report.machine.erasures[0] : undefined;
  }

  private logFile(): string {
    return this.report.files.find(({ position }) => position === this.log?.file)?.name ?? '';
  }

  private candidates(): Candidate[] {
    const { named } = this;
    const others = this.report.candidates.filter(({ code }) => code !== named?.code);
    return named ? [named, ...others] : others;
  }

  /** Shows the device of a scanned or typed code first; a second scan of it gives the report to it. */
  async name(text: string): Promise<void> {
    if (this.sending.busy) return;
    const card = await this.sending.run(async () => loadCard(await deviceCodeOf(text)));
    void startScanning().tones.play(card ? 'done' : 'refused');
    if (!card) return;
    if (this.named?.code === card.code) return this.choose(card.code);
    const known = this.report.candidates.find((one) => one.code === card.code);
    const { code, kind, make, model, serial, stage } = card;
    const reasons = [...(known?.reasons ?? []), 'scanned' as const];
    this.named = { code, kind, make, model, serial, stage, reasons };
    this.asked = null;
    this.code = '';
    await this.updateComplete;
    await this.renderRoot.querySelector('rw-report-candidate')?.offer();
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    void this.name(this.code);
  }

  /** A log asks for its storage, unless the device lists it already. */
  private async choose(code: string): Promise<void> {
    const { log } = this;
    if (!log) return this.give(code);
    if (this.asked?.code === code) return this.ask();
    const card = await this.sending.run(() => loadCard(code));
    if (!card) return;
    const serial = normaliseSerial(log.serial);
    if (card.media.some((medium) => medium.serial === serial)) return this.give(code);
    this.asked = card;
    await this.ask();
  }

  private async ask(): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector('rw-log-target')?.ask();
  }

  private async give(code: string, log: LogTarget = {}): Promise<void> {
    const { id } = this.report;
    const given = await this.sending.run(() => assignReport(id, code, log));
    if (given) showToast(givenToast(given));
  }

  private async dismiss(): Promise<void> {
    const { id } = this.report;
    if (!(await this.sending.run(() => dismissReport(id)))) return;
    this.dispatchEvent(new CustomEvent('rw-aside', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-waiting-report': RwWaitingReport;
  }
}
