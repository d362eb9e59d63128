import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { allowed } from '../data/session.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-refused.ts';
import { isChecked, loadShipments, sendable, type Shipment } from './courier-data.ts';
import './rw-shipment-pack.ts';
import './rw-shipment.ts';
import type { SessionView } from './session-data.ts';

/** What of a session goes by courier: its parcels, and packing another one. */
@customElement('rw-session-courier')
export class RwSessionCourier extends LitElement {
  static override styles = [
    baseStyles,
    css`
      summary {
        min-block-size: var(--rw-touch);
        padding-block: var(--rw-space-2);
        cursor: pointer;
        font-size: var(--rw-text-20);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) session!: SessionView;
  @state() private parcels: readonly Shipment[] | null = null;
  @state() private packing = false;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) void this.load();
    const { session, parcels } = this;
    const some = parcels !== null && parcels.length > 0;
    const packs = this.mayPack && session.entries.some(({ reservation }) => reservation);
    this.hidden = !this.error && !some && !packs && session.way !== 'courier';
  }

  private get mayPack(): boolean {
    return this.session.state === 'open' && allowed('transfer.pack');
  }

  override render() {
    const { session, parcels } = this;
    if (session.way === 'courier' || (parcels && parcels.length > 0)) {
      return html`<section class="stack">
        <h2>${t('courier.title')}</h2>
        ${this.renderContent()}
      </section>`;
    }
    return html`<details>
      <summary>${t('courier.title')}</summary>
      <div class="stack">${this.renderContent()}</div>
    </details>`;
  }

  private renderContent() {
    const { session, parcels } = this;
    return html`<p class="muted">${t('courier.lead')}</p>
      <rw-refused .error=${this.error}></rw-refused>
      ${(parcels ?? []).map(
        (parcel) => html`<rw-shipment .session=${session} .parcel=${parcel}></rw-shipment>`,
      )}
      ${this.mayPack && parcels ? this.renderPacking(parcels) : nothing}`;
  }

  private renderPacking(parcels: readonly Shipment[]) {
    const rest = sendable(this.session.entries, parcels);
    const ready = rest.filter(isChecked);
    const waiting = rest.length - ready.length;
    if (this.packing) {
      return html`<rw-shipment-pack
        .session=${this.session}
        .entries=${ready}
        .last=${parcels.at(-1) ?? null}
        @rw-close=${() => (this.packing = false)}
        @rw-changed=${() => (this.packing = false)}
      ></rw-shipment-pack>`;
    }
    return html`${
      ready.length > 0
        ? html`<div>
            <rw-button icon="package" @click=${() => (this.packing = true)}
              >${t('courier.pack')} · ${formatNumber(ready.length)}</rw-button
            >
          </div>`
        : nothing
    }
    ${waiting > 0 ? html`<p class="muted">${t('courier.pack_wait', { count: waiting })}</p>` : nothing}
    ${
      rest.length === 0 && parcels.length === 0
        ? html`<p class="muted">${t('courier.pack_none')}</p>`
        : nothing
    }`;
  }

  private async load(): Promise<void> {
    const { code } = this.session;
    try {
      const parcels = await loadShipments(code);
      if (this.session.code !== code) return;
      this.parcels = parcels;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-session-courier': RwSessionCourier;
  }
}
