import { readScan } from '#domain/codes.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-field.ts';
import './rw-refusal.ts';

const loadPlaces = () => call(api.places.$get({ query: {} }));
type Place = Awaited<ReturnType<typeof loadPlaces>>[number];

/**
 * A place by scanning its label or by choosing it from the list. One single fitting place is chosen at once.
 * @fires change with `detail: { placeId }`
 */
@customElement('rw-place-field')
export class RwPlaceField extends LitElement {
  static override styles = [baseStyles];

  @property() label = '';
  @property() placeId = '';
  /** Kinds of place that fit; all when empty. */
  @property({ attribute: false }) kinds: readonly string[] = [];
  @state() private places: Place[] | null = null;
  @state() private error: unknown = null;
  @state() private wrong = '';
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => this.take(text));

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    if (this.error) return html`<rw-refusal .error=${this.error}></rw-refusal>`;
    const places = this.fitting;
    return html`<rw-field
      label=${this.label || t('field.location')}
      hint=${t('place.scan_or_choose')}
      error=${this.wrong}
    >
      <select ?disabled=${!this.places} @change=${this.choose}>
        <option value="" ?selected=${this.placeId === ''}>${t('common.select')}</option>
        ${places.map(
          (place) =>
            html`<option value=${place.id} ?selected=${place.id === this.placeId}>
              ${place.name}
            </option>`,
        )}
      </select>
      ${
        this.places && places.length === 0
          ? html`<span slot="hint">${t('place.none_fits')}</span>`
          : nothing
      }
    </rw-field>`;
  }

  private get fitting(): Place[] {
    return (this.places ?? []).filter(
      (place) => this.kinds.length === 0 || this.kinds.includes(place.kind),
    );
  }

  private async load(): Promise<void> {
    try {
      this.places = await loadPlaces();
      const [only, ...more] = this.fitting;
      if (only && more.length === 0 && this.placeId === '') this.set(only.id);
    } catch (error) {
      this.error = error;
    }
  }

  /** A scanned place is ours; a wrong one is said here instead of somewhere else. */
  private take(text: string): boolean {
    const scan = readScan(text);
    if (scan.kind !== 'own' || scan.type !== 'place') return false;
    const place = this.fitting.find((one) => one.code === scan.code);
    this.wrong = place ? '' : t('place.does_not_fit');
    if (place) this.set(place.id);
    return true;
  }

  private choose(event: Event): void {
    this.wrong = '';
    this.set((event.target as HTMLSelectElement).value);
  }

  private set(placeId: string): void {
    this.placeId = placeId;
    this.dispatchEvent(new CustomEvent('change', { detail: { placeId } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-place-field': RwPlaceField;
  }
}
