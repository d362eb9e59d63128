import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Permission } from '#domain/roles.ts';
import { api, call } from '../data/api-client.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import type { IconName } from '../ui/icons.ts';

interface Call {
  words: CallWords;
  icon: IconName;
  href: string;
  count: number;
}

type CallWords = Extract<Parameters<typeof t>[0], `todo.call_${string}`>;
type Read = () => Promise<Call[]>;

const READS: readonly [Permission, Read][] = [
  ['media.validate', proofs],
  ['repair.assign', repairs],
  ['kit.record', shortages],
  ['stock.manage', reorder],
  ['privacy.answer', questions],
  ['follow_up.record', families],
];

/** What waits elsewhere for this person, one button each; nothing for what they may not do, or where none waits. */
@customElement('rw-todo-calls')
export class RwTodoCalls extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }

      :host([hidden]) {
        display: none;
      }

      nav {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-3);
      }
    `,
  ];

  /** By the place of its reading in READS, so that the buttons keep their order. */
  @state() private calls: readonly Call[][] = READS.map(() => []);
  readonly i18n = new I18n(this);
  readonly live = new LiveRefresh(this, () => this.load());

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  /** Takes no room, not even a gap, while nothing waits. */
  override willUpdate(): void {
    this.hidden = this.calls.flat().every(({ count }) => count === 0);
  }

  override render() {
    const waiting = this.calls.flat().filter(({ count }) => count > 0);
    return html`<nav aria-label=${t('todo.calls')}>
      ${waiting.map(
        ({ words, icon, href, count }) =>
          html`<rw-button size="bench" icon=${icon} href=${href}
            >${t(words, { count })}</rw-button
          >`,
      )}
    </nav>`;
  }

  /** The lists of the page say what is wrong when nothing can be read; the last counts stay. */
  private async load(): Promise<void> {
    this.calls = await Promise.all(
      READS.map(async ([permission, read], at) => {
        const last = this.calls[at] ?? [];
        if (!allowed(permission)) return [];
        return read().catch(() => last);
      }),
    );
  }
}

async function proofs(): Promise<Call[]> {
  const { total } = await call(api.validations.$get());
  return [{ words: 'todo.call_proofs', icon: 'shield-check', href: '/validations', count: total }];
}

async function repairs(): Promise<Call[]> {
  const { counts } = await call(api.repairs.$get({ query: { limit: '1' } }));
  const { unowned, arrived } = counts;
  return [
    {
      words: 'todo.call_unowned',
      icon: 'wrench',
      href: '/repairs?queue=unowned',
      count: unowned,
    },
    {
      words: 'todo.call_arrived',
      icon: 'package-check',
      href: '/repairs?queue=arrived',
      count: arrived,
    },
  ];
}

/** Devices that wait for something of their kit. */
async function shortages(): Promise<Call[]> {
  const { devices } = await call(api.kits.shortages.$get());
  return [{ words: 'todo.call_short', icon: 'plug', href: '/kitting', count: devices }];
}

async function reorder(): Promise<Call[]> {
  const { part, accessory } = await call(api.parts.low.$get());
  const href = '/parts?show=low';
  return [
    { words: 'todo.call_parts', icon: 'boxes', href, count: part },
    {
      words: 'todo.call_accessories',
      icon: 'boxes',
      href: `${href}&family=accessory`,
      count: accessory,
    },
  ];
}

/** Questions about own data, red in their list when they are late. */
async function questions(): Promise<Call[]> {
  const { open } = await call(api.privacy.requests.count.$get());
  return [{ words: 'todo.call_privacy', icon: 'lock', href: '/privacy', count: open }];
}

async function families(): Promise<Call[]> {
  const { total } = await call(api['follow-ups'].count.$get());
  return [{ words: 'todo.call_families', icon: 'bell', href: '/follow-ups', count: total }];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-todo-calls': RwTodoCalls;
  }
}
