import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { goesBack } from '#domain/accessories.ts';
import type { Stage } from '#domain/stages.ts';
import type { Decision } from '../../api/decisions/decisions.service.ts';
import type { NextMove } from '../../api/devices/device-card.service.ts';
import { api, call } from '../data/api-client.ts';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-skeleton.ts';
import '../ui/rw-refused.ts';
import { Deciding } from './deciding.ts';
import { decisionStyles } from './decision-styles.ts';
import { blockerText } from '../data/blocker-text.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/** Leads a device out of quarantine (T23, or a proposal to recycle it), with what the decision rests on. */
@customElement('rw-decide-quarantine')
export class RwDecideQuarantine extends LitElement {
  static override styles = [baseStyles, decisionStyles];
  @property({ attribute: false }) decision!: Decision;
  @state() private moves: readonly NextMove[] | null = null;
  @state() private to = '';
  @state() private open = false;
  readonly i18n = new I18n(this);
  private readonly deciding = new Deciding(this);
  private version = 1;
  /** Codes of what leaves with it when the donor takes it back. */
  private goesBack: readonly string[] = [];

  override render() {
    if (!this.open) {
      return html`<rw-button @click=${this.load}>${t('decision.decide')}…</rw-button>`;
    }
    return html`<div class="form">
      ${this.deciding.error ? html`<rw-refused .error=${this.deciding.error}></rw-refused>` : nothing}
      ${this.moves ? this.renderForm(this.moves) : html`<rw-skeleton .lines=${2}></rw-skeleton>`}
    </div>`;
  }

  private renderForm(moves: readonly NextMove[]) {
    const chosen = moves.find(({ to }) => to === this.to);
    return html`<form @submit=${this.submit}>
      <rw-choice
        label=${t('decision.where_to')}
        .value=${this.to}
        .options=${moves.map(({ to }) => ({ value: to, label: t(`stage.${to}`) }))}
        @change=${(event: CustomEvent<{ value: string }>) => (this.to = event.detail.value)}
      ></rw-choice>
      ${chosen && chosen.blockers.length > 0 ? this.renderBlockers(chosen) : nothing}
      ${
        chosen?.to === 'withdrawn' && this.goesBack.length > 0
          ? html`<p class="small" role="status">
              ${t('move.goes_back')} <bdi>${this.goesBack.join(' · ')}</bdi>
            </p>`
          : nothing
      }
      <rw-field label=${t('decision.rests_on')} hint=${t('decision.rests_on_hint')}>
        <textarea name="reason" maxlength="500" rows="2" required></textarea>
      </rw-field>
      <div class="buttons">
        <rw-button
          type="submit"
          ?busy=${this.deciding.busy}
          ?disabled=${!chosen || chosen.blockers.length > 0}
          >${t(chosen?.proposal ? 'decision.propose' : 'decision.move')}</rw-button
        >
        <rw-button variant="quiet" @click=${() => (this.open = false)}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private renderBlockers({ blockers }: NextMove) {
    return html`<div class="small" role="status">
      ${t('decision.missing')}
      <ul>
        ${blockers.map((blocker) => html`<li>${blockerText(blocker)}</li>`)}
      </ul>
    </div>`;
  }

  /** Moves of other verbs (missing, void) are not what quarantine is decided with. */
  private async load(): Promise<void> {
    this.open = true;
    this.deciding.error = null;
    try {
      const { deviceCode: code } = this.decision;
      const card = await call(api.devices[':code'].$get({ param: { code } }));
      const next: readonly NextMove[] = card.next;
      this.moves = next.filter(({ move }) => ['T11', 'T23', 'T24'].includes(move));
      this.version = card.version;
      this.goesBack = goesBack(card.accessories, card.kit).map(({ code }) => groupedCode(code));
      this.to = '';
    } catch (error) {
      this.deciding.error = error;
      this.requestUpdate();
    }
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const chosen = this.moves?.find(({ to }) => to === this.to);
    if (!chosen) return;
    const reason = formText(event.target, 'reason');
    void this.deciding.run(this.decision.id, (requestId) =>
      chosen.proposal
        ? this.propose(requestId, chosen.to, reason)
        : this.move(requestId, chosen.to, reason),
    );
  }

  private async propose(requestId: string, to: Stage, reason: string): Promise<string> {
    const { deviceCode: code } = this.decision;
    const proposals = api.devices[':code'].proposals;
    await call(proposals.$post({ param: { code }, json: { requestId, to, reason } }));
    return t('decision.done_proposed', { code: groupedCode(code) });
  }

  private async move(requestId: string, to: Stage, reason: string): Promise<string> {
    const { deviceCode: code } = this.decision;
    const { version } = this;
    const json = { requestId, from: 'quarantined' as const, to, version, reason };
    await call(api.devices[':code'].moves.$post({ param: { code }, json }));
    return t('decision.done_moved', { code: groupedCode(code), stage: t(`stage.${to}`) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-decide-quarantine': RwDecideQuarantine;
  }
}
