import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-refused.ts';
import './rw-kept-record.ts';
import type { SessionView } from './session-data.ts';
import { type KeptRecord, loadKept } from './session-office-data.ts';
import { lineStyles } from './session-styles.ts';

/** What tablets sent and could not be recorded as it stood: open ones to settle, settled ones to look up. */
@customElement('rw-session-kept')
export class RwSessionKept extends LitElement {
  static override styles = [
    baseStyles,
    lineStyles,
    css`
      .card {
        border-inline-start: 6px solid var(--rw-color-warning);
      }

      summary {
        min-block-size: var(--rw-touch);
        padding-block: var(--rw-space-2);
        cursor: pointer;
        font-weight: 600;
      }

      li:last-child {
        border: 0;
      }
    `,
  ];

  @property({ attribute: false }) session!: SessionView;
  @state() private open: readonly KeptRecord[] = [];
  @state() private settled: readonly KeptRecord[] = [];
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) void this.load();
    this.hidden = this.open.length === 0 && this.settled.length === 0 && !this.error;
  }

  override render() {
    const { open, settled } = this;
    return html`<rw-refused .error=${this.error}></rw-refused> ${
        open.length > 0
          ? html`<section class="card stack">
              <h2>
                ${t('kept.title')} <span class="muted number">${formatNumber(open.length)}</span>
              </h2>
              <p class="muted">${t('kept.lead')}</p>
              ${this.renderList(open)}
            </section>`
          : nothing
      }
      ${
        settled.length > 0
          ? html`<details>
              <summary>${t('kept.settled', { count: settled.length })}</summary>
              ${this.renderList(settled)}
            </details>`
          : nothing
      }`;
  }

  private renderList(records: readonly KeptRecord[]) {
    return html`<ul>
      ${records.map(
        (record) =>
          html`<li>
            <rw-kept-record .code=${this.session.code} .record=${record}></rw-kept-record>
          </li>`,
      )}
    </ul>`;
  }

  private async load(): Promise<void> {
    const { code } = this.session;
    try {
      const { open, settled } = await loadKept(code);
      if (this.session.code !== code) return;
      this.open = open;
      this.settled = settled;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-session-kept': RwSessionKept;
  }
}
