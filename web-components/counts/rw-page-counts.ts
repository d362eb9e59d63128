import { css, html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { navigate } from '../app/navigation.ts';
import { KeptReading } from '../data/kept-reading.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-kept-note.ts';
import '../ui/rw-page.ts';
import { type ListedCount, readCounts } from './count-data.ts';
import { countName } from './count-words.ts';
import './rw-count-form.ts';

/** The stock count that runs, and those that ended. */
@customElement('rw-page-counts')
export class RwPageCounts extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .running {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--rw-space-3);
      }

      .big {
        font-size: var(--rw-text-28);
        font-weight: 600;
        line-height: 1.25;
      }

      progress {
        inline-size: 100%;
        accent-color: var(--rw-color-done);
      }

      li a {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--rw-space-1) var(--rw-space-4);
        min-block-size: var(--rw-touch-bench);
        padding-block: var(--rw-space-2);
        border-block-end: 1px solid var(--rw-color-line);
        text-decoration: none;
      }
    `,
  ];

  readonly i18n = new I18n(this);
  private readonly reading = new KeptReading(this, () => '/counts', readCounts);
  readonly live = new LiveRefresh(
    this,
    this.reading.load,
    () => false,
    ({ topic }) => topic === 'count',
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.live.ask();
  }

  override render() {
    const counts = this.reading.value?.counts;
    const running = counts?.find(({ closedAt }) => !closedAt);
    const past = counts?.filter(({ closedAt }) => closedAt) ?? [];
    const mayStart = counts !== undefined && !running && allowed('stock.count');
    return html`<rw-page
      heading=${t('act.stocktake')}
      .state=${this.reading.state}
      .error=${this.reading.error}
      @rw-retry=${() => this.live.ask()}
    >
      <span slot="lead">${t('counts.lead')}</span>
      <div class="stack">
        <rw-kept-note .at=${this.reading.keptAt}></rw-kept-note>
        ${running ? this.renderRunning(running) : nothing}
        ${
          mayStart
            ? html`<rw-count-form
                @rw-started=${(event: CustomEvent<{ id: string }>) =>
                  navigate(`/counts/${event.detail.id}`)}
                @rw-stale=${() => this.live.ask()}
              ></rw-count-form>`
            : nothing
        }
        ${past.length > 0 ? this.renderPast(past) : nothing}
        ${
          !running && past.length === 0 && !mayStart
            ? html`<rw-empty icon="clipboard-check">${t('counts.none')}</rw-empty>`
            : nothing
        }
      </div>
    </rw-page>`;
  }

  private renderRunning(count: ListedCount) {
    return html`<section class="card stack" aria-label=${t('counts.running')}>
      <div class="running">
        <div>
          <p class="muted">${t('counts.running')} · <bdi>${countName(count)}</bdi></p>
          <p class="big">${t('counts.progress', { done: count.counted, all: count.places })}</p>
          <p class="muted">${this.startedText(count)}</p>
        </div>
        <rw-button variant="primary" size="bench" icon="scan-barcode" href="/counts/${count.id}"
          >${allowed('stock.count') ? t('counts.go_on') : t('common.open')}</rw-button
        >
      </div>
      <progress
        max=${Math.max(1, count.places)}
        .value=${count.counted}
        aria-label=${t('counts.progress', { done: count.counted, all: count.places })}
      ></progress>
    </section>`;
  }

  private renderPast(past: readonly ListedCount[]) {
    return html`<section>
      <h2>${t('counts.past')}</h2>
      <ul>
        ${past.map(
          (count) =>
            html`<li>
              <a href="/counts/${count.id}"
                ><span
                  ><strong><bdi>${countName(count)}</bdi></strong
                  ><br /><span class="muted small">${this.startedText(count)}</span></span
                >${
                  count.summary
                    ? html`<span class="number"
                        >${t('counts.result', {
                          found: count.summary.found,
                          expected: count.summary.expected,
                          open: count.summary.openCount,
                        })}</span
                      >`
                    : nothing
                }</a
              >
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private startedText({ startedAt, startedBy }: ListedCount): string {
    const date = formatDate(startedAt, { style: 'datetime' });
    return t('counts.of', { date, person: startedBy });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-counts': RwPageCounts;
  }
}
