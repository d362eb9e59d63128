import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, errorText, fieldText, newRequestId } from '../data/api-client.ts';
import { fileAddress } from '../data/label-printing.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { textOf } from '../evidence/form-values.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';

export interface FileJob {
  id: string;
  total: number;
  format: 'pdf' | 'zpl';
  /** Several labels on a page. */
  sheet: boolean;
}

/** After a paper jam: the same labels again, from any one on. */
@customElement('rw-print-from')
export class RwPrintFrom extends LitElement {
  static override styles = [
    baseStyles,
    css`
      summary {
        display: flex;
        align-items: center;
        min-block-size: var(--rw-touch);
        cursor: pointer;
        text-decoration: underline;
      }

      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
        align-items: end;
        gap: var(--rw-space-3);
        margin-block-end: var(--rw-space-3);
      }
    `,
  ];

  @property({ attribute: false }) job!: FileJob;
  @state() private busy = false;
  @state() private error: unknown = null;
  @state() private href = '';
  readonly i18n = new I18n(this);

  override render() {
    const { total, sheet } = this.job;
    return html`<details>
      <summary>${t('labels.print_from')}</summary>
      <form @submit=${this.submit}>
        <rw-field label=${t('labels.from')} error=${fieldText(this.error, 'from')}>
          <input type="number" name="from" min="1" max=${total} required />
        </rw-field>
        ${
          sheet
            ? html`<rw-field label=${t('labels.start_at')}>
                <input type="number" name="startAt" min="1" max="800" value="1" />
              </rw-field>`
            : nothing
        }
        <rw-field label=${t('labels.reason')} error=${fieldText(this.error, 'reason')}>
          <input name="reason" maxlength="200" required .value=${t('labels.reason.not_printed')} />
        </rw-field>
        <div class="row">
          <rw-button type="submit" icon="printer" ?busy=${this.busy}
            >${t('act.print_labels')}</rw-button
          >
        </div>
      </form>
      ${this.error ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>` : nothing}
      ${
        this.href
          ? html`<rw-notice kind="done"
              >${t('labels.file_ready')}<a slot="actions" href=${this.href} target="_blank"
                >${t('labels.open_again')}</a
              ></rw-notice
            >`
          : nothing
      }
    </details>`;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    event.stopPropagation();
    if (this.busy) return;
    const data = new FormData(event.target as HTMLFormElement);
    const { id, format, sheet } = this.job;
    const from = Number(data.get('from'));
    const startAt = sheet ? Math.max(0, Number(data.get('startAt')) - 1) : undefined;
    this.busy = true;
    this.error = null;
    this.href = '';
    try {
      const reason = textOf(data, 'reason');
      const json = { requestId: newRequestId(), from, reason };
      await call(api.labels.prints[':id'].from.$post({ param: { id }, json }));
      this.href = fileAddress(id, format, from, startAt);
      if (format === 'zpl') location.assign(this.href);
      else window.open(this.href, '_blank', 'noopener');
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-print-from': RwPrintFrom;
  }
}
