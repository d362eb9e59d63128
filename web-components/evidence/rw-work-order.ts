import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed, getSession } from '../data/session.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import type { Card } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import type { Repair } from './repair-data.ts';
import { minutesOf } from './repair-words.ts';
import './rw-pause-form.ts';
import './rw-refusal.ts';
import './rw-repair-owner.ts';
import { Sending } from './sending.ts';

/** Whose work it is, since when, and the part it waits for. @fires rw-changed */
@customElement('rw-work-order')
export class RwWorkOrder extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @property({ attribute: false }) repair: Repair | null = null;
  @state() private pausing = false;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { work } = this.card;
    if (!work) return nothing;
    const minutes = this.minutesSpent();
    const about = [
      t('repair.since', { when: formatDate(work.openedAt, { style: 'datetime' }) }),
      work.bench ?? '',
      minutes > 0 ? t('repair.minutes_total', { minutes }) : '',
    ];
    return html`<section class="stack" aria-label=${t('repair.order')}>
      <div class="line">
        <div class="name">
          <strong>${t('repair.owner')}: <bdi>${work.owner ?? t('repair.nobody')}</bdi></strong>
          <span class="muted small">${about.filter(Boolean).join(' · ')}</span>
        </div>
        <rw-repair-owner
          code=${this.card.code}
          .ownerId=${work.ownerId}
          .owner=${work.owner}
          me=${getSession()?.person.id ?? ''}
        ></rw-repair-owner>
        ${
          allowed('repair.record') && !work.pausedAt && !this.pausing
            ? html`<rw-button icon="hourglass" size="bench" @click=${() => (this.pausing = true)}
                >${t('repair.pause')}</rw-button
              >`
            : nothing
        }
      </div>
      ${work.pausedAt ? this.renderPaused(work.waitingFor) : nothing}
      ${
        this.pausing && !work.pausedAt
          ? html`<rw-pause-form
              code=${this.card.code}
              .faults=${this.card.faults}
              @rw-close=${() => (this.pausing = false)}
            ></rw-pause-form>`
          : nothing
      }
      <rw-refusal .error=${this.sending.error}></rw-refusal>
    </section>`;
  }

  private renderPaused(part: string) {
    return html`<rw-notice kind="warning">
      <strong>${t('repair.paused', { part })}</strong>
      ${
        allowed('repair.record')
          ? html`<rw-button
              slot="actions"
              size="bench"
              variant="primary"
              ?busy=${this.sending.busy}
              @click=${this.resume}
              >${t('repair.resume')}</rw-button
            >`
          : nothing
      }
    </rw-notice>`;
  }

  private minutesSpent(): number {
    const since = Date.parse(this.card.work?.openedAt ?? '');
    const mended = this.card.faults.filter((fault) => Date.parse(fault.closedAt ?? '') >= since);
    return minutesOf(mended) + minutesOf(this.repair?.order?.tasks ?? []);
  }

  private async resume(): Promise<void> {
    const param = { code: this.card.code };
    const json = { requestId: newRequestId(), note: t('repair.resume_note') };
    await this.sending.run(() =>
      call(api.devices[':code'].repair.resumption.$post({ param, json })),
    );
    this.pausing = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-work-order': RwWorkOrder;
  }
}
