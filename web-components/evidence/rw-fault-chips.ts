import { isFaultCode } from '#domain/faults.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { faultChoices, faultName } from '../data/fault-list.ts';
import { api, call, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import type { Card } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/** The faults that are found every day; the others stand in the list. */
const USUAL = ['STO', 'BAT', 'RAM', 'LCD', 'KBD', 'CHG', 'PWR', 'SW', 'SLOW', 'NET', 'CAM', 'HNG'];
/** How many of the workshop's own ones stand beside them. */
const OWN = 4;
const UPGRADES = ['UPG', 'SLOW'];

/** What is wrong, noted by one tap; what is noted stays in its place, so that nothing slides under the finger. @fires rw-changed @fires rw-more for a fault that is not among them */
@customElement('rw-fault-chips')
export class RwFaultChips extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const open = this.card.faults.filter(({ closedAt }) => !closedAt).map(({ fault }) => fault);
    const choices = faultChoices();
    const own = choices.filter((code) => !isFaultCode(code)).slice(0, OWN);
    const usual = [...USUAL.filter((code) => choices.includes(code)), ...own];
    return html`<div class="stack">
      <p class="muted small" id="words">${t('repair.fault_found')}</p>
      <div class="row" role="group" aria-labelledby="words">
        ${usual.map((code) => {
          const noted = open.includes(code);
          return html`<rw-button
            size="bench"
            icon=${noted ? 'check' : nothing}
            ?disabled=${noted}
            ?busy=${this.sending.busy}
            @click=${() => this.note(code)}
            >${faultName(code)}</rw-button
          >`;
        })}
        <rw-button size="bench" variant="quiet" icon="plus" @click=${this.more}
          >${t('repair.more_faults')}</rw-button
        >
      </div>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
    </div>`;
  }

  private async note(fault: string): Promise<void> {
    const param = { code: this.card.code };
    const decision = UPGRADES.includes(fault) ? ('upgrade' as const) : ('repair' as const);
    const json = { requestId: newRequestId(), fault, decision };
    await this.sending.run(() => call(api.devices[':code'].faults.$post({ param, json })));
  }

  private more(): void {
    this.dispatchEvent(new CustomEvent('rw-more'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-fault-chips': RwFaultChips;
  }
}
