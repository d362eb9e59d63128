import { type EventKind, isDeed } from '#domain/events.ts';
import { HOLD_KINDS, isHoldKind } from '#domain/holds.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { allowed, SessionController } from '../data/session.ts';
import { blockerText } from '../data/blocker-text.ts';
import { type Card, isWorkable, type NextMove, reasonText } from '../evidence/card.ts';
import { isOffered } from '../evidence/moves.ts';
import { warrantyText } from '../handover/warranty-text.ts';
import { formatDate, formatDuration, I18n, isJustNow, isKey, t } from '../i18n/i18n.ts';
import { ratingText } from '../i18n/rating.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-menu.ts';
import type { MenuItem } from '../ui/rw-menu.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-stage.ts';
import { deviceHeadStyles } from './device-head-styles.ts';

/**
 * What this device is, whether anything is wrong, and what to do next.
 * @fires rw-next with `detail: NextMove`
 * @fires rw-goto with `detail: { where }`
 * @fires rw-hold with `detail: { kind }`
 * @fires rw-undo, rw-correct
 */
@customElement('rw-device-head')
export class RwDeviceHead extends LitElement {
  static override styles = [baseStyles, deviceHeadStyles];

  @property({ attribute: false }) card!: Card;
  @property({ type: Boolean }) busy = false;
  readonly i18n = new I18n(this);
  readonly session = new SessionController(this);

  override render() {
    const { card } = this;
    const name = [card.make, card.model].filter(Boolean).join(' ');
    return html`<section class="card">
      <p class="name">${t(`kind.${card.kind}`)}${name ? html` · <bdi>${name}</bdi>` : nothing}</p>
      <p class="stage"><rw-stage stage=${card.stage}></rw-stage> <span>${this.since()}</span></p>
      ${this.renderFacts()} ${this.renderExceptions()}
      ${card.holds.map((hold) => this.renderHold(hold))} ${this.renderBlocker()}
      <div class="actions">${this.renderUsual()} ${this.renderMenus()}</div>
    </section>`;
  }

  private since(): string {
    const { stageSince, ownerName } = this.card;
    const age = Date.now() - new Date(stageSince).getTime();
    const time = isJustNow(age) ? t('common.now') : formatDuration(age);
    const when = formatDate(stageSince, { style: 'datetime' });
    const owner = ownerName ? ` · ${t('device.with_person', { person: ownerName })}` : '';
    return `${time} (${when})${owner}`;
  }

  private renderFacts() {
    const { card } = this;
    const { chargerVolts: volts, chargerWatts: watts, chargerConnector: connector } = card;
    const charger = ratingText({ volts, watts, connector });
    const holder = card.custodianName
      ? t('device.with_person', { person: card.custodianName })
      : t('device.no_place');
    return html`<ul class="facts">
      ${
        card.handover
          ? nothing
          : html`<li><rw-icon name="map-pin"></rw-icon><bdi>${card.placeName ?? holder}</bdi></li>`
      }
      ${charger ? html`<li><rw-icon name="plug"></rw-icon><bdi>${charger}</bdi></li>` : nothing}
      ${
        card.wipingSince
          ? html`<li>
              <rw-icon name="hourglass"></rw-icon>${t('media.wiping_since', {
                when: formatDate(card.wipingSince, { style: 'relative' }),
              })}
            </li>`
          : nothing
      }
      ${
        card.handover
          ? html`<li>
              <rw-icon name="shield-check"></rw-icon>${warrantyText(card.handover.warrantyEnd)}
            </li>`
          : nothing
      }
      ${this.renderCycle('earlier')} ${this.renderCycle('later')}
    </ul>`;
  }

  /** A device that left for good and was given anew has a record for each cycle. */
  private renderCycle(which: 'earlier' | 'later') {
    const other = this.card[which];
    if (!other) return nothing;
    return html`<li>
      <rw-icon name="history"></rw-icon>${t(`device.${which}`)}
      <a href="/devices/${other.code}"><rw-code code=${other.code}></rw-code></a>
    </li>`;
  }

  /** What was let pass, shown for ever: waived requirements and a check of own work. */
  private renderExceptions() {
    const { waivers, qa } = this.card;
    const lines = waivers.map(({ gate, waivedBy, waivedAt, reason }) => {
      const key = `gate.${gate}`;
      const params = {
        gate: isKey(key) ? t(key) : gate,
        person: waivedBy,
        when: formatDate(waivedAt),
      };
      return `${t('waiver.given', params)}: ${reason}`;
    });
    if (qa?.selfCheck) {
      const params = { person: qa.personName, when: formatDate(qa.recordedAt) };
      lines.push(`${t('qa.self_checked', params)}: ${qa.reason}`);
    }
    if (lines.length === 0) return nothing;
    return html`<ul class="exceptions">
      ${lines.map((line) => html`<li><rw-icon name="info"></rw-icon><span>${line}</span></li>`)}
    </ul>`;
  }

