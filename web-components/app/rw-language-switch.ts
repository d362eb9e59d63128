import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { saveLocale } from '../data/own-locale.ts';
import { ENDONYMS, getLocale, I18n, LOCALES, t } from '../i18n/i18n.ts';
import '../ui/rw-menu.ts';

/** The languages, each named in itself. */
@customElement('rw-language-switch')
export class RwLanguageSwitch extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
    }
  `;

  readonly i18n = new I18n(this);

  override render() {
    const items = LOCALES.map((locale) => ({
      id: locale,
      label: ENDONYMS[locale],
      lang: locale,
      checked: locale === getLocale(),
    }));
    return html`<rw-menu
      variant="quiet"
      icon="languages"
      icon-only
      label=${t('common.language')}
      .items=${items}
      @rw-choose=${this.onChoose}
    ></rw-menu>`;
  }

  private onChoose(event: CustomEvent<{ id: string }>): void {
    const locale = LOCALES.find((candidate) => candidate === event.detail.id);
    if (locale) void saveLocale(locale);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-language-switch': RwLanguageSwitch;
  }
}
