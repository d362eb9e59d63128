import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import '../ui/rw-button.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-page.ts';

/** An address without a page. */
@customElement('rw-page-not-found')
export class RwPageNotFound extends LitElement {
  readonly i18n = new I18n(this);

  override render() {
    return html`<rw-page heading=${t('app.not_found_title')} width="narrow">
      <rw-empty icon="search">
        ${t('app.not_found_text')}
        <rw-button slot="actions" variant="primary" href="/">${t('app.to_start')}</rw-button>
      </rw-empty>
    </rw-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-not-found': RwPageNotFound;
  }
}
