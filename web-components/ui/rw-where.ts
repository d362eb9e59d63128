import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import './rw-code.ts';

/** Where a thing is: in a device, on its way, in a box, in a place, or with a person. */
export interface Where {
  deviceCode?: string | null;
  transferCode?: string | null;
  boxCode?: string | null;
  placeCode?: string | null;
  placeName?: string | null;
  custodian?: string | null;
}

/** Says where a thing is or who has it, each with the way to it; a dash when it is nowhere. */
@customElement('rw-where')
export class RwWhere extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) where: Where = {};
  readonly i18n = new I18n(this);

  override render() {
    const { deviceCode, transferCode, boxCode } = this.where;
    if (deviceCode) return this.link(`/devices/${deviceCode}`, t('where.device'), deviceCode);
    const box = boxCode ? this.link(`/boxes/${boxCode}`, t('where.box'), boxCode) : nothing;
    const holder = transferCode
      ? this.link(`/transfers/${transferCode}`, t('where.transfer'), transferCode)
      : this.renderHolder();
    return html`${box} ${holder}`;
  }

  private renderHolder() {
    const { placeCode, placeName, custodian } = this.where;
    if (placeName) {
      const name = html`<bdi>${placeName}</bdi>`;
      return placeCode ? html`<a class="reach" href="/places/${placeCode}">${name}</a>` : name;
    }
    return custodian ? html`<bdi>${t('where.with', { person: custodian })}</bdi>` : '–';
  }

  private link(href: string, words: string, code: string) {
    return html`${words} <a class="reach" href=${href}><rw-code code=${code}></rw-code></a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-where': RwWhere;
  }
}
