import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { errorText } from '../data/api-client.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { loadReviewQueue, recallReport, type WaitingReport } from '../evidence/reports.ts';
import '../evidence/rw-report-drop.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { scanContext } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-page.ts';
import { showToast } from '../ui/toast.ts';
import { namesDevice } from './device-of-scan.ts';
import './rw-waiting-report.ts';
import type { RwWaitingReport } from './rw-waiting-report.ts';
import { nameOf } from './waiting-words.ts';

/**
 * Reports of any machine: drop them here, and settle those that found no device by themselves. A scanned label
 * is for the marked report: the one last touched, at first the oldest.
 */
@customElement('rw-page-reports')
export class RwPageReports extends LitElement {
  static override styles = [baseStyles];

  @state() private waiting: readonly WaitingReport[] | null = null;
  @state() private chosen = '';
  @state() private failure: unknown = null;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => this.hear(text));
  private readonly refresh = new LiveRefresh(this, () => this.load());

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const state = this.waiting ? 'ready' : this.failure ? 'error' : 'loading';
    return html`<rw-page
      heading=${t('report.title')}
      state=${state}
      .error=${this.failure}
      @rw-retry=${() => this.refresh.ask()}
      @rw-changed=${() => this.load()}
    >
      <div class="stack">
        <rw-report-drop></rw-report-drop>
        <h2 tabindex="-1">${t('report.review.title')}</h2>
        ${this.waiting ? this.renderQueue(this.waiting) : nothing}
      </div>
    </rw-page>`;
  }

  private renderQueue(waiting: readonly WaitingReport[]) {
    if (waiting.length === 0) {
      return html`<rw-empty icon="circle-check" heading=${t('report.review.nothing')}></rw-empty>`;
    }
    return html`<p class="muted">${t('report.review.hint')}</p>
      ${repeat(
        waiting,
        ({ id }) => id,
        (report) =>
          html`<rw-waiting-report
            .report=${report}
            ?selected=${report.id === this.markedId}
            @click=${() => (this.chosen = report.id)}
            @focusin=${() => (this.chosen = report.id)}
            @rw-aside=${() => this.sayAside(report)}
          ></rw-waiting-report>`,
      )}`;
  }

  private get markedId(): string {
    const chosen = this.waiting?.find(({ id }) => id === this.chosen) ?? this.waiting?.[0];
    return chosen?.id ?? '';
  }

  private get marked(): RwWaitingReport | null {
    return this.renderRoot.querySelector('rw-waiting-report[selected]');
  }

  /** An armed card or place keeps its own meaning. */
  private hear(text: string): boolean {
    const { command, placeCode } = scanContext();
    const { marked } = this;
    if (command || placeCode || !marked || !namesDevice(text)) return false;
    void marked.name(text);
    return true;
  }

  private sayAside(report: WaitingReport): void {
    const action = { label: t('act.undo'), run: () => this.recall(report.id) };
    const text = t('report.review.dismissed', { name: `\u2068${nameOf(report)}\u2069` });
    showToast({ kind: 'done', text, action });
  }

  private async recall(id: string): Promise<void> {
    try {
      await recallReport(id);
      this.chosen = id;
    } catch (error) {
      showToast({ kind: 'refused', text: errorText(error) });
    }
    await this.load();
    await this.focusMarked();
  }

  private async load(): Promise<void> {
    try {
      const before = this.waiting ?? [];
      const { reports } = await loadReviewQueue();
      const hadFocus = before.find(
        ({ id }) => id === this.chosen && this.marked?.matches(':focus-within'),
      );
      this.waiting = reports;
      this.failure = null;
      if (hadFocus) await this.followFocus(before, hadFocus.id);
    } catch (error) {
      this.failure = error;
    }
  }

  /** Where the report with the keyboard was settled, the next one gets it; after the last one the heading. */
  private async followFocus(before: readonly WaitingReport[], id: string): Promise<void> {
    const left = new Set(this.waiting?.map((report) => report.id));
    if (left.has(id)) return;
    const place = before.findIndex((report) => report.id === id);
    const still = (report: WaitingReport) => left.has(report.id);
    const next = before.slice(place).find(still) ?? before.slice(0, place).findLast(still);
    this.chosen = next?.id ?? '';
    await this.focusMarked();
  }

  private async focusMarked(): Promise<void> {
    await this.updateComplete;
    const heading = this.renderRoot.querySelector<HTMLElement>('h2');
    (this.marked ?? heading)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-reports': RwPageReports;
  }
}
