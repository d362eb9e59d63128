import { missingAtTable } from '#domain/table-scan.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ApiError } from '../data/api-error.ts';
import '../handover/rw-table-pieces.ts';
import { formatDate, formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-refused.ts';
import '../scan/rw-scan-here.ts';
import './rw-table-exchange.ts';
import type { AtTableSigned } from './rw-table-sign.ts';
import './rw-table-sign.ts';
import type { TableDesk } from './table-desk.ts';
import { deviceName, familyName } from './table-words.ts';

/**
 * One family at the table: who they are, what goes along, who signs.
 * @fires rw-witness with `detail: string`, the name to remember for the day
 */
@customElement('rw-table-family')
export class RwTableFamily extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        align-items: start;
        gap: var(--rw-space-5);
      }

      .person {
        padding: var(--rw-space-3) var(--rw-space-4);
        background: var(--rw-color-sunken);
        border-radius: var(--rw-radius);
        overflow-wrap: anywhere;
      }

      .person h2 {
        font-size: var(--rw-text-28);
      }

      h2:focus {
        outline: none;
      }

      rw-scan-here[open] {
        grid-column: 1 / -1;
      }

      .head {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--rw-space-3);
      }

      .others {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-3);
      }

      .others > * {
        flex: 1 1 auto;
      }

      @media (min-width: 900px) {
        .columns {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) desk!: TableDesk;
  /** Changes whenever the desk does. */
  @property({ attribute: false }) stamp: unknown;
  @property() witness = '';
  readonly i18n = new I18n(this);

  override render() {
    const { family } = this.desk;
    if (!family) return nothing;
    const { state } = family;
    return html`<div class="columns">
      <section class="stack">
        <div class="head">
          <rw-button size="bench" icon="list" @click=${() => this.desk.open(null)}
            >${t('at_table.to_list')}</rw-button
          >
          <rw-scan-here size="bench" accept-foreign></rw-scan-here>
        </div>
        ${this.renderPerson()} ${this.renderThings()}
        ${state === 'waiting' || state === 'absent' ? this.renderOthers() : nothing}
      </section>
      <section class="stack">
        ${state === 'served' ? this.renderServed() : this.renderSign()}
      </section>
    </div>`;
  }

  private renderPerson() {
    const { entry } = this.desk.family!;
    const { recipient, needCode, area, position } = entry;
    const phone = recipient?.guardianPhone;
    return html`<div class="person">
      <p class="muted small">
        ${formatNumber(position)} · <bdi>${needCode}</bdi> · <bdi>${area}</bdi>
      </p>
      <h2 tabindex="-1"><bdi>${familyName(entry).name}</bdi></h2>
      ${recipient ? html`<p>${joined([recipient.className, recipient.school])}</p>` : nothing}
      ${
        recipient?.guardianName
          ? html`<p>
              ${t('role.guardian')}: <bdi>${recipient.guardianName}</bdi>${
                phone ? html` · <bdi dir="ltr">${phone}</bdi>` : nothing
              }
            </p>`
          : nothing
      }
    </div>`;
  }

  private renderThings() {
    const { family, given, exchange, scanned } = this.desk;
    const { card } = family!.entry;
    if (exchange) {
      return html`<rw-table-exchange .desk=${this.desk} .stamp=${this.stamp}></rw-table-exchange>`;
    }
    if (given) {
      return html`<rw-table-pieces
        device=${given.code}
        deviceName=${deviceName(given)}
        .pieces=${given.pieces.map((piece) => ({ ...piece, accessoryId: null }))}
        .scanned=${scanned}
      ></rw-table-pieces>`;
    }
    if (!card) return html`<rw-notice kind="warning">${t('at_table.nothing_reserved')}</rw-notice>`;
    const name = [t('acc.sim'), card.make, card.iccidEnd && `…${card.iccidEnd}`];
    return html`<rw-table-pieces
      device=${card.code}
      deviceName=${name.filter(Boolean).join(' · ')}
      .scanned=${scanned}
    ></rw-table-pieces>`;
  }

  private renderServed() {
    const { servedAt } = this.desk.family!;
    const at = servedAt ? formatDate(servedAt, { style: 'time' }) : '';
    return html`<rw-notice kind="done"
      >${at ? t('at_table.served_at', { at }) : t('at_table.served_elsewhere')}</rw-notice
    >`;
  }

  private renderSign() {
    const { family, given, exchange, scanned, busy } = this.desk;
    const { recipient, card, device } = family!.entry;
    if (!given && !card) {
      return exchange ? html`<rw-notice>${t('at_table.scan_spare')}</rw-notice>` : nothing;
    }
    const blockers = given?.blockers ?? [];
    if (blockers.length > 0) {
      return html`<rw-refused
        .error=${new ApiError({ status: 422, code: 'table.blocked', blockers })}
      ></rw-refused>`;
    }
    if (exchange && exchange.fault.trim() === '') {
      return html`<rw-notice>${t('at_table.fault_first')}</rw-notice>`;
    }
    const draft = { scanned, identitySeen: true, signerName: '-', signed: true };
    const open = missingAtTable({ device: given, card }, draft);
    const deadOpen = exchange && device && !scanned.has(device.code);
    return html`<rw-table-sign
      guardian=${recipient?.guardianName ?? ''}
      locale=${recipient?.locale ?? ''}
      witness=${this.witness}
      .open=${deadOpen ? [{ missing: 'device' as const, code: device.code }, ...open] : open}
      ?busy=${busy}
      @rw-signed=${(event: CustomEvent<AtTableSigned>) => this.sign(event.detail)}
    ></rw-table-sign>`;
  }

  /** Beside the usual way, never next to its button. */
  private renderOthers() {
    const { family, exchange, busy } = this.desk;
    const { device } = family!.entry;
    return html`<div class="others">
      ${
        exchange
          ? html`<rw-button size="bench" icon="undo" @click=${() => this.desk.endExchange()}
              >${t('at_table.no_exchange')}</rw-button
            >`
          : html`${
              device
                ? html`<rw-button
                    size="bench"
                    icon="wrench"
                    @click=${() => this.desk.startExchange()}
                    >${t('at_table.exchange')}</rw-button
                  >`
                : nothing
            }
            ${
              family!.state === 'waiting'
                ? html`<rw-button
                    size="bench"
                    icon="clock"
                    ?busy=${busy}
                    @click=${() => this.desk.absent()}
                    >${t('at_table.absent')}</rw-button
                  >`
                : nothing
            }`
      }
    </div>`;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  private sign(signed: AtTableSigned): void {
    this.dispatchEvent(new CustomEvent('rw-witness', { detail: signed.witnessName }));
    void this.desk.handOver(signed);
  }
}

function joined(parts: readonly string[]) {
  return parts
    .filter(Boolean)
    .map((part, index) => html`${index > 0 ? ' · ' : ''}<bdi>${part}</bdi>`);
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-table-family': RwTableFamily;
  }
}
