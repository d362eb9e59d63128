import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { KitLineKey } from '#domain/kit-template.ts';
import { api, call, errorText, fieldText, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import { lineName } from './kit-words.ts';

/**
 * A coordinator lets a line pass, with the reason that the handover record prints.
 * @fires rw-done when it was recorded
 * @fires rw-close when the dialog was closed
 */
@customElement('rw-kit-override')
export class RwKitOverride extends LitElement {
  static override styles = [baseStyles];

  @property() device = '';
  @property() line: KitLineKey = 'charger';
  /** The refused accessory that is to join the kit all the same. */
  @property() accessory = '';
  @state() private busy = false;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  private requestId = newRequestId();

  override render() {
    const fault = fieldText(this.error, 'reason');
    return html`<rw-dialog
      open
      heading=${t('kitting.override_title', { line: lineName(this.line) })}
      @rw-close=${this.close}
    >
      <form id="form" class="stack" @submit=${this.submit}>
        ${this.error && !fault ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>` : nothing}
        <rw-field label=${t('field.reason')} hint=${t('kitting.override_hint')} error=${fault}>
          <textarea name="reason" maxlength="300" required></textarea>
        </rw-field>
        <div class="row">
          <rw-button type="submit" variant="primary" ?busy=${this.busy}
            >${t('kitting.override')}</rw-button
          >
          <rw-button variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
        </div>
      </form>
    </rw-dialog>`;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const reason = new FormData(event.target as HTMLFormElement).get('reason');
    if (this.busy || typeof reason !== 'string' || reason.trim() === '') return;
    this.busy = true;
    const param = { code: this.device, line: this.line };
    const accessoryCode = this.accessory || undefined;
    const json = { requestId: this.requestId, reason, accessoryCode };
    try {
      await call(api.kits[':code'].lines[':line'].override.$post({ param, json }));
      this.dispatchEvent(new CustomEvent('rw-done'));
    } catch (error) {
      this.error = error;
      this.requestId = newRequestId();
    } finally {
      this.busy = false;
    }
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-kit-override': RwKitOverride;
  }
}
