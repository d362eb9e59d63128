import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ScanSource } from '#domain/bench.ts';
import { replaceQuery } from '../app/navigation.ts';
import { faultName } from '../data/fault-list.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed, getSession } from '../data/session.ts';
import { formatDuration, formatNumber, I18n, t } from '../i18n/i18n.ts';
import { KeptScans } from '../scan/kept-scans.ts';
import '../scan/rw-scan-news.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { devicePath } from '../scan/scan-routes.ts';
import '../evidence/rw-repair-owner.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-page.ts';
import {
  deviceToTake,
  isQueueName,
  loadQueue,
  QUEUES,
  type QueuedWork,
  type QueueName,
  type Queues,
  TAKES,
} from './queues.ts';
import { repairsStyles } from './repairs-styles.ts';

const SHOWN = 100;
const EVERYTHING = 5000;

/** Work in repair as lists that are pulled from: scan a device, or take one. */
@customElement('rw-page-repairs')
export class RwPageRepairs extends LitElement {
  static override styles = [baseStyles, repairsStyles];

  @property({ attribute: false }) query: URLSearchParams | undefined;
  @state() private queue: QueueName = 'mine';
  @state() private queues: Queues | null = null;
  @state() private limit = SHOWN;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text, source) => this.hear(text, source));
  readonly live = new LiveRefresh(this, () => this.load());
  private readonly kept = new KeptScans(this, () => this.live.ask());

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('query')) return;
    const wanted = this.query?.get('queue');
    const own = allowed('repair.record') ? 'mine' : 'unowned';
    this.open(isQueueName(wanted) ? wanted : own);
  }

  override render() {
    const state = this.queues ? 'ready' : this.error ? 'error' : 'loading';
    return html`<rw-page
      heading=${t('repair.title')}
      .state=${state}
      .error=${this.error}
      @rw-retry=${this.load}
    >
      ${allowed('repair.record') ? html`<p slot="lead" class="muted">${t('repair.lead')}</p>` : nothing}
      <div class="stack" @rw-changed=${this.load}>
        ${this.renderCounters()} ${this.renderNews()}
        ${this.queues ? this.renderWork(this.queues) : nothing}
      </div>
    </rw-page>`;
  }

  private renderCounters() {
    return html`<nav class="queues" aria-label=${t('repair.queues')}>
      ${QUEUES.map(
        (name) =>
          html`<button
            type="button"
            aria-current=${name === this.queue ? 'page' : nothing}
            @click=${() => this.choose(name)}
          >
            <span class="count">${formatNumber(this.countOf(name))}</span>
            <span class="words">${t(`repair.queue.${name}`)}</span>
          </button>`,
      )}
    </nav>`;
  }

  private renderNews() {
    return html`<rw-scan-news
      .news=${this.kept.news}
      .waiting=${this.kept.waiting}
      dismissable
      @rw-dismiss=${() => this.kept.say(null)}
    ></rw-scan-news>`;
  }

  private renderWork({ work }: Queues) {
    if (work.length === 0) {
      return html`<rw-empty icon="wrench">${t(`repair.none.${this.queue}`)}</rw-empty>`;
    }
    const more = this.countOf(this.queue) - work.length;
    return html`<ul class="list">
        ${repeat(
          work,
          ({ code }) => code,
          (one) => html`<li>${this.renderOne(one)}</li>`,
        )}
      </ul>
      ${
        more > 0
          ? html`<div class="row">
              <span class="muted">${t('repair.more', { count: more })}</span>
              <rw-button @click=${this.showAll}>${t('repair.show_all')}</rw-button>
            </div>`
          : nothing
      }`;
  }

  private renderOne(work: QueuedWork) {
    const { code, kind, make, model, openedAt, owner, ownerId, place, openTasks } = work;
    const age = formatDuration(Date.now() - Date.parse(openedAt));
    const about = [
      age,
      owner ?? t('repair.nobody'),
      place ?? '',
      work.faults.map(faultName).join(', '),
      openTasks > 0 ? t('repair.open_tasks', { count: openTasks }) : '',
    ];
    return html`<div class="work">
      <a href=${devicePath(code)}>
        <span><rw-code code=${code}></rw-code></span>
        <bdi>${[t(`kind.${kind}`), make, model].filter(Boolean).join(' · ')}</bdi>
        <span class="muted small"
          >${about
            .filter(Boolean)
            .map((part, index) => html`${index > 0 ? ' · ' : ''}<bdi>${part}</bdi>`)}</span
        >
        ${this.renderWaiting(work)}
      </a>
      <rw-repair-owner
        code=${code}
        .ownerId=${ownerId}
        .owner=${owner}
        me=${getSession()?.person.id ?? ''}
      ></rw-repair-owner>
    </div>`;
  }

  private renderWaiting({ waitingFor, inStock }: QueuedWork) {
    if (waitingFor === null) return nothing;
    const here = inStock > 0;
    return html`<span class="small ${here ? 'here' : 'wait'}"
      >${t('repair.waits_for', { part: waitingFor })}${
        here ? html` · ${t('repair.in_stock', { count: inStock })}` : nothing
      }</span
    >`;
  }

  private countOf(name: QueueName): number {
    const { queues } = this;
    if (!queues) return 0;
    return name === 'all' ? queues.total : queues.counts[name];
  }

  private choose(name: QueueName): void {
    replaceQuery({ queue: name });
    this.open(name);
  }

  private open(name: QueueName): void {
    this.queue = name;
    this.limit = SHOWN;
    this.live.ask();
  }

  private showAll(): void {
    this.limit = EVERYTHING;
    this.live.ask();
  }

  private hear(text: string, source: ScanSource): boolean {
    const code = allowed('repair.record') ? deviceToTake(text) : null;
    if (!code) return false;
    this.kept.say(null);
    void this.kept.keep(code, source, TAKES);
    return true;
  }

  private readonly load = async (): Promise<void> => {
    const { queue, limit } = this;
    try {
      const queues = await loadQueue(queue, limit);
      if (queue === this.queue) this.queues = queues;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-repairs': RwPageRepairs;
  }
}
