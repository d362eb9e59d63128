import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { errorText } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-skeleton.ts';
import type { Card } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import { type Repair, RepairData } from './repair-data.ts';
import './rw-earlier-work.ts';
import './rw-faults-panel.ts';
import './rw-repair-retests.ts';
import './rw-repair-tasks.ts';
import './rw-used-parts.ts';
import './rw-work-order.ts';

/** The work on one device: whose it is, what it waits for, what is wrong, what is to be done. @fires rw-changed */
@customElement('rw-repair-panel')
export class RwRepairPanel extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  readonly i18n = new I18n(this);
  private readonly data = new RepairData(this);

  override render() {
    const { card } = this;
    const repair = this.data.of(card);
    const parts = [...(repair?.order?.parts ?? []), ...(repair?.otherParts ?? [])];
    return html`<div class="panel">
      ${card.work ? html`<rw-work-order .card=${card} .repair=${repair}></rw-work-order>` : nothing}
      <rw-repair-retests .card=${card} .items=${repair?.toRetest ?? []}></rw-repair-retests>
      <rw-faults-panel .card=${card} .parts=${parts}></rw-faults-panel>
      ${repair ? this.renderRest(repair) : this.renderWaiting()}
    </div>`;
  }

  private renderRest(repair: Repair) {
    const { card } = this;
    const { order, earlier, otherParts } = repair;
    const tasks = order?.tasks ?? [];
    return html`${
        order || tasks.length > 0
          ? html`<rw-repair-tasks
              .card=${card}
              .tasks=${tasks}
              .systems=${repair.systems}
            ></rw-repair-tasks>`
          : nothing
      }
      <rw-used-parts .parts=${[...(order?.parts ?? []), ...otherParts]}></rw-used-parts>
      <rw-earlier-work .orders=${earlier}></rw-earlier-work>`;
  }

  private renderWaiting() {
    const { error } = this.data;
    if (!error) return html`<rw-skeleton .lines=${2}></rw-skeleton>`;
    return html`<rw-notice kind="warning"
      >${errorText(error)}
      <rw-button slot="actions" icon="refresh" @click=${this.data.again}
        >${t('common.retry')}</rw-button
      >
    </rw-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-repair-panel': RwRepairPanel;
  }
}
