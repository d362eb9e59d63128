import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Shortage } from '../../api/kits/shortages.service.ts';
import { api, call } from '../data/api-client.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { ratingText } from '../i18n/rating.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import { lineName } from './kit-words.ts';

/** What devices wait for, the largest group first: "14 wait for a 19.5 V charger". */
@customElement('rw-shortages')
export class RwShortages extends LitElement {
  static override styles = [
    baseStyles,
    css`
      section {
        max-inline-size: 720px;
        margin-inline: auto;
        padding-inline: var(--rw-space-4);
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--rw-space-2) var(--rw-space-4);
        min-block-size: var(--rw-touch-bench);
        padding-block: var(--rw-space-2);
        border-block-start: 1px solid var(--rw-color-line);
      }

      .served {
        color: var(--rw-color-done);
        font-weight: 600;
      }
    `,
  ];

  @state() private shortages: Shortage[] = [];
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    if (this.shortages.length === 0) return nothing;
    return html`<section class="stack">
      <h2>${t('kitting.shortages')}</h2>
      <ul>
        ${this.shortages.map((one) => this.renderShortage(one))}
      </ul>
    </section>`;
  }

  private renderShortage(shortage: Shortage) {
    const { line, waiting, served, servedFirst, lacking, bins, devices } = shortage;
    const rating = ratingText(shortage);
    const first = servedFirst ?? devices[0];
    const places = bins.map((bin) => `${bin.place} (${formatNumber(bin.quantity)})`).join(', ');
    return html`<li>
      <span
        >${t('kitting.wait_for', { count: waiting, thing: lineName(line) })}
        <bdi>${rating}</bdi></span
      >
      ${served > 0 ? html`<span class="served">${t('kitting.served', { count: served })}</span>` : nothing}
      ${served > 0 && lacking > 0 ? html`<span>${t('kitting.lacking', { count: lacking })}</span>` : nothing}
      ${places ? html`<span class="muted"><bdi>${places}</bdi></span>` : nothing}
      ${
        first
          ? html`<rw-button href="/kitting/${first}">${t('kitting.open_first')}</rw-button>`
          : nothing
      }
    </li>`;
  }

  /** An extra below the empty table: without it nothing is missing. */
  private async load(): Promise<void> {
    const answer = await call(api.kits.shortages.$get()).catch(() => ({ shortages: [] }));
    this.shortages = answer.shortages;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-shortages': RwShortages;
  }
}
