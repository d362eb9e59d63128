import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Decision } from '../../api/decisions/decisions.service.ts';
import { api, call, errorText } from '../data/api-client.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-skeleton.ts';
import './rw-decision.ts';

/** So many are on the screen at once; the next come with a press. */
const PORTION = 30;

/**
 * “Waiting for me”: what the rules send to a coordinator, oldest first.
 * @fires rw-count with `detail: { count }` when the number changes
 */
@customElement('rw-decisions')
export class RwDecisions extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .list {
        background: var(--rw-color-surface);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius);
        overflow: clip;
      }

      h2 {
        margin-block-end: var(--rw-space-3);
      }

      .more {
        padding: var(--rw-space-3);
      }
    `,
  ];

  @state() private decisions: readonly Decision[] | null = null;
  @state() private error: unknown = null;
  @state() private shown = PORTION;
  readonly i18n = new I18n(this);
  private readonly refresh = new LiveRefresh(this, () => this.load());

  override connectedCallback(): void {
    super.connectedCallback();
    this.refresh.ask();
  }

  override render() {
    const count = this.decisions?.length ?? 0;
    return html`<section @rw-decided=${this.onDecided}>
      <h2 tabindex="-1">
        ${t('decision.title')}
        ${count > 0 ? html`<span class="number muted">${formatNumber(count)}</span>` : nothing}
      </h2>
      ${this.error ? this.renderError() : nothing} ${this.renderList()}
    </section>`;
  }

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  private renderList() {
    const { decisions } = this;
    if (!decisions) return this.error ? nothing : html`<rw-skeleton .lines=${4}></rw-skeleton>`;
    if (decisions.length === 0) {
      return html`<rw-empty class="list" icon="check">${t('decision.empty')}</rw-empty>`;
    }
    return html`<div class="list">
      ${repeat(
        decisions.slice(0, this.shown),
        ({ id }) => id,
        (decision) => html`<rw-decision .decision=${decision}></rw-decision>`,
      )}
      ${
        decisions.length > this.shown
          ? html`<div class="more">
              <rw-button @click=${() => (this.shown += PORTION)}>${t('common.more')}</rw-button>
            </div>`
          : nothing
      }
    </div>`;
  }

  private renderError() {
    return html`<rw-notice kind="warning">
      ${errorText(this.error)}
      <rw-button slot="actions" icon="refresh" @click=${() => this.refresh.ask()}
        >${t('common.retry')}</rw-button
      >
    </rw-notice>`;
  }

  private async load(): Promise<void> {
    try {
      this.show((await call(api.decisions.$get())).decisions);
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  private show(decisions: readonly Decision[]): void {
    this.decisions = decisions;
    const detail = { count: decisions.length };
    this.dispatchEvent(new CustomEvent('rw-count', { detail }));
  }

  /** The line leaves at once; the next reading confirms it. */
  private onDecided(event: CustomEvent<{ id: string }>): void {
    this.show((this.decisions ?? []).filter(({ id }) => id !== event.detail.id));
    this.refresh.ask();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-decisions': RwDecisions;
  }
  interface HTMLElementEventMap {
    'rw-decided': CustomEvent<{ id: string }>;
  }
}
