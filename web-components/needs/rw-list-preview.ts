import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import {
  cellErrorText,
  columnText,
  csvOfErrors,
  type ListPreview,
  type PreviewRow,
} from './list-data.ts';

/** What a person looks at first comes first. */
const OUTCOMES = ['refused', 'doubled', 'changed', 'new', 'served', 'ended', 'unchanged'] as const;
type Outcome = (typeof OUTCOMES)[number];
/** Rows shown of one kind before somebody asks for all of them. */
const FIRST = 20;

/** What taking a school's list would do: counts, then the rows, those to correct first. */
@customElement('rw-list-preview')
export class RwListPreview extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .counts {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(120px, 1fr));
        gap: var(--rw-space-2);
      }

      .counts div {
        padding: var(--rw-space-3);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius);
        background: var(--rw-color-surface);
      }

      dt {
        color: var(--rw-color-muted);
        font-size: var(--rw-text-14);
      }

      dd {
        margin: 0;
        font-size: var(--rw-text-28);
        font-weight: 600;
      }

      section {
        display: grid;
        gap: var(--rw-space-2);
      }

      ol {
        margin: 0;
        padding: 0;
        list-style: none;
        border-block-start: 1px solid var(--rw-color-line);
      }

      li {
        display: grid;
        grid-template-columns: minmax(88px, max-content) minmax(0, 1fr);
        gap: var(--rw-space-1) var(--rw-space-4);
        padding-block: var(--rw-space-2);
        border-block-end: 1px solid var(--rw-color-line);
        overflow-wrap: anywhere;
      }

      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2) var(--rw-space-4);
        align-items: center;
      }

      .wrong {
        color: var(--rw-color-refused);
      }
    `,
  ];

  @property({ attribute: false }) preview!: ListPreview;
  @property() school = '';
  @state() private all: readonly Outcome[] = [];
  readonly i18n = new I18n(this);

  override render() {
    const { counts, unread } = this.preview;
    const shown = OUTCOMES.filter((outcome) => counts[outcome] > 0);
    return html`<div class="stack">
      <dl class="counts">
        ${shown.map(
          (outcome) =>
            html`<div>
              <dt>${t(`need_list.${outcome}`)}</dt>
              <dd>${formatNumber(counts[outcome])}</dd>
            </div>`,
        )}
      </dl>
      ${
        unread.length > 0
          ? html`<rw-notice kind="info"
              >${t('need_list.unread', { headings: unread.join(', ') })}</rw-notice
            >`
          : nothing
      }
      ${counts.refused + counts.doubled > 0 ? this.renderDownload() : nothing}
      ${shown.filter((outcome) => outcome !== 'unchanged').map((outcome) => this.renderRows(outcome))}
    </div>`;
  }

  private renderDownload() {
    const count = this.preview.counts.refused + this.preview.counts.doubled;
    return html`<div class="foot">
      <rw-button icon="download" @click=${this.download}
        >${t('need_list.download', { count })}</rw-button
      >
      <span class="muted small">${t('need_list.download_hint')}</span>
    </div>`;
  }

  private renderRows(outcome: Outcome) {
    const rows = this.preview.rows.filter((row) => row.outcome === outcome);
    const shown = this.all.includes(outcome) ? rows : rows.slice(0, FIRST);
    return html`<section>
      <h2>${t(`need_list.${outcome}`)}</h2>
      <ol>
        ${shown.map((row) => this.renderRow(row))}
      </ol>
      ${
        shown.length < rows.length
          ? html`<rw-button @click=${() => (this.all = [...this.all, outcome])}
              >${t('need_list.show_all', { count: rows.length })}</rw-button
            >`
          : nothing
      }
    </section>`;
  }

  private renderRow(row: PreviewRow) {
    const name = row.name || (row.cells?.filter(Boolean).slice(0, 2).join(' · ') ?? '');
    const remarks = [
      row.fields.length > 0
        ? t('need_list.changes', { fields: row.fields.map(fieldText).join(', ') })
        : '',
      row.again ? t('need_list.approve_again') : '',
      row.doubles.length > 0 ? t('need_list.looks_like', { codes: row.doubles.join(', ') }) : '',
      row.outcome === 'served' || row.outcome === 'ended' ? t('need_list.left_alone') : '',
    ].filter(Boolean);
    return html`<li>
      <span class="muted">${t('need_list.row', { line: row.line })}</span>
      <div>
        <bdi>${name}</bdi>
        ${row.code ? html` · <bdi>${row.code}</bdi>` : nothing}
        ${remarks.map((remark) => html`<p class="muted small">${remark}</p>`)}
        ${row.errors.map((error) => html`<p class="wrong small">${cellErrorText(error)}</p>`)}
      </div>
    </li>`;
  }

  private readonly download = (): void => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(csvOfErrors(this.preview));
    // No name of a school in the name of a file that is left lying in a folder of downloads.
    link.download = 'list-to-correct.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
}

function fieldText(field: string): string {
  const requirement = field === 'requirements' ? t('need.requirements') : '';
  return requirement || columnText(field);
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-list-preview': RwListPreview;
  }
}
