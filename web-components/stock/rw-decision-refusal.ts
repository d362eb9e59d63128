import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ApiError, errorText, isOffline } from '../data/api-client.ts';
import { I18n } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-notice.ts';
import { blockerWords } from './stock-words.ts';

/** Why a decision could not be carried out, with every piece that is missing. */
@customElement('rw-decision-refusal')
export class RwDecisionRefusal extends LitElement {
  static override styles = [baseStyles];
  @property({ attribute: false }) error: unknown = null;
  readonly i18n = new I18n(this);

  override render() {
    const { error } = this;
    if (!error) return nothing;
    const blockers = error instanceof ApiError ? error.blockers : [];
    return html`<rw-notice kind=${isOffline(error) ? 'warning' : 'refused'}>
      ${errorText(error)}
      ${
        blockers.length > 0
          ? html`<ul>
              ${blockers.map((blocker) => html`<li>${blockerWords(blocker)}</li>`)}
            </ul>`
          : nothing
      }
    </rw-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-decision-refusal': RwDecisionRefusal;
  }
}
