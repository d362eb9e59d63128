import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ScanSource } from '#domain/bench.ts';
import { type Code, readScan } from '#domain/codes.ts';
import { replaceQuery } from '../app/navigation.ts';
import { readKept } from '../data/kept-reads.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { getLocale, I18n, t } from '../i18n/i18n.ts';
import { leavePlace, scanContext, startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { isThing, THINGS } from '../scan/thing-scan.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-kept-note.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import '../ui/rw-tabs.ts';
import { boxWords, loadPicking, pickPath, stateOf, type PickingView } from './pick-data.ts';
import { isUndoCard, PickScans, REST_CARD } from './pick-scans.ts';
import './rw-pick-lines.ts';
import './rw-pick-news.ts';
import './rw-pick-now.ts';
import { pickStyles } from './pick-styles.ts';
import './rw-session-boxes.ts';

const STEPS = ['pick', 'pair', 'box'] as const;
type Step = (typeof STEPS)[number];

/** A session picked from its shelves, checked at the packing table, and packed: all by scan, names of nobody. */
@customElement('rw-page-session-pick')
export class RwPageSessionPick extends LitElement {
  static override styles = [baseStyles, pickStyles];

  @property({ attribute: false }) params: Record<string, string> = {};
  @property({ attribute: false }) query = new URLSearchParams();
  @state() view: PickingView | null = null;
  @state() private step: Step = 'pick';
  @state() private place: Code | null = null;
  @state() private box: Code | null = null;
  @state() private keptAt: number | null = null;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  readonly live = new LiveRefresh(
    this,
    () => this.load(),
    ({ deviceCode }) =>
      this.view?.families.some(({ device }) => device?.code === deviceCode) ?? false,
    ({ topic }) => topic === 'handover_session' || topic === 'box',
  );
  readonly claim = new ScanClaim(this, (text, source) => this.hear(text, source));
  private readonly scans = new PickScans(this, () => this.live.ask());

  override connectedCallback(): void {
    super.connectedCallback();
    leavePlace();
    const asked = STEPS.find((step) => step === this.query.get('step'));
    if (asked) this.step = asked;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params') || this.params.code === this.view?.code) return;
    this.view = null;
    this.box = null;
    this.place = null;
    this.scans.begin(this.params.code ?? '');
    this.live.ask();
  }

  private get picks(): boolean {
    return this.view?.state === 'open' && allowed('handover.pick');
  }

  override render() {
    const { view } = this;
    return html`<rw-page
      heading=${view?.title ?? t('pick.title')}
      state=${view ? 'ready' : this.error ? 'error' : 'loading'}
      .error=${this.error}
      @rw-retry=${() => this.live.ask()}
    >
      ${view ? this.renderSession(view) : nothing}
    </rw-page>`;
  }

  private renderSession(view: PickingView) {
    const { code, families, without } = view;
    return html`<p slot="lead">
        <rw-code .code=${code}></rw-code> ·
        <a href="/handovers/${code}">${t('prog.handover_batch')}</a>
      </p>
      <rw-button
        slot="actions"
        icon="printer"
        target="_blank"
        href="/api/handover-sessions/${code}/pick-list.pdf?locale=${getLocale()}"
        >${t('doc.pick_list')}</rw-button
      >
      <div class="stack">
        <rw-kept-note .at=${this.keptAt}></rw-kept-note>
        ${
          view.state === 'open'
            ? nothing
            : html`<rw-notice kind="info">${t('pick.ended')}</rw-notice>`
        }
        ${
          without > 0
            ? html`<rw-notice kind="info">${t('pick.without', { count: without })}</rw-notice>`
            : nothing
        }
        ${families.length + view.spares.length === 0 ? this.renderNothing(code) : this.renderSteps(view)}
      </div>`;
  }

  private renderNothing(code: Code) {
    return html`<rw-empty icon="package" heading=${t('pick.nothing')}
      >${t('pick.nothing_hint')}
      <rw-button slot="actions" href="/handovers/${code}">${t('prog.handover_batch')}</rw-button>
    </rw-empty>`;
  }

  private renderSteps(view: PickingView) {
    const states = view.families.map((line) => stateOf(line, this.scans.ahead));
    const total = states.length;
    const count = (done: number) => t('pick.progress', { done, total });
    const boxed = view.families.filter(({ boxCode }) => boxCode !== null).length;
    const done = {
      pick: states.filter((one) => one !== 'open').length,
      pair: states.filter((one) => one === 'paired' || one === 'given').length,
      box: boxed,
    };
    return html`<rw-tabs
      label=${t('pick.title')}
      selected=${this.step}
      .tabs=${STEPS.map((id) => ({ id, label: t(`pick.step_${id}`), count: count(done[id]) }))}
      @rw-select=${(event: CustomEvent<{ id: Step }>) => this.go(event.detail.id)}
    >
      <div slot=${this.step} class="stack">
        ${this.step === 'box' ? this.renderPacking(view) : this.renderNow(view, this.step)}
        ${this.step === 'box' ? this.renderBoxes(view) : this.renderLines(view)}
      </div>
    </rw-tabs>`;
  }

  private renderNow(view: PickingView, step: 'pick' | 'pair') {
    return html`<rw-pick-now
      .view=${view}
      .ahead=${this.scans.ahead}
      .together=${this.scans.together}
      step=${step}
      ?picks=${this.picks}
      @rw-rest=${() => this.scans.take(REST_CARD, 'button', step)}
      @rw-aside=${() => {
        this.scans.setTogether([]);
        this.scans.kept.say(null);
      }}
      >${this.picks ? this.renderNews(step) : nothing}</rw-pick-now
    >`;
  }

  private renderNews(step: 'pick' | 'pair') {
    const { kept, last } = this.scans;
    return html`<rw-pick-news
      heading=${t(`pick.${step}_scan`)}
      hint=${t(`pick.${step}_hint`)}
      .news=${kept.news}
      .waiting=${this.scans.waits}
      ?undoable=${last !== null}
      @rw-undo=${() => last && this.scans.putBack(last)}
    ></rw-pick-news>`;
  }

  private renderPacking(view: PickingView) {
    const { kept } = this.scans;
    const box = view.boxes.find(({ code }) => code === this.box);
    if (!this.picks) return nothing;
    return html`<section class="card stack">
      ${box ? html`<p class="big">${t('pick.box_now', { ...box })}</p>` : nothing}
      <rw-pick-news
        heading=${box ? boxWords(box) : t('pick.box_scan')}
        hint=${t('pick.box_hint')}
        .news=${kept.news}
        .waiting=${this.scans.waits}
      ></rw-pick-news>
      <rw-pick-ways></rw-pick-ways>
    </section>`;
  }

  private renderLines(view: PickingView) {
    const families =
      this.step === 'pick'
        ? view.families
        : view.families.filter((line) => stateOf(line, this.scans.ahead) !== 'given');
    return html`<rw-pick-lines
      .view=${{ ...view, families }}
      .ahead=${this.scans.ahead}
      .place=${this.place}
      ?picks=${this.picks}
      @rw-put-back=${(event: CustomEvent<{ code: Code }>) => this.scans.putBack(event.detail.code)}
    ></rw-pick-lines>`;
  }

  private renderBoxes(view: PickingView) {
    return html`<rw-session-boxes
      .session=${view.code}
      .boxes=${view.boxes}
      .hand=${this.box}
      ?makes=${view.state === 'open' && allowed('box.pack')}
      chooses
      @rw-box=${(event: CustomEvent<{ code: Code }>) => this.takeBox(event.detail.code)}
      @rw-changed=${() => this.live.ask()}
    ></rw-session-boxes>`;
  }

  private go(step: Step): void {
    if (step === this.step) return;
    this.step = step;
    this.scans.setTogether([]);
    this.scans.kept.say(null);
    replaceQuery({ step: step === 'pick' ? undefined : step });
  }

  private takeBox(code: Code): void {
    this.go('box');
    this.box = code;
    this.scans.kept.say(null);
  }

  private hear(text: string, source: ScanSource): boolean {
    if (!this.picks || scanContext().command) return false;
    const scan = readScan(text);
    if (isUndoCard(text)) return this.undo();
    if (scan.kind === 'own' && scan.type === 'batch') return this.hearBatch(scan.code);
    if (scan.kind === 'own' && scan.type === 'place') return this.hearPlace(scan.code);
    if (this.step !== 'box') return this.scans.take(text, source, this.step);
    if (!isThing(scan, THINGS)) return false;
    if (this.box) void this.scans.kept.keep(text, source, { intoCode: this.box });
    else this.refuse(t('pick.box_first'));
    return true;
  }

  private hearBatch(code: Code): boolean {
    if (code === this.view?.code) return true;
    if (!this.view?.boxes.some((box) => box.code === code)) return false;
    this.takeBox(code);
    void startScanning().tones.play('done');
    return true;
  }

  /** A shelf scanned here shows what to take from it; nothing is moved there. */
  private hearPlace(code: Code): boolean {
    if (this.step === 'box') return false;
    const lines = this.view?.families.filter(({ placeCode }) => placeCode === code) ?? [];
    const open = lines.filter((line) => stateOf(line, this.scans.ahead) === 'open');
    const place = lines[0]?.way.at(-1) ?? '';
    const words = t('pick.place_here', { place: place || code, count: open.length });
    this.place = code;
    this.scans.kept.say({ kind: open.length > 0 ? 'info' : 'warning', text: words });
    void startScanning().tones.play(open.length > 0 ? 'done' : 'warning');
    return true;
  }

  private undo(): boolean {
    const { last } = this.scans;
    if (!last || this.step === 'box') return false;
    this.scans.putBack(last);
    return true;
  }

  private refuse(words: string): void {
    this.scans.kept.say({ kind: 'refused', text: words });
    void startScanning().tones.play('refused');
  }

  private readonly load = async (): Promise<void> => {
    const { code } = this.params;
    if (!code) return;
    const answers = this.scans.reading();
    try {
      const { value, keptAt } = await readKept(pickPath(code), () => loadPicking(code));
      if (this.params.code !== code) return;
      this.view = value;
      this.keptAt = keptAt;
      this.error = null;
      if (keptAt === null) this.scans.wasRead(answers);
      else this.scans.wasRead(0);
    } catch (error) {
      if (this.params.code === code) this.error = error;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-session-pick': RwPageSessionPick;
  }
}
