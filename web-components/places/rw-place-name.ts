import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PlaceKind } from '#domain/places.ts';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import './rw-parent-field.ts';

const loadPlaces = () => call(api.places.$get({ query: {} }));
type ListedPlace = Awaited<ReturnType<typeof loadPlaces>>[number];

/**
 * Renames a place, moves it into another one, closes it when nothing stands there, opens it again.
 * @fires rw-changed
 */
@customElement('rw-place-name')
export class RwPlaceName extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) place!: {
    code: string;
    kind: PlaceKind;
    name: string;
    closed: boolean;
    parentId: string | null;
  };
  @state() private places: readonly ListedPlace[] = [];
  @state() private busy = false;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void loadPlaces().then(
      (places) => (this.places = places),
      (error: unknown) => (this.error = error),
    );
  }

  override render() {
    const { place } = this;
    return html`<form class="card stack" autocomplete="off" @submit=${this.rename}>
      <rw-field label=${t('places.name')}>
        <input name="name" maxlength="60" required .value=${place.name} />
      </rw-field>
      <rw-parent-field
        .places=${this.places}
        .kind=${place.kind}
        .parentId=${place.parentId ?? ''}
        @change=${(event: CustomEvent<{ parentId: string }>) =>
          void this.move(event.detail.parentId)}
      ></rw-parent-field>
      ${this.error ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>` : nothing}
      <div class="row">
        <rw-button type="submit" ?busy=${this.busy}>${t('places.rename')}</rw-button>
        <rw-button variant="quiet" ?busy=${this.busy} @click=${() => void this.close(!place.closed)}
          >${t(place.closed ? 'places.reopen' : 'places.close')}</rw-button
        >
      </div>
    </form>`;
  }

  private rename(event: Event): void {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).elements.namedItem('name');
    const name = input instanceof HTMLInputElement ? input.value.trim() : '';
    if (name === '' || name === this.place.name) return;
    const param = { code: this.place.code };
    const json = { requestId: newRequestId(), name };
    void this.attempt(() => call(api.places[':code'].name.$post({ param, json })));
  }

  private async move(parentId: string): Promise<void> {
    const param = { code: this.place.code };
    const parentCode = this.places.find(({ id }) => id === parentId)?.code ?? null;
    const json = { requestId: newRequestId(), parentCode };
    await this.attempt(() => call(api.places[':code'].parent.$post({ param, json })));
  }

  private async close(closed: boolean): Promise<void> {
    const param = { code: this.place.code };
    const json = { requestId: newRequestId(), closed };
    await this.attempt(() => call(api.places[':code'].closing.$post({ param, json })));
  }

  private async attempt(work: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      await work();
      this.dispatchEvent(new CustomEvent('rw-changed'));
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-place-name': RwPlaceName;
  }
}
