import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Code } from '#domain/codes.ts';
import { api, call } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import type { ScanNews } from '../scan/kept-scans.ts';
import '../scan/rw-scan-frame.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-field.ts';

const loadPlaces = () => call(api.places.$get({ query: {} }));
type Place = Awaited<ReturnType<typeof loadPlaces>>[number];

/**
 * The place in force, the camera and a field for typed codes: everything a phone or a table needs to pack or receive.
 * @slot - a way to put right what the last scan met
 * @fires rw-place - `{ place }`, the code of the place chosen, or null for any
 */
@customElement('rw-transfer-scan')
export class RwTransferScan extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .place {
        font-size: var(--rw-text-20);
        font-weight: 600;
      }
    `,
  ];

  @property() side: 'from' | 'to' = 'from';
  @property() place: Code = '';
  @property({ attribute: false }) news: ScanNews | null = null;
  @property({ type: Number }) waiting = 0;
  @state() private places: readonly Place[] = [];
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void loadPlaces().then(
      (places) => (this.places = places),
      () => undefined,
    );
  }

  override render() {
    const receives = this.side === 'to';
    const words = this.placeWords();
    return html`<rw-scan-frame
      heading=${t(receives ? 'transfer.receive_place' : 'transfer.pack_scan')}
      hint=${t(receives ? 'transfer.box_hint' : 'transfer.pack_hint')}
      verb=${receives ? t('act.receive') : ''}
      .news=${this.news}
      .waiting=${this.waiting}
      accept-foreign
    >
      <slot slot="act"></slot>
      ${words ? html`<p class="place" role="status">${words}</p>` : nothing}
      <rw-field slot="fields" label=${t('field.location')}>
        <select @change=${this.choose}>
          <option value="" ?selected=${this.place === ''}>
            ${t(receives ? 'common.select' : 'transfer.any_bin')}
          </option>
          ${this.places
            .filter(({ kind }) => kind !== 'site')
            .map(
              ({ code, name }) =>
                html`<option value=${code} ?selected=${code === this.place}>${name}</option>`,
            )}
        </select>
      </rw-field>
    </rw-scan-frame>`;
  }

  private placeWords(): string {
    const place = this.places.find(({ code }) => code === this.place)?.name ?? this.place;
    if (this.side === 'to') return place ? t('transfer.receive_at', { place }) : '';
    return place ? t('transfer.from_bin', { place }) : '';
  }

  private choose(event: Event): void {
    const place = (event.target as HTMLSelectElement).value || null;
    this.dispatchEvent(new CustomEvent('rw-place', { detail: { place } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-transfer-scan': RwTransferScan;
  }
}
