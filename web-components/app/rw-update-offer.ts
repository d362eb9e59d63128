import { css, html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { hasUnsavedInput, onUnsavedChange } from '../data/unsaved.ts';
import { I18n, t } from '../i18n/i18n.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import { applyUpdate, onUpdateReady, updateIsReady } from './updates.ts';

/** Offers a newer version; it never takes over by itself, and not while something typed is unsaved. */
@customElement('rw-update-offer')
export class RwUpdateOffer extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;

  readonly i18n = new I18n(this);
  private stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const update = () => this.requestUpdate();
    this.stops = [onUpdateReady(update), onUnsavedChange(update)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops) stop();
  }

  override render() {
    if (!updateIsReady()) return nothing;
    const unsaved = hasUnsavedInput();
    return html`<rw-notice>
      ${t(unsaved ? 'app.update_unsaved' : 'app.update_ready')}
      <rw-button slot="actions" icon="refresh" ?disabled=${unsaved} @click=${applyUpdate}
        >${t('app.reload')}</rw-button
      >
    </rw-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-update-offer': RwUpdateOffer;
  }
}
