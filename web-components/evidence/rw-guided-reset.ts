import {
  RESET_STEPS,
  RESET_SYSTEMS,
  type ResetStep,
  type ResetSystem,
} from '#domain/guided-reset.ts';
import { LOCK_STATUSES, type LockKind, type LockStatus, locksFor } from '#domain/locks.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fieldText } from '../data/api-client.ts';
import { formatDate, formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-skeleton.ts';
import type { Card, Medium } from './card.ts';
import { textOf } from './form-values.ts';
import { confirmStep, endReset, loadReset, type ResetProgress } from './media-api.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-refusal.ts';
import { resetStyles } from './reset-styles.ts';
import { Sending } from './sending.ts';

/**
 * The reset of a tablet, one step at a time: what to do, where, and what must be seen. The server keeps each step
 * with time and person, so that anybody goes on where it was left.
 * @fires rw-changed, rw-close
 */
@customElement('rw-guided-reset')
export class RwGuidedReset extends LitElement {
  static override styles = [baseStyles, panelStyles, resetStyles];

  @property({ attribute: false }) card!: Card;
  @property({ attribute: false }) medium!: Medium;
  @state() private progress: ResetProgress | null = null;
  @state() private system: ResetSystem | '' = '';
  @state() private locks: Partial<Record<LockKind, LockStatus>> = {};
  @state() private held = false;
  @state() private failure: unknown = null;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('medium') || changed.has('card')) void this.load();
  }

  override render() {
    const { progress } = this;
    if (!progress) {
      return this.failure
        ? html`<rw-refusal .error=${this.failure}></rw-refusal>`
        : html`<rw-skeleton .lines=${4}></rw-skeleton>`;
    }
    const system = progress.system ?? (this.system || null);
    return html`<section class="form" aria-label=${t('reset.title')}>
      <h3>${t('reset.title')}</h3>
      ${
        progress.system
          ? nothing
          : html`<rw-choice
              size="bench"
              label=${t('reset.which')}
              .value=${this.system}
              .options=${RESET_SYSTEMS.map((value) => ({ value, label: t(`reset.${value}`) }))}
              @change=${(event: CustomEvent<{ value: ResetSystem }>) =>
                (this.system = event.detail.value)}
            ></rw-choice>`
      }
      ${
        system
          ? html`<ol>
              ${RESET_STEPS.map((step, index) => this.renderStep(step, index, system, progress))}
            </ol>`
          : nothing
      }
      ${progress.next ? nothing : html`<rw-refusal .error=${this.sending.error}></rw-refusal>`}
      <p class="muted small">${t('reset.kept')}</p>
      <div class="row">
        <rw-button variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
        ${
          progress.steps.length > 0
            ? html`<rw-button class="apart" variant="quiet" @click=${() => this.confirm('restart')}
                >${t('reset.restart')}</rw-button
              >`
            : nothing
        }
      </div>
    </section>`;
  }

  private renderStep(step: ResetStep, index: number, system: ResetSystem, progress: ResetProgress) {
    const done = progress.steps.find((one) => one.step === step);
    const current = progress.next === step;
    return html`<li
      class=${done ? 'over' : current ? 'now' : 'later'}
      aria-current=${current ? 'step' : 'false'}
      tabindex=${current ? '-1' : nothing}
    >
      <span class="mark"
        >${done ? html`<rw-icon name="check"></rw-icon>` : formatNumber(index + 1)}</span
      >
      <div class="what">
        <strong>${t(`reset.${step}`)}</strong>
        ${
          done
            ? html`<span class="muted small"
                >${t('reset.confirmed', {
                  person: done.person,
                  when: formatDate(done.at, { style: 'datetime' }),
                })}</span
              >`
            : nothing
        }
        ${
          current
            ? html`<span class="muted small"
                >${t('reset.step_of', { step: index + 1, count: RESET_STEPS.length })}</span
              >`
            : nothing
        }
      </div>
      ${current ? html`<div class="do">${this.renderNow(step, system)}</div>` : nothing}
    </li>`;
  }

  /** What to do now; what went wrong stands beside the button that was pressed. */
  private renderNow(step: ResetStep, system: ResetSystem) {
    return html`<p>${t(`reset.${step}.${system}`)}</p>
      ${step === 'locks_rechecked' ? this.renderLocks() : this.renderConfirm(step, system)}
      <rw-refusal .error=${this.sending.error}></rw-refusal>`;
  }

  private renderConfirm(step: Exclude<ResetStep, 'locks_rechecked'>, system: ResetSystem) {
    return html`<rw-button
      size="bench"
      variant="primary"
      icon="check"
      ?busy=${this.sending.busy}
      @click=${() => this.confirm(step, system)}
      >${t('reset.confirm')}</rw-button
    >`;
  }

  private renderLocks() {
    const { error } = this.sending;
    return html`<form class="form" @submit=${this.finish}>
      ${locksFor(this.card.kind).map(
        (lock) =>
          html`<rw-choice
            size="bench"
            label=${t(`lock.${lock}`)}
            .value=${this.locks[lock] ?? ''}
            .options=${LOCK_STATUSES.map((value) => ({ value, label: t(`lock.${value}`) }))}
            @change=${(event: CustomEvent<{ value: LockStatus }>) =>
              (this.locks = { ...this.locks, [lock]: event.detail.value })}
          ></rw-choice>`,
      )}
      <div class="fields">
        <rw-field
          label=${t('reset.version')}
          hint=${t('reset.version_hint')}
          error=${fieldText(error, 'systemVersion')}
        >
          <input name="version" dir="ltr" required maxlength="40" autocomplete="off" />
        </rw-field>
      </div>
      <div class="row">
        <rw-button
          type="submit"
          size="bench"
          variant="primary"
          ?disabled=${!this.isAnswered}
          ?busy=${this.sending.busy}
          >${t('reset.finish')}</rw-button
        >
      </div>
      ${this.held ? html`<rw-notice kind="refused">${t('reset.lock_found')}</rw-notice>` : nothing}
    </form>`;
  }

  private get isAnswered(): boolean {
    return locksFor(this.card.kind).every((lock) => this.locks[lock] !== undefined);
  }

  private async confirm(
    step: Exclude<ResetStep, 'locks_rechecked'> | 'restart',
    system: ResetSystem = this.progress?.system ?? 'android',
  ): Promise<void> {
    const { card, medium } = this;
    const done = await this.sending.run(() => confirmStep(card.code, medium.id, { system, step }));
    await this.load();
    if (done) await this.showNext();
    else await this.showTrouble();
  }

  /** The button that was pressed is gone: the keyboard, the eye and the screen reader go to the next step. */
  private async showNext(): Promise<void> {
    await this.updateComplete;
    this.shadowRoot?.querySelector<HTMLElement>('.now')?.focus();
  }

  private async showTrouble(): Promise<void> {
    await this.updateComplete;
    const trouble = this.shadowRoot?.querySelector('rw-refusal:not([hidden]), rw-notice');
    trouble?.scrollIntoView({ block: 'nearest' });
  }

  private async finish(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { card, medium } = this;
    const form = new FormData(event.target as HTMLFormElement);
    const locks = locksFor(card.kind).flatMap((lock) => {
      const status = this.locks[lock];
      return status ? [{ lock, status }] : [];
    });
    const end = { systemVersion: textOf(form, 'version'), locks };
    const answer = await this.sending.run(() => endReset(card.code, medium.id, end));
    if (answer) this.held = answer.held;
    if (answer?.accepted) this.close();
    else await this.showTrouble();
  }

  private async load(): Promise<void> {
    try {
      this.progress = await loadReset(this.card.code, this.medium.id);
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-guided-reset': RwGuidedReset;
  }
}
