import { isStage } from '#domain/stages.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed, SessionController } from '../data/session.ts';
import type { Card } from '../evidence/card.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';

/** A proposal that waits: shown to all, decided by another coordinator in place. @fires rw-changed */
@customElement('rw-device-proposal')
export class RwDeviceProposal extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) card!: Card;
  readonly i18n = new I18n(this);
  readonly session = new SessionController(this);
  private readonly sending = new Sending(this);

  override render() {
    const { proposal } = this.card;
    if (!proposal) return nothing;
    const own = proposal.proposedById === this.session.value?.person.id;
    const stage = isStage(proposal.toStage) ? t(`stage.${proposal.toStage}`) : proposal.toStage;
    return html`<rw-notice kind="info">
        <strong>${t('device.proposal_open', { person: proposal.proposedBy, stage })}</strong>
        <p>${t('field.reason')}: ${proposal.reason}</p>
        ${own ? html`<p>${t('device.own_proposal')}</p>` : nothing}
        ${
          allowed('proposal.decide')
            ? html`${
                  own
                    ? nothing
                    : html`<rw-button
                        slot="actions"
                        variant="primary"
                        ?busy=${this.sending.busy}
                        @click=${() => this.decide(true)}
                        >${t('device.confirm')}</rw-button
                      >`
                }
                <rw-button
                  slot="actions"
                  ?busy=${this.sending.busy}
                  @click=${() => this.decide(false)}
                  >${t('device.reject')}</rw-button
                >`
            : nothing
        }
      </rw-notice>
      <rw-refusal .error=${this.sending.error}></rw-refusal>`;
  }

  private async decide(confirm: boolean): Promise<void> {
    const param = { id: this.card.proposal?.id ?? '' };
    const json = { requestId: newRequestId(), confirm };
    await this.sending.run(() => call(api.proposals[':id'].decision.$post({ param, json })));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-device-proposal': RwDeviceProposal;
  }
}
