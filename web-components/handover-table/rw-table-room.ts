import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import type { NoRoom } from './table-room.ts';

/** Why this browser cannot take a session along, and what to do about it. */
@customElement('rw-table-room')
export class RwTableRoom extends LitElement {
  static override styles = [baseStyles];

  @property() room: NoRoom = 'blocked';
  readonly i18n = new I18n(this);

  override render() {
    return html`<rw-notice kind="refused"
      >${t(`at_table.room_${this.room}`)}${
        this.room === 'insecure'
          ? html`<rw-button slot="actions" href="/help/https">${t('app.insecure_link')}</rw-button>`
          : nothing
      }</rw-notice
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-table-room': RwTableRoom;
  }
}
