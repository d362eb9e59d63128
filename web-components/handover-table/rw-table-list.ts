import { formatCode } from '#domain/codes.ts';
import { matchesQuery, normaliseQuery, searchText } from '#domain/search-text.ts';
import type { FamilyState, TableDay, TableFamily } from '#domain/table-day.ts';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { formatNumber, I18n, t, type Key } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { IconName } from '../ui/icons.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-field.ts';
import '../ui/rw-icon.ts';
import { deviceName, familyName } from './table-words.ts';

type Filter = 'waiting' | 'absent' | 'served' | 'all';
const FILTERS = ['waiting', 'absent', 'served', 'all'] as const;

const LOOK: Record<FamilyState, { icon: IconName; words: Key }> = {
  waiting: { icon: 'user', words: 'at_table.state_waiting' },
  absent: { icon: 'clock', words: 'at_table.state_absent' },
  served: { icon: 'circle-check', words: 'at_table.state_served' },
  removed: { icon: 'x', words: 'at_table.state_removed' },
};

/**
 * The families of the day; found by name, class, request code or device code.
 * @fires rw-open with `detail: { needCode }`
 * @fires rw-code with `detail: { text }` when what was typed is a whole code
 */
@customElement('rw-table-list')
export class RwTableList extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3) var(--rw-space-4);
        margin-block-end: var(--rw-space-4);
      }

      .tools form {
        flex: 1 1 16rem;
      }

      input {
        min-block-size: var(--rw-touch-bench);
      }

      ul {
        display: grid;
        gap: var(--rw-space-2);
      }

      button {
        display: grid;
        grid-template-columns: 3rem minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--rw-space-1) var(--rw-space-3);
        inline-size: 100%;
        min-block-size: var(--rw-touch-bench);
        padding: var(--rw-space-2) var(--rw-space-4);
        background: var(--rw-color-surface);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius);
        text-align: start;
        cursor: pointer;
      }

      button:hover {
        border-color: var(--rw-color-control);
      }

      .position {
        font-size: var(--rw-text-20);
        color: var(--rw-color-muted);
        font-variant-numeric: tabular-nums;
      }

      .name {
        font-size: var(--rw-text-20);
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .small {
        font-size: var(--rw-text-14);
        color: var(--rw-color-muted);
      }

      .state {
        display: inline-flex;
        align-items: center;
        gap: var(--rw-space-2);
        font-weight: 600;
      }

      .served {
        background: var(--rw-color-done-soft);
      }

      .served .state {
        color: var(--rw-color-done);
      }

      .absent .state {
        color: var(--rw-color-warning);
      }

      @media (max-width: 599px) {
        button {
          grid-template-columns: 2rem minmax(0, 1fr);
          padding-inline: var(--rw-space-3);
        }

        .state {
          grid-column: 2;
          font-size: var(--rw-text-14);
        }
      }
    `,
  ];

  @property({ attribute: false }) day!: TableDay;
  @state() private filter: Filter = 'waiting';
  @state() private query = '';
  readonly i18n = new I18n(this);

  override render() {
    const { waiting, absent, served, total } = this.day.progress;
    const counts = { waiting, absent, served, all: total };
    const shown = this.shown;
    return html`<div class="tools">
        <form role="search" autocomplete="off" @submit=${this.submit}>
          <rw-field label=${t('at_table.search')}>
            <input
              type="search"
              maxlength="60"
              autocomplete="off"
              spellcheck="false"
              @input=${(event: Event) => (this.query = (event.target as HTMLInputElement).value)}
            />
          </rw-field>
        </form>
        <rw-choice
          label=${t('at_table.show')}
          .value=${this.filter}
          .options=${FILTERS.map((value) => ({
            value,
            label: value === 'all' ? t('at_table.state_all') : t(LOOK[value].words),
            count: formatNumber(counts[value]),
          }))}
          @change=${(event: CustomEvent<{ value: Filter }>) => (this.filter = event.detail.value)}
        ></rw-choice>
      </div>
      ${
        shown.length > 0
          ? html`<ul>
              ${repeat(
                shown,
                ({ entry }) => entry.needCode,
                (family) => html`<li>${this.renderFamily(family)}</li>`,
              )}
            </ul>`
          : this.renderNone()
      }`;
  }

  private renderFamily({ entry, device, state }: TableFamily) {
    const { recipient, needCode, card } = entry;
    const { icon, words } = LOOK[state];
    const thing = device ? deviceName(device) : card ? t('acc.sim') : '';
    const { name, position } = familyName(entry);
    const details = [recipient?.className, name === needCode ? '' : needCode, thing];
    return html`<button type="button" class=${state} @click=${() => this.open(needCode)}>
      <span class="position">${position}</span>
      <span>
        <span class="name"><bdi>${name}</bdi></span
        ><br />
        <span class="small"
          >${details
            .filter(Boolean)
            .map((part, index) => html`${index > 0 ? ' · ' : ''}<bdi>${part}</bdi>`)}</span
        >
      </span>
      <span class="state"><rw-icon name=${icon}></rw-icon>${t(words)}</span>
    </button>`;
  }

  private renderNone() {
    const { waiting, total } = this.day.progress;
    if (this.query.trim() !== '' || total === 0) {
      return html`<rw-empty icon="search" heading=${t('at_table.none_found')}></rw-empty>`;
    }
    const done = this.filter === 'waiting' && waiting === 0;
    return done
      ? html`<rw-empty icon="circle-check" heading=${t('at_table.all_served')}></rw-empty>`
      : html`<rw-empty heading=${t('at_table.none_here')}></rw-empty>`;
  }

  /** Who is looked for is found whatever the state. */
  private get shown(): readonly TableFamily[] {
    const families = this.day.families.filter(({ state }) => state !== 'removed');
    const query = normaliseQuery(this.query);
    if (query) return families.filter((family) => matchesQuery(textOf(family), query));
    return this.filter === 'all' ? families : families.filter(({ state }) => state === this.filter);
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const [only, ...more] = this.shown;
    if (only && more.length === 0) return this.open(only.entry.needCode);
    const text = this.query.trim();
    if (text) this.dispatchEvent(new CustomEvent('rw-code', { detail: { text } }));
  }

  private open(needCode: string): void {
    this.dispatchEvent(new CustomEvent('rw-open', { detail: { needCode } }));
  }
}

function textOf({ entry, device }: TableFamily): string {
  const { recipient, needCode, card } = entry;
  const codes = [device?.code, card?.code].flatMap((code) =>
    code ? [code, formatCode(code)] : [],
  );
  const { studentName, className, guardianName } = recipient ?? {};
  return searchText([studentName, className, guardianName, needCode, ...codes]);
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-table-list': RwTableList;
  }
}
