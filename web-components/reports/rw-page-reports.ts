import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LiveRefresh } from '../data/live-refresh.ts';
import { loadReviewQueue, type ShownReport } from '../evidence/reports.ts';
import '../evidence/rw-report-drop.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-page.ts';
import './rw-waiting-report.ts';

/** Reports of any machine: drop them here, and settle those that found no device by themselves. */
@customElement('rw-page-reports')
export class RwPageReports extends LitElement {
  static override styles = [baseStyles];

  @state() private waiting: readonly ShownReport[] | null = null;
  @state() private failure: unknown = null;
  readonly i18n = new I18n(this);
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
        <h2>${t('report.review.title')}</h2>
        ${this.renderQueue()}
      </div>
    </rw-page>`;
  }

  private renderQueue() {
    if (!this.waiting) return nothing;
    if (this.waiting.length === 0) return html`<p class="muted">${t('report.review.nothing')}</p>`;
    return html`<p class="muted">${t('report.review.hint')}</p>
      ${repeat(
        this.waiting,
        ({ id }) => id,
        (report) => html`<rw-waiting-report .report=${report}></rw-waiting-report>`,
      )}`;
  }

  private async load(): Promise<void> {
    try {
      this.waiting = (await loadReviewQueue()).reports;
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-reports': RwPageReports;
  }
}
