import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';

/**
 * Forgets the person of one request; a reservation ends with it. Cannot be undone.
 * @fires rw-close
 * @fires rw-erased
 */
@customElement('rw-privacy-erase')
export class RwPrivacyErase extends LitElement {
  static override styles = [baseStyles];

  @property() need = '';
  /** A device waits for the person. */
  @property({ type: Boolean }) reserved = false;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    return html`<rw-dialog
      open
      heading=${t('privacy.erase_title', { need: this.need })}
      @rw-close=${this.close}
    >
      <div class="stack">
        <p>${t('privacy.erase_text')}</p>
        ${
          this.reserved
            ? html`<rw-notice kind="warning">${t('privacy.erase_reserved')}</rw-notice>`
            : nothing
        }
        <rw-refused .error=${this.attempt.error}></rw-refused>
      </div>
      <rw-button slot="actions" variant="danger" ?busy=${this.attempt.busy} @click=${this.erase}
        >${t('need.erase_do')}</rw-button
      >
      <rw-button slot="actions" variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
    </rw-dialog>`;
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }

  private async erase(): Promise<void> {
    const param = { code: this.need };
    const done = await this.attempt.run({ release: this.reserved }, (json) =>
      call(api.needs[':code'].erasure.$post({ param, json })),
    );
    if (!done) return;
    showToast({ text: t('need.erase_done', { need: this.need }) });
    this.dispatchEvent(new CustomEvent('rw-erased'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-privacy-erase': RwPrivacyErase;
  }
}
