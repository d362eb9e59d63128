import { MARKS } from '#domain/checklist-items.ts';
import type { DefinedLine } from '#domain/checklist-items.ts';
import { isBuiltIn, isFixed, WORK_KINDS } from '#domain/checklist-versions.ts';
import type { WorkKind } from '#domain/device-kinds.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { limitsText, lineTitle } from '../data/checklists.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-icon.ts';
import { markWords } from './change-words.ts';
import './rw-line-form.ts';

/**
 * One line of the draft: for which kinds it is asked, its place, and its limits or words when opened.
 * @fires rw-line with `detail: DefinedLine`; rw-remove; rw-move with `detail: -1 | 1`
 */
@customElement('rw-defined-line')
export class RwDefinedLine extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .line {
        display: grid;
        gap: var(--rw-space-2);
        padding-block: var(--rw-space-3);
      }

      .row {
        display: flex;
        align-items: center;
        gap: var(--rw-space-3);
      }

      .words {
        display: grid;
        flex: 1;
        min-inline-size: 0;
      }

      /* Wide enough for the longest answer in every language. */
      .marks {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(9.5rem, 100%), 1fr));
        gap: var(--rw-space-2);
      }

      .tools {
        display: flex;
      }

      /* The whole row opens the line where there is no room for all lines at once. */
      .fold {
        display: flex;
        flex: 1;
        align-items: center;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch);
        min-inline-size: 0;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }

      .folded {
        padding-block: var(--rw-space-1);
      }

      .fold rw-icon {
        color: var(--rw-color-muted);
        transition: rotate var(--rw-motion);
      }

      .fold[aria-expanded='true'] rw-icon {
        rotate: 180deg;
      }

      .problem {
        color: var(--rw-color-refused);
      }
    `,
  ];

  @property({ attribute: false }) line!: DefinedLine;
  @property({ attribute: false }) problems: readonly string[] = [];
  @property({ type: Boolean }) first = false;
  @property({ type: Boolean }) last = false;
  /** Shows one row that opens, where the window is narrow. */
  @property({ type: Boolean }) folds = false;
  @state() private open = false;
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    // A line that was just added has no words yet.
    this.open = !isBuiltIn(this.line.key) && lineTitle(this.line) === this.line.key;
  }

  override render() {
    const { line, folds, open } = this;
    const fixed = isFixed(line);
    const editable = line.input.type === 'number' || !isBuiltIn(line.key);
    const isFolded = folds && !open;
    return html`<div class="line ${isFolded ? 'folded' : ''}">
      ${
        folds
          ? html`<button
                class="fold"
                type="button"
                aria-expanded=${open}
                @click=${() => (this.open = !open)}
              >
                ${this.renderWords(fixed)}<rw-icon name="chevron-down"></rw-icon>
              </button>
              ${open ? this.renderTools(false) : nothing}`
          : html`<div class="row">${this.renderWords(fixed)}${this.renderTools(editable)}</div>`
      }
      ${
        fixed || isFolded
          ? nothing
          : html`<div class="marks">${WORK_KINDS.map((kind) => this.renderMark(kind))}</div>`
      }
      ${open && editable ? html`<rw-line-form .line=${line}></rw-line-form>` : nothing}
    </div>`;
  }

  private renderWords(fixed: boolean) {
    const { line, folds, open } = this;
    return html`<span class="words">
      <strong>${this.name}</strong>
      ${folds && !open ? html`<span class="small muted">${marksText(line)}</span>` : nothing}
      <span class="small muted" ?hidden=${folds && !open}
        >${fixed ? t('checklists.fixed') : limitsText(line.input)}</span
      >
      ${this.problems.map((text) => html`<span class="small problem">${text}</span>`)}
    </span>`;
  }

  private renderTools(editable: boolean) {
    const line = this.name;
    return html`<div class="tools">
      ${
        editable
          ? html`<rw-button
              icon="pencil"
              variant="quiet"
              label=${t('checklists.edit', { line })}
              @click=${() => (this.open = !this.open)}
            ></rw-button>`
          : nothing
      }
      <rw-button
        icon="arrow-up"
        variant="quiet"
        label=${t('checklists.up', { line })}
        ?disabled=${this.first}
        @click=${() => this.move(-1)}
      ></rw-button>
      <rw-button
        icon="arrow-down"
        variant="quiet"
        label=${t('checklists.down', { line })}
        ?disabled=${this.last}
        @click=${() => this.move(1)}
      ></rw-button>
    </div>`;
  }

  private get name(): string {
    const title = lineTitle(this.line);
    return title === this.line.key ? t('checklists.new_line') : title;
  }

  private renderMark(kind: WorkKind) {
    const { line } = this;
    return html`<rw-field label=${t(`kind.${kind}`)}>
      <select
        @change=${(event: Event) => {
          const mark = MARKS.find((one) => one === (event.target as HTMLSelectElement).value);
          if (mark) this.send({ ...line, marks: { ...line.marks, [kind]: mark } });
        }}
      >
        ${MARKS.map(
          (mark) =>
            html`<option value=${mark} ?selected=${mark === line.marks[kind]}>
              ${markWords(mark)}
            </option>`,
        )}
      </select>
    </rw-field>`;
  }

  private send(detail: DefinedLine): void {
    this.dispatchEvent(new CustomEvent('rw-line', { detail, bubbles: true, composed: true }));
  }

  private move(detail: -1 | 1): void {
    this.dispatchEvent(new CustomEvent('rw-move', { detail }));
  }
}

/** Which kinds it is asked for, those alike together. */
function marksText({ marks }: DefinedLine): string {
  return MARKS.flatMap((mark) => {
    const kinds = WORK_KINDS.filter((kind) => marks[kind] === mark);
    if (kinds.length === 0) return [];
    const words = markWords(mark);
    return kinds.length === WORK_KINDS.length
      ? [words]
      : [`${kinds.map((kind) => t(`kind.${kind}`)).join(' + ')}: ${words}`];
  }).join(' · ');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-defined-line': RwDefinedLine;
  }
}
