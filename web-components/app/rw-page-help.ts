import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-page.ts';

const TOPICS = ['scan', 'blocked', 'undo', 'offline', 'keys'] as const;

/** The five things a person at a bench asks first. */
@customElement('rw-page-help')
export class RwPageHelp extends LitElement {
  static override styles = [baseStyles];
  readonly i18n = new I18n(this);

  override render() {
    return html`<rw-page heading=${t('help.title')} width="narrow">
      <div class="stack">
        ${TOPICS.map(
          (topic) =>
            html`<section class="card">
              <h2>${t(`help.${topic}_title`)}</h2>
              <p>${t(`help.${topic}_text`)}</p>
            </section>`,
        )}
        <div>
          <rw-button href="/help/https" icon="camera">${t('help.more')}</rw-button>
        </div>
      </div>
    </rw-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-help': RwPageHelp;
  }
}
