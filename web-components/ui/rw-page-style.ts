import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import './rw-page.ts';
import './rw-style-inputs.ts';
import './rw-style-layers.ts';
import './rw-style-lists.ts';
import './rw-style-marks.ts';

/** Every element in every state, to look at and to test; reached by its address only. */
@customElement('rw-page-style')
export class RwPageStyle extends LitElement {
  static override styles = [baseStyles];
  readonly i18n = new I18n(this);

  override render() {
    return html`<rw-page heading=${t('app.style')}>
      <span slot="lead">${t('app.name')}</span>
      <rw-button slot="actions" icon="printer">${t('common.print')}</rw-button>
      <div class="stack">
        <rw-style-marks></rw-style-marks>
        <rw-style-inputs></rw-style-inputs>
        <rw-style-lists></rw-style-lists>
        <rw-style-layers></rw-style-layers>
      </div>
    </rw-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-style': RwPageStyle;
  }
}
