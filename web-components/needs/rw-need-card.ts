import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-case.ts';
import '../ui/rw-icon.ts';
import { kindText, type NeedCard, reasonText } from './need-data.ts';
import { factLabel, factText, type NeedFact, requirementWords } from './need-facts.ts';
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
      :host([current]) rw-case::part(frame) {
        border-color: var(--rw-color-text);
        box-shadow: inset 0 0 0 1px var(--rw-color-text);
      }

      h3 {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-1) var(--rw-space-3);
        align-items: baseline;
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

      .differs {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 0 var(--rw-space-3);
        margin-block-start: var(--rw-space-1);
        font-size: var(--rw-text-14);
      }

      dt {
        color: var(--rw-color-muted);
      }

      dd {
        margin: 0;
      }

      mark {
        padding-inline: var(--rw-space-1);
        background: var(--rw-color-warning-soft);
        color: var(--rw-color-text);
      }
    `,
  ];

  @property({ attribute: false }) need!: NeedCard;
  /** The one the keyboard speaks to. */
  @property({ type: Boolean, reflect: true }) current = false;
  /** What tells it from others that look like the same person's. */
  @property({ attribute: false }) differs: readonly NeedFact[] = [];
  /** Its number in the queue. */
  @property({ type: Number }) place = 0;
  readonly i18n = new I18n(this);

  override render() {
    const { need } = this;
    const level = `need.level_${need.schoolLevel}`;
    const facts = [need.area, isKey(level) ? t(level) : ''].filter(Boolean);
    return html`<rw-case>
      <h3>
        <bdi class="code">${need.code}</bdi>
        <span>${kindText(need.kind)}</span>
        ${this.place > 0 ? html`<span class="muted small">${t('need.place', { place: this.place })}</span>` : nothing}
      </h3>
      ${this.renderRecipient()} ${this.renderAsked()} ${this.renderDiffers()}
      <p class="muted small">
        ${facts.map((fact, index) => html`${index > 0 ? ' · ' : ''}<bdi>${fact}</bdi>`)} ·
        ${t('need.since', { date: formatDate(need.registeredAt, { style: 'relative' }) })}
      </p>
      ${this.renderRemarks()}
      <slot slot="actions"></slot>
    </rw-case>`;
  }

  private renderRecipient() {
    const { recipient } = this.need;
    if (!recipient) return nothing;
    const { studentName, school, className, guardianName, guardianPhone } = recipient;
    return html`<p>
      <strong><bdi>${studentName}</bdi></strong>
      ${school ? html` · <bdi>${school}</bdi>` : nothing}
      ${className ? html` · <bdi>${className}</bdi>` : nothing}
      ${guardianName ? html` · <bdi>${guardianName}</bdi>` : nothing}
      ${guardianPhone ? html` · <bdi class="phone">${guardianPhone}</bdi>` : nothing}
    </p>`;
  }

  private renderAsked() {
    const { requirements, priority, prioritised } = this.need;
    const asked = requirementWords(requirements);
    const key = `priority.${priority}`;
    const why = priority && isKey(key) ? t(key) : '';
    return html`${asked.length > 0 ? html`<p class="small">${asked.join(' · ')}</p>` : nothing}
    ${
      why
        ? html`<p class="small">
            <rw-icon name="arrow-up"></rw-icon>
            ${why}${prioritised ? nothing : ` (${t('need.proposed')})`}
          </p>`
        : nothing
    }`;
  }

  private renderDiffers() {
    if (this.differs.length === 0) return nothing;
    return html`<dl class="differs">
      ${this.differs.map(
        (fact) =>
          html`<dt>${factLabel(fact)}</dt>
            <dd>
              <mark><bdi>${factText(this.need, fact) || '–'}</bdi></mark>
            </dd>`,
      )}
    </dl>`;
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
