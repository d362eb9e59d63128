import { html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import './rw-button.ts';
import './rw-dialog.ts';
import './rw-field.ts';
import './rw-menu.ts';
import { showToast } from './toast.ts';

/** What lies above the page: menu, dialog and toasts on the style page. */
@customElement('rw-style-layers')
export class RwStyleLayers extends LitElement {
  static override styles = [baseStyles];
  @state() private open = false;
  readonly i18n = new I18n(this);

  override render() {
    return html`<section class="card row">
        <rw-menu
          label=${t('hold.title')}
          .items=${[
            { id: 'parts', label: t('hold.awaiting_parts'), icon: 'hourglass' },
            { id: 'locked', label: t('hold.locked'), icon: 'lock', hint: t('hold.investigate') },
            { id: 'safety', label: t('hold.safety'), danger: true },
            { id: 'theft', label: t('hold.theft_check'), disabled: true },
          ]}
        ></rw-menu>
        <rw-button icon="flag" @click=${() => (this.open = true)}>${t('act.quarantine')}</rw-button>
        <rw-button icon="bell" @click=${this.say}>${t('msg.saved')}</rw-button>
        <rw-button icon="bell" @click=${this.refuse}>${t('msg.unknown_code')}</rw-button>
      </section>
      <rw-dialog
        heading=${t('act.quarantine')}
        ?open=${this.open}
        @rw-close=${() => (this.open = false)}
      >
        <rw-field label=${t('field.reason')}><textarea></textarea></rw-field>
        <rw-button slot="actions" variant="primary" @click=${() => (this.open = false)}
          >${t('act.save')}</rw-button
        >
        <rw-button slot="actions" @click=${() => (this.open = false)}>${t('act.cancel')}</rw-button>
      </rw-dialog>`;
  }

  private say(): void {
    showToast({ text: t('msg.saved'), action: { label: t('act.undo'), run: () => undefined } });
  }

  private refuse(): void {
    showToast({ kind: 'refused', text: t('msg.unknown_code') });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-style-layers': RwStyleLayers;
  }
}
