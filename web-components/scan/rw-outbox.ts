import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../bench/rw-refused-scan.ts';
import { getSession } from '../data/session.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-notice.ts';
import { scannedText } from './answer-text.ts';
import { commandWords } from './context-words.ts';
import { expectText } from './expect-text.ts';
import { knownSummary, type KnownSummary } from './known-codes.ts';
import './rw-others-scans.ts';
import { onScanQueue, startScanning } from './scan-bus.ts';
import type { QueueState } from './scan-queue.ts';
import type { StoredScan } from './scan-store.ts';
import { sinceText } from './since-text.ts';
import { storageState } from './storage-state.ts';

const SHOWN = 20;

/** The list behind the indicator in the top bar: what waits, of whom and since when, and what was refused. */
@customElement('rw-outbox')
export class RwOutbox extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--rw-space-4);
      }

      ol {
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius);
      }

      .mine {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-2) var(--rw-space-4);
      }

      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--rw-space-3);
        padding: var(--rw-space-2) var(--rw-space-3);
        overflow-wrap: anywhere;
      }

      .refused {
        display: grid;
        gap: var(--rw-space-2);
      }

      li + li {
        border-block-start: 1px solid var(--rw-color-line);
      }

      bdi {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }

      time,
      .small {
        color: var(--rw-color-muted);
        font-size: var(--rw-text-14);
      }
    `,
  ];

  @state() private queue: QueueState | null = null;
  @state() private known: KnownSummary | null = null;
  @state() private busy = false;
  readonly i18n = new I18n(this);
  private stop?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onScanQueue((queue) => (this.queue = queue));
    void knownSummary().then((known) => (this.known = known));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  override render() {
    const { queue } = this;
    if (!queue) return nothing;
    const refused = queue.scans.filter(({ answer }) => answer?.outcome === 'refused');
    return html`${queue.waiting === 0 ? html`<p>${t('outbox.none')}</p>` : this.renderWaiting(queue)}
      ${refused.length > 0 ? this.renderRefused(refused) : nothing}
      <p class="small">${this.knownWords()}</p>`;
  }

  private renderWaiting({ waitingOf, trouble, scans }: QueueState) {
    const me = getSession()?.person.id ?? null;
    const mine = waitingOf.filter(({ personId }) => personId === me || personId === null);
    const others = waitingOf.filter((one) => !mine.includes(one));
    const own = scans.filter(
      ({ state, context, answer }) =>
        state === 'waiting' && !answer && (context.personId === me || context.personId === null),
    );
    const count = mine.reduce((sum, one) => sum + one.count, 0);
    return html`${
      trouble === 'offline'
        ? html`<rw-notice kind="warning">${t('outbox.offline')}</rw-notice>`
        : nothing
    }
    ${
      count > 0
        ? html`<p class="mine">
              ${t('outbox.mine', { count, time: sinceText(mine[0]?.since ?? '') })}
              <rw-button icon="refresh" ?busy=${this.busy} @click=${this.send}
                >${t('outbox.send')}</rw-button
              >
            </p>
            ${this.renderNewest(own, count)}`
        : nothing
    }
    ${repeat(
      others,
      ({ personId }) => personId,
      (one) => html`<rw-others-scans .waiting=${one}></rw-others-scans>`,
    )}`;
  }

  private renderNewest(scans: readonly StoredScan[], count: number) {
    const shown = scans.slice(-SHOWN).toReversed();
    if (shown.length === 0) return nothing;
    return html`<div>
      <p class="small">${t('outbox.newest')}</p>
      <ol>
        ${shown.map(
          ({ text, happenedAt, expected }) =>
            html`<li>
              <span>
                <bdi dir="ltr">${scannedText(text)}</bdi>
                ${expected ? expectText(expected) : commandWords(text)}
              </span>
              <time datetime=${happenedAt}>${formatDate(happenedAt, { style: 'time' })}</time>
            </li>`,
        )}
      </ol>
      ${
        count > shown.length
          ? html`<p class="small">${t('outbox.more', { count: count - shown.length })}</p>`
          : nothing
      }
    </div>`;
  }

  private renderRefused(scans: readonly StoredScan[]) {
    return html`<div class="refused">
      <p>${t('outbox.refused', { count: scans.length })}</p>
      ${scans
        .toReversed()
        .map(
          ({ requestId, text, happenedAt, answer }) =>
            html`<rw-refused-scan
              .scan=${{ requestId, text, happenedAt, person: null, answer: answer ?? { code: '', params: {} } }}
            ></rw-refused-scan>`,
        )}
    </div>`;
  }

  private knownWords(): string {
    const { known } = this;
    if (storageState() === 'none') return '';
    if (!known) return t('outbox.unknown');
    const { count, at, left } = known;
    const words = t('outbox.known', { count, time: sinceText(new Date(at).toISOString()) });
    return left > 0 ? `${words} ${t('outbox.left', { count: left })}` : words;
  }

  private async send(): Promise<void> {
    this.busy = true;
    await startScanning().queue.sendNow();
    this.busy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-outbox': RwOutbox;
  }
}
