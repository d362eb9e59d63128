import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import { focusDrawn } from './focus-first.ts';
import { dialogClosed, dialogOpened } from './open-dialogs.ts';
import './rw-button.ts';

const FIELDS = '[autofocus], input, select, textarea, rw-choice';

/**
 * A native modal dialog: the browser keeps the focus inside and gives it back afterwards.
 * @slot - content
 * @slot actions - buttons, the next action first
 * @fires rw-close when the person closes it (Esc, the cross, the ground beside it)
 */
@customElement('rw-dialog')
export class RwDialog extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        --rw-button-inline: initial;
      }

      dialog {
        inline-size: min(560px, 100vw - var(--rw-space-6));
        max-block-size: min(90dvb, 100dvb - var(--rw-space-6));
        padding: 0;
        border: 0;
        border-radius: var(--rw-radius);
        background: var(--rw-color-surface);
        color: var(--rw-color-text);
        box-shadow: var(--rw-shadow);
        overflow: hidden;
      }

      dialog[open] {
        display: flex;
        flex-direction: column;
      }

      .wide {
        inline-size: min(920px, 100vw - var(--rw-space-6));
      }

      dialog::backdrop {
        background: rgb(29 26 22 / 45%);
      }

      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--rw-space-4);
        padding: var(--rw-space-4) var(--rw-space-5) 0;
      }

      .content {
        padding: var(--rw-space-4) var(--rw-space-5) var(--rw-space-5);
        overflow: auto;
      }

      footer {
        display: flex;
        flex-flow: row-reverse wrap;
        justify-content: flex-start;
        gap: var(--rw-space-3);
        padding: var(--rw-space-4) var(--rw-space-5);
        border-block-start: 1px solid var(--rw-color-line);
      }

      footer.empty {
        display: none;
      }

      @media (max-width: 599px) {
        dialog,
        .wide {
          inline-size: 100vw;
          max-inline-size: 100vw;
          margin-block-end: 0;
          border-end-start-radius: 0;
          border-end-end-radius: 0;
        }

        footer {
          flex-direction: column;
        }
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) open = false;
  @property() heading = '';
  @property({ type: Boolean }) wide = false;
  /** Then only a button of the page closes it, never Esc or a press beside it. */
  @property({ type: Boolean }) required = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('h2') private readonly words!: HTMLElement;

  readonly i18n = new I18n(this);
  private opener: HTMLElement | null = null;

  override render() {
    return html`<dialog
      class=${this.wide ? 'wide' : ''}
      aria-labelledby="heading"
      @cancel=${this.onCancel}
      @close=${this.onClose}
      @click=${this.onClick}
    >
      <header>
        <h2 id="heading" tabindex="-1">${this.heading}</h2>
        ${
          this.required
            ? nothing
            : html`<rw-button
                variant="quiet"
                icon="x"
                label=${t('common.close')}
                @click=${this.dismiss}
              ></rw-button>`
        }
      </header>
      <div class="content"><slot></slot></div>
      <footer class="empty"><slot name="actions" @slotchange=${this.onActions}></slot></footer>
    </dialog>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    if (this.open && !this.dialog.open) {
      this.opener = deepActive();
      this.dialog.showModal();
      dialogOpened(this);
      void this.focusFirst();
    } else if (!this.open) {
      this.dialog.close();
      dialogClosed(this);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    dialogClosed(this);
    // Taken away while open, it is not closed by the browser, which would give the focus back.
    if (this.dialog?.open && this.opener?.isConnected) this.opener.focus();
    this.opener = null;
  }

  /** What has to be filled in comes first, also inside a form of its own; without any, the words to be read. */
  private async focusFirst(): Promise<void> {
    this.words.focus();
    this.querySelector<HTMLElement>(FIELDS)?.focus();
    const forms = [...this.children].filter((child) => child instanceof LitElement);
    await Promise.all(forms.map((form) => form.updateComplete));
    const roots = [this, ...forms.map((form) => form.renderRoot)];
    const found = roots.map((root) => root.querySelector<HTMLElement>(FIELDS));
    await focusDrawn(found.find(Boolean));
  }

  private onActions(event: Event): void {
    const slot = event.target as HTMLSlotElement;
    slot.parentElement?.classList.toggle('empty', slot.assignedElements().length === 0);
  }

  private onCancel(event: Event): void {
    if (event.target !== this.dialog) return;
    event.preventDefault();
    if (!this.required) this.dismiss();
  }

  private onClick(event: MouseEvent): void {
    if (event.target === this.dialog && !this.required) this.dismiss();
  }

  /** The browser closes on a second Esc whatever the page says. */
  private onClose(): void {
    if (this.open) this.dismiss();
  }

  private dismiss(): void {
    this.open = false;
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

function deepActive(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-dialog': RwDialog;
  }
}
