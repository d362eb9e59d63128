import { DEVICE_KINDS, type DeviceKind } from '#domain/device-kinds.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { navigate } from '../app/navigation.ts';
import { api, call, errorText, fieldText, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import './rw-chip-field.ts';
import { KIND_ICONS, type PlaceChoice, type RecentKind } from './intake-types.ts';
import { rememberPlace, usualPlace } from './remembered-place.ts';

const STORAGE_KINDS = ['ssd', 'hdd', 'emmc'] as const;

/** The template of a batch: what all its devices have in common. */
@customElement('rw-batch-form')
export class RwBatchForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
        align-items: start;
        gap: var(--rw-space-4);
      }

      .check {
        display: flex;
        align-items: center;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch);
      }
    `,
  ];

  @property() donationCode = '';
  @state() private kind: DeviceKind = 'desktop';
  @state() private make = '';
  @state() private model = '';
  @state() private recent: readonly RecentKind[] = [];
  @state() private places: readonly PlaceChoice[] = [];
  @state() private busy = false;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  private requestId = newRequestId();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const seen = this.recent.filter((one) => one.kind === this.kind);
    const models = seen.filter((one) => one.make === this.make);
    return html`<form class="card stack" autocomplete="off" @submit=${this.submit}>
      <div>
        <h2>${t('batch.new')}</h2>
        <p class="muted">${t('batch.lead')}</p>
      </div>
      <rw-choice
        label=${t('intake.kind')}
        .value=${this.kind}
        .options=${DEVICE_KINDS.map((kind) => ({
          value: kind,
          label: t(`kind.${kind}`),
          icon: KIND_ICONS[kind],
        }))}
        @change=${(event: CustomEvent<{ value: DeviceKind }>) => (this.kind = event.detail.value)}
      ></rw-choice>
      <div class="grid">
        <rw-chip-field
          name="make"
          label=${t('field.make')}
          other=${t('intake.other_make')}
          error=${fieldText(this.error, 'template.make')}
          .value=${this.make}
          .seen=${seen.map((one) => one.make)}
          @rw-pick=${(event: CustomEvent<string>) => (this.make = event.detail)}
        ></rw-chip-field>
        <rw-chip-field
          name="model"
          label=${t('field.model')}
          other=${t('intake.other_model')}
          .value=${this.model}
          .seen=${models.map((one) => one.model)}
          @rw-pick=${(event: CustomEvent<string>) => (this.model = event.detail)}
        ></rw-chip-field>
        <rw-field label=${t('batch.expected')}>
          <input type="number" name="expected" min="1" max="100000" required inputmode="numeric" />
        </rw-field>
        <rw-field label=${t('intake.place')}>
          <select name="place" required>
            ${this.places.map(
              (place) =>
                html`<option value=${place.id} ?selected=${place.id === usualPlace(this.places)}>
                  ${place.name}
                </option>`,
            )}
          </select>
        </rw-field>
        <rw-field label=${t('batch.memory')} optional>
          <input type="number" name="memory" min="1" max="1024" />
        </rw-field>
        <rw-field label=${t('batch.storage')} optional>
          <input type="number" name="storage" min="1" max="100000" />
        </rw-field>
        <rw-field label=${t('batch.storage_kind')} optional>
          <select name="storageKind">
            <option value="">–</option>
            ${STORAGE_KINDS.map((kind) => html`<option value=${kind}>${kind.toUpperCase()}</option>`)}
          </select>
        </rw-field>
        <rw-field label=${t('intake.charger_text')} hint=${t('intake.charger_hint')} optional>
          <input name="charger" dir="ltr" maxlength="200" />
        </rw-field>
      </div>
      <label class="check"
        ><input type="checkbox" name="chargerCame" /> ${t('batch.charger_came')}</label
      >
      ${this.error ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>` : nothing}
      <div class="row">
        <rw-button type="submit" variant="primary" ?busy=${this.busy}>${t('batch.open')}</rw-button>
      </div>
    </form>`;
  }

  private async load(): Promise<void> {
    const [recent, places] = await Promise.all([
      call(api.intake.recent.$get()).catch(() => []),
      call(api.places.$get({ query: {} })).catch(() => []),
    ]);
    this.recent = recent;
    this.places = places.filter(({ kind }) => kind !== 'quarantine' && kind !== 'site');
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => {
      const value = data.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const memory = Number(text('memory'));
    const storage = Number(text('storage'));
    const storageKind = STORAGE_KINDS.find((kind) => kind === text('storageKind'));
    this.busy = true;
    this.error = null;
    try {
      const json = {
        requestId: this.requestId,
        donationCode: this.donationCode,
        placeId: text('place'),
        expected: Number(text('expected')),
        template: {
          kind: this.kind,
          make: this.make,
          model: this.model,
          chargerText: text('charger'),
          chargerCame: data.get('chargerCame') !== null,
          ...(memory > 0 ? { memoryMib: memory * 1024 } : {}),
          ...(storage > 0 ? { storageGb: storage } : {}),
          ...(storageKind ? { storageKind } : {}),
        },
      };
      const { code } = await call(api.batches.$post({ json }));
      rememberPlace(json.placeId);
      navigate(`/batches/${code}`);
    } catch (error) {
      this.error = error;
      this.requestId = newRequestId();
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-batch-form': RwBatchForm;
  }
}
