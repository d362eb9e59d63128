import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { formatDate, formatDuration, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { historyStyles } from '../ui/history-styles.ts';
import '../ui/rw-skeleton.ts';
import '../ui/rw-stage.ts';
import { eventWords } from './event-words.ts';
import './rw-refusal.ts';

const loadHistory = (code: string) => call(api.devices[':code'].history.$get({ param: { code } }));
export type HistoryLine = Awaited<ReturnType<typeof loadHistory>>['events'][number];

/** Entered later than it happened: after a network gap or from paper. */
const LATE_MS = 2000;

/** Every event of a device to the second: who, where, from, to, why, how long; the newest first. */
@customElement('rw-history')
export class RwHistory extends LitElement {
  static override styles = [
    baseStyles,
    historyStyles,
    css`
      .words {
        font-weight: 600;
      }

      .late {
        color: var(--rw-color-warning);
      }
    `,
  ];

  @property() code = '';
  /** Read again when it changes. */
  @property({ type: Number }) version = 0;
  @state() private events: HistoryLine[] | null = null;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('code')) this.events = null;
    if (changed.has('code') || changed.has('version')) void this.load();
  }

  override render() {
    if (this.error && !this.events) {
      return html`<rw-refusal .error=${this.error}></rw-refusal>`;
    }
    if (!this.events) return html`<rw-skeleton .lines=${4}></rw-skeleton>`;
    return html`<ol>
      ${this.events.toReversed().map((event) => this.renderEvent(event))}
    </ol>`;
  }

  private renderEvent(event: HistoryLine) {
    const late =
      new Date(event.recordedAt).getTime() - new Date(event.happenedAt).getTime() > LATE_MS;
    const { reason, place } = event.data as { reason?: string; place?: string };
    const placeName = place ? event.places[place] : undefined;
    return html`<li>
      <span class="words">${eventWords(event)}</span>
      ${placeName ? html`<span>${t('history.at_place', { place: placeName })}</span>` : nothing}
      ${reason ? html`<span>${t('field.reason')}: ${reasonWords(reason)}</span>` : nothing}
      <span class="muted small"
        >${event.actor ?? t('history.somebody')} ·
        <time datetime=${event.happenedAt}>${toTheSecond(event.happenedAt)}</time>
        ${
          event.dwellSeconds !== null
            ? html`· ${t('history.after', { time: formatDuration(event.dwellSeconds * 1000) })}`
            : nothing
        }
      </span>
      ${
        late
          ? html`<span class="late small"
              >${t('history.entered_later', { when: toTheSecond(event.recordedAt) })}</span
            >`
          : nothing
      }
    </li>`;
  }

  private async load(): Promise<void> {
    const { code } = this;
    try {
      const { events } = await loadHistory(code);
      if (code !== this.code) return;
      this.events = events;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
}

function reasonWords(reason: string): string {
  const key = `hold.${reason}`;
  return isKey(reason) ? t(reason) : isKey(key) ? t(key) : reason;
}

function toTheSecond(moment: string): string {
  return `${formatDate(moment)} ${formatDate(moment, { style: 'second' })}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-history': RwHistory;
  }
}
