import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';

/** Why camera and offline work need a secure address, and how to get one. */
@customElement('rw-page-https')
export class RwPageHttps extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ol {
        list-style: decimal;
        padding-inline-start: var(--rw-space-5);
      }
    `,
  ];

  readonly i18n = new I18n(this);

  override render() {
    return html`<rw-page heading=${t('app.https_title')} width="narrow">
      <div class="stack">
        ${
          window.isSecureContext
            ? html`<rw-notice kind="done">${t('app.https_done')}</rw-notice>`
            : html`<rw-notice kind="warning">${t('app.insecure')}</rw-notice>`
        }
        <p>${t('app.https_why')}</p>
        <ol class="stack">
          <li>${t('app.https_step_start')}</li>
          <li>${t('app.https_step_open')}</li>
          <li>${t('app.https_step_trust')}</li>
        </ol>
        <p class="muted">${t('app.https_scanner')}</p>
      </div>
    </rw-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-https': RwPageHttps;
  }
}
