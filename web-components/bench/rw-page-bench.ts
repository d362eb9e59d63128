import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { armedCard } from '#domain/bench.ts';
import type { HoldKind } from '#domain/holds.ts';
import { navigate, replaceQuery, type RoutedPage } from '../app/navigation.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { whenIdle } from '../data/when-idle.ts';
import type { NextMove } from '../evidence/card.ts';
import { knownRefusal, madeElsewhere, makeMove, needsDialog, pageOf } from '../evidence/moves.ts';
import { writesSettled } from '../evidence/sending.ts';
import '../evidence/rw-refusal.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { onForecast } from '../scan/forecasts.ts';
import { onPlaceNames, placeName } from '../scan/place-names.ts';
import {
  type AnsweredScan,
  onScanAnswer,
  onScanContext,
  onScanHeard,
  scanContext,
  startScanning,
  takeInHand,
} from '../scan/scan-bus.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import { type Bench, loadBench } from './bench-data.ts';
import { CardInHand } from './card-in-hand.ts';
import { keepLists, keptLists } from './kept-cards.ts';
import { pageStyles } from './page-styles.ts';
import './rw-bench-card.ts';
import './rw-bench-empty.ts';
import './rw-bench-lists.ts';
import './rw-bench-scans.ts';
import './rw-bench-panel.ts';
import './rw-bench-tabs.ts';
import { deviceIn } from './device-in.ts';
import './rw-known-card.ts';
import { type TabId, TAB_IDS, tabOf } from './tab-ids.ts';

/** My bench: the device in hand, the scans, and the lists of the day. */
@customElement('rw-page-bench')
export class RwPageBench extends LitElement implements RoutedPage {
  static override styles = [baseStyles, pageStyles];

  @property({ attribute: false }) query: URLSearchParams = new URLSearchParams();
  @state() private bench: Bench | null = null;
  @state() private tab: TabId | null = null;
  /** The person closed what this device had opened by itself. */
  @state() private closed = false;
  @state() private asking: NextMove | null = null;
  @state() private holding: HoldKind | null = null;
  @state() private moving = false;
  @state() private refusal: unknown = null;
  readonly i18n = new I18n(this);
  private readonly hand = new CardInHand(this);
  private stops: (() => void)[] = [];
  private lastScan = '';
  readonly lists = new LiveRefresh(this, () => whenIdle().then(this.loadLists));

