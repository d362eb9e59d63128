import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import './rw-icon.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

let lastId = 0;

/**
 * Label, hint and error around one native control, tied together for screen readers.
 * The words are placed beside the control in the page's own tree, because labels do not reach through shadow roots.
 * @slot - one input, select or textarea
 */
@customElement('rw-field')
export class RwField extends LitElement {
  static override styles = css`
    :host {
      display: block;
      min-inline-size: 0;
    }

    .field {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--rw-space-1);
    }

    ::slotted(label) {
      font-weight: 600;
    }

    ::slotted([slot='hint']) {
      color: var(--rw-color-muted);
      font-size: var(--rw-text-14);
    }

    .error {
      display: flex;
      gap: var(--rw-space-2);
      color: var(--rw-color-refused);
      font-size: var(--rw-text-14);
    }

    /* An empty line would still take its gap and lift the control off its neighbours. */
    .error[hidden] {
      display: none;
    }

    .label {
      display: flex;
      gap: var(--rw-space-2);
      align-items: baseline;
    }

    .optional {
      color: var(--rw-color-muted);
      font-size: var(--rw-text-14);
    }
  `;

  @property() label = '';
  @property() hint = '';
  /** A sentence saying what is wrong; empty when all is well. */
  @property() error = '';
  @property({ type: Boolean }) optional = false;

  readonly i18n = new I18n(this);
  private readonly number = ++lastId;

  override render() {
    return html`<div class="field">
      <span class="label">
        <slot name="label"></slot>
        ${this.optional ? html`<span class="optional">${t('common.optional')}</span>` : nothing}
      </span>
      <slot name="hint"></slot>
      <slot @slotchange=${this.tie}></slot>
      <span class="error" ?hidden=${!this.error}>
        ${this.error ? html`<rw-icon name="circle-x"></rw-icon>` : nothing}
        <slot name="error"></slot>
      </span>
    </div>`;
  }

  override updated(): void {
    this.tie();
  }

  /** The native control inside, once the page has rendered it. */
  get control(): Control | null {
    return this.querySelector<Control>(':scope input, :scope select, :scope textarea');
  }

  override focus(): void {
    this.control?.focus();
  }

  private tie(): void {
    const control = this.control;
    if (!control) return;
    control.id ||= `rw-field-${this.number}`;
    const label = this.words<HTMLLabelElement>('label', 'label', this.label);
    if (label) label.htmlFor = control.id;
    const described = [
      this.words('span', 'hint', this.hint),
      this.words('span', 'error', this.error),
    ].flatMap((element) => (element ? [element.id] : []));
    toggle(control, 'aria-describedby', described.join(' '));
    toggle(control, 'aria-invalid', this.error ? 'true' : '');
  }

  /** The element that carries these words, made or removed as needed. */
  private words<T extends HTMLElement>(tag: string, slot: string, text: string): T | null {
    let element = this.querySelector<T>(`:scope > [slot='${slot}']`);
    if (!text) {
      element?.remove();
      return null;
    }
    if (!element) {
      element = document.createElement(tag) as T;
      element.slot = slot;
      element.id = `rw-field-${this.number}-${slot}`;
      if (slot === 'error') element.setAttribute('role', 'alert');
      this.append(element);
    }
    if (element.textContent !== text) element.textContent = text;
    return element;
  }
}

function toggle(element: Element, name: string, value: string): void {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-field': RwField;
  }
}
