import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-refused.ts';
import type { SessionView } from './session-data.ts';

/**
 * Ends a session after its day, or calls it off while nothing was given.
 * @fires rw-changed
 */
@customElement('rw-session-end')
export class RwSessionEnd extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) session!: SessionView;
  @state() private asking = false;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { total, served } = this.session.progress;
    const act = served > 0 ? 'end' : 'cancel';
    const { error, busy } = this.attempt;
    return html`<rw-button variant="quiet" @click=${() => (this.asking = true)}
        >${t(`handovers.${act}`)}</rw-button
      >
      ${
        this.asking
          ? html`<rw-dialog open heading=${t(`handovers.${act}`)} @rw-close=${this.close}>
              <p>${t(`handovers.${act}_text`, { left: total - served })}</p>
              <rw-refused .error=${error}></rw-refused>
              <rw-button slot="actions" variant="primary" ?busy=${busy} @click=${this.run}
                >${t(`handovers.${act}`)}</rw-button
              >
              <rw-button slot="actions" variant="quiet" @click=${this.close}
                >${t('act.cancel')}</rw-button
              >
            </rw-dialog>`
          : nothing
      }`;
  }

  private close(): void {
    this.asking = false;
    this.attempt.clear();
  }

  private async run(): Promise<void> {
    const param = { code: this.session.code };
    const given = this.session.progress.served > 0;
    const { close, cancellation } = api['handover-sessions'][':code'];
    const done = await this.attempt.run({ given }, async ({ requestId }) => {
      const json = { requestId };
      if (given) await call(close.$post({ param, json }));
      else await call(cancellation.$post({ param, json }));
      return true;
    });
    if (!done) return;
    this.close();
    this.dispatchEvent(new CustomEvent('rw-changed', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-session-end': RwSessionEnd;
  }
}
