import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-icon.ts';

export interface GradeOption {
  value: string;
  /** In plain words, what earns this grade. */
  criterion: string;
}

/**
 * The grades of one kind, each with what earns it, where one chooses. Arrows and Space work as in any list.
 * @fires rw-grade with `detail: { value }`
 */
@customElement('rw-grade-choice')
export class RwGradeChoice extends LitElement {
  static override styles = [
    baseStyles,
    css`
      legend {
        padding: 0;
        margin-block-end: var(--rw-space-2);
        font-weight: 600;
      }

      legend span {
        font-weight: 400;
      }

      .grades {
        display: grid;
        gap: 6px;
      }

      label {
        position: relative;
        display: grid;
        grid-template-columns: 2.5rem minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch-bench);
        padding: var(--rw-space-2) var(--rw-space-4);
        background: var(--rw-color-surface);
        border: 1px solid var(--rw-color-control);
        border-radius: var(--rw-radius);
        cursor: pointer;
      }

      label:hover {
        background: var(--rw-color-sunken);
      }

      label:has(:checked) {
        background: var(--rw-color-text);
        border-color: var(--rw-color-text);
        color: var(--rw-color-ground);
      }

      label:has(:focus-visible) {
        outline: 3px solid var(--rw-color-focus);
        outline-offset: 2px;
      }

      label:has(:disabled) {
        border-color: var(--rw-color-line);
        cursor: default;
      }

      label:has(:disabled):not(:has(:checked)) {
        background: var(--rw-color-sunken);
        color: var(--rw-color-muted);
      }

      input {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
        opacity: 0;
        cursor: inherit;
      }

      bdi {
        font-size: var(--rw-text-28);
        font-weight: 600;
        text-align: center;
      }

      rw-icon {
        visibility: hidden;
        font-size: var(--rw-text-20);
      }

      :checked ~ rw-icon {
        visibility: visible;
      }
    `,
  ];

  @property() label = '';
  /** Which keys choose here. */
  @property() keys = '';
  @property() value = '';
  @property({ attribute: false }) options: readonly GradeOption[] = [];
  @property({ type: Boolean }) disabled = false;
  readonly i18n = new I18n(this);

  override render() {
    return html`<fieldset>
      <legend>
        ${this.label}
        ${this.disabled ? nothing : html`<span class="muted small">${this.keys}</span>`}
      </legend>
      <div class="grades">
        ${this.options.map(
          ({ value, criterion }) =>
            html`<label>
              <input
                type="radio"
                name="grade"
                .value=${value}
                .checked=${value === this.value}
                ?disabled=${this.disabled}
                @change=${() => this.choose(value)}
              />
              <bdi dir="ltr">${value}</bdi>
              <span>${criterion}</span>
              <rw-icon name="check"></rw-icon>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  private choose(value: string): void {
    this.value = value;
    this.dispatchEvent(new CustomEvent('rw-grade', { detail: { value } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-grade-choice': RwGradeChoice;
  }
}
