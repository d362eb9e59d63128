import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Card } from '../evidence/card.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-icon.ts';
import { TAB_IDS, type TabId } from './tab-ids.ts';

/**
 * Where tests, storage, faults and the rest stand; one press opens the part, another closes it.
 * @fires rw-select with `detail: { id }`, empty when closed
 */
@customElement('rw-bench-tabs')
export class RwBenchTabs extends LitElement {
  static override styles = [
    baseStyles,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-1);
      }

      /* Word over number: as big as gloves need, and still one row at 1024 px. */
      button {
        display: grid;
        flex: 1 1 auto;
        align-content: center;
        justify-items: center;
        min-block-size: var(--rw-touch-bench);
        min-inline-size: 5rem;
        max-inline-size: 10rem;
        padding-inline: var(--rw-space-1);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius-small);
        background: var(--rw-color-surface);
        font-weight: 600;
        cursor: pointer;
      }

      .stands {
        display: flex;
        align-items: center;
        gap: var(--rw-space-2);
        color: var(--rw-color-muted);
      }

      button:hover {
        border-color: var(--rw-color-control);
      }

      button[aria-expanded='true'] {
        border-color: var(--rw-color-text);
        box-shadow: inset 0 -3px 0 var(--rw-color-text);
      }

      bdi {
        font-weight: 400;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  @property() selected: TabId | '' = '';
  readonly i18n = new I18n(this);

  override render() {
    const counts = countsOf(this.card);
    return html`<div role="group" aria-label=${t('bench.tabs')}>
      ${this.shown().map((id) => {
        const open = id === this.selected;
        return html`<button type="button" aria-expanded=${open} @click=${() => this.press(id)}>
          ${t(`bench.tab.${id}`)}
          <span class="stands"
            >${counts[id] ? html`<bdi>${counts[id]}</bdi>` : nothing}<rw-icon
              name=${open ? 'chevron-down' : 'chevron-right'}
            ></rw-icon
          ></span>
        </button>`;
      })}
    </div>`;
  }

  /** The final check is for devices that wait for it, holds for those that have one. */
  private shown(): TabId[] {
    const { stage, qa, holds } = this.card;
    const useful: Partial<Record<TabId, boolean>> = {
      qa: stage === 'qa' || qa !== null,
      holds: holds.length > 0,
    };
    return TAB_IDS.filter((id) => useful[id] !== false || id === this.selected);
  }

  private press(id: TabId): void {
    const detail = { id: id === this.selected ? '' : id };
    this.dispatchEvent(new CustomEvent('rw-select', { detail }));
  }
}

function countsOf(card: Card): Partial<Record<TabId, string>> {
  const { checklist, media, faults, kit, holds } = card;
  const proven = media.filter(({ status }) => status !== 'unknown' && status !== 'failed').length;
  const open = faults.filter(({ closedAt }) => closedAt === null).length;
  const filled = kit.filter(({ status }) => status === 'filled' || status === 'overridden').length;
  return {
    tests: share(checklist.answered, checklist.total),
    disks: media.length > 0 ? share(proven, media.length) : card.mediaNoneConfirmed ? '✓' : '–',
    faults: formatNumber(open),
    kit: kit.length > 0 ? share(filled, kit.length) : '–',
    holds: holds.length > 0 ? formatNumber(holds.length) : '',
    grades: [card.cosmeticGrade, card.functionalGrade].filter(Boolean).join(' '),
    qa: card.qa ? '✓' : '',
  };
}

function share(part: number, whole: number): string {
  return `${formatNumber(part)}/${formatNumber(whole)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-bench-tabs': RwBenchTabs;
  }
}
