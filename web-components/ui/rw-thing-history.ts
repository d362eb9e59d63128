import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import { historyStyles } from './history-styles.ts';
import './rw-code.ts';
import { thingPath } from './thing-path.ts';

/** One act in the life of a part or an accessory. */
export interface ThingEvent {
  /** What was done, in the reader's words. */
  words: string;
  deviceCode: string | null;
  transferCode?: string | null;
  toPlace: string | null;
  /** What it was done for; empty when nothing is known. */
  note?: string;
  /** Null where the name is not for the reader. */
  by: string | null;
  /** ISO 8601 with zone. */
  happenedAt: string;
}

/** All that happened to a thing, the newest first: what, with which device or transfer, where to, by whom and when. */
@customElement('rw-thing-history')
export class RwThingHistory extends LitElement {
  static override styles = [baseStyles, historyStyles];

  @property({ attribute: false }) events: readonly ThingEvent[] = [];
  readonly i18n = new I18n(this);

  override render() {
    return html`<section class="stack">
      <h2>${t('thing.history')}</h2>
      ${
        this.events.length === 0
          ? html`<p class="muted">${t('thing.no_history')}</p>`
          : html`<ol>
              ${this.events.map(renderEvent)}
            </ol>`
      }
    </section>`;
  }
}

function renderEvent({
  words,
  deviceCode,
  transferCode,
  toPlace,
  note,
  by,
  happenedAt,
}: ThingEvent) {
  return html`<li>
    <span
      ><strong>${words}</strong>
      ${deviceCode ? link(thingPath('device', deviceCode), deviceCode) : nothing}
      ${transferCode ? link(thingPath('transfer', transferCode), transferCode) : nothing}
      ${toPlace ? html`<bdi>${toPlace}</bdi>` : nothing}
      ${note ? html`<bdi>${note}</bdi>` : nothing}</span
    >
    <span class="muted small"
      ><bdi>${by ?? t('history.somebody')}</bdi> ·
      <time datetime=${happenedAt}>${formatDate(happenedAt, { style: 'datetime' })}</time></span
    >
  </li>`;
}

function link(href: string, code: string) {
  return html`<a class="reach" href=${href}><rw-code code=${code}></rw-code></a>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-thing-history': RwThingHistory;
  }
}
