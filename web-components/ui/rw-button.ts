import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import type { IconName } from './icons.ts';
import { isBehindDialog } from './open-dialogs.ts';
import './rw-icon.ts';

/**
 * A button, or a link that looks like one when `href` is set. `primary` is for the one next action.
 * `type="submit"` submits the form around it; `hotkey` (e.g. `F2`) presses it from the keyboard.
 * @slot - the words, a verb
 */
@customElement('rw-button')
export class RwButton extends LitElement {
  static formAssociated = true;
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: inline-block;
        max-inline-size: 100%;
      }

      :host([block]) {
        display: block;
      }
    `,
  ];

  @property() variant: 'primary' | 'secondary' | 'quiet' | 'danger' = 'secondary';
  @property() size: 'normal' | 'bench' = 'normal';
  @property() type: 'button' | 'submit' = 'button';
  @property() icon?: IconName;
  @property() href?: string;
  /** Name for screen readers; with an icon and no words the button becomes square. */
  @property() label = '';
  @property() hotkey = '';
  @property({ type: Boolean, reflect: true }) disabled = false;
  @property({ type: Boolean, reflect: true }) busy = false;
  /** Fills its line. */
  @property({ type: Boolean, reflect: true }) block = false;
  @query('button, a') private readonly control?: HTMLElement;

  private readonly internals = this.attachInternals();
  private form: HTMLFormElement | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.pressByHotkey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.pressByHotkey);
  }

  /** Called by the browser when the form around the element changes. */
  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.form?.removeEventListener('keydown', this.pressInForm);
    this.form = form;
    form?.addEventListener('keydown', this.pressInForm);
  }

  override click(): void {
    this.control?.click();
  }

  override render() {
    const classes = `button ${this.variant} ${this.size}`;
    const content = html`
      ${
        this.busy
          ? html`<rw-icon name="busy" class="spin"></rw-icon>`
          : this.icon && html`<rw-icon name=${this.icon}></rw-icon>`
      }
      <span class="words" ?hidden=${!this.textContent?.trim()}
        ><slot @slotchange=${() => this.requestUpdate()}></slot
      ></span>
      ${this.hotkey ? html`<kbd aria-hidden="true">${this.hotkey}</kbd>` : nothing}
    `;
    if (this.href !== undefined && !this.disabled) {
      return html`<a class=${classes} href=${this.href} aria-label=${this.label || nothing}
        >${content}</a
      >`;
    }
    return html`<button
      class=${classes}
      type="button"
      ?disabled=${this.disabled}
      aria-disabled=${this.busy ? 'true' : nothing}
      aria-busy=${this.busy ? 'true' : nothing}
      aria-label=${this.label || nothing}
      aria-keyshortcuts=${this.hotkey || nothing}
      title=${this.label || nothing}
      @click=${this.onClick}
    >
      ${content}
    </button>`;
  }

  private onClick(event: Event): void {
    if (this.busy) {
      event.stopPropagation();
      return;
    }
    if (this.type === 'submit') this.internals.form?.requestSubmit();
  }

  /**
   * Without a native submit button the browser would not submit on Enter. A hotkey pressed inside a form
   * means the form's button, not another one of the page.
   */
  private readonly pressInForm = (event: KeyboardEvent): void => {
    this.pressByHotkey(event);
    const target = event.composedPath()[0];
    const isField =
      target instanceof HTMLInputElement &&
      !['checkbox', 'radio', 'button', 'file'].includes(target.type);
    if (
      this.type !== 'submit' ||
      event.key !== 'Enter' ||
      event.isComposing ||
      event.defaultPrevented ||
      !isField
    )
      return;
    event.preventDefault();
    if (!this.disabled) this.click();
  };

  private readonly pressByHotkey = (event: KeyboardEvent): void => {
    if (!this.hotkey || event.key !== this.hotkey || event.repeat || event.defaultPrevented) return;
    if (this.disabled || this.busy || !this.checkVisibility() || isBehindDialog(this)) return;
    event.preventDefault();
    this.click();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-button': RwButton;
  }
}