  private renderHold(hold: Card['holds'][number]) {
    const kind = isHoldKind(hold.kind) ? t(`hold.${hold.kind}`) : hold.kind;
    return html`<rw-notice kind="warning">
      <strong>${t('gate.hold_open', { hold: kind })}</strong>
      ${hold.reason ? html`<p>${reasonText(hold.reason)}</p>` : nothing}
      <rw-button slot="actions" @click=${() => this.goTo('holds')}
        >${t('device.goto.holds')}</rw-button
      >
    </rw-notice>`;
  }

  private renderBlocker() {
    const { blocker, next } = this.card;
    if (!blocker) {
      const usual = next.find((move) => move.usual);
      return usual ? html`<p class="muted">${t('device.free')}</p>` : nothing;
    }
    return html`<rw-notice kind="refused">
      <strong>${t('device.blocked')}:</strong> ${blockerText(blocker)}
      <rw-button slot="actions" size="bench" @click=${() => this.goTo(blocker.where)}
        >${t(`device.goto.${blocker.where}`)}</rw-button
      >
    </rw-notice>`;
  }

  private renderUsual() {
    const usual = this.card.next.find((move) => move.usual);
    if (!usual) return nothing;
    return html`<rw-button
      variant="primary"
      size="bench"
      icon="arrow-right"
      hotkey="F2"
      ?busy=${this.busy}
      @click=${() => this.tell('rw-next', usual)}
      >${t(`go.${usual.to}`)}</rw-button
    >`;
  }

  private renderMenus() {
    const { card } = this;
    const others = card.next.filter((move) => !move.usual && isOffered(move));
    const mayCorrect = allowed('event.correct') || allowed('proposal.make');
    const open = card.holds.map((hold) => hold.kind);
    const free = HOLD_KINDS.filter((kind) => !open.includes(kind));
    const extra: MenuItem[] = [
      ...(this.mayUndo ? [{ id: 'undo', icon: 'undo' as const, label: t('device.undo') }] : []),
      ...(mayCorrect && isWorkable(card)
        ? [
            {
              id: 'correct',
              icon: 'pencil' as const,
              label: t(allowed('event.correct') ? 'device.correct_title' : 'device.ask_correct'),
            },
          ]
        : []),
    ];
    const items = [...others.map(toItem), ...extra];
    return html`
      ${
        items.length > 0
          ? html`<rw-menu
              size="bench"
              label=${t('device.other_moves')}
              .items=${items}
              @rw-choose=${this.choose}
            ></rw-menu>`
          : nothing
      }
      ${
        allowed('hold.place') && isWorkable(card) && free.length > 0
          ? html`<rw-menu
              size="bench"
              icon="flag"
              label=${t('device.hold_menu')}
              .items=${free.map((kind) => ({ id: kind, label: t(`hold.${kind}`) }))}
              @rw-choose=${(event: CustomEvent<{ id: string }>) =>
                this.tell('rw-hold', { kind: event.detail.id })}
            ></rw-menu>`
          : nothing
      }
    `;
  }

  /** The newest deed is one's own and not itself an undo; the server judges time and kind. */
  private get mayUndo(): boolean {
    const last = this.card.events.find(({ kind }) => isDeed(kind as EventKind));
    return (
      last !== undefined &&
      last.actorId === this.session.value?.person.id &&
      !('undoes' in last.data) &&
      last.move !== 'undo'
    );
  }

  private choose(event: CustomEvent<{ id: string }>): void {
    const { id } = event.detail;
    if (id === 'undo' || id === 'correct') return this.tell(`rw-${id}`, null);
    const next = this.card.next.find((move) => moveId(move) === id);
    if (next) this.tell('rw-next', next);
  }

  private goTo(where: string): void {
    this.tell('rw-goto', { where });
  }

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

function moveId(next: NextMove): string {
  return `${next.move}:${next.to}`;
}

/** What blocks a move stands under its name; pressing it shows all of it. */
function toItem(next: NextMove): MenuItem {
  const [first] = next.blockers;
  return {
    id: moveId(next),
    label: t(`go.${next.to}`),
    ...(first ? { hint: blockerText(first), icon: 'lock' as const } : {}),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-device-head': RwDeviceHead;
  }
}
