import { takeBackable } from '#domain/table-day.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import type { TableDesk } from './table-desk.ts';
import { isSending, onSending, sendTable, sendTrouble } from './table-sender.ts';
import { type OutgoingRecord, readOutgoing } from './table-store.ts';

/**
 * Always on top: how far the day is, what waits to be sent, and the way back.
 * @fires rw-outgoing with `detail: OutgoingRecord[]` whenever what was sent changes
 */
@customElement('rw-table-bar')
export class RwTableBar extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: sticky;
        inset-block-start: var(--rw-top-bar, 0px);
        z-index: 3;
      }

      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-2) var(--rw-space-4);
        padding: var(--rw-space-2) var(--rw-space-4);
        background: var(--rw-color-surface);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius);
      }

      .progress {
        flex: 1 1 12rem;
        min-inline-size: 0;
      }

      .count {
        font-size: var(--rw-text-20);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }

      progress {
        inline-size: 100%;
        block-size: 8px;
        accent-color: var(--rw-color-done);
      }

      .sent {
        display: inline-flex;
        align-items: center;
        gap: var(--rw-space-2);
        min-block-size: var(--rw-touch);
        font-weight: 600;
      }

      .waits {
        padding-inline: var(--rw-space-3);
        border-radius: var(--rw-radius-small);
        background: var(--rw-color-warning-soft);
        color: var(--rw-color-warning);
      }

      .done {
        color: var(--rw-color-done);
      }

      /* It stays in view while people scroll: as few rows as can be. */
      @media (max-width: 599px) {
        .bar {
          gap: var(--rw-space-1) var(--rw-space-2);
          padding: var(--rw-space-2) var(--rw-space-3);
        }

        .progress {
          flex-basis: 9rem;
        }

        .sent,
        rw-button {
          flex: 1 1 auto;
          font-size: var(--rw-text-14);
          --rw-button-inline: var(--rw-space-2);
        }
      }
    `,
  ];

  @property({ attribute: false }) desk!: TableDesk;
  /** Changes whenever the desk does. */
  @property({ attribute: false }) stamp: unknown;
  /** What was done here: then there is something to send, or less. */
  @property({ attribute: false }) acts: readonly unknown[] = [];
  @state() private outgoing: readonly OutgoingRecord[] = [];
  readonly i18n = new I18n(this);
  private stop?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onSending(() => void this.read());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('acts')) void this.read();
  }

  override render() {
    const { progress } = this.desk.day;
    const words = t('at_table.progress', { done: progress.served, total: progress.total });
    return html`<div class="bar">
      <div class="progress">
        <span class="count">${words}</span>
        ${
          progress.absent > 0
            ? html`<span class="muted">
                · ${t('at_table.absent_count', { count: progress.absent })}</span
              >`
            : nothing
        }
        <progress
          aria-label=${words}
          max=${Math.max(1, progress.total)}
          .value=${progress.served}
        ></progress>
      </div>
      ${this.renderSent()} ${this.renderBack()}
    </div>`;
  }

  private renderSent() {
    const waiting = this.outgoing.filter(({ sealed }) => sealed).length;
    const offline = sendTrouble() === 'offline' || !navigator.onLine;
    if (waiting === 0) {
      return html`<span class="sent ${offline ? 'muted' : 'done'}" role="status">
        <rw-icon name=${offline ? 'wifi-off' : 'circle-check'}></rw-icon>
        ${t(this.outgoing.length > 0 ? 'at_table.all_sent' : offline ? 'app.offline' : 'at_table.ready')}
      </span>`;
    }
    return html`<span class="sent waits" role="status">
        <rw-icon name=${offline ? 'wifi-off' : 'upload'}></rw-icon>
        ${t('at_table.waiting', { count: waiting })}
      </span>
      <rw-button icon="upload" ?busy=${isSending()} @click=${() => sendTable(true)}
        >${t('at_table.send_now')}</rw-button
      >`;
  }

  private renderBack() {
    const { desk } = this;
    const left = new Set(this.outgoing.filter((record) => record.left).map(({ id }) => id));
    const act = takeBackable(desk.table.acts, (id) => left.has(id));
    if (!act || desk.needCode) return nothing;
    const family = desk.day.families.find(({ entry }) => entry.needCode === act.needCode);
    const position = formatNumber(family?.entry.position ?? 0);
    return html`<rw-button icon="undo" @click=${() => desk.takeBack(act.id)}
      >${t('at_table.take_back', { position })}</rw-button
    >`;
  }

  private async read(): Promise<void> {
    this.outgoing = await readOutgoing(this.desk.table.tabletId);
    this.dispatchEvent(new CustomEvent('rw-outgoing', { detail: this.outgoing }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-table-bar': RwTableBar;
  }
}
