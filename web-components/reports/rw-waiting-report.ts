import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { panelStyles } from '../evidence/panel-styles.ts';
import { assignReport, dismissReport, type ShownReport } from '../evidence/reports.ts';
import { warningWords } from '../evidence/report-words.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';

/**
 * A report that fits no device or several: given to a device by its code, or set aside.
 * @fires rw-changed
 */
@customElement('rw-waiting-report')
export class RwWaitingReport extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }
    `,
  ];

  @property({ attribute: false }) report!: ShownReport;
  @state() private code = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { reason, machine, receivedAt, sentBy, via } = this.report;
    return html`<div class="line">
      <div class="name">
        <strong><bdi>${nameOf(this.report)}</bdi></strong>
        <p>${isKey(reason) ? t(reason) : reason}</p>
        ${machine.warnings.map((warning) => html`<p class="muted">${warningWords(warning)}</p>`)}
        <span class="muted small"
          >${formatDate(receivedAt, { style: 'datetime' })} ·
          ${t(`report.via.${via}`, { person: sentBy })}</span
        >
      </div>
      <form @submit=${this.assign}>
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
        <rw-button type="submit" ?busy=${this.sending.busy}>${t('report.review.assign')}</rw-button>
        <rw-button variant="quiet" @click=${this.dismiss}>${t('report.review.dismiss')}</rw-button>
      </form>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
    </div>`;
  }

  private assign(event: SubmitEvent): void {
    event.preventDefault();
    const { id } = this.report;
    void this.sending.run(() => assignReport(id, this.code));
  }

  private dismiss(): void {
    const { id } = this.report;
    void this.sending.run(() => dismissReport(id));
  }
}

/** What a person can tell the machine by: make, model and serial, or the disks it speaks of. */
function nameOf({ machine }: ShownReport): string {
  const { manufacturer, model, serial } = machine.fields;
  const named = [manufacturer, model, serial].flatMap((field) => field?.value ?? []);
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
