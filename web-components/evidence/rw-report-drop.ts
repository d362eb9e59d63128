import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { formatNumber, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import { type ReportAnswer, sendReportFiles } from './reports.ts';
import './rw-log-answers.ts';
import { changeWords, factName, type Fact, warningWords } from './report-words.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';
import { groupedCode } from '../ui/grouped-code.ts';

type Answer = ReportAnswer['reports'][number];

/**
 * Takes report files by dropping or choosing them, several at once, and says what became of each machine.
 * @fires rw-changed
 */
@customElement('rw-report-drop')
export class RwReportDrop extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .zone {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-3) var(--rw-space-4);
        padding: var(--rw-space-4);
        border: 2px dashed var(--rw-color-control);
        border-radius: var(--rw-radius-small);
      }

      .zone.over {
        border-color: var(--rw-color-text);
        background: var(--rw-color-sunken);
      }

      .words {
        flex: 1 1 14rem;
      }

      progress {
        display: block;
        inline-size: 100%;
        accent-color: var(--rw-color-accent);
      }

      ul {
        padding-inline-start: var(--rw-space-5);
        list-style: disc;
      }
    `,
  ];

  /** The device they are for; empty: each report finds its device itself. */
  @property() code = '';
  /** A one-device token in the place of a session. */
  @property() token = '';
  /** Nothing more can be sent; the answer stays. */
  @property({ type: Boolean }) done = false;
  /** What the zone says instead of its usual words. */
  @property() hint = '';
  /** Whether the review queue is elsewhere, and worth a link. */
  @property({ type: Boolean }) link = false;
  @state() private underway: readonly File[] = [];
  @state() private over = false;
  @state() private answers: readonly Answer[] = [];
  @state() private unread: ReportAnswer['unread'] = [];
  @query('input') private readonly field!: HTMLInputElement;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const logs = this.answers.flatMap(({ wipes }) => wipes);
    return html`<div class="stack">
      ${this.done ? nothing : this.renderZone()}
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      <div aria-live="polite" class="stack">
        ${this.sending.busy ? this.renderProgress() : nothing}
        ${this.answers.length + this.unread.length > 1 ? this.renderSummary() : nothing}
        ${this.answers
          .filter((answer) => !isLog(answer))
          .map((answer) => this.renderAnswer(answer))}
        ${logs.length > 0 ? html`<rw-log-answers .logs=${logs}></rw-log-answers>` : nothing}
        ${
          this.answers.some(({ status }) => status === 'review') && this.link
            ? html`<div><rw-button href="/reports">${t('logs.queue')}</rw-button></div>`
            : nothing
        }
        ${this.unread.map(
          ({ name, warning }) =>
            html`<rw-notice kind="warning"
              ><bdi>${name}</bdi>: ${warningWords(warning)}</rw-notice
            >`,
        )}
      </div>
    </div>`;
  }

  private renderZone() {
    return html`<div
      class="zone ${this.over ? 'over' : ''}"
      @dragover=${this.dragOver}
      @dragleave=${() => (this.over = false)}
      @drop=${this.dropped}
    >
      <p class="words">
        ${this.hint || t(this.token ? 'report.drop_phone' : this.code ? 'report.drop' : 'report.drop_any')}
      </p>
      <rw-button
        icon="upload"
        size="bench"
        ?busy=${this.sending.busy}
        @click=${() => this.field.click()}
        >${t('report.choose_files')}</rw-button
      >
      <input
        type="file"
        multiple
        hidden
        aria-label=${t('report.choose_files')}
        @change=${this.chosen}
      />
    </div>`;
  }

  private renderProgress() {
    const megabytes = this.underway.reduce((sum, file) => sum + file.size, 0) / 1e6;
    const size = formatNumber(megabytes, { maximumFractionDigits: 1 });
    return html`<div class="stack">
      <label class="muted"
        >${t('report.sending', { count: this.underway.length, size })}<progress></progress
      ></label>
    </div>`;
  }

  /** Ten files of four machines: said, so that nobody counts. */
  private renderSummary() {
    const matched = this.answers.filter(({ status }) => status === 'matched').length;
    const waiting = this.answers.length - matched;
    const unread = this.unread.length;
    return html`<p>
      <strong>${t('report.summary', { files: this.underway.length })}</strong>
      ${[
        ...(matched ? [t('report.summary_matched', { count: matched })] : []),
        ...(waiting ? [t('report.summary_waiting', { count: waiting })] : []),
        ...(unread ? [t('report.summary_unread', { count: unread })] : []),
      ].join(' · ')}
    </p>`;
  }

  private renderAnswer(answer: Answer) {
    const { filled, differing, mediaAdded, measured, changes, disksElsewhere, warnings } = answer;
    return html`<rw-notice kind=${noticeKind(answer)}>
      <p><strong>${headline(answer)}</strong></p>
      <ul>
        ${filled.length > 0 ? html`<li>${t('report.filled', { fields: names(filled) })}</li>` : nothing}
        ${
          differing.length > 0
            ? html`<li>${t('report.differing', { fields: names(differing) })}</li>`
            : nothing
        }
        ${measured.length > 0 ? html`<li>${t('report.measured', { count: measured.length })}</li>` : nothing}
        ${mediaAdded > 0 ? html`<li>${t('report.media_added', { count: mediaAdded })}</li>` : nothing}
        ${changes.map((change) => html`<li>${changeWords(change)}</li>`)}
        ${disksElsewhere.map(
          ({ serial, deviceCode }) =>
            html`<li>${t('report.disk_elsewhere', { serial, code: groupedCode(deviceCode) })}</li>`,
        )}
        ${warnings.map((warning) => html`<li>${warningWords(warning)}</li>`)}
      </ul>
    </rw-notice>`;
  }

  private dragOver(event: DragEvent): void {
    event.preventDefault();
    this.over = true;
  }

  private dropped(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    void this.take([...(event.dataTransfer?.files ?? [])]);
  }

  private chosen(): void {
    const files = [...(this.field.files ?? [])];
    this.field.value = '';
    void this.take(files);
  }

  private async take(files: readonly File[]): Promise<void> {
    if (files.length === 0 || this.sending.busy) return;
    this.underway = files;
    this.answers = [];
    this.unread = [];
    const { code, token } = this;
    const answer = await this.sending.run(() => sendReportFiles(files, code, token));
    if (!answer) return;
    this.answers = answer.reports;
    this.unread = answer.unread;
  }
}

function headline({ status, reason, deviceCode }: Answer): string {
  if (reason !== '' && isKey(reason)) return t(reason);
  if (status === 'review' || deviceCode === null) return t('report.no_device');
  return t('report.matched', { code: groupedCode(deviceCode) });
}

/** A report of nothing but a wipe: shown among the logs. */
function isLog({ wipes, filled, differing, mediaAdded }: Answer): boolean {
  return wipes.length > 0 && filled.length + differing.length + mediaAdded === 0;
}

function noticeKind({ status, reason }: Answer): 'done' | 'warning' {
  return status === 'matched' && reason === '' ? 'done' : 'warning';
}

function names(fields: readonly string[]): string {
  return fields.map((field) => factName(field as Fact['field'])).join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-report-drop': RwReportDrop;
  }
}
