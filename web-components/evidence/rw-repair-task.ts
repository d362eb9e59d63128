import { NO_OS, type OsInstall, TASK_OUTCOMES, type TaskOutcome } from '#domain/repairs.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-refused.ts';
import { numberOf, textOf } from './form-values.ts';
import { panelStyles } from './panel-styles.ts';
import type { Repair, Task } from './repair-data.ts';
import { taskName } from './repair-words.ts';
import './rw-os-fields.ts';
import { CHANGED } from './sending.ts';

/** One task: who does it, and how it ended. @fires rw-changed */
@customElement('rw-repair-task')
export class RwRepairTask extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property() code = '';
  @property({ attribute: false }) task!: Task;
  @property({ attribute: false }) systems: Repair['systems'] = [];
  @property({ type: Boolean }) readonly = false;
  @state() private closing = false;
  @state() private outcome: TaskOutcome = 'done';
  @state() private os: OsInstall | null = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { task } = this;
    return html`<div class="line">
      <div class="name">
        <strong>${taskName(task)}</strong>
        <span class="muted small">${this.about()}</span>
        ${task.note ? html`<p class="small">${task.note}</p>` : nothing}
      </div>
      ${this.renderState()} ${this.readonly || this.closing ? nothing : this.renderActions()}
      ${this.closing ? this.renderClosing() : nothing}
      ${
        this.attempt.error && !this.closing
          ? html`<rw-refused class="form" .error=${this.attempt.error}></rw-refused>`
          : nothing
      }
    </div>`;
  }

  private about(): string {
    const { owner, bench, os, outcome } = this.task;
    const installed = os && outcome === 'done' ? os : null;
    return [
      owner ?? t('repair.nobody'),
      bench ?? '',
      installed?.licence ? t(`os.licence.${installed.licence}`) : '',
      installed?.activation ? t(`os.activation.${installed.activation}`) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  }

  private renderState() {
    const { outcome, minutes } = this.task;
    if (!outcome) return nothing;
    const style = outcome === 'failed' ? 'refused' : 'done';
    return html`<span class="state ${style}"
      ><rw-icon name=${outcome === 'failed' ? 'circle-x' : 'check'}></rw-icon>${t(
        `task_outcome.${outcome}`,
      )}${minutes > 0 ? html` · ${t('fault.minutes_spent', { minutes })}` : nothing}</span
    >`;
  }

  private renderActions() {
    if (this.task.closedAt) {
      return html`<rw-button variant="quiet" ?busy=${this.attempt.busy} @click=${this.reopen}
        >${t('repair.task_reopen')}</rw-button
      >`;
    }
    return html`<rw-button icon="check" size="bench" @click=${this.open}
      >${t('repair.task_close')}</rw-button
    >`;
  }

  private renderClosing() {
    const { attempt, os } = this;
    return html`<form class="form" @submit=${this.close}>
      <rw-choice
        size="bench"
        label=${t('repair.task_outcome')}
        .value=${this.outcome}
        .options=${TASK_OUTCOMES.map((value) => ({ value, label: t(`task_outcome.${value}`) }))}
        @change=${(event: CustomEvent<{ value: TaskOutcome }>) =>
          (this.outcome = event.detail.value)}
      ></rw-choice>
      ${
        os && this.outcome === 'done'
          ? html`<rw-os-fields
              .os=${os}
              .systems=${this.systems}
              .error=${attempt.error}
              @rw-os=${(event: CustomEvent<OsInstall>) => (this.os = event.detail)}
            ></rw-os-fields>`
          : nothing
      }
      <div class="fields">
        <rw-field label=${t('fault.minutes')}>
          <input name="minutes" inputmode="numeric" dir="ltr" maxlength="5" value="0" />
        </rw-field>
        <rw-field label=${t('field.note')} ?optional=${this.outcome !== 'failed'}>
          <input name="note" maxlength="1000" />
        </rw-field>
      </div>
      ${attempt.error ? html`<rw-refused .error=${attempt.error}></rw-refused>` : nothing}
      <div class="row">
        <rw-button type="submit" variant="primary" size="bench" ?busy=${attempt.busy}
          >${t('repair.task_close')}</rw-button
        >
        <rw-button variant="quiet" size="bench" @click=${() => (this.closing = false)}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private open(): void {
    this.os = this.task.kind === 'os_install' ? (this.task.os ?? NO_OS) : null;
    this.outcome = 'done';
    this.closing = true;
  }

  private async close(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const body = {
      outcome: this.outcome,
      minutes: Math.round(numberOf(textOf(form, 'minutes')) ?? 0),
      note: textOf(form, 'note'),
      ...(this.os ? { os: this.os } : {}),
    };
    const done = await this.attempt.run(body, (json) =>
      call(api.devices[':code'].repair.tasks[':id'].closing.$post({ param: this.param, json })),
    );
    if (done) this.changed();
  }

  private async reopen(): Promise<void> {
    const done = await this.attempt.run({}, (json) =>
      call(api.devices[':code'].repair.tasks[':id'].reopening.$post({ param: this.param, json })),
    );
    if (done) this.changed();
  }

  private changed(): void {
    this.closing = false;
    this.dispatchEvent(new CustomEvent(CHANGED, { bubbles: true, composed: true }));
  }

  private get param() {
    return { code: this.code, id: this.task.id };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-repair-task': RwRepairTask;
  }
}
