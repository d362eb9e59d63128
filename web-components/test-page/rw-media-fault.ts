import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import type { MediaFault } from './device-media.ts';

/**
 * Why camera or microphone do not start, and what to do about each reason.
 * @fires rw-retry
 * @fires rw-absent the machine has none
 * @fires rw-broken it is there and does not work
 */
@customElement('rw-media-fault')
export class RwMediaFault extends LitElement {
  static override styles = [baseStyles];

  @property() fault: MediaFault = 'none';
  @property() device: 'camera' | 'microphone' = 'camera';
  readonly i18n = new I18n(this);

  override render() {
    if (this.fault === 'insecure') {
      return html`<rw-notice kind="warning">
        ${t('test_page.media.insecure')}
        <rw-button slot="actions" href="/help/https"
          >${t('test_page.media.insecure_link')}</rw-button
        >
      </rw-notice>`;
    }
    if (this.fault === 'none') {
      return html`<rw-notice kind="warning">
        ${t(`test_page.${this.device}.none`)} ${this.renderRetry()}
        <rw-button slot="actions" variant="primary" @click=${() => this.say('rw-absent')}
          >${t(`test_page.${this.device}.none_save`)}</rw-button
        >
      </rw-notice>`;
    }
    return html`<rw-notice kind="warning">
      ${t(`test_page.media.${this.fault}`)} ${this.renderRetry()}
      <rw-button slot="actions" @click=${() => this.say('rw-broken')}
        >${t('test_page.media.broken_save')}</rw-button
      >
    </rw-notice>`;
  }

  private renderRetry() {
    return html`<rw-button slot="actions" icon="refresh" @click=${() => this.say('rw-retry')}
      >${t('common.retry')}</rw-button
    >`;
  }

  private say(name: string): void {
    this.dispatchEvent(new CustomEvent(name));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-media-fault': RwMediaFault;
  }
}
