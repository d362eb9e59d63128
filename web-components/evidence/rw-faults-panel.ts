import { FAULT_DECISIONS, type FaultDecision } from '#domain/faults.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { faultChoices, faultName } from '../data/fault-list.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import { type Card, isWorkable } from './card.ts';
import { textOf } from './form-values.ts';
import { panelStyles } from './panel-styles.ts';
import type { UsedPart } from './repair-data.ts';
import './rw-fault-chips.ts';
import './rw-fault.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/** Faults and planned upgrades: the open ones first, then what was done. @fires rw-changed */
@customElement('rw-faults-panel')
export class RwFaultsPanel extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  /** What went into the device: it may have mended a fault. */
  @property({ attribute: false }) parts: readonly UsedPart[] = [];
  @state() private adding = false;
  @state() private fault = 'UPG';
  @state() private decision: FaultDecision | '' = 'repair';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { card } = this;
    const editable = allowed('diagnostics.record') && isWorkable(card);
    const faults = card.faults.toSorted((a, b) => Number(!!a.closedAt) - Number(!!b.closedAt));
    return html`<div class="panel">
      ${faults.length === 0 ? html`<p class="muted">${t('fault.nothing')}</p>` : nothing}
      <div class="lines">
        ${repeat(
          faults,
          (fault) => fault.id,
          (fault) =>
            html`<rw-fault
              .card=${card}
              .fault=${fault}
              .parts=${this.parts}
              ?readonly=${!editable}
            ></rw-fault>`,
        )}
      </div>
      ${editable ? this.renderAdd() : nothing}
    </div>`;
  }

  private renderAdd() {
    if (!this.adding) {
      return html`<rw-fault-chips
        .card=${this.card}
        @rw-more=${() => (this.adding = true)}
      ></rw-fault-chips>`;
    }
    return html`<form class="card form" @submit=${this.add}>
      <rw-field label=${t('test.fault')}>
        <select @change=${this.chooseFault}>
          ${faultChoices().map(
            (fault) =>
              html`<option value=${fault} ?selected=${fault === this.fault}>
                ${faultName(fault)}
              </option>`,
          )}
        </select>
      </rw-field>
      <rw-choice
        label=${t('fault.decision')}
        .value=${this.decision}
        .options=${FAULT_DECISIONS.map((value) => ({ value, label: t(`decision.${value}`) }))}
        @change=${(event: CustomEvent<{ value: FaultDecision }>) =>
          (this.decision = event.detail.value)}
      ></rw-choice>
      <rw-field label=${t('field.note')} optional hint=${t('device.no_names')}>
        <textarea name="note" rows="2" maxlength="1000"></textarea>
      </rw-field>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      <div class="row">
        <rw-button type="submit" variant="primary" size="bench" ?busy=${this.sending.busy}
          >${t('fault.add')}</rw-button
        >
        <rw-button variant="quiet" @click=${() => (this.adding = false)}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private chooseFault(event: Event): void {
    this.fault = (event.target as HTMLSelectElement).value;
    if (this.fault === 'UPG' || this.fault === 'SLOW') this.decision = 'upgrade';
  }

  private async add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const param = { code: this.card.code };
    const json = {
      requestId: newRequestId(),
      fault: this.fault,
      decision: this.decision || null,
      note: textOf(form, 'note'),
    };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].faults.$post({ param, json })),
    );
    if (done) this.adding = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-faults-panel': RwFaultsPanel;
  }
}
