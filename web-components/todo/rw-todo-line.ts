import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { ratingText } from '../i18n/rating.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { IconName } from '../ui/icons.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import { thingPath } from '../ui/thing-path.ts';
import type { ShownLine, TodoName } from './todo-lists.ts';

const ICONS: Record<string, IconName> = {
  laptop: 'laptop',
  desktop: 'monitor',
  tablet: 'tablet',
  aio: 'monitor',
  charger: 'plug',
  monitor: 'monitor',
  sim: 'id-card',
};

/** One thing to do: what to take, and what to do with it. Opens the thing's page when pressed. */
@customElement('rw-todo-line')
export class RwTodoLine extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .line {
        display: flex;
        align-items: center;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch-bench);
        padding: var(--rw-space-2) var(--rw-space-4);
        text-decoration: none;
      }

      a.line:hover {
        background: var(--rw-color-sunken);
      }

      rw-icon {
        flex: none;
        font-size: var(--rw-text-28);
      }

      .done {
        color: var(--rw-color-done);
      }

      .text {
        display: grid;
        min-inline-size: 0;
        line-height: 1.35;
      }

      .what {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--rw-space-3);
      }

      rw-code {
        font-size: var(--rw-text-20);
        font-weight: 600;
      }

      .rating {
        font-weight: 600;
      }

      .waits {
        color: var(--rw-color-warning);
      }

      .hand {
        background: var(--rw-color-accent-soft);
      }
    `,
  ];

  @property({ attribute: false }) line!: ShownLine;
  @property() list: TodoName = 'label';
  /** It was scanned and waits for its place. */
  @property({ type: Boolean }) inHand = false;
  readonly i18n = new I18n(this);

  override render() {
    const { line } = this;
    const name = [kindName(line.kind), line.make, line.model].filter(Boolean).join(' · ');
    const icon = line.done ? 'circle-check' : (ICONS[line.kind] ?? 'package');
    return html`<a class="line ${this.inHand ? 'hand' : ''}" href=${this.href}>
      <rw-icon name=${icon} class=${line.done ? 'done' : ''}></rw-icon>
      <span class="text">
        <span class="what">
          <rw-code code=${line.code}></rw-code>
          <bdi>${name}</bdi>
          ${line.done ? html`<span class="done">${t('common.done')}</span>` : nothing}
        </span>
        ${line.done ? nothing : this.renderTask()}
      </span>
    </a>`;
  }

  private get href(): string {
    const { line } = this;
    if (line.subject === 'accessory') return thingPath('accessory', line.code);
    if (this.list === 'locks') return `/devices/${line.code}#locks`;
    return this.list === 'kit' ? `/kitting/${line.code}` : `/devices/${line.code}`;
  }

  private renderTask() {
    switch (this.list) {
      case 'label':
        return this.renderLabel();
      case 'locks':
        return this.say(t('todo.do_locks', { count: this.line.locks ?? 0 }), this.holder);
      case 'kit':
        return this.renderKit();
      case 'shelve':
        return this.say(t(this.line.kitted ? 'todo.do_shelve' : 'todo.do_put_away'), this.holder);
      case 'pick':
        return this.renderPick();
      case 'return': {
        const when = formatDate(this.line.since, { style: 'relative' });
        return this.say(t('todo.do_return', { when }), this.holder);
      }
    }
  }

  /** A label that is on already is scanned again only after the missing pieces were supplied. */
  private renderLabel() {
    const { missing = [], printed } = this.line;
    if (missing.length > 0)
      return this.say(missing.map((field) => t(`gate.identity_${field}`)).join(' · '));
    return this.say(t(printed ? 'todo.do_scan_label' : 'todo.do_print'));
  }

  private get holder(): string {
    const { custodian } = this.line;
    return custodian ? t('todo.held_by', { person: custodian }) : '';
  }

  private say(...parts: string[]) {
    return html`<span class="muted">${parts.filter(Boolean).join(' · ')}</span>`;
  }

  private renderKit() {
    const { open = [], short = [], charger } = this.line;
    const others = open.filter((one) => !short.includes(one));
    const rating = ratingText(this.line);
    const fetch = charger?.place ? t('todo.do_fetch', { place: charger.place.name }) : '';
    return html`${
      open.includes('charger') && rating !== ''
        ? html`<span class="rating"
            ><bdi>${rating}</bdi>${fetch ? html` · ${fetch}` : nothing}</span
          >`
        : nothing
    }
    ${others.length > 0 ? this.say(t('todo.do_fill', { things: names(others) })) : nothing}
    ${
      short.length > 0
        ? html`<span class="waits">${t('todo.waits_for', { things: names(short) })}</span>`
        : nothing
    }`;
  }

  private renderPick() {
    const { needCode, expiresAt, take = [] } = this.line;
    const date = expiresAt ? formatDate(expiresAt) : '';
    return html`${needCode ? this.say(t('todo.for_need', { need: needCode, date })) : nothing}
    ${take.map(
      ({ line, code }) =>
        html`<span class="muted"
          >${t('todo.with_charger', { thing: names([line]) })}
          <rw-code class="small" code=${code}></rw-code
        ></span>`,
    )}`;
  }
}

function kindName(kind: string): string {
  const key = [`kind.${kind}`, `acc.${kind}`].find(isKey);
  return key ? t(key) : kind;
}

function names(lines: readonly string[]): string {
  return lines.map(kindName).join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-todo-line': RwTodoLine;
  }
}
