import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Decision } from '../../api/decisions/decisions.service.ts';
import { api, call } from '../data/api-client.ts';
import { formText } from '../data/form-text.ts';
import { I18n, t, type Key } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { Deciding } from './deciding.ts';
import { decisionStyles } from './decision-styles.ts';
import { groupedCode } from '../ui/grouped-code.ts';

const CONFIRM: Partial<Record<Decision['kind'], Key>> = {
  waiver: 'decision.waive',
  correction: 'act.correct',
};

/** Confirms or rejects what somebody asked for: a move, a waiver, a correction. */
@customElement('rw-decide-proposal')
export class RwDecideProposal extends LitElement {
  static override styles = [baseStyles, decisionStyles];
  @property({ attribute: false }) decision!: Decision;
  @state() private rejecting = false;
  readonly i18n = new I18n(this);
  private readonly deciding = new Deciding(this);

  override render() {
    return html`<div class="form">
      ${this.deciding.error ? html`<rw-refused .error=${this.deciding.error}></rw-refused>` : nothing}
      ${this.rejecting ? this.renderReject() : this.renderChoice()}
    </div>`;
  }

  private renderChoice() {
    const { own, kind } = this.decision;
    if (own) {
      return html`<p class="small muted">${t('decision.own')}</p>
        <div class="buttons">
          <rw-button ?busy=${this.deciding.busy} @click=${() => this.decide(false, '')}
            >${t('decision.withdraw')}</rw-button
          >
        </div>`;
    }
    return html`<div class="buttons">
      <rw-button icon="check" ?busy=${this.deciding.busy} @click=${() => this.decide(true, '')}
        >${t(CONFIRM[kind] ?? 'decision.confirm')}</rw-button
      >
      <rw-button variant="quiet" @click=${() => (this.rejecting = true)}
        >${t('act.reject')}</rw-button
      >
    </div>`;
  }

  private renderReject() {
    return html`<form @submit=${this.reject}>
      <rw-field label=${t('decision.note')} optional>
        <textarea name="note" maxlength="500" rows="2"></textarea>
      </rw-field>
      <div class="buttons">
        <rw-button type="submit" ?busy=${this.deciding.busy}>${t('act.reject')}</rw-button>
        <rw-button variant="quiet" @click=${() => (this.rejecting = false)}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private reject(event: SubmitEvent): void {
    event.preventDefault();
    void this.decide(false, formText(event.target, 'note'));
  }

  private decide(confirm: boolean, note: string): Promise<void> {
    const { id, own, deviceCode } = this.decision;
    const code = groupedCode(deviceCode);
    return this.deciding.run(id, async (requestId) => {
      const { decision } = await call(
        api.proposals[':id'].decision.$post({ param: { id }, json: { requestId, confirm, note } }),
      );
      if (own && decision === 'rejected') return t('decision.done_withdrawn', { code });
      return t(`decision.done_${decision}`, { code });
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-decide-proposal': RwDecideProposal;
  }
}
