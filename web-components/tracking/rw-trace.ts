import { isStage } from '#domain/stages.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PublicTrace } from '../../api/tracking/tracking.service.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-stage.ts';

/** The way of one device in words and days, newest first. */
@customElement('rw-trace')
export class RwTrace extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .card {
        display: grid;
        gap: var(--rw-space-4);
      }

      .now {
        font-size: var(--rw-text-28);
      }

      ol {
        display: grid;
        gap: var(--rw-space-3);
      }

      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--rw-space-3);
      }

      li rw-icon {
        margin-block-start: 0.15em;
        color: var(--rw-color-done);
      }

      li p {
        grid-column: 2;
      }

      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2) var(--rw-space-5);
      }
    `,
  ];

  @property({ attribute: false }) trace!: PublicTrace;
  readonly i18n = new I18n(this);

  override render() {
    const { trace } = this;
    return html`<div class="card">
      <div class="now">
        ${isStage(trace.stage) ? html`<rw-stage stage=${trace.stage}></rw-stage>` : trace.stage}
      </div>
      ${
        trace.route === 'direct'
          ? html`<rw-notice kind="warning">${t('track.direct_gift')}</rw-notice>`
          : html`<p>${t('track.workshop_gift')}</p>`
      }
      <div class="facts muted">
        <span>${t('field.public_code')} <rw-code code=${trace.publicCode}></rw-code></span>
        ${trace.grade ? html`<span>${t('track.grade', { grade: trace.grade })}</span>` : nothing}
        <span>${t('track.updated', { date: dayWords(trace.updatedDay) })}</span>
      </div>
      ${trace.steps.length > 0 ? this.renderSteps() : nothing}
      <p class="small muted">${t('track.no_person')}</p>
    </div>`;
  }

  private renderSteps() {
    return html`<section class="stack">
      <h2>${t('track.way')}</h2>
      <ol reversed>
        ${this.trace.steps.toReversed().map(
          ({ stage, day, province }) =>
            html`<li>
              <rw-icon name="circle-check"></rw-icon>
              <strong>${isStage(stage) ? t(`stage.${stage}`) : stage}</strong>
              <p class="muted">${[dayWords(day), province].filter(Boolean).join(' · ')}</p>
            </li>`,
        )}
      </ol>
    </section>`;
  }
}

/** A day has no time zone: noon UTC is the same day everywhere people work. */
function dayWords(day: string): string {
  return formatDate(`${day}T12:00:00Z`, {}, 'UTC');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-trace': RwTrace;
  }
}
