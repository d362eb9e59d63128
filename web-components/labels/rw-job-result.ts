import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { errorText } from '../data/api-client.ts';
import type { Printed } from '../data/label-printing.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-notice.ts';
import './rw-reprint-reason.ts';

/**
 * What became of a print: done with a link to the file, refused, or a question.
 * @fires rw-reason with the reason as `detail`
 */
@customElement('rw-job-result')
export class RwJobResult extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) error: unknown = null;
  @property({ attribute: false }) printed: Printed | null = null;
  @property({ type: Boolean }) asks = false;
  @property({ type: Boolean }) busy = false;
  readonly i18n = new I18n(this);

  override render() {
    if (this.asks) {
      return html`<rw-reprint-reason
        ?busy=${this.busy}
        @rw-reason=${(event: CustomEvent<string>) =>
          this.dispatchEvent(new CustomEvent('rw-reason', { detail: event.detail }))}
      ></rw-reprint-reason>`;
    }
    if (this.error) {
      return html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>`;
    }
    if (!this.printed) return nothing;
    const { count, href } = this.printed;
    return html`<rw-notice kind="done">
      ${t('labels.printed', { count })}
      ${
        href
          ? html`<a slot="actions" href=${href} target="_blank" rel="noopener"
              >${t('labels.open_again')}</a
            >`
          : nothing
      }
    </rw-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-job-result': RwJobResult;
  }
}
