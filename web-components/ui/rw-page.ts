import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { errorText, isOffline } from '../data/error-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import './rw-button.ts';
import './rw-empty.ts';
import './rw-notice.ts';
import './rw-skeleton.ts';

export type PageState = 'ready' | 'loading' | 'error' | 'empty';

/**
 * The frame of every page: heading, actions, and the states a page can be in. While `stale` content is
 * on the screen an `error` is shown above it; without content it takes its place.
 * @slot - the page, shown when ready
 * @slot lead - a line under the heading
 * @slot actions - buttons beside the heading
 * @slot empty - an rw-empty, shown when empty
 * @fires rw-retry when the person asks to try again
 * @fires rw-title with the heading, for the window's title
 */
@customElement('rw-page')
export class RwPage extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .page {
        max-inline-size: 1200px;
        margin-inline: auto;
        padding: var(--rw-space-5);
      }

      .wide {
        max-inline-size: none;
      }

      .narrow {
        max-inline-size: 720px;
      }

      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--rw-space-3) var(--rw-space-5);
        margin-block-end: var(--rw-space-5);
      }

      .title {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      slot[name='lead'] {
        display: block;
        margin-block-start: var(--rw-space-1);
        color: var(--rw-color-muted);
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2);
      }

      .notice {
        margin-block-end: var(--rw-space-5);
      }

      @media (max-width: 599px) {
        /* The last buttons can be moved out from under a toast. */
        .page {
          padding: var(--rw-space-4);
          padding-block-end: 8.5rem;
        }
      }

      @media print {
        .page {
          max-inline-size: none;
          padding: 0;
        }

        .actions {
          display: none;
        }
      }
    `,
  ];

  @property() heading = '';
  @property() state: PageState = 'ready';
  /** What went wrong, as caught; put into words here. */
  @property({ attribute: false }) error?: unknown;
  @property() width: 'narrow' | 'normal' | 'wide' = 'normal';
  @property({ type: Number }) skeletons = 6;

  readonly i18n = new I18n(this);

  override render() {
    return html`<div class="page ${this.width}">
      <header>
        <div class="title">
          <h1 tabindex="-1">${this.heading}</h1>
          <slot name="lead"></slot>
        </div>
        <div class="actions"><slot name="actions"></slot></div>
      </header>
      ${this.error ? this.renderError() : nothing}
      <div aria-busy=${this.state === 'loading'}>${this.renderBody()}</div>
    </div>`;
  }

  private renderBody() {
    if (this.state === 'loading') {
      return html`<p class="visually-hidden" role="status">${t('common.loading')}</p>
        <rw-skeleton .lines=${this.skeletons}></rw-skeleton>`;
    }
    if (this.state === 'error') return nothing;
    if (this.state === 'empty') {
      return html`<slot name="empty"><rw-empty heading=${t('common.empty')}></rw-empty></slot>`;
    }
    return html`<slot></slot>`;
  }

  private renderError() {
    const offline = isOffline(this.error);
    const nothingToShow = offline && this.state === 'error';
    return html`<rw-notice class="notice" kind=${offline ? 'warning' : 'refused'}>
      ${nothingToShow ? t('error.not_kept_here') : errorText(this.error)}
      <rw-button slot="actions" icon="refresh" @click=${this.retry}>${t('common.retry')}</rw-button>
    </rw-notice>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('heading') || !this.heading) return;
    const options = { detail: this.heading, bubbles: true, composed: true };
    this.dispatchEvent(new CustomEvent('rw-title', options));
  }

  private retry(): void {
    this.dispatchEvent(new CustomEvent('rw-retry'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page': RwPage;
  }
}
