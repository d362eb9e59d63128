import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-table.ts';
import { thingPath } from '../ui/thing-path.ts';
import type { Column } from '../ui/rw-table.ts';
import {
  isolated,
  lineName,
  lineStateKey,
  piecesText,
  type TransferLine,
} from './transfer-data.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/** What may be done with a line now. */
export type LineAct = 'remove' | 'settle' | 'not_there';

/**
 * Lines of a transfer: what it is, in which box, where it stands.
 * @fires rw-line - `{ line, act }`
 */
@customElement('rw-transfer-lines')
export class RwTransferLines extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .lost {
        color: var(--rw-color-refused);
        font-weight: 600;
      }
    `,
  ];

  @property() heading = '';
  @property({ attribute: false }) lines: readonly TransferLine[] = [];
  /** What each line offers; nothing when null. */
  @property({ attribute: false }) acts: (line: TransferLine) => LineAct | null = () => null;
  /** Things of the reader's own site can be opened. */
  @property({ type: Boolean }) linked = false;
  readonly i18n = new I18n(this);

  override render() {
    return html`<rw-table
      label=${this.heading}
      .columns=${this.columns()}
      .rows=${this.lines}
      .rowKey=${(line: TransferLine) => line.id}
    ></rw-table>`;
  }

  private columns(): Column<TransferLine>[] {
    return [
      {
        key: 'code',
        title: t('places.type_code'),
        width: '170px',
        render: (line) => this.renderCode(line),
      },
      {
        key: 'label',
        title: t('field.model'),
        width: 'minmax(0, 2fr)',
        render: (line) =>
          html`${lineName(line)}${
            line.box
              ? html` <span class="muted"
                  >· ${t('box.title')} <bdi>${groupedCode(line.box)}</bdi></span
                >`
              : nothing
          }`,
      },
      {
        key: 'state',
        title: t('common.details'),
        width: 'minmax(0, 1.5fr)',
        render: (line) => this.renderState(line),
      },
      {
        key: 'act',
        title: t('common.more'),
        quiet: true,
        align: 'end',
        render: (line) => this.renderAct(line),
      },
    ];
  }

  private renderCode({ code, subject }: TransferLine) {
    const shown = html`<rw-code .code=${code}></rw-code>`;
    return this.linked ? html`<a href=${thingPath(subject, code)}>${shown}</a>` : shown;
  }

  private renderState(line: TransferLine) {
    const { state, receivedBy, place, note } = line;
    const words = [
      t(lineStateKey(state)),
      piecesText(line),
      isolated(place ?? ''),
      isolated(receivedBy ?? ''),
      isolated(note),
    ];
    return html`<span class=${state === 'lost' ? 'lost' : ''}
      >${words.filter(Boolean).join(' · ')}</span
    >`;
  }

  private renderAct(line: TransferLine) {
    const act = this.acts(line);
    if (!act) return nothing;
    const label = {
      remove: 'transfer.remove',
      settle: 'transfer.settle',
      not_there: 'transfer.not_there',
    } as const;
    return html`<rw-button
      variant=${act === 'settle' ? 'secondary' : 'quiet'}
      @click=${() => this.dispatchEvent(new CustomEvent('rw-line', { detail: { line, act } }))}
      >${t(label[act])}</rw-button
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-transfer-lines': RwTransferLines;
  }
}
