import { isHoldKind, type HoldKind } from '#domain/holds.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { LiveRefresh } from '../data/live-refresh.ts';
import { type Card, loadCard, type NextMove } from '../evidence/card.ts';
import '../evidence/rw-hold-form.ts';
import '../evidence/rw-refusal.ts';
import { Sending, writesSettled } from '../evidence/sending.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-page.ts';
import { knownRefusal, makeMove, needsDialog, pageOf, undoLast } from '../evidence/moves.ts';
import './rw-device-correct.ts';
import './rw-device-head.ts';
import '../evidence/rw-device-move.ts';
import './rw-device-proposal.ts';
import './rw-device-section.ts';
import type { RwDeviceSection } from './rw-device-section.ts';
import { ReportDifferences } from './report-differences.ts';
import { isSection, loadSection, sectionContent } from './section-parts.ts';
import { type Section, sectionsOf } from './sections.ts';
import { navigate, replaceQuery } from '../app/navigation.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/** Everything about one device; each section is an anchor that a blocker may point to. */
@customElement('rw-page-device')
export class RwPageDevice extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .sections {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        align-items: start;
        gap: var(--rw-space-3);
      }
    `,
  ];

  @property({ attribute: false }) params: Record<string, string> = {};
  @state() private card: Card | null = null;
  @state() private failure: unknown = null;
  @state() private next: NextMove | null = null;
  @state() private hold: HoldKind | null = null;
  @state() private correcting = false;
  /** The move that was asked for and is blocked; its list shrinks as the pieces are supplied. */
  @state() private blocked = '';
  /** Open sections: the first one in the way, then what the person opened or closed. */
  @state() private toggled: ReadonlyMap<string, boolean> = new Map();
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);
  private readonly differences = new ReportDifferences(this);
  private readonly refresh = new LiveRefresh(
    this,
    () => this.load(),
    (event) => event.deviceId === this.card?.id,
  );
  /** Something was saved on this page that the card does not show yet. */
  private behind = false;
  /** A pressed move waits for what was tapped before it. */
  private settling = false;
  /** The section that the address asks for, until it has been shown. */
  private wanted = '';

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params')) return;
    this.wanted = decodeURIComponent(location.hash.slice(1));
    if (this.card?.code === this.params.code) {
      void this.showWanted();
      return;
    }
    this.card = null;
    this.toggled = new Map();
    this.sending.error = null;
    this.blocked = '';
    void this.load();
  }

  override render() {
    const { card } = this;
    const state = card ? 'ready' : this.failure ? 'error' : 'loading';
    return html`<rw-page
      heading=${card ? isolated(groupedCode(card.code)) : t('device.title')}
      state=${state}
      .error=${this.failure}
      @rw-retry=${() => this.refresh.ask()}
      @rw-changed=${this.changedHere}
      @rw-goto=${(event: CustomEvent<{ where: string }>) => this.showSection(event.detail.where)}
    >
      ${card ? keyed(card.code, this.renderDevice(card)) : nothing}
    </rw-page>`;
  }

  private renderDevice(card: Card) {
    return html`<div class="sections">
        <rw-device-head
          .card=${card}
          ?busy=${this.sending.busy}
          @rw-next=${(event: CustomEvent<NextMove>) => this.go(event.detail)}
          @rw-hold=${this.askHold}
          @rw-undo=${this.undo}
          @rw-correct=${() => (this.correcting = true)}
        ></rw-device-head>
        <rw-refusal .error=${this.sending.error ?? this.refusalOf(card)}></rw-refusal>
        ${card.proposal ? html`<rw-device-proposal .card=${card}></rw-device-proposal>` : nothing}
        ${repeat(
          sectionsOf(card, this.differences.count),
          (section) => section.id,
          (section) => this.renderSection(card, section),
        )}
      </div>
      <rw-device-move
        .card=${card}
        .next=${this.next}
        @rw-close=${() => (this.next = null)}
      ></rw-device-move>
      <rw-device-correct
        .card=${card}
        ?open=${this.correcting}
        @rw-close=${() => (this.correcting = false)}
      ></rw-device-correct>
      <rw-dialog
        heading=${t('hold.place')}
        ?open=${this.hold !== null}
        @rw-close=${() => (this.hold = null)}
      >
        ${
          this.hold
            ? html`<rw-hold-form
                .card=${card}
                kind=${this.hold}
                @rw-close=${() => (this.hold = null)}
              ></rw-hold-form>`
            : nothing
        }
      </rw-dialog>`;
  }

  private renderSection(card: Card, { id, summary, state }: Section) {
    const open = this.toggled.get(id) ?? false;
    return html`<rw-device-section
      id=${id}
      heading=${t(`device.section.${id}`)}
      summary=${summary}
      state=${state}
      ?open=${open}
      @rw-toggle=${(event: CustomEvent<{ open: boolean }>) =>
        (this.toggled = new Map(this.toggled).set(id, event.detail.open))}
      >${open ? sectionContent(this, id, card) : nothing}</rw-device-section
    >`;
  }

  private async load(): Promise<void> {
    const code = this.params.code ?? '';
    try {
      const card = await loadCard(code);
      if (code !== this.params.code) return;
      // Two answers may overtake each other.
      if (this.card?.code === card.code && card.version < this.card.version) return;
      const first = this.card === null && !this.wanted ? card.blocker?.where : undefined;
      if (first) await loadSection(first);
      if (code !== this.params.code) return;
      if (first) this.toggled = new Map([[first, true]]);
      this.card = card;
      void this.differences.read(card);
      this.behind = false;
      this.failure = null;
      await this.showWanted();
    } catch (error) {
      if (code === this.params.code) this.failure = error;
    }
  }

  private async showWanted(): Promise<void> {
    const id = this.wanted;
    this.wanted = '';
    await this.updateComplete;
    if (id) await this.showSection(id);
    // A scanned card asks for the form of a move.
    const ask = new URLSearchParams(location.search).get('ask');
    if (ask) replaceQuery({ ask: '' });
    const next = this.card?.next.find(({ to }) => to === ask);
    if (next) await this.go(next);
  }

  /** Opens a section, scrolls to it and puts its name into the address. */
  private async showSection(id: string): Promise<void> {
    if (isSection(id)) await loadSection(id);
    this.toggled = new Map(this.toggled).set(id, true);
    await this.updateComplete;
    const section = this.shadowRoot?.getElementById(id) as RwDeviceSection | null;
    if (!section) return;
    history.replaceState(history.state, '', `#${id}`);
    await section.show();
  }

  private changedHere(): void {
    this.behind = true;
    this.refresh.ask();
  }

  private async go(asked: NextMove): Promise<void> {
    if (this.settling) return;
    const next = await this.latest(asked);
    const { card } = this;
    if (!card) return;
    const page = pageOf(card, next);
    if (page) return navigate(page);
    this.sending.clear();
    this.blocked = next.blockers.length > 0 ? moveName(next) : '';
    if (this.blocked) return this.showRefusal();
    if (needsDialog(next)) this.next = next;
    else await this.sending.run(() => makeMove(card, next, {}));
  }

  /** What was tapped a moment ago is saved first: the move is judged by it and does not meet it as news. */
  private async latest(asked: NextMove): Promise<NextMove> {
    this.settling = true;
    await writesSettled();
    if (this.behind) await this.load();
    this.settling = false;
    return this.card?.next.find((one) => moveName(one) === moveName(asked)) ?? asked;
  }

  private async showRefusal(): Promise<void> {
    await this.updateComplete;
    this.shadowRoot?.querySelector('rw-refusal')?.scrollIntoView({ block: 'nearest' });
  }

  private refusalOf(card: Card) {
    const next = card.next.find((one) => moveName(one) === this.blocked);
    return next ? knownRefusal(next) : null;
  }

  private askHold(event: CustomEvent<{ kind: string }>): void {
    if (isHoldKind(event.detail.kind)) this.hold = event.detail.kind;
  }

  private async undo(): Promise<void> {
    await writesSettled();
    if (this.card) await undoLast(this.card.code);
    this.refresh.ask();
  }
}

function moveName({ move, to }: NextMove): string {
  return `${move}:${to}`;
}

/** Codes stay left to right inside a heading of any language. */
function isolated(code: string): string {
  return `\u2066${code}\u2069`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-device': RwPageDevice;
  }
}
