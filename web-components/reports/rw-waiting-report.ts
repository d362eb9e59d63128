import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readScan } from '#domain/codes.ts';
import { loadCard } from '../evidence/card.ts';
import { panelStyles } from '../evidence/panel-styles.ts';
import { factName, factValue, warningWords } from '../evidence/report-words.ts';
import {
  assignReport,
  type Candidate,
  dismissReport,
  type WaitingReport,
} from '../evidence/reports.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import './rw-report-candidate.ts';

/**
 * A report that fits no device or several: why it waits, what it says beside the devices it may belong to, and
 * the two ways out. A scanned or typed code adds its device to them; Enter then gives the report to it.
 * @fires rw-changed
 */
@customElement('rw-waiting-report')
export class RwWaitingReport extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    css`
      :host {
        display: block;
      }

      .line {
        display: grid;
        gap: var(--rw-space-4);
      }

      :host([selected]) .line {
        border-color: var(--rw-color-text);
        box-shadow: inset 4px 0 0 var(--rw-color-text);
      }

      :host([selected]:dir(rtl)) .line {
        box-shadow: inset -4px 0 0 var(--rw-color-text);
      }

      .candidates {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
        gap: var(--rw-space-3);
      }

      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }
    `,
  ];

  @property({ attribute: false }) report!: WaitingReport;
  @property({ type: Boolean, reflect: true }) selected = false;
  @state() private named: Candidate | null = null;
  @state() private code = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { reason, machine, receivedAt, sentBy, via } = this.report;
    const serial = machine.fields.serial?.value ?? '';
    return html`<div class="line">
      <div class="name">
        <strong><bdi>${nameOf(this.report)}</bdi></strong>
        <p>${isKey(reason) ? t(reason) : reason}</p>
        ${this.renderFacts()}
        ${machine.warnings.map((warning) => html`<p class="muted">${warningWords(warning)}</p>`)}
        <span class="muted small"
          >${formatDate(receivedAt, { style: 'datetime' })} ·
          ${t(`report.via.${via}`, { person: sentBy })}</span
        >
      </div>
      ${this.selected ? html`<p>${t('report.review.scan')}</p>` : nothing}
      <div class="candidates">
        ${this.candidates().map(
          (candidate) =>
            html`<rw-report-candidate
              .candidate=${candidate}
              serial=${serial}
              ?busy=${this.sending.busy}
              @rw-assign=${() => this.assign(candidate.code)}
            ></rw-report-candidate>`,
        )}
      </div>
      <form @submit=${this.submit}>
        <rw-field label=${t('report.review.device_code')}>
          <input
            name="code"
            required
            inputmode="numeric"
            dir="ltr"
            autocomplete="off"
            maxlength="20"
            .value=${this.code}
            @input=${(event: Event) => (this.code = (event.target as HTMLInputElement).value)}
          />
        </rw-field>
        <rw-button type="submit" ?busy=${this.sending.busy}>${t('report.review.show')}</rw-button>
        <rw-button variant="quiet" @click=${this.dismiss}>${t('report.review.dismiss')}</rw-button>
      </form>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
    </div>`;
  }

  private renderFacts() {
    const { kind, ramMiB, serial } = this.report.machine.fields;
    const facts = [
      ...(kind ? [`${factName('kind')}: ${factValue('kind', kind.value)}`] : []),
      ...(ramMiB ? [`${factName('memoryMib')}: ${factValue('memoryMib', ramMiB.value)}`] : []),
    ];
    return html`${facts.length > 0 ? html`<p>${facts.join(' · ')}</p>` : nothing}
    ${serial ? html`<p>${factName('serial')}: <bdi>${serial.value}</bdi></p>` : nothing}`;
  }

  private candidates(): Candidate[] {
    const { named } = this;
    const others = this.report.candidates.filter(({ code }) => code !== named?.code);
    return named ? [named, ...others] : others;
  }

  /** Shows the device of a scanned or typed code first; a second scan of it gives the report to it. */
  async name(code: string): Promise<void> {
    if (this.named?.code === code && this.named.reasons.includes('scanned')) {
      this.assign(code);
      return;
    }
    const card = await this.sending.run(() => loadCard(code));
    if (!card) return;
    const known = this.report.candidates.find((one) => one.code === card.code);
    const { kind, make, model, serial, stage } = card;
    const reasons = [...(known?.reasons ?? []), 'scanned' as const];
    this.named = { code: card.code, kind, make, model, serial, stage, reasons };
    this.code = '';
    await this.updateComplete;
    await this.renderRoot.querySelector('rw-report-candidate')?.offer();
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const scan = readScan(this.code);
    void this.name(scan.kind === 'own' ? scan.code : this.code);
  }

  private assign(code: string): void {
    const { id } = this.report;
    void this.sending.run(() => assignReport(id, code));
  }

  private dismiss(): void {
    const { id } = this.report;
    void this.sending.run(() => dismissReport(id));
  }
}

/** What a person can tell the machine by: make, model and serial, or the disks it speaks of. */
function nameOf({ machine }: WaitingReport): string {
  const { manufacturer, model } = machine.fields;
  const named = [manufacturer, model].flatMap((field) => field?.value ?? []);
  if (named.length > 0) return named.join(' · ');
  const disks = [...(machine.disks ?? []), ...machine.erasures];
  const parts = disks.map((disk) => [disk.model, disk.serial].filter(Boolean).join(' '));
  return parts.filter(Boolean).join(', ') || t('report.review.unnamed');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-waiting-report': RwWaitingReport;
  }
}
