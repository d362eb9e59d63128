import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BatchLine } from '../../api/recycling/batch-lines.ts';
import { sayValues } from '../data/say-values.ts';
import { formatNumber, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-table.ts';
import { thingPath } from '../ui/thing-path.ts';
import type { Column } from '../ui/rw-table.ts';

/** What is on a batch: each thing with its drives, weight, and why it cannot leave yet. @fires rw-take-off with the line */
@customElement('rw-batch-lines')
export class RwBatchLines extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .problem {
        color: var(--rw-color-refused);
        font-weight: 600;
      }

      .clean {
        color: var(--rw-color-done);
      }
    `,
  ];

  @property({ attribute: false }) lines: readonly BatchLine[] = [];
  @property({ type: Boolean }) editable = false;
  readonly i18n = new I18n(this);

  override render() {
    return html`<rw-table
      label=${t('recycling.line')}
      .columns=${this.columns()}
      .rows=${this.lines}
      .rowKey=${(row: BatchLine) => row.id}
    ></rw-table>`;
  }

  private columns(): Column<BatchLine>[] {
    const columns: Column<BatchLine>[] = [
      {
        key: 'what',
        title: t('recycling.line'),
        width: 'minmax(0, 2fr)',
        render: (row) => this.renderThing(row),
      },
      {
        key: 'drives',
        title: t('recycling.drives'),
        width: 'minmax(0, 1.4fr)',
        render: (row) => this.renderDrives(row),
      },
      {
        key: 'pieces',
        title: t('recycling.pieces'),
        width: '80px',
        align: 'end',
        render: ({ pieces }) => formatNumber(pieces),
      },
      {
        key: 'weightKg',
        title: t('field.weight'),
        width: '110px',
        align: 'end',
        render: ({ weightKg }) => (weightKg === null ? '–' : t('recycling.kg', { kg: weightKg })),
      },
    ];
    if (!this.editable) return columns;
    const off: Column<BatchLine> = {
      key: 'off',
      title: t('recycling.take_off'),
      quiet: true,
      width: '160px',
      align: 'end',
      render: (row) =>
        html`<rw-button variant="quiet" @click=${() => this.takeOff(row)}
          >${t('recycling.take_off')}</rw-button
        >`,
    };
    return [...columns, off];
  }

  private renderThing({ subject, code, what, name, place, problem }: BatchLine) {
    return html`${isKey(what) ? t(what) : what} <bdi>${name}</bdi> ${
        code && subject !== 'hazard'
          ? html`<br /><a href=${thingPath(subject, code)}><rw-code code=${code}></rw-code></a>`
          : nothing
      }
      ${place ? html`<small class="muted">${t('recycling.from', { place })}</small>` : nothing}
      ${
        problem
          ? html`<br /><span class="problem"
                >${isKey(problem.code) ? t(problem.code, sayValues(problem.params ?? {})) : problem.code}</span
              >`
          : nothing
      }`;
  }

  private renderDrives({ drives, noDrives }: BatchLine) {
    if (!drives) return nothing;
    if (drives.length === 0) return noDrives ? t('recycling.no_drive') : nothing;
    return drives.map(
      ({ type, serial, status }) =>
        html`<div class=${status === 'unknown' || status === 'failed' ? 'problem' : 'clean'}>
          <bdi>${mediumName(type)} ${serial ? `…${serial}` : ''}</bdi>:
          ${t(`recycling.drive.${status}`)}
        </div>`,
    );
  }

  private takeOff(line: BatchLine): void {
    this.dispatchEvent(new CustomEvent('rw-take-off', { detail: line }));
  }
}

function mediumName(type: string): string {
  const key = `medium.${type}`;
  return isKey(key) ? t(key) : type;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-batch-lines': RwBatchLines;
  }
}
