import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { familyInHand, stillMissing, type PickFamily, type PickPiece } from '#domain/picking.ts';
import { formatNumber, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import './rw-pick-ways.ts';
import { shelvesOf, stateOf, type Ahead, type PickingView } from './pick-data.ts';
import { pickStyles } from './pick-styles.ts';

/** So many of the next shelf are named. */
const NAMED = 3;

/**
 * What is in hand and what of it was seen; the shelf to go to next; how far it is.
 * @slot - what became of the last scan
 * @fires rw-rest when the counted things lie with it
 * @fires rw-aside when what is in hand is put aside
 */
@customElement('rw-pick-now')
export class RwPickNow extends LitElement {
  static override styles = [baseStyles, pickStyles];

  @property({ attribute: false }) view!: PickingView;
  @property({ attribute: false }) ahead!: Ahead;
  @property({ attribute: false }) together: readonly string[] = [];
  /** The person may pick. */
  @property({ type: Boolean }) picks = false;
  @property() step: 'pick' | 'pair' = 'pick';
  readonly i18n = new I18n(this);

  override render() {
    const hand = familyInHand(this.view, this.together);
    return html`<section class="card stack">
      ${this.renderProgress()}
      <slot></slot>
      <div class="now">
        ${hand ? this.renderHand(hand) : nothing}
        ${this.step === 'pick' ? this.renderNext() : nothing}
      </div>
      ${this.picks ? html`<rw-pick-ways></rw-pick-ways>` : nothing}
    </section>`;
  }

  private renderProgress() {
    const states = this.view.families.map((line) => stateOf(line, this.ahead));
    const total = states.length;
    const isDone = (state: (typeof states)[number]) =>
      this.step === 'pick' ? state !== 'open' : state === 'paired' || state === 'given';
    const done = states.filter(isDone).length;
    const words = t(this.step === 'pick' ? 'pick.progress_picked' : 'pick.progress_paired', {
      done,
      total,
    });
    return html`<p class="count" role="status">${words}</p>
      <progress max=${total} value=${done} aria-label=${words}></progress>`;
  }

  private renderHand(hand: PickFamily) {
    const missing = stillMissing(hand, this.together);
    const main = hand.device?.code ?? hand.card ?? '';
    const counted = missing.pieces.some(({ code }) => code === null);
    return html`<div class="stack">
      <div>
        <h2>${t('pick.in_hand')}</h2>
        <p class="big"><bdi>${hand.needCode}</bdi></p>
      </div>
      <ul class="things">
        <li>
          ${this.renderSeen(missing.thing === null)}
          <rw-code .code=${main}></rw-code>
          ${missing.thing ? html`<span class="muted">${t('pick.still')}</span>` : nothing}
        </li>
        ${hand.pieces.map((piece) => this.renderPiece(piece, missing.pieces.includes(piece)))}
      </ul>
      <div class="row">
        ${
          counted
            ? html`<rw-button
                size="bench"
                variant="primary"
                icon="check"
                @click=${() => this.dispatchEvent(new CustomEvent('rw-rest'))}
                >${t('pick.rest')}</rw-button
              >`
            : nothing
        }
        <rw-button size="bench" @click=${() => this.dispatchEvent(new CustomEvent('rw-aside'))}
          >${t('pick.aside')}</rw-button
        >
      </div>
      ${counted ? html`<p class="muted small">${t('pick.rest_hint')}</p>` : nothing}
    </div>`;
  }

  private renderPiece({ line, quantity, code, detail }: PickPiece, missing: boolean) {
    const key = `acc.${line}`;
    return html`<li>
      ${this.renderSeen(!missing)}
      <div>
        ${quantity > 1 ? html`${formatNumber(quantity)} × ` : nothing}${isKey(key) ? t(key) : line}
        ${detail ? html`<div class="muted small"><bdi>${detail}</bdi></div>` : nothing}
      </div>
      ${missing ? html`<span class="muted">${t(code ? 'pick.still' : 'pick.look')}</span>` : nothing}
    </li>`;
  }

  private renderSeen(there: boolean) {
    return html`<rw-icon
      class=${there ? 'there' : 'muted'}
      name=${there ? 'circle-check' : 'minus'}
      label=${there ? t('pick.seen') : t('pick.still')}
    ></rw-icon>`;
  }

  private renderNext() {
    const open = this.view.families.filter((line) => stateOf(line, this.ahead) === 'open');
    const [next] = shelvesOf(open.filter(({ hold }) => !hold));
    if (!next) {
      return html`<div>
        <p class="big">${t('pick.all_picked')}</p>
        <p class="muted">${t('pick.all_picked_hint')}</p>
      </div>`;
    }
    const around = next.way.slice(0, -1);
    return html`<div>
      <h2>${t('pick.next')}</h2>
      ${around.length > 0 ? html`<p class="way"><bdi>${around.join(' › ')}</bdi></p>` : nothing}
      <p class="big"><bdi>${next.way.at(-1) ?? t('pick.no_place')}</bdi></p>
      <p class="way">${t('pick.next_here', { count: next.lines.length })}</p>
      <ul class="things">
        ${next.lines.slice(0, NAMED).map(
          ({ device, card, make, model }) =>
            html`<li>
              <rw-icon class="muted" name="arrow-right"></rw-icon>
              <div>
                <rw-code .code=${device?.code ?? card ?? ''}></rw-code>
                <div class="muted small"><bdi>${`${make} ${model}`.trim()}</bdi></div>
              </div>
            </li>`,
        )}
      </ul>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-pick-now': RwPickNow;
  }
}
