import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-icon.ts';
import { kindText, type NeedCard, reasonText } from './need-data.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/**
 * One request: what for, from where, since when; and whom, for those who may see it.
 * @slot - what can be done with it
 */
@customElement('rw-need-card')
export class RwNeedCard extends LitElement {
  static override styles = [
    baseStyles,
    css`
      article {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2) var(--rw-space-4);
        align-items: center;
        justify-content: space-between;
        padding: var(--rw-space-3) var(--rw-space-4);
        background: var(--rw-color-surface);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius);
      }

      :host([current]) article {
        border-color: var(--rw-color-text);
        box-shadow: inset 0 0 0 1px var(--rw-color-text);
      }

      h3 {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-1) var(--rw-space-3);
        align-items: baseline;
      }

      .words {
        flex: 1 1 300px;
        display: grid;
        gap: var(--rw-space-1);
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .warning {
        display: flex;
        gap: var(--rw-space-2);
        align-items: center;
        color: var(--rw-color-warning);
      }

      .code {
        unicode-bidi: isolate;
        font-variant-numeric: tabular-nums;
      }

      .phone {
        direction: ltr;
        white-space: nowrap;
      }

      .slot {
        max-inline-size: 100%;
      }
    `,
  ];

  @property({ attribute: false }) need!: NeedCard;
  /** The one the keyboard speaks to. */
  @property({ type: Boolean, reflect: true }) current = false;
  readonly i18n = new I18n(this);

  override render() {
    const { need } = this;
    const level = `need.level_${need.schoolLevel}`;
    const facts = [need.area, isKey(level) ? t(level) : ''].filter(Boolean);
    return html`<article>
      <div class="words">
        <h3>
          <bdi class="code">${need.code}</bdi>
          <span>${kindText(need.kind)}</span>
        </h3>
        ${this.renderRecipient()}
        <p class="muted small">
          ${facts.map((fact, index) => html`${index > 0 ? ' · ' : ''}<bdi>${fact}</bdi>`)} ·
          ${t('need.since', { date: formatDate(need.registeredAt, { style: 'relative' }) })}
        </p>
        ${this.renderRemarks()}
      </div>
      <div class="slot"><slot></slot></div>
    </article>`;
  }

  private renderRecipient() {
    const { recipient } = this.need;
    if (!recipient) return nothing;
    const { studentName, school, guardianName, guardianPhone } = recipient;
    return html`<p>
      <strong><bdi>${studentName}</bdi></strong>
      ${school ? html` · <bdi>${school}</bdi>` : nothing}
      ${guardianName ? html` · <bdi>${guardianName}</bdi>` : nothing}
      ${guardianPhone ? html` · <bdi class="phone">${guardianPhone}</bdi>` : nothing}
    </p>`;
  }

  private renderRemarks() {
    const { need } = this;
    const reason = need.closeReason || need.decisionReason;
    return html`${
      need.doubles.length > 0
        ? html`<p class="warning">
            <rw-icon name="warning"></rw-icon>
            <span>${t('need.double', { code: need.doubles.join(', ') })}</span>
          </p>`
        : nothing
    }
    ${
      need.consentValid || need.status === 'served'
        ? nothing
        : html`<p class="warning"><rw-icon name="warning"></rw-icon>${t('need.consent_gone')}</p>`
    }
    ${
      need.device
        ? html`<p class="small">
            <a href="/devices/${need.device.code}"><bdi>${groupedCode(need.device.code)}</bdi></a>
            · ${t('need.until', { date: formatDate(need.device.expiresAt) })}
          </p>`
        : nothing
    }
    ${reason ? html`<p class="small">${t('field.reason')}: ${reasonText(reason)}</p>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-need-card': RwNeedCard;
  }
}
