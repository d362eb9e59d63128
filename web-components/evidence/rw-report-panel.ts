import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { allowed } from '../data/session.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-skeleton.ts';
import { type Card, isWorkable } from './card.ts';
import { type DeviceReports, loadReports, type ShownReport } from './reports.ts';
import { changeWords, warningWords } from './report-words.ts';
import './rw-refusal.ts';
import './rw-report-command.ts';
import './rw-report-drop.ts';
import './rw-report-facts.ts';

/**
 * What the machine says about itself: send a report, see it read, settle differences, open what was sent.
 * @fires rw-changed
 */
@customElement('rw-report-panel')
export class RwReportPanel extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ol {
        display: grid;
        gap: var(--rw-space-4);
      }

      li {
        display: grid;
        gap: var(--rw-space-1);
        overflow-wrap: anywhere;
      }

      a {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--rw-touch);
        margin-inline-end: var(--rw-space-4);
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  @state() private shown: DeviceReports | null = null;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('card')) return;
    if (changed.get('card')?.code !== this.card.code) this.shown = null;
    void this.load(this.card.code);
  }

  override render() {
    const { card, shown } = this;
    const maySend = allowed('diagnostics.record') && isWorkable(card);
    return html`<div class="stack">
      ${
        maySend
          ? html`<rw-report-command
                code=${card.code}
                newest=${shown?.reports.find(({ via }) => via === 'command')?.id ?? ''}
              ></rw-report-command>
              <rw-report-drop code=${card.code}></rw-report-drop>`
          : nothing
      }
      <rw-refusal .error=${this.error}></rw-refusal>
      ${
        shown
          ? this.renderReports(shown)
          : this.error
            ? nothing
            : html`<rw-skeleton .lines=${3}></rw-skeleton>`
      }
    </div>`;
  }

  private renderReports({ reports, facts }: DeviceReports) {
    if (reports.length === 0) return html`<p class="muted">${t('report.nothing')}</p>`;
    return html`<rw-report-facts
        code=${this.card.code}
        .facts=${facts}
        ?editable=${allowed('device.edit') && isWorkable(this.card)}
      ></rw-report-facts>
      <h3>${t('report.received')}</h3>
      <ol>
        ${reports.map((report) => this.renderReport(report))}
      </ol>`;
  }

  private renderReport({ receivedAt, sentBy, via, changes, machine, files }: ShownReport) {
    return html`<li>
      <strong>${formatDate(receivedAt, { style: 'datetime' })}</strong>
      <span class="muted small">${t(`report.via.${via}`, { person: sentBy })}</span>
      ${changes.map((change) => html`<span>${changeWords(change)}</span>`)}
      ${machine.warnings.map(
        (warning) => html`<span class="muted">${warningWords(warning)}</span>`,
      )}
      <span>
        ${files.map(
          ({ uploadId, position, name }) =>
            html`<a href="/api/hardware-reports/files/${uploadId}/${position}" download
              ><bdi>${name}</bdi></a
            >`,
        )}
      </span>
    </li>`;
  }

  private async load(code: string): Promise<void> {
    try {
      const shown = await loadReports(code);
      if (code !== this.card.code) return;
      this.shown = shown;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-report-panel': RwReportPanel;
  }
}
