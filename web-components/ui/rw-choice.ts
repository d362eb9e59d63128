import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import type { IconName } from './icons.ts';
import './rw-icon.ts';

export interface Choice {
  value: string;
  label: string;
  hint?: string;
  icon?: IconName;
  /** A short text at the end, such as a count. */
  count?: string;
  disabled?: boolean;
}

let lastGroup = 0;

/**
 * Big chips over native radios or, with `multiple`, checkboxes: arrows, Tab and Space work as usual.
 * @fires change with `detail: { value, values }`
 */
@customElement('rw-choice')
export class RwChoice extends LitElement {
  static formAssociated = true;
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    baseStyles,
    css`
      legend {
        padding: 0;
        margin-block-end: var(--rw-space-1);
        font-weight: 600;
      }

      .hint {
        color: var(--rw-color-muted);
        font-size: var(--rw-text-14);
        font-weight: 400;
      }

      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2);
      }

      label {
        position: relative;
        display: flex;
        align-items: center;
        gap: var(--rw-space-2);
        justify-content: center;
        min-block-size: var(--rw-touch);
        min-inline-size: var(--rw-touch);
        padding: var(--rw-space-2) var(--rw-space-4);
        background: var(--rw-color-surface);
        border: 1px solid var(--rw-color-control);
        border-radius: var(--rw-radius);
        cursor: pointer;
        user-select: none;
      }

      .bench label {
        min-block-size: var(--rw-touch-bench);
        font-size: var(--rw-text-20);
      }

      input {
        position: absolute;
        inset: 0;
        inline-size: 100% !important;
        block-size: 100% !important;
        opacity: 0;
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

      label:has(:checked) .hint {
        color: inherit;
      }

      label:has(:focus-visible) {
        outline: 3px solid var(--rw-color-focus);
        outline-offset: 2px;
      }

      label:has(:disabled) {
        background: var(--rw-color-sunken);
        border-color: var(--rw-color-line);
        color: var(--rw-color-muted);
        cursor: not-allowed;
      }

      .words {
        display: grid;
      }

      .tick {
        display: none;
      }

      label:has(:checked) .tick {
        display: inline-flex;
      }

      .error {
        color: var(--rw-color-refused);
        font-size: var(--rw-text-14);
        margin-block-start: var(--rw-space-1);
      }
    `,
  ];

  @property({ attribute: false }) options: readonly Choice[] = [];
  @property() label = '';
  @property() hint = '';
  @property() error = '';
  @property() name = '';
  @property() value = '';
  @property({ attribute: false }) values: readonly string[] = [];
  @property({ type: Boolean }) multiple = false;
  @property() size: 'normal' | 'bench' = 'normal';
  /** Keeps the label for screen readers only. */
  @property({ type: Boolean, attribute: 'hide-label' }) hideLabel = false;

  private readonly internals = this.attachInternals();
  private readonly group = `choice-${++lastGroup}`;

  /** As with the Tab key: what is chosen, else the first. */
  override focus(options?: FocusOptions): void {
    const chosen = this.renderRoot.querySelector<HTMLElement>('input:checked');
    if (chosen) chosen.focus(options);
    else super.focus(options);
  }

  override render() {
    return html`<fieldset class=${this.size} aria-describedby=${this.error ? 'error' : nothing}>
      <legend class=${this.hideLabel ? 'visually-hidden' : nothing}>
        ${this.label} ${this.hint ? html`<span class="hint">${this.hint}</span>` : nothing}
      </legend>
      <div class="chips">${this.options.map((option) => this.renderOption(option))}</div>
      ${this.error ? html`<p class="error" id="error" role="alert">${this.error}</p>` : nothing}
    </fieldset>`;
  }

  private renderOption(option: Choice) {
    return html`<label>
      <input
        type=${this.multiple ? 'checkbox' : 'radio'}
        name=${this.group}
        .value=${option.value}
        .checked=${this.isChosen(option.value)}
        ?disabled=${option.disabled ?? false}
        @change=${this.onChange}
      />
      <rw-icon name="check" class="tick"></rw-icon>
      ${option.icon ? html`<rw-icon name=${option.icon}></rw-icon>` : nothing}
      <span class="words"
        >${option.label}${
          option.hint ? html`<span class="hint">${option.hint}</span>` : nothing
        }</span
      >
      ${option.count ? html`<bdi class="number">${option.count}</bdi>` : nothing}
    </label>`;
  }

  override updated(): void {
    const data = new FormData();
    for (const value of this.multiple ? this.values : [this.value]) {
      if (value) data.append(this.name, value);
    }
    this.internals.setFormValue(this.name ? data : null);
  }

  private isChosen(value: string): boolean {
    return this.multiple ? this.values.includes(value) : this.value === value;
  }

  private onChange(event: Event): void {
    event.stopPropagation();
    const { value, checked } = event.target as HTMLInputElement;
    if (this.multiple) {
      const others = this.values.filter((chosen) => chosen !== value);
      this.values = checked ? [...others, value] : others;
    } else {
      this.value = value;
    }
    const detail = { value: this.value, values: this.values };
    this.dispatchEvent(new CustomEvent('change', { detail, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-choice': RwChoice;
  }
}
