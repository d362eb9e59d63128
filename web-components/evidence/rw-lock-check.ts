import type { DeviceKind } from '#domain/device-kinds.ts';
import { isLockKind, type LockKind, locksFor } from '#domain/locks.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-notice.ts';
import './rw-lock-line.ts';
import type { LockChoice, LockLine, RwLockLine } from './rw-lock-line.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

const BY_LETTER: Record<string, LockChoice> = { c: 'clear', l: 'locked', n: 'na', u: null };
/** A scanner types its next letter sooner than a person: what follows so fast was no answer. */
const SCANNER_MS = 60;

interface Answer {
  lock: LockKind;
  status: LockChoice;
  hint: string;
}

/**
 * The two-minute lock check: one tap or key for each lock, saved at once, left at any time.
 * @fires rw-changed
 */
@customElement('rw-lock-check')
export class RwLockCheck extends LitElement {
  static override styles = [
    baseStyles,
    css`
      li + li {
        border-block-start: 1px solid var(--rw-color-line);
      }

      .check {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--rw-space-3);
      }

      @media (hover: none), (max-width: 599px) {
        .keys {
          display: none;
        }
      }
    `,
  ];

  @property() code = '';
  @property() kind: DeviceKind = 'laptop';
  /** What is on record. */
  @property({ attribute: false }) checks: readonly LockLine[] = [];
  /** Clear, but not seen again online after the reset. */
  @property({ attribute: false }) unconfirmed: readonly string[] = [];
  @property({ type: Boolean }) readonly = false;
  /** Answers given here that `checks` does not show yet. */
  @state() private given: ReadonlyMap<LockKind, Answer> = new Map();
  @state() private current = 0;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('code') && changed.get('code')) {
      this.given = new Map();
      this.current = 0;
    } else if (changed.has('checks')) {
      const open = [...this.given].filter(([lock, answer]) => !this.isKnown(lock, answer));
      if (open.length < this.given.size) this.given = new Map(open);
    }
  }

  override render() {
    const lines = this.locks.map((lock) => ({ lock, check: this.checkOf(lock) }));
    const locked = lines.some(({ check }) => check?.status === 'locked');
    return html`<div class="check">
      ${this.readonly ? nothing : html`<p class="keys muted small">${t('lock_check.keys')}</p>`}
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      <ol @keydown=${this.onKey} @focusin=${this.onFocus} @rw-lock=${this.onAnswer}>
        ${repeat(
          lines,
          ({ lock }) => lock,
          ({ lock, check }, index) =>
            html`<li>
              <rw-lock-line
                lock=${lock}
                kind=${this.kind}
                .check=${check}
                ?unconfirmed=${this.unconfirmed.includes(lock)}
                ?current=${index === this.current}
                ?readonly=${this.readonly}
              ></rw-lock-line>
            </li>`,
        )}
      </ol>
      ${locked ? html`<rw-notice kind="warning">${t('lock_check.held')}</rw-notice>` : nothing}
    </div>`;
  }

  private get locks(): LockKind[] {
    const beyond = this.checks.map(({ lock }) => lock).filter(isLockKind);
    return [...new Set([...locksFor(this.kind), ...beyond])];
  }

  private checkOf(lock: LockKind): LockLine | undefined {
    const given = this.given.get(lock);
    if (!given) return this.checks.find((one) => one.lock === lock);
    const { status, hint } = given;
    return status === null ? undefined : { lock, status, hint, recheckedAt: null };
  }

  private isKnown(lock: LockKind, { status }: Answer): boolean {
    return (this.checks.find((one) => one.lock === lock)?.status ?? null) === status;
  }

  private get lines(): RwLockLine[] {
    return [...(this.shadowRoot?.querySelectorAll('rw-lock-line') ?? [])];
  }

  private async focusLine(index: number): Promise<void> {
    const line = this.lines[index];
    if (!line) return;
    this.current = index;
    await this.updateComplete;
    line.focus();
    line.scrollIntoView({ block: 'nearest' });
  }

  private onFocus(event: FocusEvent): void {
    const index = this.lines.findIndex((line) => event.composedPath().includes(line));
    if (index >= 0) this.current = index;
  }

  private onKey(event: KeyboardEvent): void {
    clearTimeout(this.timer);
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.composedPath()[0] instanceof HTMLInputElement) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      void this.focusLine(this.current + step);
      return;
    }
    // The physical key counts where the layout writes another alphabet.
    const letter = (/^Key([CLNU])$/.exec(event.code)?.[1] ?? event.key).toLowerCase();
    if (!(letter in BY_LETTER)) return;
    event.preventDefault();
    const index = this.current;
    this.timer = setTimeout(() => this.lines[index]?.choose(BY_LETTER[letter] ?? null), SCANNER_MS);
  }

  private async onAnswer(event: CustomEvent<Answer>): Promise<void> {
    const answer = event.detail;
    const before = this.given;
    this.given = new Map(before).set(answer.lock, answer);
    // Where a lock was found, its hint is asked next; everything else goes on.
    if (answer.status !== 'locked') void this.focusLine(this.current + 1);
    const { lock, status, hint } = answer;
    const locks = [{ lock, status, ...(hint ? { hint } : {}) }];
    const param = { code: this.code };
    const json = { requestId: newRequestId(), locks };
    const saved = await this.sending.inTurn(() =>
      call(api.devices[':code'].locks.$post({ param, json })),
    );
    if (!saved && this.given.get(lock) === answer) {
      this.given = new Map([...this.given].filter(([one]) => one !== lock));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-lock-check': RwLockCheck;
  }
}
