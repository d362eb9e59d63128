import { normaliseSerial } from '#domain/identity.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Candidate } from '../evidence/reports.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import type { RwButton } from '../ui/rw-button.ts';
import '../ui/rw-code.ts';

/**
 * A device that a waiting report may belong to: why, and its serial beside the report's.
 * @fires rw-assign when a person says that it is this one
 */
@customElement('rw-report-candidate')
export class RwReportCandidate extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        align-content: space-between;
        gap: var(--rw-space-3);
        padding: var(--rw-space-3) var(--rw-space-4);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius-small);
        background: var(--rw-color-surface);
        overflow-wrap: anywhere;
      }

      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--rw-space-3);
        margin: 0;
      }

      dd {
        margin: 0;
      }

      .differs {
        color: var(--rw-color-refused);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) candidate!: Candidate;
  /** Serial of the report, empty when it gives none. */
  @property() serial = '';
  @property({ type: Boolean }) busy = false;
  readonly i18n = new I18n(this);

  override render() {
    const { code, kind, make, model, serial, stage, reasons } = this.candidate;
    const [kindKey, stageKey] = [`kind.${kind}`, `stage.${stage}`];
    const [said, written] = [normaliseSerial(this.serial), normaliseSerial(serial)];
    const differs = said !== null && written !== null && said !== written;
    return html`<div>
        <strong><rw-code code=${code}></rw-code></strong>
        <p>
          ${isKey(kindKey) ? t(kindKey) : kind} · <bdi>${make} ${model}</bdi> ·
          ${isKey(stageKey) ? t(stageKey) : stage}
        </p>
        <dl>
          <dt class="muted">${t('report.field.serial')}</dt>
          <dd class=${differs ? 'differs' : ''}>
            <bdi>${serial || t('report.unknown')}</bdi>${
              differs ? html` · ${t('report.review.differs')}` : nothing
            }
          </dd>
        </dl>
        <p class="muted small">
          ${reasons.map((reason) => t(`report.review.because.${reason}`)).join(' · ')}
        </p>
      </div>
      <rw-button size="bench" ?busy=${this.busy} @click=${this.assign}
        >${t('report.review.assign')}</rw-button
      >`;
  }

  /** Enter gives the report to it: for whoever just scanned its label. */
  async offer(): Promise<void> {
    await this.updateComplete;
    const button = this.renderRoot.querySelector<RwButton>('rw-button');
    await button?.updateComplete;
    button?.focus();
    this.scrollIntoView({ block: 'nearest' });
  }

  private assign(): void {
    this.dispatchEvent(new CustomEvent('rw-assign', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-report-candidate': RwReportCandidate;
  }
}
