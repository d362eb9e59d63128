import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ScanSource } from '#domain/bench.ts';
import type { Code } from '#domain/codes.ts';
import { navigate, replaceQuery } from '../app/navigation.ts';
import { api, call, errorText, isOffline, newRequestId } from '../data/api-client.ts';
import { readKept } from '../data/kept-reads.ts';
import { printLabels } from '../data/label-printing.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { scannedText } from '../scan/answer-text.ts';
import { KeptScans } from '../scan/kept-scans.ts';
import '../scan/rw-scan-news.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { CONFIRMS } from '../scan/label-scans.ts';
import { type AnsweredScan, startScanning } from '../scan/scan-bus.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-kept-note.ts';
import '../ui/rw-notice.ts';
import type { NoticeKind } from '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import './rw-todo-calls.ts';
import './rw-todo-counters.ts';
import './rw-todo-group.ts';
import {
  appendGroups,
  findLine,
  isTodoName,
  mergeGroups,
  placesLeft,
  type ShownGroup,
  tickLine,
  type TodoName,
} from './todo-lists.ts';
import { pageStyles } from './todo-page-styles.ts';
import { goesTo, readListScan, STARTS_TESTING } from './todo-scans.ts';

const PAGE = 100;

/** The warehouse's start page: its counters are its lists, each done by scanning. */
@customElement('rw-page-todo')
export class RwPageTodo extends LitElement {
  static override styles = [baseStyles, pageStyles];

