import { batteryBand, missingGrades } from '#domain/grading.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import type { Card, Fault } from './card.ts';

type Answer = Card['answers'][number];

/**
 * What deserves a second look before the final check passes: what stops it, warnings, what was repaired,
 * what a machine measured and what a person saw.
 * @fires rw-goto with `detail: { where }`
 */
@customElement('rw-qa-overview')
export class RwQaOverview extends LitElement {
  static override styles = [
    baseStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
        gap: var(--rw-space-3) var(--rw-space-5);
      }

      dt {
        display: flex;
        align-items: center;
        gap: var(--rw-space-2);
        font-weight: 600;
      }

      .stop dt {
        color: var(--rw-color-refused);
      }

      .look dt {
        color: var(--rw-color-warning);
      }

      dd {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  readonly i18n = new I18n(this);

  override render() {
    const { card } = this;
    const holds = card.holds.map(({ kind }) => say('hold', kind));
    const grades = missingGrades({
      cosmetic: card.cosmeticGrade,
      functional: card.functionalGrade,
    }).map((grade) => t(`gate.grade_${grade}_missing`));
    const open = card.faults
      .filter(({ closedAt }) => !closedAt)
      .map(({ fault }) => say('fault', fault));
    const lines = [...card.checklist.missing, ...card.checklist.mandatoryFailed];
    return html`<dl>
      ${this.block('stop', 'flag', t('qa.look.holds'), holds, 'holds')}
      ${this.block('stop', 'tag', t('qa.look.grades'), grades, 'grades')}
      ${this.block('stop', 'wrench', t('qa.look.open_faults'), open, 'faults')}
      ${this.block('stop', 'list-checks', t('qa.look.lines'), lines.map(itemName), 'checklist')}
      ${this.block('look', 'warning', t('qa.look.warnings'), this.warnings(), 'checklist')}
      ${this.block('plain', 'wrench', t('qa.look.repairs'), this.repairs(), 'faults')}
      ${this.block('plain', 'laptop', t('qa.look.sources'), this.sources(), 'checklist')}
    </dl>`;
  }

  private block(
    look: 'stop' | 'look' | 'plain',
    icon: 'flag' | 'tag' | 'wrench' | 'list-checks' | 'warning' | 'laptop',
    title: string,
    lines: readonly string[],
    where: string,
  ) {
    if (lines.length === 0) return nothing;
    return html`<div class=${look}>
      <dt><rw-icon name=${icon}></rw-icon> ${title}</dt>
      ${lines.map((line) => html`<dd>${line}</dd>`)}
      ${
        look === 'stop'
          ? html`<dd>
              <rw-button @click=${() => this.go(where)}>${t('qa.look.go')}</rw-button>
            </dd>`
          : nothing
      }
    </div>`;
  }

  private warnings(): string[] {
    const { card } = this;
    const lines = card.checklist.warnings.map((item) => {
      const answer = card.answers.find((one) => one.item === item);
      return answer ? answerWords(answer) : itemName(item);
    });
    const failed = card.checklist.failed
      .filter((item) => !card.checklist.mandatoryFailed.includes(item))
      .map((item) => `${itemName(item)}: ${t('test.fail')}`);
    const noted = card.answers
      .filter(({ note, item }) => note !== '' && !card.checklist.warnings.includes(item))
      .map(({ item, note }) => `${itemName(item)}: ${note}`);
    const waived = card.waivers.map(({ gate, reason }) => `${say('gate', gate)}: ${reason}`);
    const worn = batteryBand(card.batteryHealth, false) === 'worn' ? [t('battery.worn')] : [];
    return [...lines, ...failed, ...noted, ...waived, ...worn];
  }

  private repairs(): string[] {
    return this.card.faults.filter(({ closedAt }) => closedAt).map(repairWords);
  }

  private sources(): string[] {
    const { answers } = this.card;
    const measured = answers.filter(({ source }) => source !== 'person').length;
    const byHand = answers.length - measured;
    if (answers.length === 0) return [];
    return [t('qa.look.measured', { count: measured }), t('qa.look.by_hand', { count: byHand })];
  }

  private go(where: string): void {
    const detail = { where };
    this.dispatchEvent(new CustomEvent('rw-goto', { detail, bubbles: true, composed: true }));
  }
}

function itemName(item: string): string {
  return say('checklist', item);
}

function answerWords({ item, value, note }: Answer): string {
  return [`${itemName(item)}${value === '' ? '' : `: ${value}`}`, note].filter(Boolean).join(' · ');
}

function repairWords({ fault, outcome, parts, minutes, note }: Fault): string {
  const spent = minutes > 0 ? t('fault.minutes_spent', { minutes }) : '';
  return [say('fault', fault), outcome ? say('outcome', outcome) : '', parts, spent, note]
    .filter(Boolean)
    .join(' · ');
}

function say(prefix: string, code: string): string {
  const key = `${prefix}.${code}`;
  return isKey(key) ? t(key) : code;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-qa-overview': RwQaOverview;
  }
}
