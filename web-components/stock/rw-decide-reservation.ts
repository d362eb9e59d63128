import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Decision } from '../../api/decisions/decisions.service.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';

/** A reservation that ends soon: kept for longer once, or given back to the stock. */
@customElement('rw-decide-reservation')
export class RwDecideReservation extends LitElement {
  static override styles = [baseStyles];
  @property({ attribute: false }) decision!: Decision;
  readonly i18n = new I18n(this);

  override render() {
    return html`<rw-button href="/devices/${this.decision.deviceCode}"
      >${t('common.open')}</rw-button
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-decide-reservation': RwDecideReservation;
  }
}
