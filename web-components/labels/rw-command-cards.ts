import { COMMAND_STATES, cardsFor, type CommandCard } from '#domain/command-cards.ts';
import { ROLES } from '#domain/roles.ts';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LabelSetup } from '../data/label-printing.ts';
import { faultChoices } from '../data/fault-list.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import { LabelJob } from './label-job.ts';
import './rw-job-result.ts';
import { CARD_MEDIA } from './card-media.ts';

const GROUPS = [
  { id: 'usual', title: 'labels.cards_usual', has: (card: CommandCard) => !card.parameter },
  {
    id: 'fault',
    title: 'labels.cards_faults',
    has: (card: CommandCard) => card.action === 'fault',
  },
  { id: 'hold', title: 'labels.cards_holds', has: (card: CommandCard) => card.action === 'hold' },
] as const;

/**
 * Command cards for the wall beside a bench.
 * @fires rw-setup with the chosen medium
 */
@customElement('rw-command-cards')
export class RwCommandCards extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--rw-space-5);
      }
    `,
  ];

  @property({ attribute: false }) setup!: LabelSetup;
  @state() private chosen: readonly string[] = cards()
    .filter((card) => !card.parameter)
    .map((card) => card.code);
  readonly i18n = new I18n(this);
  private readonly job = new LabelJob(this);

  override render() {
    const { job } = this;
    return html`<form class="card" @submit=${this.submit}>
      <p>${t('labels.cards_hint')}</p>
      ${GROUPS.map((group) => {
        const options = cards().filter(group.has);
        return html`<rw-choice
          multiple
          label=${t(group.title)}
          .values=${this.chosen}
          .options=${options.map((card) => ({ value: card.code, label: titleOf(card) }))}
          @change=${(event: CustomEvent<{ values: string[] }>) =>
            (this.chosen = event.detail.values)}
        ></rw-choice>`;
      })}
      <rw-field label=${t('labels.card_medium')}>
        <select @change=${this.onMedium}>
          ${CARD_MEDIA.map(
            ({ id, name }) =>
              html`<option value=${id} ?selected=${id === this.setup.cardMedium}>${name}</option>`,
          )}
        </select>
      </rw-field>
      <rw-job-result .error=${job.error} .printed=${job.printed}></rw-job-result>
      <div class="row">
        <rw-button
          type="submit"
          variant="primary"
          size="bench"
          icon="printer"
          ?busy=${job.busy}
          ?disabled=${this.chosen.length === 0}
          >${t('common.print')} ·
          ${t('labels.cards_chosen', { count: this.chosen.length })}</rw-button
        >
      </div>
    </form>`;
  }

  private onMedium(event: Event): void {
    const detail = { cardMedium: (event.target as HTMLSelectElement).value };
    this.dispatchEvent(new CustomEvent('rw-setup', { detail }));
  }

  private submit(event: Event): void {
    event.preventDefault();
    const chosen = cards()
      .filter((card) => this.chosen.includes(card.code))
      .map((card) => ({ code: card.code, title: titleOf(card), lines: statesOf(card) }));
    if (chosen.length === 0) return;
    void this.job.print({ what: 'cards', cards: chosen }, { setup: this.setup });
  }
}

function cards(): CommandCard[] {
  return cardsFor(ROLES, faultChoices());
}

/** What a scan with it states is printed on the card. */
function statesOf({ action }: CommandCard): string[] {
  return (COMMAND_STATES[action] ?? []).map((key) => (isKey(key) ? `✓ ${t(key)}` : key));
}

function titleOf({ titleKey, parameterKey, parameter }: CommandCard): string {
  const title = isKey(titleKey) ? t(titleKey) : titleKey;
  if (!parameterKey) return title;
  const what = isKey(parameterKey) ? t(parameterKey) : (parameter ?? '');
  return `${title}: ${what}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-command-cards': RwCommandCards;
  }
}
