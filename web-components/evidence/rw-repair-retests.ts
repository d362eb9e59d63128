import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { ChecklistLines, lineCriterion, lineTitle } from '../data/checklists.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import type { Card } from './card.ts';
import { emptyStyles, panelStyles } from './panel-styles.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/** Lines that failed and must pass again: one tap each. @fires rw-changed, rw-goto */
@customElement('rw-repair-retests')
export class RwRepairRetests extends LitElement {
  static override styles = [baseStyles, panelStyles, emptyStyles];

  @property({ attribute: false }) card!: Card;
  @property({ attribute: false }) items: readonly string[] = [];
  readonly i18n = new I18n(this);
  private readonly lines = new ChecklistLines(this);
  private readonly sending = new Sending(this);

  /** Takes no room, not even a gap, while there is nothing. */
  override willUpdate(): void {
    this.hidden = this.items.length === 0;
  }

  override render() {
    if (this.items.length === 0) return nothing;
    const known = this.lines.of(this.card) ?? [];
    const lines = known.filter(({ key }) => this.items.includes(key));
    return html`<section class="stack" aria-labelledby="retest">
      <h3 id="retest">${t('repair.retest')}</h3>
      <p class="muted small">${t('repair.retest_hint')}</p>
      <div class="lines">
        ${repeat(
          lines,
          (line) => line.key,
          (line) =>
            html`<div class="line">
              <div class="name">
                <strong>${lineTitle(line)}</strong>
                <span class="muted small">${lineCriterion(line)}</span>
              </div>
              ${this.renderAnswers(line)}
            </div>`,
        )}
      </div>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
    </section>`;
  }

  /** A number is entered where its limits stand. */
  private renderAnswers({ key, input }: { key: string; input: { type: string } }) {
    if (!allowed('diagnostics.record')) return nothing;
    if (input.type !== 'observe') {
      return html`<rw-button size="bench" @click=${this.openChecklist}
        >${t('repair.retest_open')}</rw-button
      >`;
    }
    return html`<div class="row">
      <rw-button
        size="bench"
        icon="check"
        variant="primary"
        ?busy=${this.sending.busy}
        @click=${() => this.answer(key, 'pass')}
        >${t('test.pass')}</rw-button
      >
      <rw-button
        size="bench"
        icon="x"
        ?busy=${this.sending.busy}
        @click=${() => this.answer(key, 'fail')}
        >${t('test.fail')}</rw-button
      >
    </div>`;
  }

  private openChecklist(): void {
    const detail = { where: 'checklist' };
    this.dispatchEvent(new CustomEvent('rw-goto', { detail, bubbles: true, composed: true }));
  }

  /** Failed again, the line needs its fault again. */
  private async answer(item: string, result: 'pass' | 'fail'): Promise<void> {
    const param = { code: this.card.code };
    await this.sending.run(async () => {
      const json = { requestId: newRequestId(), answers: [{ item, result }] };
      await call(api.devices[':code'].checklist.answers.$post({ param, json }));
      if (result === 'pass') return;
      const fault = this.card.faults.findLast(({ checklistItem }) => checklistItem === item);
      if (!fault) return;
      const id = fault.id;
      const again = { requestId: newRequestId() };
      await call(
        api.devices[':code'].faults[':id'].reopening.$post({
          param: { ...param, id },
          json: again,
        }),
      );
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-repair-retests': RwRepairRetests;
  }
}
