import {
  FAULT_DECISIONS,
  type FaultDecision,
  type FaultOutcome,
  outcomesFor,
} from '#domain/faults.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { titleOfKey } from '../data/checklists.ts';
import { faultParts } from '../data/fault-list.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-icon.ts';
import type { Card, Fault } from './card.ts';
import { numberOf, textOf } from './form-values.ts';
import { panelStyles } from './panel-styles.ts';
import { isOfType, partsLeftIn, type UsedPart } from './repair-data.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/** One fault: what is to be done about it, and what was done. @fires rw-changed */
@customElement('rw-fault')
export class RwFault extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @property({ attribute: false }) fault!: Fault;
  /** What went into the device. */
  @property({ attribute: false }) parts: readonly UsedPart[] = [];
  @property({ type: Boolean }) readonly = false;
  @state() private closing = false;
  @state() private outcome: FaultOutcome | '' = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { fault } = this;
    return html`<div class="line">
      <div class="name">
        <strong>${say(`fault.${fault.fault}`)}</strong>
        <span class="muted small"
          >${fault.checklistItem ? html`${titleOfKey(fault.checklistItem)} · ` : nothing}${formatDate(
            fault.foundAt,
            {
              style: 'datetime',
            },
          )}</span
        >
        ${fault.note ? html`<p class="small">${fault.note}</p>` : nothing}
        ${fault.parts ? html`<p class="small">${t('fault.parts')}: ${fault.parts}</p>` : nothing}
      </div>
      ${this.renderState()} ${this.readonly ? nothing : this.renderActions()}
      ${this.closing ? this.renderClosing() : nothing}
      ${
        this.sending.error && !this.closing
          ? html`<rw-refusal class="form" .error=${this.sending.error}></rw-refusal>`
          : nothing
      }
    </div>`;
  }

  private renderState() {
    const { closedAt, outcome, decision, minutes } = this.fault;
    if (closedAt && outcome) {
      return html`<span class="state done"
        ><rw-icon name="check"></rw-icon>${say(`outcome.${outcome}`)}${
          minutes > 0 ? html` · ${t('fault.minutes_spent', { minutes })}` : nothing
        }</span
      >`;
    }
    return html`<span class="state warning"
      ><rw-icon name="wrench"></rw-icon>${
        decision ? say(`decision.${decision}`) : t('fault.undecided')
      }</span
    >`;
  }

  private renderActions() {
    const { closedAt, decision } = this.fault;
    if (this.closing) return nothing;
    if (closedAt) {
      return html`<rw-button variant="quiet" ?busy=${this.sending.busy} @click=${this.reopen}
        >${t('fault.reopen')}</rw-button
      >`;
    }
    return html`<div class="row">
      ${this.renderReplaced()}
      <label>
        <span class="visually-hidden">${t('fault.decision')}</span>
        <select ?disabled=${this.sending.busy} @change=${this.decide}>
          <option value="" ?selected=${!decision} disabled>${t('fault.decide')}</option>
          ${FAULT_DECISIONS.map(
            (value) =>
              html`<option value=${value} ?selected=${value === decision}>
                ${t(`decision.${value}`)}
              </option>`,
          )}
        </select>
      </label>
      ${
        decision
          ? html`<rw-button icon="check" @click=${this.openClosing}>${t('fault.close')}</rw-button>`
          : nothing
      }
    </div>`;
  }

  /** A part that this fault usually needs went in since: it is mended by one tap. */
  private renderReplaced() {
    const part = this.replacedBy();
    if (!part) return nothing;
    return html`<rw-button
      variant="primary"
      size="bench"
      icon="check"
      ?busy=${this.sending.busy}
      @click=${() => this.closeAsReplaced(part)}
      >${t('repair.replaced_with', { part: part.name })}</rw-button
    >`;
  }

  private replacedBy(): UsedPart | undefined {
    const { foundAt, fault, id, decision } = this.fault;
    if (decision && decision !== 'repair' && decision !== 'upgrade') return undefined;
    const open = this.card.faults.filter(({ closedAt }) => closedAt === null);
    const usual = faultParts(fault);
    return partsLeftIn(this.parts).findLast(
      (part) =>
        Date.parse(part.at) >= Date.parse(foundAt) &&
        !this.card.faults.some((other) => other.closedAt && other.parts === part.name) &&
        (part.causeId === id || open.length === 1 || usual.some((key) => isOfType(part, key))),
    );
  }

  private async closeAsReplaced(part: UsedPart): Promise<void> {
    const { param } = this;
    await this.sending.run(async () => {
      if (!this.fault.decision) {
        const json = { requestId: newRequestId(), decision: 'repair' as const };
        await call(api.devices[':code'].faults[':id'].decision.$post({ param, json }));
      }
      const outcome = 'part_replaced' as const;
      const json = { requestId: newRequestId(), outcome, parts: part.name };
      return call(api.devices[':code'].faults[':id'].closing.$post({ param, json }));
    });
  }

  private renderClosing() {
    const { fault } = this;
    const outcomes = fault.decision ? outcomesFor(fault.decision as FaultDecision) : [];
    const parts = faultParts(fault.fault);
    return html`<form class="form" @submit=${this.close}>
      <rw-choice
        size="bench"
        label=${t('fault.outcome')}
        .value=${this.outcome}
        .options=${outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        @change=${(event: CustomEvent<{ value: FaultOutcome }>) =>
          (this.outcome = event.detail.value)}
      ></rw-choice>
      <div class="fields">
        <rw-field label=${t('fault.minutes')}>
          <input name="minutes" inputmode="numeric" dir="ltr" maxlength="5" value="0" />
        </rw-field>
        <rw-field
          label=${t('fault.parts')}
          optional
          hint=${parts.map((part) => say(part)).join(', ')}
        >
          <input name="parts" maxlength="300" />
        </rw-field>
      </div>
      <rw-field
        label=${t('field.note')}
        ?optional=${!['accepted', 'not_repairable'].includes(this.outcome)}
        hint=${t('device.no_names')}
      >
        <textarea name="note" rows="2" maxlength="1000"></textarea>
      </rw-field>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      <div class="row">
        <rw-button
          type="submit"
          variant="primary"
          size="bench"
          ?busy=${this.sending.busy}
          ?disabled=${this.outcome === ''}
          >${t('fault.close')}</rw-button
        >
        <rw-button variant="quiet" @click=${() => (this.closing = false)}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private openClosing(): void {
    const [only, ...more] = outcomesFor(this.fault.decision as FaultDecision);
    this.outcome = only && more.length === 0 ? only : '';
    this.closing = true;
  }

  private async decide(event: Event): Promise<void> {
    const decision = (event.target as HTMLSelectElement).value as FaultDecision;
    const json = { requestId: newRequestId(), decision };
    await this.sending.run(() =>
      call(api.devices[':code'].faults[':id'].decision.$post({ param: this.param, json })),
    );
  }

  private async close(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.outcome === '') return;
    const form = new FormData(event.target as HTMLFormElement);
    const json = {
      requestId: newRequestId(),
      outcome: this.outcome,
      minutes: Math.round(numberOf(textOf(form, 'minutes')) ?? 0),
      parts: textOf(form, 'parts'),
      note: textOf(form, 'note'),
    };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].faults[':id'].closing.$post({ param: this.param, json })),
    );
    if (done) this.closing = false;
  }

  private async reopen(): Promise<void> {
    const json = { requestId: newRequestId() };
    await this.sending.run(() =>
      call(api.devices[':code'].faults[':id'].reopening.$post({ param: this.param, json })),
    );
  }

  private get param() {
    return { code: this.card.code, id: this.fault.id };
  }
}

function say(key: string): string {
  return isKey(key) ? t(key) : key;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-fault': RwFault;
  }
}
