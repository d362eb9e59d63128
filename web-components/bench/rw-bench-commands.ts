import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type CommandCard, cardsFor, lineResultOf } from '#domain/command-cards.ts';
import { getSession } from '../data/session.ts';
import { faultChoices } from '../data/fault-list.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { groupedCards } from '../scan/card-groups.ts';
import { pressCard } from '../scan/scan-bus.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';

/** The command cards on the screen, for benches where none hang on the wall. @fires rw-close */
@customElement('rw-bench-commands')
export class RwBenchCommands extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
        gap: var(--rw-space-3);
      }

      h3 {
        margin-block-start: var(--rw-space-3);
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  readonly i18n = new I18n(this);

  override render() {
    const cards = cardsFor(getSession()?.roles ?? [], faultChoices()).filter(
      ({ action }) => action !== 'rest_is_there' && !lineResultOf(action),
    );
    return html`<rw-dialog wide heading=${t('bench.commands')} ?open=${this.open}>
      <div class="stack">
        <p class="muted">${t('bench.commands_hint')}</p>
        ${groupedCards(cards).map(
          ({ group, cards: some }) =>
            html`<h3>${t(`labels.cards_group.${group}`)}</h3>
              ${this.renderCards(some)}`,
        )}
      </div>
    </rw-dialog>`;
  }

  private renderCards(cards: readonly CommandCard[]) {
    return html`<div class="cards">
      ${cards.map(
        (card) =>
          html`<rw-button block size="bench" @click=${() => this.press(card)}
            >${wordsOf(card)}</rw-button
          >`,
      )}
    </div>`;
  }

  private press(card: CommandCard): void {
    void pressCard(card);
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

function wordsOf({ titleKey, parameterKey }: CommandCard): string {
  const key = parameterKey ?? titleKey;
  return isKey(key) ? t(key) : key;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-bench-commands': RwBenchCommands;
  }
}
