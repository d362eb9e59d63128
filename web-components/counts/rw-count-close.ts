import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { api, call, errorText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-notice.ts';
import type { CountView } from './count-data.ts';

/**
 * Ending a count cannot be taken back: what is still open is said first.
 * @fires rw-close when the person goes on counting
 * @fires rw-closed when the count has ended
 */
@customElement('rw-count-close')
export class RwCountClose extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) count!: CountView;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const uncounted = this.count.places.filter(({ doneAt }) => !doneAt).length;
    const { error } = this.attempt;
    return html`<rw-dialog
      open
      heading=${t('counts.close_title')}
      @rw-close=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
    >
      <div class="stack">
        <p>${t('counts.close_hint')}</p>
        <p>${t('counts.close_places', { count: uncounted })}</p>
        <p>${t('counts.close_open', { count: this.count.differenceCount })}</p>
        ${error ? html`<rw-notice kind="refused">${errorText(error)}</rw-notice>` : nothing}
      </div>
      <rw-button
        slot="actions"
        variant="primary"
        icon="flag"
        ?busy=${this.attempt.busy}
        @click=${this.close}
        >${t('counts.close')}</rw-button
      >
    </rw-dialog>`;
  }

  private readonly close = async (): Promise<void> => {
    const param = { id: this.count.id };
    const summary = await this.attempt.run({}, (json) =>
      call(api.counts[':id'].closing.$post({ param, json })),
    );
    if (summary) this.dispatchEvent(new CustomEvent('rw-closed'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-count-close': RwCountClose;
  }
}
