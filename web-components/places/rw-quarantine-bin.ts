import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Code } from '#domain/codes.ts';
import { api, call } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-field.ts';

const loadPlaces = () => call(api.places.$get({ query: {} }));

/**
 * The quarantine bins of this site; the preferred one, else the first, is chosen at once.
 * @fires rw-bin with `detail: { code }`
 */
@customElement('rw-quarantine-bin')
export class RwQuarantineBin extends LitElement {
  static override styles = [baseStyles];

  /** Chosen at once where it is a quarantine bin: the place that is in force. */
  @property() preferred: Code = '';
  @state() private bins: readonly { code: Code; name: string }[] | null = null;
  @state() private code: Code = '';
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const { bins, code } = this;
    return html`<rw-field
      label=${t('hazard.bin')}
      hint=${bins?.length === 0 ? t('place.none_fits') : ''}
    >
      <select ?disabled=${!bins?.length} @change=${this.choose}>
        ${(bins ?? []).map(
          (bin) =>
            html`<option value=${bin.code} ?selected=${bin.code === code}>${bin.name}</option>`,
        )}
      </select>
    </rw-field>`;
  }

  private async load(): Promise<void> {
    const places = await loadPlaces().catch(() => []);
    this.bins = places.filter(({ kind }) => kind === 'quarantine');
    const chosen = this.bins.find(({ code }) => code === this.preferred) ?? this.bins[0];
    if (chosen) this.set(chosen.code);
  }

  private choose(event: Event): void {
    this.set((event.target as HTMLSelectElement).value);
  }

  private set(code: Code): void {
    this.code = code;
    this.dispatchEvent(new CustomEvent('rw-bin', { detail: { code } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-quarantine-bin': RwQuarantineBin;
  }
}
