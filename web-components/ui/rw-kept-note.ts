import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import './rw-notice.ts';

/** Says that there is no network and from when the page is. Takes no room while it is of this moment. */
@customElement('rw-kept-note')
export class RwKeptNote extends LitElement {
  static override styles = [baseStyles];

  /** When the server told what is shown, milliseconds since 1970. */
  @property({ attribute: false }) at: number | null = null;
  readonly i18n = new I18n(this);

  override willUpdate(): void {
    this.hidden = this.at === null;
  }

  override render() {
    const date = this.at === null ? '' : formatDate(new Date(this.at), { style: 'datetime' });
    return html`<rw-notice kind="warning">${t('common.kept_from', { date })}</rw-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-kept-note': RwKeptNote;
  }
}
