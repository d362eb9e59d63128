import { TASK_KINDS, type TaskKind } from '#domain/repairs.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import type { Card } from './card.ts';
import { textOf } from './form-values.ts';
import { panelStyles } from './panel-styles.ts';
import type { Repair, Task } from './repair-data.ts';
import './rw-repair-task.ts';
import { CHANGED } from './sending.ts';

/** What is to be done beside the faults: the system, cleaning, anything else. @fires rw-changed */
@customElement('rw-repair-tasks')
export class RwRepairTasks extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @property({ attribute: false }) tasks: readonly Task[] = [];
  @property({ attribute: false }) systems: Repair['systems'] = [];
  @state() private adding = false;
  @state() private kind: TaskKind = 'clean';
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const editable = allowed('repair.record') && this.card.work !== null;
    const tasks = this.tasks.toSorted((a, b) => Number(!!a.closedAt) - Number(!!b.closedAt));
    if (tasks.length === 0 && !editable) return nothing;
    return html`<section class="stack" aria-labelledby="tasks">
      <h3 id="tasks">${t('repair.tasks')}</h3>
      <div class="lines" ?hidden=${tasks.length === 0}>
        ${repeat(
          tasks,
          ({ id }) => id,
          (task) =>
            html`<rw-repair-task
              code=${this.card.code}
              .task=${task}
              .systems=${this.systems}
              ?readonly=${!editable}
            ></rw-repair-task>`,
        )}
      </div>
      ${editable ? this.renderAdd() : nothing}
    </section>`;
  }

  private renderAdd() {
    const { attempt } = this;
    if (!this.adding) {
      const hasSystem = this.tasks.some(({ kind, closedAt }) => kind === 'os_install' && !closedAt);
      return html`<div class="row">
          ${
            hasSystem
              ? nothing
              : html`<rw-button
                  icon="download"
                  size="bench"
                  ?busy=${attempt.busy}
                  @click=${() => this.add({ kind: 'os_install' })}
                  >${t('repair.task_install')}</rw-button
                >`
          }
          <rw-button icon="plus" size="bench" @click=${() => (this.adding = true)}
            >${t('repair.task_add')}</rw-button
          >
        </div>
        ${attempt.error ? html`<rw-refused .error=${attempt.error}></rw-refused>` : nothing}`;
    }
    return html`<form class="card form" @submit=${this.save}>
      <rw-choice
        size="bench"
        label=${t('repair.task_add')}
        .value=${this.kind}
        .options=${TASK_KINDS.map((value) => ({ value, label: t(`task.${value}`) }))}
        @change=${(event: CustomEvent<{ value: TaskKind }>) => (this.kind = event.detail.value)}
      ></rw-choice>
      <rw-field
        label=${t('repair.task_title')}
        ?optional=${this.kind !== 'other'}
        error=${fieldText(attempt.error, 'title')}
      >
        <input name="title" maxlength="120" />
      </rw-field>
      <label class="tick"
        ><input type="checkbox" name="unowned" /> ${t('repair.task_for_anybody')}</label
      >
      ${attempt.error ? html`<rw-refused .error=${attempt.error}></rw-refused>` : nothing}
      <div class="row">
        <rw-button type="submit" variant="primary" size="bench" ?busy=${attempt.busy}
          >${t('repair.task_add')}</rw-button
        >
        <rw-button variant="quiet" size="bench" @click=${() => (this.adding = false)}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const unowned = form.has('unowned');
    await this.add({ kind: this.kind, title: textOf(form, 'title'), unowned });
  }

  private async add(task: { kind: TaskKind; title?: string; unowned?: boolean }): Promise<void> {
    const param = { code: this.card.code };
    const added = await this.attempt.run(task, (json) =>
      call(api.devices[':code'].repair.tasks.$post({ param, json })),
    );
    if (!added) return;
    this.adding = false;
    this.dispatchEvent(new CustomEvent(CHANGED, { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-repair-tasks': RwRepairTasks;
  }
}
