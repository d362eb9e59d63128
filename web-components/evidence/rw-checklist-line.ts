import { foldDigits } from '#domain/codes.ts';
import { judge, type ChecklistItem } from '#domain/checklists.ts';
import type { Reason } from '#domain/reason.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { limitsText, lineCriterion, lineTitle } from '../data/checklists.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import { blockerText } from '../data/blocker-text.ts';
import type { LineAnswer } from './checklist-answers.ts';
import { checklistLineStyles } from './checklist-line-styles.ts';

const RESULTS = ['pass', 'fail', 'na'] as const;
type Result = (typeof RESULTS)[number];

/** The key that answers a line, shown on its button. */
const LETTERS: Record<Result, string> = { pass: 'P', fail: 'F', na: 'N' };

/**
 * One line of the checklist: pass, fail, not applicable, or a measured value with its limits.
 * @fires rw-answer with `detail: LineAnswer`
 * @fires rw-goto with `detail: { where: 'locks' }` on the line that follows the lock list
 * @slot - what to do about a failed line
 */
@customElement('rw-checklist-line')
export class RwChecklistLine extends LitElement {
  static override styles = [baseStyles, checklistLineStyles];

  @property({ attribute: false }) item!: ChecklistItem;
  @property({ attribute: false }) answer?: LineAnswer | undefined;
  /** What a hardware report says to this line. */
  @property({ attribute: false }) findings: readonly string[] = [];
  /** Reached by Tab; the arrows move it. */
  @property({ type: Boolean }) current = false;
  @property({ type: Boolean }) readonly = false;
  @state() private refused = '';
  @query('.line') private readonly line!: HTMLElement;
  @query('.value') private readonly field?: HTMLInputElement;
  readonly i18n = new I18n(this);

  override render() {
    const { item, answer } = this;
    const shown = this.verdict();
    const limits = limitsText(item.input);
    return html`<div
      class="line ${shown ?? 'open'}"
      role="group"
      tabindex=${this.current ? 0 : -1}
      aria-labelledby="title"
      aria-describedby="criterion"
    >
      <div class="words">
        <span id="title" class="title"
          >${lineTitle(item)}
          ${item.mandatory ? nothing : html`<span class="muted small">${t('common.optional')}</span>`}
        </span>
        <span id="criterion" class="muted small"
          >${[lineCriterion(item), limits].filter(Boolean).join(' ')}</span
        >
        ${this.findings.map((text) => html`<span class="small finding">${text}</span>`)}
        ${
          answer && answer.source !== 'person'
            ? html`<span class="small measured"
                ><rw-icon name="file-text"></rw-icon>${t(`checklist.source.${answer.source}`)}</span
              >`
            : nothing
        }
        ${this.refused ? html`<span class="refused small" role="alert">${this.refused}</span>` : nothing}
        <slot></slot>
      </div>
      ${item.input.type === 'locks' ? this.renderLocks() : this.renderAnswers(shown)}
    </div>`;
  }

  /** The measured field where there is one, else the line itself. */
  override focus(): void {
    (this.field ?? this.line).focus();
  }

  /**
   * Answers by key or card; a result that this line does not take is refused in place.
   * @returns whether it was an answer: a number wants its value, and locks are answered in their own list.
   */
  choose(result: Result): boolean {
    if (this.readonly) return false;
    if (this.item.input.type === 'locks') {
      this.openLocks();
      return false;
    }
    if (result === 'pass' && this.item.input.type === 'number') {
      this.focus();
      return false;
    }
    const value = this.item.input.type === 'number' && result === 'fail' ? this.typed() : null;
    return this.send({ result, value });
  }

  /** Takes what stands in the measured field. @returns false when it is no answer and says so. */
  commit(): boolean {
    if (!this.readonly && this.field && this.typed() !== (this.answer?.value ?? null)) {
      this.measured();
    }
    return this.refused === '';
  }

  private renderLocks() {
    return html`<div class="answers">
      <rw-button @click=${this.openLocks}>${t('device.goto.locks')}</rw-button>
    </div>`;
  }

  private renderAnswers(shown: string | null) {
    const { item, readonly } = this;
    const isNumber = item.input.type === 'number';
    const results = RESULTS.filter(
      (result) => (result !== 'na' || item.naAllowed) && (result !== 'pass' || !isNumber),
    );
    return html`<div class="answers">
      ${isNumber ? this.renderNumber() : nothing}
      ${results.map((result) => {
        const pressed = shown === result || (result === 'pass' && shown === 'warning');
        return html`<button
          type="button"
          class=${result}
          aria-pressed=${pressed}
          ?disabled=${readonly}
          tabindex=${this.current ? 0 : -1}
          @click=${() => this.choose(result)}
        >
          <rw-icon
            name=${result === 'pass' ? 'check' : result === 'fail' ? 'x' : 'minus'}
          ></rw-icon>
          <span>${t(`test.${result}`)}</span>
          <kbd aria-hidden="true">${LETTERS[result]}</kbd>
        </button>`;
      })}
    </div>`;
  }

  private renderNumber() {
    const { input } = this.item;
    if (input.type !== 'number') return nothing;
    const value = this.answer?.value ?? null;
    const limits = `${formatNumber(input.minimum)}–${formatNumber(input.maximum)}`;
    return html`<label class="measure">
      <span class="visually-hidden">${lineTitle(this.item)}</span>
      <input
        class="value"
        inputmode="decimal"
        autocomplete="off"
        dir="ltr"
        size="12"
        ?disabled=${this.readonly}
        tabindex=${this.current ? 0 : -1}
        placeholder=${limits}
        .value=${value === null ? '' : String(value)}
        @change=${this.measured}
      />
      <span>${t(`unit.${input.unit}`)}</span>
    </label>`;
  }

  private verdict(): string | null {
    if (!this.answer) return null;
    const judged = judge(this.item, this.answer);
    return judged.ok ? judged.verdict : null;
  }

  private typed(): number | null {
    const text = foldDigits(this.field?.value ?? '')
      .replace(/[,٫]/, '.')
      .trim();
    return text === '' ? null : Number(text);
  }

  private measured(): void {
    const value = this.typed();
    if (value !== null) this.send({ result: null, value });
  }

  private send(given: { result: Result | null; value: number | null }): boolean {
    const judged = judge(this.item, given);
    this.refused = judged.ok ? '' : this.refusal(judged.reason);
    if (!judged.ok) return false;
    const { key: item } = this.item;
    const detail: LineAnswer = { item, note: this.answer?.note ?? '', source: 'person', ...given };
    this.dispatchEvent(new CustomEvent('rw-answer', { detail, bubbles: true, composed: true }));
    return true;
  }

  private refusal({ code, params }: Reason): string {
    return blockerText({ code, params: { ...params, item: lineTitle(this.item) } });
  }

  private openLocks(): void {
    const options = { detail: { where: 'locks' }, bubbles: true, composed: true };
    this.dispatchEvent(new CustomEvent('rw-goto', options));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-checklist-line': RwChecklistLine;
  }
}
