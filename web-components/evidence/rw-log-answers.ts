import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { IconName } from '../ui/icons.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import { blockerText } from '../data/blocker-text.ts';
import { panelStyles } from './panel-styles.ts';
import type { ReportAnswer } from './reports.ts';
import { groupedCode } from '../ui/grouped-code.ts';

export type LogAnswer = ReportAnswer['reports'][number]['wipes'][number];

type Outcome = 'counts' | 'counts_not' | 'already' | 'waits' | 'reading';

const LOOK: Record<Outcome, { icon: IconName; tone: string }> = {
  counts: { icon: 'circle-check', tone: 'done' },
  already: { icon: 'circle-check', tone: 'done' },
  counts_not: { icon: 'circle-x', tone: 'refused' },
  waits: { icon: 'warning', tone: 'warning' },
  reading: { icon: 'warning', tone: 'warning' },
};

/** What became of each wipe log of a drop: which storage of which device, whether it counts, why not, and what next. */
@customElement('rw-log-answers')
export class RwLogAnswers extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    css`
      ol {
        display: grid;
        gap: var(--rw-space-2);
        padding: 0;
        list-style: none;
      }

      .line {
        min-block-size: 0;
      }

      .why {
        flex: 1 1 100%;
        margin: 0;
      }

      /* The name of a file goes to the next line as a whole: broken, its pieces change places in Persian. */
      .muted bdi {
        display: inline-block;
      }

      ul.why {
        padding-inline-start: var(--rw-space-5);
        list-style: disc;
      }
    `,
  ];

  @property({ attribute: false }) logs: readonly LogAnswer[] = [];
  readonly i18n = new I18n(this);

  override render() {
    const outcomes = this.logs.map(outcomeOf);
    const count = (...wanted: Outcome[]) => outcomes.filter((one) => wanted.includes(one)).length;
    return html`<section class="stack">
      <h3>${t('logs.title')}</h3>
      <p>
        ${t('logs.summary', {
          count: this.logs.length,
          counted: count('counts', 'already'),
          refused: count('counts_not', 'reading'),
          waiting: count('waits'),
        })}
      </p>
      <ol>
        ${this.logs.map((log, index) => this.renderLog(log, outcomes[index] ?? 'waits'))}
      </ol>
    </section>`;
  }

  private renderLog(log: LogAnswer, outcome: Outcome) {
    const { icon, tone } = LOOK[outcome];
    const { medium, deviceCode, serial, fileName, next } = log;
    const step = `sanitisation.next_${next}`;
    return html`<li class="line">
      <div class="name">
        <strong><bdi dir="ltr">${serial || fileName}</bdi></strong>
        <span class="muted small"
          >${medium ? html`${mediumWords(medium)} <rw-code code=${medium.code}></rw-code> · ` : nothing}${
            deviceCode
              ? html`<a href="/devices/${deviceCode}"
                    >${t('logs.of_device', { code: groupedCode(deviceCode) })}</a
                  >
                  · `
              : nothing
          }<bdi>${fileName}</bdi></span
        >
      </div>
      <span class="state ${tone}"
        ><rw-icon name=${icon}></rw-icon>${t(`logs.${outcome}`, {
          method: t(`method.${log.method ?? 'clear'}`),
        })}</span
      >
      ${outcome === 'waits' ? html`<p class="why">${t(WAITS[log.answer] ?? 'report.no_medium')}</p>` : nothing}
      ${
        log.reasons.length > 0
          ? html`<ul class="why">
              ${log.reasons.map((reason) => html`<li>${blockerText(reason)}</li>`)}
            </ul>`
          : nothing
      }
      ${isKey(step) ? html`<p class="why muted">${t('logs.next', { step: t(step) })}</p>` : nothing}
    </li>`;
  }
}

const WAITS = {
  no_medium: 'report.no_medium',
  several: 'report.several_media',
  device_left: 'report.medium_left',
  recorded: undefined,
  already: undefined,
  no_serial: undefined,
} as const satisfies Record<LogAnswer['answer'], string | undefined>;

function outcomeOf({ answer, accepted }: LogAnswer): Outcome {
  if (answer === 'recorded') return accepted ? 'counts' : 'counts_not';
  if (answer === 'already') return 'already';
  return answer === 'no_serial' ? 'reading' : 'waits';
}

function mediumWords({ type, model }: { type: string; model: string }): string {
  const key = `medium.${type}`;
  return [isKey(key) ? t(key) : type, model].filter(Boolean).join(' · ');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-log-answers': RwLogAnswers;
  }
}
