import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { KnownDevice } from '#domain/known-things.ts';
import { errorText, isOffline } from '../data/api-client.ts';
import { getSession } from '../data/session.ts';
import { formatDate, formatDuration, I18n, t } from '../i18n/i18n.ts';
import { knownAt, knownThing } from '../scan/known-codes.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { groupedCode } from '../ui/grouped-code.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-skeleton.ts';
import { cardStyles } from './card-styles.ts';

/**
 * A device whose card is not read yet: on its way, or out of reach; then what this bench knows of it by itself.
 * @fires rw-put-away
 */
@customElement('rw-known-card')
export class RwKnownCard extends LitElement {
  static override styles = [
    baseStyles,
    cardStyles,
    css`
      .away {
        grid-column: 1 / -1;
      }
    `,
  ];

  @property() code = '';
  /** Why there is no card; null while it is read. */
  @property({ attribute: false }) error: unknown = null;
  @state() private known: KnownDevice | null = null;
  @state() private at: number | null = null;
  @state() private place = '';
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('code') || changed.has('error')) void this.look();
  }

  override render() {
    const { code, known, error } = this;
    if (known && isOffline(error)) return this.renderKnown(known);
    return html`<section class="card">
      <div class="what stack">
        <h1><bdi dir="ltr">${groupedCode(code)}</bdi></h1>
        ${
          error
            ? html`<rw-notice kind=${isOffline(error) ? 'warning' : 'refused'}>
                ${isOffline(error) ? t('bench.not_kept') : errorText(error)}
                <rw-button slot="actions" @click=${this.putAway}>${t('bench.put_away')}</rw-button>
              </rw-notice>`
            : html`<rw-skeleton .lines=${5}></rw-skeleton>`
        }
      </div>
    </section>`;
  }

  private renderKnown({ code, what, label, stage, stageSince, holds, power }: KnownDevice) {
    const age = Date.now() - Date.parse(stageSince);
    const { watts, volts, connector } = power;
    const needs = [watts && volts ? t('bench.known_power', { watts, volts }) : '', connector];
    return html`<article class="card old">
      <div class="what">
        <h1><bdi dir="ltr">${groupedCode(code)}</bdi></h1>
        <p class="name">${t(`kind.${what as 'laptop'}`)} · ${label}</p>
        <p class="stage" data-stage=${stage}>
          ${t('bench.since', { stage: t(`stage.${stage}`), time: formatDuration(age) })}
        </p>
        <p class="as-of" role="status">
          <rw-icon name="wifi-off"></rw-icon>
          ${t('bench.known_at', { time: formatDate(this.at ?? Date.now(), { style: 'time' }) })}
        </p>
      </div>
      <dl>
        ${holds.map(
          (kind) =>
            html`<div class="held">
              <dt><rw-icon name="flag" label=${t('hold.title')}></rw-icon></dt>
              <dd>${t(`hold.${kind}`)}</dd>
            </div>`,
        )}
        <div>
          <dt><rw-icon name="map-pin" label=${t('field.location')}></rw-icon></dt>
          <dd>${this.place || t('bench.no_place')}</dd>
        </div>
        <div>
          <dt><rw-icon name="plug" label=${t('bench.charger_needed')}></rw-icon></dt>
          <dd><bdi>${needs.filter(Boolean).join(' ') || t('bench.charger_unknown')}</bdi></dd>
        </div>
      </dl>
      <div class="actions">
        <p class="muted">${t('bench.known_more')}</p>
        <rw-button size="bench" @click=${this.putAway}>${t('bench.put_away')}</rw-button>
      </div>
    </article>`;
  }

  private async look(): Promise<void> {
    const { code } = this;
    const [thing, at] = getSession()
      ? await Promise.all([knownThing(code), knownAt()])
      : [null, null];
    if (code !== this.code) return;
    this.known = thing?.kind === 'device' ? thing : null;
    this.at = at;
    const { placeCode = null } = this.known ?? {};
    this.place = placeCode ? ((await knownThing(placeCode))?.label ?? groupedCode(placeCode)) : '';
  }

  private putAway(): void {
    this.dispatchEvent(new CustomEvent('rw-put-away', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-known-card': RwKnownCard;
  }
}
