import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ShipmentProblem } from '#domain/shipments.ts';
import { call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { allowed } from '../data/session.ts';
import { getLocale, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import {
  lateWords,
  parcelApi,
  stateWords,
  type Shipment,
  type ShipmentItem,
} from './courier-data.ts';
import './rw-shipment-confirm.ts';
import './rw-shipment-send.ts';
import './rw-shipment-settle.ts';
import { whoWords, type SessionView } from './session-data.ts';
import { lineStyles } from './session-styles.ts';

/**
 * One parcel: where it goes and stands, what is in it, and the next thing to do with it.
 * @fires rw-changed
 */
@customElement('rw-shipment')
export class RwShipment extends LitElement {
  static override styles = [
    baseStyles,
    lineStyles,
    css`
      .late {
        color: var(--rw-color-warning);
        font-weight: 600;
      }

      .address {
        white-space: pre-line;
      }

      li {
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
      }

      @media (max-width: 700px) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) session!: SessionView;
  @property({ attribute: false }) parcel!: Shipment;
  @state() private doing: 'send' | 'confirm' | null = null;
  @state() private settling: ShipmentItem | null = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { parcel, session } = this;
    const { number, office, address, phone, carrier, reference, late, items } = parcel;
    return html`<section class="card stack" @rw-changed=${this.finish}>
      <h3>
        ${t('courier.parcel', { number })} · ${stateWords(parcel)} ·
        ${t('courier.things', { count: items.length })}
      </h3>
      ${late ? html`<p class="late">${lateWords()}</p>` : nothing}
      <p>
        <bdi>${office}</bdi><br /><span class="muted address"><bdi>${address}</bdi></span>
        ${phone ? html`<br /><bdi dir="ltr">${phone}</bdi>` : nothing}
      </p>
      ${carrier ? html`<p><bdi>${carrier}</bdi> · <bdi class="number">${reference}</bdi></p>` : nothing}
      <div class="doing">${this.renderDoing()}</div>
      ${
        this.doing === 'send'
          ? html`<rw-shipment-send
              code=${session.code}
              .parcel=${parcel}
              @rw-close=${this.finish}
            ></rw-shipment-send>`
          : nothing
      }
      ${
        this.doing === 'confirm'
          ? html`<rw-shipment-confirm
              .session=${session}
              .parcel=${parcel}
              @rw-close=${this.finish}
            ></rw-shipment-confirm>`
          : html`<ul>
              ${items.map((item) => this.renderItem(item))}
            </ul>`
      }
      <rw-refused .error=${this.attempt.error}></rw-refused>
      ${
        this.settling
          ? html`<rw-shipment-settle
              code=${session.code}
              number=${number}
              .item=${this.settling}
              @rw-close=${() => (this.settling = null)}
            ></rw-shipment-settle>`
          : nothing
      }
    </section>`;
  }

  private renderDoing() {
    const { session, parcel, doing } = this;
    const { state, number } = parcel;
    const { busy } = this.attempt;
    const slip = `/api/handover-sessions/${session.code}/shipments/${number}/slip.pdf?locale=${getLocale()}`;
    const packs = allowed('transfer.pack');
    return html`${
        state === 'under_way' && allowed('handover.record') && doing !== 'confirm'
          ? html`<rw-button icon="package-check" @click=${() => (this.doing = 'confirm')}
              >${t('courier.confirm')}</rw-button
            >`
          : nothing
      }
      ${
        state === 'packed' && packs && doing !== 'send'
          ? html`<rw-button icon="truck" @click=${() => (this.doing = 'send')}
              >${t('courier.send')}</rw-button
            >`
          : nothing
      }
      <rw-button icon="printer" variant="quiet" target="_blank" href=${slip}
        >${t('courier.slip')}</rw-button
      >
      ${
        state === 'under_way' && packs && doing === null
          ? html`<rw-button variant="quiet" @click=${() => (this.doing = 'send')}
              >${t('courier.send_correct')}</rw-button
            >`
          : nothing
      }
      ${
        state === 'packed' && packs
          ? html`<rw-button variant="quiet" ?busy=${busy} @click=${() => void this.unpack()}
              >${t('courier.unpack')}</rw-button
            >`
          : nothing
      }`;
  }

  private renderItem(item: ShipmentItem) {
    const { needCode, code, make, model, receiptCode } = item;
    const entry = this.session.entries.find((one) => one.needCode === needCode);
    return html`<li>
      <div>
        <p><strong class="code">${needCode}</strong> <bdi>${entry ? whoWords(entry) : ''}</bdi></p>
        <p class="muted small">
          <rw-code code=${code}></rw-code> <bdi>${[make, model].filter(Boolean).join(' ')}</bdi> ·
          ${this.itemWords(item)}
          ${receiptCode ? html`<rw-code code=${receiptCode}></rw-code>` : nothing}
        </p>
      </div>
      ${this.parcel.state === 'under_way' && item.outcome === null ? this.renderOpen(item) : nothing}
    </li>`;
  }

  private itemWords({ outcome, problem }: ShipmentItem): string {
    if (outcome) return t(`courier.outcome_${outcome}`);
    if (problem) return t(`courier.problem_${problem}`);
    return this.parcel.state === 'packed' ? t('courier.state_packed') : t('courier.open');
  }

  private renderOpen(item: ShipmentItem) {
    const { busy } = this.attempt;
    const { problem } = item;
    if (!allowed('handover.record')) return nothing;
    const say = (what: ShipmentProblem | null, words: string) =>
      html`<rw-button variant="quiet" ?busy=${busy} @click=${() => void this.note(item, what)}
        >${words}</rw-button
      >`;
    if (!problem) {
      return html`<span class="doing"
        >${say('missing', t('courier.problem_missing'))}${say('damaged', t('courier.problem_damaged'))}</span
      >`;
    }
    return html`<span class="doing">
      ${
        allowed('handover.settle')
          ? html`<rw-button @click=${() => (this.settling = item)}
              >${t('courier.settle')}</rw-button
            >`
          : html`<span class="muted small">${t('courier.coordinator')}</span>`
      }
      ${say(null, t('courier.problem_none'))}
    </span>`;
  }

  private get param() {
    return { code: this.session.code, number: String(this.parcel.number) };
  }

  private async note({ needCode }: ShipmentItem, problem: ShipmentProblem | null): Promise<void> {
    const { param } = this;
    const body = { needCode, problem };
    const done = await this.attempt.run(body, (json) =>
      call(parcelApi[':number'].problem.$post({ param, json })),
    );
    if (done) this.changed();
  }

  private async unpack(): Promise<void> {
    const { param } = this;
    const done = await this.attempt.run({ ...param }, ({ requestId }) =>
      call(parcelApi[':number'].unpacking.$post({ param, json: { requestId } })),
    );
    if (!done) return;
    showToast({ kind: 'done', text: t('courier.unpacked') });
    this.changed();
  }

  private readonly finish = (): void => {
    this.doing = null;
    this.settling = null;
  };

  private changed(): void {
    this.dispatchEvent(new CustomEvent('rw-changed', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-shipment': RwShipment;
  }
}
