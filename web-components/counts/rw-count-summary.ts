import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SETTLE_ACTS } from '#domain/counts.ts';
import { formatDate, formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import { thingPath } from '../ui/thing-path.ts';
import type { CountView } from './count-data.ts';

/** What stays of a count for ever: its numbers, and what nobody put right. */
@customElement('rw-count-summary')
export class RwCountSummary extends LitElement {
  static override styles = [
    baseStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
        gap: var(--rw-space-4);
      }

      dl div {
        display: flex;
        flex-direction: column-reverse;
        justify-content: flex-end;
      }

      dd {
        font-size: var(--rw-text-28);
        font-weight: 600;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--rw-space-3);
        padding-block: var(--rw-space-2);
        border-block-end: 1px solid var(--rw-color-line);
      }
    `,
  ];

  @property({ attribute: false }) count!: CountView;
  readonly i18n = new I18n(this);

  override render() {
    const { summary, closedAt } = this.count;
    if (!summary) return nothing;
    const rows: [string, number][] = [
      [t('counts.sum_expected'), summary.expected],
      [t('counts.sum_found'), summary.found],
      ...SETTLE_ACTS.map((act): [string, number] => [t(`counts.sum_${act}`), summary.settled[act]]),
      [t('counts.sum_strangers'), summary.strangers],
    ];
    return html`<div class="stack">
      <section class="card stack">
        <h2>${t('counts.summary')}</h2>
        <p class="muted">
          ${t('counts.ended', { date: formatDate(closedAt ?? '', { style: 'datetime' }) })}
        </p>
        <dl>
          ${rows.map(
            ([words, value]) =>
              html`<div>
                <dt class="muted">${words}</dt>
                <dd class="number">${formatNumber(value)}</dd>
              </div>`,
          )}
        </dl>
      </section>
      ${summary.openCount > 0 ? this.renderOpen(summary) : nothing}
    </div>`;
  }

  private renderOpen(summary: NonNullable<CountView['summary']>) {
    const beyond = summary.openCount - summary.open.length;
    return html`<section>
      <h2>${t('counts.left_open')}</h2>
      <ul>
        ${summary.open.map(
          (line) =>
            html`<li>
              <strong>${t(`counts.kind_${line.kind}`)}</strong>
              <bdi>${line.place}</bdi>
              <a href=${thingPath(line.subject, line.code)}
                ><rw-code code=${line.code}></rw-code
              ></a>
              <bdi>${line.name}</bdi>
            </li>`,
        )}
      </ul>
      ${beyond > 0 ? html`<p class="muted">${t('counts.more', { count: beyond })}</p>` : nothing}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-count-summary': RwCountSummary;
  }
}