  override connectedCallback(): void {
    super.connectedCallback();
    this.stops = [
      onScanHeard(({ scan }) => (this.lastScan = scan.text)),
      onScanContext(() => this.requestUpdate()),
      onPlaceNames(() => this.requestUpdate()),
      onForecast((_scan, { thing }) => thing.startsWith('1') && this.show(thing)),
      onScanAnswer((answered) => void this.showAnswered(answered)),
    ];
    window.addEventListener('online', this.loadLists);
    void this.loadLists();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.loadLists);
    for (const stop of this.stops) stop();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('query')) return;
    const tab = this.query.get('tab');
    this.tab = TAB_IDS.find((id) => id === tab) ?? null;
    this.take(this.query.get('device') ?? '');
    void this.askFor(this.query.get('ask'));
  }

  override render() {
    return html`<div class="bench ${armedCard(scanContext()) ? 'on' : ''}">
      ${this.renderArmed()} ${this.renderHand()}
      <rw-bench-scans @rw-scan-changed=${this.onScanChanged}></rw-bench-scans>
      ${this.renderPanel()}
      <rw-bench-lists .bench=${this.bench} @rw-dealt-with=${this.loadLists}></rw-bench-lists>
      ${this.renderDialogs()}
    </div>`;
  }

  private renderArmed() {
    const context = scanContext();
    const card = armedCard(context);
    if (!card && context.placeCode) {
      const place = placeName(context.placeCode);
      return html`<rw-notice kind="info">${t('scan.place_set', { place })}</rw-notice>`;
    }
    if (!card) return nothing;
    import('./rw-bench-session.ts').catch(() => undefined);
    return html`<rw-bench-session .code=${this.hand.code} .bench=${this.bench}></rw-bench-session>`;
  }

  private renderHand() {
    const { code, card, asOf, error } = this.hand;
    if (!code) return html`<rw-bench-empty></rw-bench-empty>`;
    if (!card) {
      return html`<rw-known-card
        .code=${code}
        .error=${error}
        @rw-put-away=${this.putAway}
      ></rw-known-card>`;
    }
    return html`<rw-bench-card
        .card=${card}
        .asOf=${asOf}
        ?busy=${this.moving}
        @rw-move=${this.onMove}
        @rw-hold=${(event: CustomEvent<{ kind: HoldKind }>) => this.onHold(event.detail.kind)}
        @rw-goto=${this.onGoto}
        @rw-put-away=${this.putAway}
      ></rw-bench-card>
      <rw-refusal .error=${this.refusal} @rw-goto=${this.onGoto}></rw-refusal>
      <rw-bench-tabs
        .card=${card}
        .selected=${this.shownTab ?? ''}
        @rw-select=${(event: CustomEvent<{ id: TabId | '' }>) => this.chooseTab(event.detail.id)}
      ></rw-bench-tabs>`;
  }

  private renderPanel() {
    const { card } = this.hand;
    const tab = this.shownTab;
    if (!card || !tab) return nothing;
    return html`<div class="about" @rw-changed=${this.hand.reload} @rw-goto=${this.onGoto}>
      <rw-bench-panel .card=${card} .tab=${tab}></rw-bench-panel>
    </div>`;
  }

  private renderDialogs() {
    const { card } = this.hand;
    if (!card) return nothing;
    if (this.asking) {
      return html`<rw-device-move
        .card=${card}
        .next=${this.asking}
        @rw-changed=${this.hand.reload}
        @rw-close=${() => (this.asking = null)}
      ></rw-device-move>`;
    }
    if (!this.holding) return nothing;
    return html`<rw-dialog open heading=${t('bench.place_hold')} @rw-close=${this.closeHold}>
      <rw-hold-form
        .card=${card}
        .kind=${this.holding}
        @rw-changed=${this.closeHold}
        @rw-close=${this.closeHold}
      ></rw-hold-form>
    </rw-dialog>`;
  }

  /** A device in repair shows its work at once: what is wrong is noted by one tap. */
  private get shownTab(): TabId | null {
    if (this.tab || this.closed) return this.tab;
    return this.hand.card?.stage === 'repairing' ? 'faults' : null;
  }

  private async showAnswered({ answer, scan }: AnsweredScan): Promise<void> {
    const onlyOpened = answer.code.startsWith('scan.opened_');
    if (!onlyOpened) this.lists.ask();
    await whenIdle();
    // Of many answers after a gap, only the newest scan's changes what is shown.
    const code = answer.deviceCode ?? deviceIn(scan.text);
    const newest = this.lastScan === scan.text || scanContext().deviceCode === code;
    if (code && newest && !(onlyOpened && this.hand.isFresh(code))) this.show(code);
  }

  /** Shows a device without a new page: the address can still be shared and reloaded. */
  private show(code: string): void {
    replaceQuery({ device: code });
    this.take(code);
  }

  private take(code: string): void {
    if (code !== this.hand.code) {
      this.refusal = null;
      this.asking = null;
      this.holding = null;
      this.closed = false;
    }
    void this.hand.show(code);
    if (scanContext().deviceCode !== (code || null)) takeInHand(code || null);
  }

  private readonly putAway = (): void => {
    navigate('/bench', { replace: true });
  };

  /** A scanned card asks for the form of a move. */
  private async askFor(to: string | null): Promise<void> {
    if (!to) return;
    replaceQuery({ ask: '' });
    await this.hand.reload();
    const move = this.hand.card?.next.find((one) => one.to === to);
    if (move) await this.onMove(new CustomEvent('rw-move', { detail: { move } }));
  }

  private async onMove(event: CustomEvent<{ move: NextMove }>): Promise<void> {
    if (this.moving) return;
    const move = await this.latest(event.detail.move);
    const { card } = this.hand;
    this.refusal = knownRefusal(move);
    if (this.refusal) return this.tellRefusal();
    if (!card) return;
    if (madeElsewhere(move)) return navigate(pageOf(card, move) ?? `/devices/${card.code}`);
    if (needsDialog(move)) {
      await import('../evidence/rw-device-move.ts');
      this.asking = move;
      return;
    }
    this.moving = true;
    try {
      await makeMove(card, move, {});
    } catch (error) {
      this.refusal = error;
      this.tellRefusal();
    } finally {
      this.moving = false;
      await this.hand.reload();
    }
  }

  /** What was tapped a moment ago is saved first: the move is judged by it and does not meet it as news. */
  private async latest(move: NextMove): Promise<NextMove> {
    this.moving = true;
    const waited = await writesSettled();
    if (waited || this.hand.loading) await this.hand.reload();
    this.moving = false;
    return this.hand.card?.next.find(({ to }) => to === move.to) ?? move;
  }

  /** A key may have been pressed while the refusal's place is scrolled away. */
  private tellRefusal(): void {
    void startScanning().tones.play('refused');
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('rw-refusal')?.scrollIntoView({ block: 'center' });
    });
  }

  private async onHold(kind: HoldKind): Promise<void> {
    await Promise.all([import('../evidence/rw-hold-form.ts'), import('../ui/rw-dialog.ts')]);
    this.holding = kind;
  }

  private readonly closeHold = (): void => {
    this.holding = null;
    void this.hand.reload();
  };

  private onGoto(event: CustomEvent<{ where: string }>): void {
    event.stopPropagation();
    const tab = tabOf(event.detail.where);
    if (tab) this.chooseTab(tab);
    else navigate(`/devices/${this.hand.code}?tab=${event.detail.where}`);
  }

  private chooseTab(tab: TabId | ''): void {
    this.tab = tab || null;
    this.closed = tab === '';
    replaceQuery({ tab });
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('.about')?.scrollIntoView({ block: 'nearest' });
    });
  }

  private onScanChanged(): void {
    void Promise.all([this.hand.reload(), this.loadLists()]);
  }

  private readonly loadLists = async (): Promise<void> => {
    try {
      this.bench = await loadBench();
      await keepLists(this.bench);
    } catch {
      this.bench ??= (await keptLists())?.value ?? null;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-bench': RwPageBench;
  }
}
