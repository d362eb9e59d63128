import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { KitView } from '../../api/kits/kit-view.service.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { ratingParts } from '../i18n/rating.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-icon.ts';
import { blockerText } from '../data/blocker-text.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/**
 * The charger this device asks for, readable from 1.5 m, and the shelf it lies on.
 * @fires rw-need with `detail: { text }` when somebody typed what the device asks for
 * @fires rw-learnt when somebody agrees to what the model was learnt to need
 * @fires rw-short with `detail: { short }` when there is none in stock
 */
@customElement('rw-kit-need')
export class RwKitNeed extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .rating {
        font-size: var(--rw-text-40);
        font-weight: 600;
        line-height: 1.25;
        font-variant-numeric: tabular-nums;
      }

      .rating bdi {
        white-space: nowrap;
      }

      @media (min-width: 1280px) {
        .rating {
          font-size: var(--rw-text-56);
        }
      }

      .where {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-1) var(--rw-space-3);
        font-size: var(--rw-text-28);
        font-weight: 600;
      }

      .which {
        font-size: var(--rw-text-20);
        font-weight: 400;
      }

      .look {
        color: var(--rw-color-warning);
      }

      .others {
        display: grid;
        gap: var(--rw-space-2);
        padding: 0;
        margin: 0;
        list-style: none;
      }

      .others li {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--rw-space-1) var(--rw-space-2);
        padding-block-start: var(--rw-space-2);
        border-block-start: 1px solid var(--rw-color-line);
      }

      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }

      form rw-field {
        flex: 1 1 16rem;
      }
    `,
  ];

  @property({ attribute: false }) kit!: KitView;
  @property({ type: Boolean }) busy = false;
  @property() error = '';
  /** For who sees a kit but does not fill it. */
  @property({ attribute: false }) looking = false;
  readonly i18n = new I18n(this);

  override render() {
    const charger = this.kit.lines.find((line) => line.line === 'charger');
    if (!charger) return nothing;
    const { learnt } = this.kit;
    const parts = ratingParts(learnt?.ask ? learnt : this.kit.needed);
    const { watts, volts, connector } = this.kit.needed;
    const known = Boolean(watts && volts && connector);
    return html`<section class="card stack" aria-labelledby="title">
      <h2 id="title" class="muted">${t('kitting.needs')}</h2>
      ${
        parts.length > 0
          ? html`<p class="rating">
              ${parts.map((part, at) => html`${at > 0 ? ' · ' : ''}<bdi>${part}</bdi>`)}
            </p>`
          : nothing
      }
      ${learnt ? this.renderLearnt(learnt) : nothing}
      ${known ? this.renderWhere(charger.satisfied, charger.status) : this.looking ? nothing : this.renderForm()}
    </section>`;
  }

  private renderWhere(satisfied: boolean, status: string) {
    const { charger } = this.kit;
    if (satisfied) {
      return html`<p class="where">
        <rw-icon name="circle-check"></rw-icon>${t('kitting.charger_in')}
      </p>`;
    }
    if (!charger) {
      const short = status === 'short';
      return html`<p class="where">
          <rw-icon name="hourglass"></rw-icon>${t(
            short ? 'kitting.waits_for_charger' : 'kitting.no_charger',
          )}
        </p>
        ${
          this.looking
            ? nothing
            : html`<rw-button size="bench" ?busy=${this.busy} @click=${() => this.tellShort(!short)}
                >${t(short ? 'kitting.no_longer_short' : 'kitting.mark_short')}</rw-button
              >`
        }`;
    }
    return html`<p class="where">
        <rw-icon name="map-pin"></rw-icon>
        ${
          charger.place
            ? t('kitting.take_from', { place: charger.place.name })
            : t('kitting.with_person')
        }
        <span class="which"
          ><rw-code code=${charger.code}></rw-code> ${charger.make}
          ${charger.own ? t('kitting.own_charger') : nothing}</span
        >
      </p>
      ${charger.reasons.map((why) => html`<p class="look">${blockerText(why)}</p>`)}
      ${this.renderOthers()}`;
  }

  /** Other kinds that do as well, in the order in which to take them. */
  private renderOthers() {
    const charger = this.kit.lines.find((line) => line.line === 'charger');
    const others = charger?.take.slice(1) ?? [];
    if (others.length === 0) return nothing;
    return html`<ol class="others" aria-label=${t('kitting.else_take')}>
      ${others.map(
        (other) =>
          html`<li>
            <span class="muted">${t('kitting.else_take')}:</span>
            <bdi>${t('kitting.watts', { watts: other.watts ?? 0 })}</bdi>
            ${other.stronger ? html`<span>(${t('kitting.stronger')})</span>` : nothing}
            <rw-code code=${other.code}></rw-code>
            ${other.place ? html`<strong><bdi>${other.place.name}</bdi></strong>` : nothing}
            ${other.reasons.map((why) => html`<span class="look">${blockerText(why)}</span>`)}
          </li>`,
      )}
    </ol>`;
  }

  /** One look the first time; the devices after it need none. */
  private renderLearnt(learnt: NonNullable<KitView['learnt']>) {
    const from = learnt.from ? groupedCode(learnt.from) : '';
    const words = from ? t('kitting.learnt_from', { code: from }) : t('kitting.learnt');
    if (!learnt.ask || this.looking) return html`<p class="muted">${words}</p>`;
    return html`<p>${words}</p>
      <rw-button
        variant="primary"
        size="bench"
        icon="check"
        ?busy=${this.busy}
        @click=${() => this.dispatchEvent(new CustomEvent('rw-learnt'))}
        >${t('kitting.use_learnt')}</rw-button
      >`;
  }

  private renderForm() {
    return html`<form @submit=${this.submit}>
      <rw-field
        label=${t('kitting.type_need')}
        hint=${t('kitting.type_need_hint')}
        error=${this.error}
      >
        <input name="text" dir="ltr" autocomplete="off" maxlength="200" required />
      </rw-field>
      <rw-button type="submit" variant="primary" ?busy=${this.busy}>${t('act.save')}</rw-button>
    </form>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = new FormData(event.target as HTMLFormElement).get('text');
    if (typeof text !== 'string' || text.trim() === '') return;
    this.dispatchEvent(new CustomEvent('rw-need', { detail: { text } }));
  }

  private tellShort(short: boolean): void {
    this.dispatchEvent(new CustomEvent('rw-short', { detail: { short } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-kit-need': RwKitNeed;
  }
}
