import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { HOLD_KINDS, type HoldKind } from '#domain/holds.ts';
import { getSession } from '../data/session.ts';
import { blockerText } from '../data/blocker-text.ts';
import type { Card, NextMove } from '../evidence/card.ts';
import { formatDate, formatDuration, I18n, isJustNow, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-menu.ts';
import { cardStyles } from './card-styles.ts';
import { chargerNeed } from './charger-words.ts';
import { wipingWords } from './wiping-words.ts';

const SINCE = {
  nobody: 'bench.since',
  you: 'bench.since_you',
  person: 'bench.since_person',
} as const;
const NOW = { nobody: 'bench.now', you: 'bench.now_you', person: 'bench.now_person' } as const;

/**
 * The scan card, readable from a step away: what it is, what blocks it, what to do next.
 * @fires rw-move with `detail: { move }` - a next move was pressed
 * @fires rw-hold with `detail: { kind }` - a hold was chosen
 * @fires rw-goto with `detail: { where }` - supply what is missing
 * @fires rw-put-away
 */
@customElement('rw-bench-card')
export class RwBenchCard extends LitElement {
  static override styles = [baseStyles, cardStyles];

  @property({ attribute: false }) card!: Card;
  /** Set while only this device's memory of the card is shown. */
  @property({ type: Number, attribute: false }) asOf: number | null = null;
  @property({ type: Boolean }) busy = false;
  readonly i18n = new I18n(this);

  override render() {
    const { card } = this;
    return html`<article class="card ${this.asOf === null ? '' : 'old'}">
      <div class="what">
        <h1><rw-code code=${card.code} copy></rw-code></h1>
        <p class="name">${t(`kind.${card.kind}`)} · ${card.make} ${card.model}</p>
        <p class="stage" data-stage=${card.stage}>${this.stageWords()}</p>
        ${this.renderAge()}
      </div>
      <dl>${this.renderFacts()}</dl>
      ${this.renderBlocker()}
      <div class="actions">
        <div class="next">${this.renderNext()}</div>
        ${this.renderMore()}
      </div>
    </article>`;
  }

  private stageWords(): string {
    const { card } = this;
    const stage = t(`stage.${card.stage}`);
    const age = Date.now() - new Date(card.stageSince).getTime();
    const keys = isJustNow(age) ? NOW : SINCE;
    const words = { stage, time: formatDuration(age), person: card.ownerName ?? '' };
    if (!card.ownerId) return t(keys.nobody, words);
    return t(card.ownerId === getSession()?.person.id ? keys.you : keys.person, words);
  }

  private renderAge() {
    if (this.asOf === null) return nothing;
    const time = formatDate(this.asOf, { style: 'time' });
    return html`<p class="as-of" role="status">
      <rw-icon name="wifi-off"></rw-icon> ${t('bench.as_of', { time })}
    </p>`;
  }

  private renderFacts() {
    const { card } = this;
    const place = card.placeName ?? t('bench.no_place');
    const holder = card.custodianName ? t('bench.with_person', { person: card.custodianName }) : '';
    const me = card.lastPersonId === getSession()?.person.id;
    const wiping = card.wipingSince
      ? wipingWords(Date.now() - new Date(card.wipingSince).getTime())
      : null;
    return html`
      ${card.holds.map(
        ({ kind }) =>
          html`<div class="held">
            <dt><rw-icon name="flag" label=${t('hold.title')}></rw-icon></dt>
            <dd>${isKey(`hold.${kind}`) ? t(`hold.${kind as HoldKind}`) : kind}</dd>
          </div>`,
      )}
      ${
        wiping === null
          ? nothing
          : html`<div>
              <dt><rw-icon name="hard-drive"></rw-icon></dt>
              <dd>${wiping}</dd>
            </div>`
      }
      <div>
        <dt><rw-icon name="map-pin" label=${t('field.location')}></rw-icon></dt>
        <dd>${holder || place}</dd>
      </div>
      <div>
        <dt><rw-icon name="plug" label=${t('bench.charger_needed')}></rw-icon></dt>
        <dd><bdi>${chargerNeed(card) || t('bench.charger_unknown')}</bdi></dd>
      </div>
      <div>
        <dt><rw-icon name="user" label=${t('bench.last_person')}></rw-icon></dt>
        <dd>${me ? t('bench.you') : (card.lastPersonName ?? '–')}</dd>
      </div>
    `;
  }

  private renderBlocker() {
    const { blocker } = this.card;
    if (!blocker) return nothing;
    return html`<div class="blocker" role="status">
      <rw-icon name="warning"></rw-icon>
      <span>${t('msg.blocked', { reason: blockerText(blocker) })}</span>
      <rw-button @click=${() => this.tell('rw-goto', { where: blocker.where })}
        >${t(`device.goto.${blocker.where}`)}</rw-button
      >
    </div>`;
  }

  private renderNext() {
    const usual = this.card.next.find((move) => move.usual);
    if (!usual) return html`<p class="muted">${t('bench.no_next')}</p>`;
    return html`<rw-button
      block
      variant="primary"
      size="bench"
      hotkey="F2"
      ?busy=${this.busy}
      @click=${() => this.tell('rw-move', { move: usual })}
      >${t(`go.${usual.to}`)}</rw-button
    >`;
  }

  private renderMore() {
    const others = this.card.next.filter((move) => !move.usual);
    const held = this.card.holds.map(({ kind }) => kind);
    const holds = HOLD_KINDS.filter((kind) => !held.includes(kind));
    return html`
      ${
        others.length > 0
          ? html`<rw-menu
              size="bench"
              label=${t('bench.other_moves')}
              .items=${others.map((move) => this.itemOf(move))}
              @rw-choose=${(event: CustomEvent<{ id: string }>) => this.choose(event.detail.id)}
            ></rw-menu>`
          : nothing
      }
      <rw-menu
        size="bench"
        label=${t('bench.hold')}
        .items=${holds.map((kind) => ({ id: kind, label: t(`hold.${kind}`) }))}
        @rw-choose=${(event: CustomEvent<{ id: string }>) =>
          this.tell('rw-hold', { kind: event.detail.id })}
      ></rw-menu>
      <rw-button
        variant="quiet"
        size="bench"
        icon="x"
        label=${t('bench.put_away')}
        @click=${() => this.tell('rw-put-away', {})}
      ></rw-button>
    `;
  }

  private itemOf(move: NextMove) {
    const [blocker] = move.blockers;
    const hint = blocker ? blockerText(blocker) : move.proposal ? t('bench.proposal_note') : '';
    return { id: move.to, label: t(`go.${move.to}`), ...(hint ? { hint } : {}) };
  }

  private choose(to: string): void {
    const move = this.card.next.find((one) => one.to === to);
    if (move) this.tell('rw-move', { move });
  }

  private tell(type: string, detail: Record<string, unknown>): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-bench-card': RwBenchCard;
  }
}
