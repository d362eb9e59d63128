import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Decision } from '../../api/decisions/decisions.service.ts';
import { api, call, fieldText } from '../data/api-client.ts';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { Deciding } from './deciding.ts';
import { decisionStyles } from './decision-styles.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/** Lets a held device go on, with a note on why it may. */
@customElement('rw-decide-hold')
export class RwDecideHold extends LitElement {
  static override styles = [baseStyles, decisionStyles];
  @property({ attribute: false }) decision!: Decision;
  @state() private open = false;
  readonly i18n = new I18n(this);
  private readonly deciding = new Deciding(this);

  override render() {
    if (!this.open) {
      return html`<rw-button @click=${() => (this.open = true)}>${t('act.release')}…</rw-button>`;
    }
    const { error, busy } = this.deciding;
    return html`<form @submit=${this.release}>
      ${error ? html`<rw-refused .error=${error}></rw-refused>` : nothing}
      <rw-field label=${t('decision.release_note')} error=${fieldText(error, 'note')}>
        <textarea name="note" maxlength="300" rows="2" required></textarea>
      </rw-field>
      <div class="buttons">
        <rw-button type="submit" ?busy=${busy}>${t('act.release')}</rw-button>
        <rw-button variant="quiet" @click=${() => (this.open = false)}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private release(event: SubmitEvent): void {
    event.preventDefault();
    const { id, deviceCode: code } = this.decision;
    const note = formText(event.target, 'note');
    void this.deciding.run(id, async (requestId) => {
      const release = api.devices[':code'].holds[':id'].release;
      await call(release.$post({ param: { code, id }, json: { requestId, note } }));
      return t('decision.done_released', { code: groupedCode(code) });
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-decide-hold': RwDecideHold;
  }
}
