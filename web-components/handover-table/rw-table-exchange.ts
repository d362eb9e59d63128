import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../handover/rw-table-pieces.ts';
import { I18n, t, type Key } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import type { TableDesk } from './table-desk.ts';
import { deviceName } from './table-words.ts';

/** What a family sees at the table; the bench finds out more. */
const FAULTS = ['power', 'screen', 'keyboard', 'charge', 'other'] as const;
type Fault = (typeof FAULTS)[number];

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
  private kind: Fault | '' = '';

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
        .value=${this.kind}
        .options=${FAULTS.map((value) => ({ value, label: t(faultKey(value)) }))}
        @change=${(event: CustomEvent<{ value: Fault }>) => this.choose(event.detail.value)}
      ></rw-choice>
      ${
        this.kind === 'other'
          ? html`<rw-field label=${t('at_table.fault_words')}>
              <input
                maxlength="200"
                .value=${exchange.fault}
                @input=${(event: Event) =>
                  this.desk.setFault((event.target as HTMLInputElement).value)}
              />
            </rw-field>`
          : nothing
      }
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

  private choose(kind: Fault): void {
    this.kind = kind;
    this.desk.setFault(kind === 'other' ? '' : t(faultKey(kind)));
  }
}

function faultKey(fault: Fault): Key {
  return `at_table.fault_${fault}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-table-exchange': RwTableExchange;
  }
}
