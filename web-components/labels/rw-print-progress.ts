import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { JobProgress } from '../data/label-sending.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';

/**
 * How many labels of a print are out.
 * @fires rw-stop when the person wants no more of them for now
 */
@customElement('rw-print-progress')
export class RwPrintProgress extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .progress {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-3);
      }

      progress {
        flex: 1 1 12rem;
        block-size: var(--rw-space-3);
        accent-color: var(--rw-color-accent);
      }
    `,
  ];

  @property({ attribute: false }) progress!: JobProgress;
  @property({ type: Boolean }) stopping = false;
  readonly i18n = new I18n(this);

  override render() {
    const { done, total } = this.progress;
    const words = t('labels.progress', { done, total });
    return html`<div class="progress">
      <span role="status">${words}</span>
      <progress max=${total} .value=${done} aria-label=${words}></progress>
      <rw-button
        icon="x"
        ?disabled=${this.stopping}
        @click=${() => this.dispatchEvent(new CustomEvent('rw-stop'))}
        >${t(this.stopping ? 'labels.stopping' : 'labels.stop')}</rw-button
      >
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-print-progress': RwPrintProgress;
  }
}
