import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import { buttonStyles } from './button-styles.ts';
import type { IconName } from './icons.ts';
import { menuStyles } from './menu-styles.ts';
import './rw-icon.ts';

export interface MenuItem {
  id: string;
  label: string;
  icon?: IconName;
  hint?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Marks the one in force, e.g. the language. */
  checked?: boolean;
  /** Written in another language than the page. */
  lang?: string;
  /** Items of one group stand together under its words. */
  group?: string;
}

/**
 * A button that opens a short list of actions in the browser's top layer.
 * @fires rw-choose with `detail: { id }`
 * @csspart button
 * @csspart chevron
 */
@customElement('rw-menu')
export class RwMenu extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [baseStyles, buttonStyles, menuStyles];

  @property() label = '';
  /** A second, smaller line under the label, where there is too little room beside it. */
  @property() note = '';
  @property() icon?: IconName;
  @property() variant: 'secondary' | 'quiet' = 'secondary';
  @property() size: 'normal' | 'bench' = 'normal';
  /** Shows the icon alone; the label stays for screen readers. */
  @property({ type: Boolean, attribute: 'icon-only' }) iconOnly = false;
  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @property({ type: Boolean }) disabled = false;
  @state() private open = false;
  @query('button.button') private readonly button!: HTMLButtonElement;
  @query('.list') private readonly list!: HTMLElement;

  private readonly hasPopover = 'popover' in HTMLElement.prototype;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.closeOutside, true);
    this.open = false;
  }

  override render() {
    return html`
      <button
        part="button"
        class="button ${this.variant} ${this.size}"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this.open}
        aria-label=${this.iconOnly ? this.label : nothing}
        title=${this.iconOnly ? this.label : nothing}
        ?disabled=${this.disabled}
        @click=${this.toggle}
        @keydown=${this.openByKey}
      >
        ${this.icon ? html`<rw-icon name=${this.icon}></rw-icon>` : nothing}
        ${
          this.iconOnly
            ? nothing
            : html`<span class="lines"
                  ><span class="label">${this.label}</span
                  >${this.note ? html`<span class="label note">${this.note}</span>` : nothing}</span
                ><rw-icon part="chevron" name="chevron-down"></rw-icon>`
        }
      </button>
      <div
        class="list ${this.open ? 'open' : ''} ${this.items.some(({ group }) => group) ? 'grouped' : ''}"
        role="menu"
        aria-label=${this.label}
        popover=${this.hasPopover ? 'manual' : nothing}
        @keydown=${this.onKey}
        @focusout=${this.onFocusOut}
      >
        ${this.renderItems()}
      </div>
    `;
  }

  private renderItems() {
    const groups = [...new Set(this.items.map(({ group }) => group))];
    return groups.map((group) => {
      const items = this.items.filter((item) => item.group === group);
      if (!group) return items.map((item) => this.renderItem(item));
      return html`<div class="group" role="group" aria-label=${group}>
        <div class="heading" aria-hidden="true">${group}</div>
        ${items.map((item) => this.renderItem(item))}
      </div>`;
    });
  }

  private renderItem(item: MenuItem) {
    return html`<button
      class="item ${item.danger ? 'danger-item' : ''}"
      type="button"
      role=${item.checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked=${item.checked ?? nothing}
      aria-disabled=${item.disabled ? 'true' : nothing}
      lang=${item.lang ?? nothing}
      tabindex="-1"
      @click=${() => this.choose(item)}
    >
      ${item.icon ? html`<rw-icon name=${item.icon}></rw-icon>` : nothing}
      <span class="words"
        >${item.label}${item.hint ? html`<span class="hint">${item.hint}</span>` : nothing}</span
      >
      ${item.checked ? html`<rw-icon name="check"></rw-icon>` : nothing}
    </button>`;
  }

  private choose(item: MenuItem): void {
    if (item.disabled) return;
    this.hide(true);
    this.dispatchEvent(new CustomEvent('rw-choose', { detail: { id: item.id } }));
  }

  private readonly toggle = (): void => (this.open ? this.hide(true) : this.show());

  private show(): void {
    this.open = true;
    this.list.classList.add('open');
    if (this.hasPopover) this.list.showPopover();
    this.place();
    document.addEventListener('pointerdown', this.closeOutside, true);
    this.focusItem(0);
  }

  private hide(giveBackFocus: boolean): void {
    if (!this.open) return;
    this.open = false;
    document.removeEventListener('pointerdown', this.closeOutside, true);
    if (giveBackFocus) this.button.focus();
    if (this.hasPopover) this.list.hidePopover();
  }

  /** Under the button, or above it where there is no room, within the window. */
  private place(): void {
    const at = this.button.getBoundingClientRect();
    const size = this.list.getBoundingClientRect();
    const rightToLeft = getComputedStyle(this).direction === 'rtl';
    const left = rightToLeft ? at.right - size.width : at.left;
    const below = at.bottom + 4;
    const top = below + size.height > window.innerHeight ? at.top - size.height - 4 : below;
    this.list.style.left = `${Math.max(8, Math.min(left, window.innerWidth - size.width - 8))}px`;
    this.list.style.top = `${Math.max(8, top)}px`;
  }

  private get buttons(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>('.item')];
  }

  private focusItem(index: number): void {
    this.buttons.at(index % this.buttons.length)?.focus();
  }

  private openByKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.show();
    this.focusItem(event.key === 'ArrowUp' ? -1 : 0);
  }

  private onKey(event: KeyboardEvent): void {
    const index = this.buttons.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const last = this.buttons.length - 1;
    const steps: Record<string, number> = { ArrowDown: index + 1, Home: 0, End: last };
    if (event.key === 'ArrowUp') steps.ArrowUp = index > 0 ? index - 1 : last;
    const next = steps[event.key];
    if (next !== undefined) this.focusItem(next);
    else if (event.key === 'Escape') this.hide(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private onFocusOut(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (this.open && to instanceof Node && !this.shadowRoot?.contains(to)) this.hide(false);
  }

  private readonly closeOutside = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.hide(false);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-menu': RwMenu;
  }
}
