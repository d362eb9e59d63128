import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../handover/rw-table-pieces.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-notice.ts';
import type { TableDesk } from './table-desk.ts';
import { deviceName } from './table-words.ts';

/** What a family sees at the table; the bench finds out more. */
const FAULTS = ['PWR', 'BOOT', 'LCD', 'GLASS', 'KBD', 'CHG', 'UNK'] as const;

/** The device is dead on arrival: scan it, say what is wrong, scan the spare and its pieces. */
@customElement('rw-table-exchange')
export class RwTableExchange extends LitElement {
  static override styles = [
    baseStyles,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--rw-space-4);
      }
    `,
  ];

  @property({ attribute: false }) desk!: TableDesk;
  /** Changes whenever the desk does. */
  @property({ attribute: false }) stamp: unknown;
  readonly i18n = new I18n(this);

  override render() {
    const { exchange, family, scanned, day } = this.desk;
    const dead = family?.entry.device;
    if (!exchange || !dead) return nothing;
    const { spare } = exchange;
    return html`<section>
      <h3>${t('at_table.exchange_dead')}</h3>
      <rw-table-pieces
        device=${dead.code}
        deviceName=${deviceName(dead)}
        .scanned=${scanned}
      ></rw-table-pieces>
      <rw-choice
        label=${t('at_table.fault')}
        .value=${exchange.fault}
        .options=${FAULTS.map((value) => ({ value, label: t(`fault.${value}`) }))}
        @change=${(event: CustomEvent<{ value: string }>) => this.desk.setFault(event.detail.value)}
      ></rw-choice>
      <h3>${t('at_table.exchange_spare')}</h3>
      ${
        spare
          ? html`<rw-table-pieces
              device=${spare.code}
              deviceName=${deviceName(spare)}
              .pieces=${spare.pieces.map((piece) => ({ ...piece, accessoryId: null }))}
              .scanned=${scanned}
            ></rw-table-pieces>`
          : html`<rw-notice kind=${day.spares.length > 0 ? 'info' : 'warning'}
              >${
                day.spares.length > 0
                  ? t('at_table.spares_left', { count: day.spares.length })
                  : t('at_table.no_spares')
              }</rw-notice
            >`
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-table-exchange': RwTableExchange;
  }
}
