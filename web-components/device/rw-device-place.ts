import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiError, api, call, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { type Card, isWorkable } from '../evidence/card.ts';
import { panelStyles } from '../evidence/panel-styles.ts';
import '../evidence/rw-place-field.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import { groupedCode } from '../ui/grouped-code.ts';

const loadPlaces = () => call(api.places.$get({ query: {} }));

/** Where the device stands, and moving it somewhere else without changing its stage. @fires rw-changed */
@customElement('rw-device-place')
export class RwDevicePlace extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @state() private placeId = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { card } = this;
    const editable = allowed('custody.transfer') && isWorkable(card);
    return html`<div class="panel">
      <p>
        ${
          card.transferCode
            ? html`<a href="/transfers/${card.transferCode}">${t('transfer.line.on_the_way')}</a>`
            : (card.placeName ??
              (card.custodianName
                ? t('device.with_person', { person: card.custodianName })
                : t('device.no_place')))
        }
        ${
          card.boxCode
            ? html` ·
                <a href="/boxes/${card.boxCode}"
                  >${t('box.lies_in', { code: groupedCode(card.boxCode) })}</a
                >`
            : nothing
        }
      </p>
      ${
        editable && !card.transferCode
          ? html`<rw-place-field
                .placeId=${this.placeId}
                @change=${(event: CustomEvent<{ placeId: string }>) =>
                  (this.placeId = event.detail.placeId)}
              ></rw-place-field>
              <rw-refusal .error=${this.sending.error}></rw-refusal>
              <div>
                <rw-button
                  size="bench"
                  ?disabled=${this.placeId === '' || this.placeId === card.placeId}
                  ?busy=${this.sending.busy}
                  @click=${this.move}
                  >${t('device.move_place')}</rw-button
                >
                <rw-button size="bench" ?busy=${this.sending.busy} @click=${this.take}
                  >${t('command.take_custody')}</rw-button
                >
              </div>`
          : nothing
      }
    </div>`;
  }

  private async take(): Promise<void> {
    await this.sending.run(async () => {
      const json = { requestId: newRequestId(), codes: [this.card.code] };
      const { refused } = await call(api.custody.$post({ json }));
      throwRefused(refused);
    });
  }

  private async move(): Promise<void> {
    const { placeId } = this;
    const done = await this.sending.run(async () => {
      const place = (await loadPlaces()).find((one) => one.id === placeId);
      const param = { code: place?.code ?? '' };
      const json = { requestId: newRequestId(), codes: [this.card.code] };
      const { refused } = await call(api.places[':code'].contents.$post({ param, json }));
      throwRefused(refused);
      return true;
    });
    if (done) this.placeId = '';
  }
}

/** Each thing is done or refused on its own; here there is one. */
function throwRefused([no]: readonly { reason: string; params: ApiError['params'] }[]): void {
  if (no) throw new ApiError({ status: 409, code: no.reason, params: no.params });
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-device-place': RwDevicePlace;
  }
}
