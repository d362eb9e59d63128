import { checklistFor, progress, type ChecklistItem } from '#domain/checklists.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, call, isOffline, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import { type Card, isWorkable } from './card.ts';
import { answersOf, isKnown, type LineAnswer, type Pending } from './checklist-answers.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-all-good.ts';
import './rw-checklist-line.ts';
import type { RwChecklistLine } from './rw-checklist-line.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/** Answers given within this time go to the server together. */
const GATHER_MS = 300;
const BY_LETTER: Record<string, 'pass' | 'fail' | 'na'> = { p: 'pass', f: 'fail', n: 'na' };

/**
 * The checklist of a device. Arrows move between lines, P, F and N answer and go on to the next.
 * Answers show at once and are sent in the background; without a network they wait and are sent again.
 * @fires rw-changed when the server has taken answers
 */
@customElement('rw-checklist')
export class RwChecklist extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-3);
      }

      .head p {
        flex: 1 1 12rem;
        font-weight: 600;
      }

      li + li {
        border-block-start: 1px solid var(--rw-color-line);
      }

      @media (hover: none), (max-width: 599px) {
        .keys {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  @state() private pending: Pending = new Map();
  @state() private current = 0;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Answers the server has taken, though the card does not show them yet. */
  private readonly taken = new WeakSet<LineAnswer>();
  /** A batch on its way keeps its request id through retries. */
  private batch: { code: string; requestId: string; answers: LineAnswer[] } | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.flush);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.flush);
    void this.flush();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('card') || this.pending.size === 0) return;
    const before = changed.get('card');
    if (before && before.code !== this.card.code) {
      this.gather(before.code);
      this.pending = new Map();
      void this.flush();
      return;
    }
    const waiting = [...this.pending].filter(([, answer]) => !isKnown(this.card, answer));
    if (waiting.length < this.pending.size) this.pending = new Map(waiting);
  }

  override render() {
    const items = checklistFor(this.card.kind);
    const answers = answersOf(this.card, this.pending);
    const { answered, total, failed } = progress(items, answers);
    const readonly = !allowed('diagnostics.record') || !isWorkable(this.card);
    const open = items.filter((item) => item.input.type === 'observe' && !answers[item.key]);
    return html`<div class="panel">
      <div class="head">
        <p aria-live="polite">
          ${t('checklist.progress', { answered, total })}
          ${failed.length > 0 ? html`· ${t('checklist.failed', { count: failed.length })}` : nothing}
        </p>
        ${
          readonly
            ? nothing
            : html`<rw-all-good .items=${open} @rw-all-good=${this.passAll}></rw-all-good> ${
                  this.card.runStartedAt
                    ? html`<rw-button variant="quiet" icon="refresh" @click=${this.startAnew}
                        >${t('checklist.new_run')}</rw-button
                      >`
                    : nothing
                }`
        }
      </div>
      ${readonly ? nothing : html`<p class="keys muted small">${t('checklist.keys')}</p>`}
      <rw-refusal .error=${this.sending.error}>
        ${
          this.batch
            ? html`<rw-button slot="actions" icon="refresh" @click=${this.flush}
                >${t('common.retry')}</rw-button
              >`
            : nothing
        }
      </rw-refusal>
      <ol @keydown=${this.onKey} @focusin=${this.onFocus} @rw-answer=${this.onAnswer}>
        ${repeat(
          items,
          (item) => item.key,
          (item, index) =>
            html`<li>
              <rw-checklist-line
                .item=${item}
                .answer=${answers[item.key]}
                ?current=${index === this.current}
                ?readonly=${readonly}
                >${readonly ? nothing : this.renderFault(item, answers[item.key])}</rw-checklist-line
              >
            </li>`,
        )}
      </ol>
    </div>`;
  }

  /** A failed line offers the fault it usually means, until that fault is on the list. */
  private renderFault(item: ChecklistItem, answer: LineAnswer | undefined) {
    const { faultCode, key } = item;
    if (!faultCode || answer?.result !== 'fail') return nothing;
    const known = this.card.faults.some(
      (fault) => !fault.closedAt && (fault.checklistItem === key || fault.fault === faultCode),
    );
    if (known) return nothing;
    const name = `fault.${faultCode}`;
    return html`<rw-button icon="wrench" @click=${() => this.addFault(item)}
      >${t('checklist.add_fault', { fault: isKey(name) ? t(name) : faultCode })}</rw-button
    >`;
  }

  private get lines(): RwChecklistLine[] {
    return [...(this.shadowRoot?.querySelectorAll('rw-checklist-line') ?? [])];
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
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
    const isButton = event.composedPath()[0] instanceof HTMLButtonElement;
    if (step && !(event.key === 'Enter' && isButton)) {
      event.preventDefault();
      void this.focusLine(this.current + step);
      return;
    }
    // The physical key counts where the layout writes another alphabet.
    const letter = /^Key([PFN])$/.exec(event.code)?.[1] ?? event.key;
    const result = BY_LETTER[letter.toLowerCase()];
    const line = this.lines[this.current];
    if (!result || !line || event.repeat) return;
    event.preventDefault();
    line.choose(result);
  }

  private onAnswer(event: CustomEvent<LineAnswer>): void {
    const answer = event.detail;
    this.pending = new Map(this.pending).set(answer.item, answer);
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flush, GATHER_MS);
    if (answer.result !== null) void this.focusLine(this.current + 1);
  }

  private readonly flush = async (): Promise<void> => {
    clearTimeout(this.timer);
    this.gather(this.card.code);
    const { batch } = this;
    if (!batch || this.sending.busy) return;
    const { code, ...json } = batch;
    const done = await this.sending.run(() =>
      call(api.devices[':code'].checklist.answers.$post({ param: { code }, json })),
    );
    if (!done && isOffline(this.sending.error)) return;
    this.batch = null;
    if (!done) return this.takeBack(batch.answers);
    for (const answer of batch.answers) this.taken.add(answer);
    // Something may have been answered while the batch was on its way.
    await this.flush();
  };

  /** What waits goes together, for the device it was answered on. */
  private gather(code: string): void {
    const answers = [...this.pending.values()].filter((answer) => !this.taken.has(answer));
    if (answers.length > 0) this.batch ??= { code, requestId: newRequestId(), answers };
  }

  /** Refused answers no longer show. */
  private takeBack(refused: LineAnswer[]): void {
    this.pending = new Map([...this.pending].filter(([, answer]) => !refused.includes(answer)));
  }

  private async passAll(event: CustomEvent<{ except: string[] }>): Promise<void> {
    await this.flush();
    const param = { code: this.card.code };
    const json = { requestId: newRequestId(), except: event.detail.except };
    await this.sending.inTurn(() =>
      call(api.devices[':code'].checklist['all-good'].$post({ param, json })),
    );
  }

  private async startAnew(): Promise<void> {
    const param = { code: this.card.code };
    const json = { requestId: newRequestId() };
    const done = await this.sending.inTurn(() =>
      call(api.devices[':code'].checklist.runs.$post({ param, json })),
    );
    if (done) this.pending = new Map();
  }

  private async addFault({ faultCode, key }: ChecklistItem): Promise<void> {
    if (!faultCode) return;
    await this.flush();
    const param = { code: this.card.code };
    const json = { requestId: newRequestId(), fault: faultCode, item: key };
    await this.sending.inTurn(() => call(api.devices[':code'].faults.$post({ param, json })));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-checklist': RwChecklist;
  }
}
