import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import '../scan/rw-scan-here.ts';
import '../scan/rw-type-code.ts';
import { baseStyles } from '../ui/base-styles.ts';

/** For those who have no scanner: the camera, and a field for a label that nothing reads. */
@customElement('rw-pick-ways')
export class RwPickWays extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }

      rw-type-code {
        flex: 0 1 26rem;
      }

      rw-scan-here[open] {
        flex: 1 1 100%;
      }
    `,
  ];

  readonly i18n = new I18n(this);

  override render() {
    return html`<rw-type-code verb=${t('common.add')}></rw-type-code>
      <rw-scan-here accept-foreign></rw-scan-here>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-pick-ways': RwPickWays;
  }
}
