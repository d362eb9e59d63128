import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-icon.ts';

/**
 * A section that opens and closes, with how it stands in its heading.
 * @slot - the section's content
 * @fires rw-toggle with `detail: { open }`
 */
@customElement('rw-device-section')
export class RwDeviceSection extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        scroll-margin-block-start: calc(var(--rw-top-bar, 57px) + var(--rw-space-4));
      }

      details {
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius);
        background: var(--rw-color-surface);
      }

      summary {
        display: flex;
        align-items: center;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch-bench);
        padding-inline: var(--rw-space-5);
        border-radius: var(--rw-radius);
        cursor: pointer;
        list-style: none;
      }

      summary::-webkit-details-marker {
        display: none;
      }

      h2 {
        flex: 1 1 auto;
        min-inline-size: min-content;
      }

      .summary {
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        color: var(--rw-color-muted);
        font-variant-numeric: tabular-nums;
      }

      .done {
        color: var(--rw-color-done);
      }

      .open {
        color: var(--rw-color-warning);
      }

      .arrow {
        color: var(--rw-color-muted);
        transition: rotate var(--rw-motion);
      }

      details[open] .arrow {
        rotate: 180deg;
      }

      .content {
        padding: var(--rw-space-3) var(--rw-space-5) var(--rw-space-5);
      }

      @media (max-width: 599px) {
        summary {
          padding-inline: var(--rw-space-4);
        }

        .summary {
          text-align: end;
          white-space: normal;
        }

        .content {
          padding: var(--rw-space-3) var(--rw-space-4) var(--rw-space-4);
        }
      }
    `,
  ];

  @property() heading = '';
  @property() summary = '';
  @property() state: 'done' | 'open' | 'plain' = 'plain';
  @property({ type: Boolean }) open = false;
  @query('summary') private readonly handle!: HTMLElement;
  readonly i18n = new I18n(this);

  override render() {
    return html`<details ?open=${this.open} @toggle=${this.onToggle}>
      <summary>
        ${
          this.state === 'plain'
            ? nothing
            : html`<rw-icon
                class=${this.state}
                name=${this.state === 'done' ? 'circle-check' : 'warning'}
              ></rw-icon>`
        }
        <h2>
          ${this.heading}
          ${
            this.state === 'plain'
              ? nothing
              : html`<span class="visually-hidden"
                  >${t(this.state === 'done' ? 'device.done' : 'device.to_do')}</span
                >`
          }
        </h2>
        <bdi class="summary">${this.summary}</bdi>
        <rw-icon class="arrow" name="chevron-down"></rw-icon>
      </summary>
      <div class="content"><slot></slot></div>
    </details>`;
  }

  /** Brings the section into view and puts the focus on its heading. */
  async show(): Promise<void> {
    this.open = true;
    await this.updateComplete;
    this.scrollIntoView({ block: 'start' });
    this.handle.focus({ preventScroll: true });
  }

  private onToggle(event: ToggleEvent): void {
    const open = event.newState === 'open';
    if (open === this.open) return;
    this.open = open;
    this.dispatchEvent(new CustomEvent('rw-toggle', { detail: { open } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-device-section': RwDeviceSection;
  }
}
