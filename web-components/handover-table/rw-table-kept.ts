import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ApiError } from '../data/api-error.ts';
import { errorText } from '../data/error-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-notice.ts';
import { sendError, sendTrouble } from './table-sender.ts';
import type { OutgoingRecord } from './table-store.ts';
import type { OpenTable } from './table-vault.ts';
import { familyName } from './table-words.ts';

/** What arrived and waits for somebody's decision: why, and that nothing of it is lost. */
@customElement('rw-table-kept')
export class RwTableKept extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul {
        display: grid;
        gap: var(--rw-space-2);
        margin-block-start: var(--rw-space-2);
        padding-inline-start: var(--rw-space-4);
        list-style: disc;
      }
    `,
  ];

  /** Null while it is locked: then nobody is named. */
  @property({ attribute: false }) table: OpenTable | null = null;
  @property({ attribute: false }) outgoing: readonly OutgoingRecord[] = [];
  readonly i18n = new I18n(this);

  /** Takes no room in a stack while there is nothing to say. */
  override willUpdate(): void {
    this.hidden = this.kept.length === 0 && !this.refused;
  }

  override render() {
    const { kept } = this;
    return html`${
      this.refused
        ? html`<rw-notice kind="warning"
            >${t('at_table.not_sent')} ${errorText(sendError())}</rw-notice
          >`
        : nothing
    }
    ${
      kept.length > 0
        ? html`<rw-notice kind="warning">
            ${t('at_table.kept', { count: kept.length })}
            <ul>
              ${kept.map(({ id, answer }) => html`<li>${this.nameOf(id)}${reasonText(answer)}</li>`)}
            </ul>
          </rw-notice>`
        : nothing
    }`;
  }

  private get kept(): readonly OutgoingRecord[] {
    return this.outgoing.filter(({ answer }) => answer?.outcome === 'kept');
  }

  private get refused(): boolean {
    return sendTrouble() === 'refused' && this.outgoing.some(({ sealed }) => sealed);
  }

  private nameOf(id: string): string {
    const needCode = this.table?.acts.find((act) => act.id === id)?.needCode;
    const entry = this.table?.pack.entries.find((one) => one.needCode === needCode);
    return entry ? `${t('at_table.who', familyName(entry))}: ` : '';
  }
}

function reasonText(answer: OutgoingRecord['answer']): string {
  const { reason = '', params = {} } = answer ?? {};
  return errorText(new ApiError({ status: 409, code: reason, params }));
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-table-kept': RwTableKept;
  }
}
