import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatDate, formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-refused.ts';
import '../ui/rw-skeleton.ts';
import { deviceName, type FreeDevice, loadSuggestions, type NeedCard } from './need-data.ts';
import './rw-reserve-button.ts';

/**
 * Free devices for one request, the one that has waited longest first; one press reserves.
 * @fires rw-close
 * @fires rw-reserved with `detail: { code, needCode }`
 */
@customElement('rw-suggestions')
export class RwSuggestions extends LitElement {
  static override styles = [
    baseStyles,
    css`
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--rw-space-2) var(--rw-space-4);
        align-items: center;
        padding-block: var(--rw-space-3);
        border-block-end: 1px solid var(--rw-color-line);
      }

      @media (max-width: 599px) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) need!: Pick<NeedCard, 'code' | 'decidedByMe'>;
  @state() private devices: FreeDevice[] | null = null;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    return html`<rw-dialog
      wide
      open
      heading=${t('need.devices_for', { need: this.need.code })}
      @rw-close=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
    >
      <rw-refused .error=${this.error}></rw-refused>
      ${this.renderDevices()}
    </rw-dialog>`;
  }

  private renderDevices() {
    if (!this.devices) return this.error ? '' : html`<rw-skeleton .lines=${4}></rw-skeleton>`;
    if (this.devices.length === 0) {
      return html`<rw-empty heading=${t('need.no_device')}>${t('need.no_device_hint')}</rw-empty>`;
    }
    return html`<ul>
      ${this.devices.map(
        (device) =>
          html`<li>
            <div>
              <strong><rw-code code=${device.code}></rw-code></strong> ${deviceName(device)}
              <p class="muted small">
                ${factsOf(device).map(
                  (fact, index) => html`${index > 0 ? ' · ' : ''}<bdi>${fact}</bdi>`,
                )}
              </p>
            </div>
            <rw-reserve-button
              device=${device.code}
              need=${this.need.code}
              ?approvedByMe=${this.need.decidedByMe}
            ></rw-reserve-button>
          </li>`,
      )}
    </ul>`;
  }

  private async load(): Promise<void> {
    try {
      this.devices = await loadSuggestions(this.need.code);
    } catch (error) {
      this.error = error;
    }
  }
}

function factsOf(device: FreeDevice): string[] {
  const { memoryMib, storageGb, batteryHealth, cosmeticGrade, placeName, readySince } = device;
  return [
    memoryMib ? `${formatNumber(Math.ceil(memoryMib / 1024))} GB` : '',
    storageGb ? `${formatNumber(storageGb)} GB` : '',
    batteryHealth ? t('stock.battery_at', { percent: `${formatNumber(batteryHealth)}%` }) : '',
    cosmeticGrade ?? '',
    placeName ?? '',
    t('need.ready_since', { date: formatDate(readySince, { style: 'relative' }) }),
  ].filter(Boolean);
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-suggestions': RwSuggestions;
  }
}