  @property({ attribute: false }) query: URLSearchParams | undefined;
  @state() private list: TodoName = 'label';
  @state() private counts: Record<TodoName, number> | null = null;
  @state() private groups: ShownGroup[] | null = null;
  @state() private next: string | null = null;
  @state() private keptAt: number | null = null;
  @state() private error: unknown = null;
  @state() private hand: Code | null = null;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text, source) => this.hear(text, source));
  readonly live = new LiveRefresh(this, () => this.load());
  private readonly kept = new KeptScans(this, (answered) => this.onAnswer(answered));

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('query')) return;
    const wanted = this.query?.get('list');
    if (isTodoName(wanted)) this.list = wanted;
    this.open(this.list);
  }

  override render() {
    const state = this.groups ? 'ready' : this.error ? 'error' : 'loading';
    return html`<rw-page
        heading=${t('todo.title')}
        .state=${state}
        .error=${this.error}
        @rw-retry=${this.load}
      >
        <p slot="lead" class="muted">${t(`todo.${this.list}_hint`)}</p>
        <div class="stack">${this.renderGroups()}</div>
      </rw-page>
      <div class="bar no-print">${this.renderNews()} ${this.renderNext()}</div>`;
  }

  private renderGroups() {
    const groups = this.groups ?? [];
    return html`<rw-kept-note .at=${this.keptAt}></rw-kept-note>
      <rw-todo-counters
        .counts=${this.counts}
        .list=${this.list}
        @rw-list=${this.onList}
      ></rw-todo-counters>
      <rw-todo-calls></rw-todo-calls>
      ${
        groups.length === 0
          ? html`<rw-empty icon="circle-check">${t(`todo.empty_${this.list}`)}</rw-empty>`
          : nothing
      }
      ${repeat(
        groups,
        (group) => group.place?.code ?? '',
        (group) =>
          html`<rw-todo-group
            id="place-${group.place?.code ?? ''}"
            .group=${group}
            .list=${this.list}
            .hand=${this.hand ?? ''}
            @rw-print=${this.onPrint}
          ></rw-todo-group>`,
      )}
      ${this.next ? html`<rw-button @click=${this.loadMore}>${t('common.more')}</rw-button>` : nothing}`;
  }

  private renderNews() {
    if (this.hand) {
      const words = this.list === 'return' ? 'todo.now_bench' : 'todo.now_shelf';
      return html`<rw-notice kind="info">
        <strong>${t(words, { code: scannedText(this.hand) })}</strong>
        <rw-button slot="actions" @click=${() => (this.hand = null)}
          >${t('todo.put_back')}</rw-button
        >
      </rw-notice>`;
    }
    return html`<rw-scan-news
      .news=${this.kept.news}
      .waiting=${this.kept.waiting}
      dismissable
      @rw-dismiss=${() => this.kept.say(null)}
    ></rw-scan-news>`;
  }

  /** Where the way goes on, so that nobody walks back and forth. */
  private renderNext() {
    const groups = this.groups ?? [];
    if (groups.length === 0) return nothing;
    const [here, then] = placesLeft(groups);
    if (!here) return html`<p class="next">${t('todo.all_done')}</p>`;
    if (!then) return html`<p class="next muted">${t('todo.last_place')}</p>`;
    const place = then.place?.name ?? t('todo.without_place');
    return html`<button class="next" type="button" @click=${() => this.showGroup(then)}>
      ${t('todo.next_place', { place })}
      <span class="muted">${t('todo.left', { count: then.left })}</span>
    </button>`;
  }

  private onList(event: CustomEvent<{ list: TodoName }>): void {
    replaceQuery({ list: event.detail.list });
    this.open(event.detail.list);
  }

  private open(list: TodoName): void {
    this.list = list;
    this.groups = null;
    this.next = null;
    this.kept.say(null);
    this.hand = null;
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    const { list } = this;
    const shown = this.groups?.flatMap((group) => group.lines).length ?? 0;
    const limit = String(Math.min(500, Math.max(PAGE, shown)));
    try {
      const { value, keptAt } = await readKept(`/todo/${list}`, () => readList(list, limit));
      const [counts, page] = value;
      this.counts = counts;
      if (this.list !== list) return;
      this.groups = mergeGroups(this.groups ?? [], page.groups);
      this.next = page.next;
      this.keptAt = keptAt;
      this.error = null;
    } catch (error) {
      if (this.list === list) this.error = error;
    }
  };

  private async loadMore(): Promise<void> {
    const { list, next } = this;
    if (!next) return;
    try {
      const query = { limit: String(PAGE), after: next };
      const page = await call(api.todo[':list'].$get({ param: { list }, query }));
      if (this.list !== list || this.next !== next) return;
      this.groups = appendGroups(this.groups ?? [], page.groups);
      this.next = page.next;
    } catch (error) {
      this.error = error;
    }
  }

  private hear(text: string, source: ScanSource): boolean {
    const scan = readListScan(this.list, text, this.hand);
    if (!scan) return false;
    this.kept.say(null);
    if (scan.do === 'open_kit' || scan.do === 'open_locks') {
      void startScanning().tones.play('done');
      navigate(scan.do === 'open_kit' ? `/kitting/${scan.code}` : `/devices/${scan.code}#locks`);
    } else if (scan.do === 'take') {
      void startScanning().tones.play('done');
      this.hand = scan.code;
    } else if (scan.do === 'put') this.put(scan.place);
    else if (scan.do === 'pick') void this.pick(scan.code);
    else {
      const means = scan.do === 'confirm' ? CONFIRMS : STARTS_TESTING;
      void this.kept.keep(scan.code, source, means);
    }
    return true;
  }

  private put(place: Code): void {
    const thing = this.hand;
    if (!thing) return;
    this.hand = null;
    const kitted = findLine(this.groups ?? [], thing)?.kitted ?? false;
    void this.kept.keep(thing, 'button', goesTo(place, kitted));
  }

  private onAnswer({ scan, answer }: AnsweredScan): void {
    if (answer.outcome !== 'refused') this.tick(scan.text);
  }

  /** Who takes a device answers for it at once, so the pick waits for the server and never goes out late. */
  private async pick(code: Code): Promise<void> {
    const { tones } = startScanning();
    try {
      await call(api.todo.picks.$post({ json: { requestId: newRequestId(), code } }));
      void tones.play('done');
      this.say('done', t('todo.picked', { code: scannedText(code) }));
      this.tick(code);
    } catch (error) {
      void tones.play('refused');
      this.say('refused', isOffline(error) ? t('todo.not_sent') : errorText(error));
    }
  }

  private tick(code: string): void {
    this.groups = tickLine(this.groups ?? [], code);
    void this.load();
  }

  private say(kind: NoticeKind, text: string): void {
    this.kept.say({ kind, text });
  }

  private async onPrint(event: CustomEvent<{ codes: string[] }>): Promise<void> {
    try {
      await printLabels({ what: 'codes', codes: event.detail.codes });
      await this.load();
    } catch (error) {
      this.say('refused', errorText(error));
    }
  }

  private showGroup(group: ShownGroup): void {
    const id = `place-${group.place?.code ?? ''}`;
    this.shadowRoot?.getElementById(id)?.scrollIntoView({ block: 'start' });
  }
}

const readList = (list: TodoName, limit: string) =>
  Promise.all([
    call(api.todo.$get()),
    call(api.todo[':list'].$get({ param: { list }, query: { limit } })),
  ]);

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-todo': RwPageTodo;
  }
}
