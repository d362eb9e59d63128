import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { allowed } from '../data/session.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-empty.ts';
import './rw-transfer-lines.ts';
import type { LineAct } from './rw-transfer-lines.ts';
import type { Transfer, TransferLine } from './transfer-data.ts';

export type TransferAct = 'sending' | 'cancelling';

/**
 * The lines of a transfer, what is open first, and what its site may do with the whole of it.
 * @fires rw-line - `{ line, act }`
 * @fires rw-act - `{ act }`
 */
@customElement('rw-transfer-body')
export class RwTransferBody extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) transfer!: Transfer;
  /** The reader packs it, or receives it. */
  @property({ type: Boolean }) packs = false;
  @property({ type: Boolean }) receives = false;
  @property({ type: Boolean }) busy = false;
  /** Scans of it wait for the network. */
  @property({ type: Boolean }) waiting = false;
  readonly i18n = new I18n(this);
  private followFocus = false;

  /** The button that was pressed is gone: the keyboard goes to what became of the list. */
  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('transfer');
    const moved = before !== undefined && before.state !== this.transfer.state;
    const follows = this.followFocus && moved;
    // Refused or done, the next change of the list may be a colleague's.
    if (moved || (before && !this.busy)) this.followFocus = false;
    if (!follows) return;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  override render() {
    return html`<div class="stack">
      ${this.renderLines(this.transfer)} ${this.renderActions(this.transfer)}
    </div>`;
  }

  private renderLines({ lines, state, side }: Transfer) {
    if (lines.length === 0) {
      return html`<rw-empty icon="package" heading=${t('transfer.nothing_packed')}></rw-empty>`;
    }
    const open = lines.filter((line) => line.open > 0);
    const done = (...states: TransferLine['state'][]) =>
      lines.filter((line) => line.open === 0 && states.includes(line.state));
    const table = (title: string, rows: readonly TransferLine[], acts: LineAct | null) =>
      rows.length === 0
        ? nothing
        : html`<section class="stack">
            <h2 tabindex="-1">
              ${title} <span class="muted number">${formatNumber(rows.length)}</span>
            </h2>
            <rw-transfer-lines
              heading=${title}
              .lines=${rows}
              .acts=${(line: TransferLine) => (mayDo(acts, line) ? acts : null)}
              ?linked=${side === 'to' ? state === 'settled' || acts === 'not_there' : state === 'packing'}
              @rw-line=${this.pass}
            ></rw-transfer-lines>
          </section>`;
    if (state === 'packing' || state === 'cancelled') {
      return table(t('transfer.line.packed'), lines, this.packs ? 'remove' : null);
    }
    const settles = allowed('transfer.receive') ? 'settle' : null;
    return html`${table(t('transfer.line.on_the_way'), open, settles)}
    ${table(t('transfer.line.stayed'), done('stayed'), null)}
    ${table(t('transfer.line.lost'), done('lost'), null)}
    ${table(t('transfer.line.arrived'), done('arrived', 'unexpected', 'packed', 'on_the_way'), this.receives ? 'not_there' : null)}`;
  }

  private renderActions(transfer: Transfer) {
    if (transfer.side !== 'from' || !allowed('transfer.pack')) return nothing;
    const cancels =
      transfer.state === 'packing' || (transfer.state === 'sent' && !transfer.arrivedAt);
    if (!cancels) return nothing;
    return html`<p class="muted small">${t('transfer.needs_network')}</p>
      <div class="row">
        ${
          transfer.state === 'packing'
            ? html`<rw-button
                variant="primary"
                size="bench"
                icon="truck"
                ?busy=${this.busy}
                ?disabled=${transfer.lines.length === 0 || this.waiting}
                @click=${() => this.act('sending')}
                >${t('transfer.send')}</rw-button
              >`
            : nothing
        }
        ${
          cancels
            ? html`<rw-button
                variant="quiet"
                icon="undo"
                ?busy=${this.busy}
                @click=${() => this.act('cancelling')}
                >${t('transfer.cancel')}</rw-button
              >`
            : nothing
        }
      </div>`;
  }

  private readonly pass = (event: CustomEvent<{ line: TransferLine; act: LineAct }>): void => {
    this.dispatchEvent(new CustomEvent('rw-line', { detail: event.detail }));
  };

  private act(act: TransferAct): void {
    this.followFocus = true;
    this.dispatchEvent(new CustomEvent('rw-act', { detail: { act } }));
  }
}

/** What was not on the list, or was settled, has no way back from here. */
function mayDo(act: LineAct | null, line: TransferLine): boolean {
  if (act === 'not_there') return line.state === 'arrived' && line.subject !== 'item';
  return act !== null;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-transfer-body': RwTransferBody;
  }
}
