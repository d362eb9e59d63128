import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { errorText, refusalLines } from '../data/api-client.ts';
import type { Printed } from '../data/label-printing.ts';
import type { JobProgress } from '../data/label-sending.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-notice.ts';
import './rw-print-from.ts';
import './rw-print-progress.ts';
import './rw-reprint-reason.ts';

/**
 * What becomes of a print: on its way, done with a link to the file, refused, or a question.
 * @fires rw-reason with the reason as `detail`
 * @fires rw-stop when no more labels shall be sent for now
 */
@customElement('rw-job-result')
export class RwJobResult extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) error: unknown = null;
  @property({ attribute: false }) printed: Printed | null = null;
  @property({ attribute: false }) progress: JobProgress | null = null;
  @property({ type: Boolean }) asks = false;
  @property({ type: Boolean }) busy = false;
  readonly i18n = new I18n(this);

  override render() {
    if (this.progress) {
      return html`<rw-print-progress
        .progress=${this.progress}
        @rw-stop=${() => this.dispatchEvent(new CustomEvent('rw-stop'))}
      ></rw-print-progress>`;
    }
    if (this.asks) {
      return html`<rw-reprint-reason
        ?busy=${this.busy}
        @rw-reason=${(event: CustomEvent<string>) =>
          this.dispatchEvent(new CustomEvent('rw-reason', { detail: event.detail }))}
      ></rw-reprint-reason>`;
    }
    if (this.error) {
      return html`<rw-notice kind="refused"
        >${errorText(this.error)}
        ${refusalLines(this.error).map((line) => html`<br />${line}`)}</rw-notice
      >`;
    }
    return this.printed ? this.renderPrinted(this.printed) : nothing;
  }

  private renderPrinted({ id, count, href, sheet, stopped }: Printed) {
    return html`<rw-notice kind=${stopped ? 'warning' : 'done'}>
        ${t(stopped ? 'labels.file_stopped' : 'labels.printed', { count })}
        ${
          href
            ? html`<a slot="actions" href=${href} target="_blank" rel="noopener"
                >${t(stopped ? 'labels.open_file' : 'labels.open_again')}</a
              >`
            : nothing
        }
      </rw-notice>
      ${
        href && count > 1
          ? html`<rw-print-from
              .job=${{ id, total: count, format: href.endsWith('.zpl') ? 'zpl' : 'pdf', sheet }}
            ></rw-print-from>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-job-result': RwJobResult;
  }
}
