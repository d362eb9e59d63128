import {
  isHoldKind,
  needsEvidence,
  needsNote,
  RELEASE_WAYS,
  type ReleaseWay,
} from '#domain/holds.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import type { RwChoice } from '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import type { Card, Hold } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-photo-button.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/** Lets a held device go on: with words, or for a lock with what shows that it is gone. @fires rw-changed, rw-close */
@customElement('rw-hold-release')
export class RwHoldRelease extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @property({ attribute: false }) hold!: Hold;
  @state() private note = '';
  @state() private way: ReleaseWay | '' = '';
  @state() private photoId: string | null = null;
  /** Pressed without saying what shows it. */
  @state() private wayMissing = false;
  @query('rw-choice, input') private readonly first!: HTMLElement | RwChoice;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  /** Whoever opened it by keyboard goes on in it. */
  override async firstUpdated(): Promise<void> {
    const { first } = this;
    if ('updateComplete' in first) await first.updateComplete;
    first.focus();
  }

  override render() {
    const { kind } = this.hold;
    const evidence = isHoldKind(kind) && needsEvidence(kind);
    const wantsNote = isHoldKind(kind) && needsNote(kind, this.way || undefined);
    return html`<form class="form" @submit=${this.release}>
      ${evidence ? this.renderEvidence() : nothing}
      <rw-field
        label=${t(evidence ? 'field.note' : 'hold.release_note')}
        hint=${t('device.no_names')}
        ?optional=${!wantsNote}
      >
        <input
          ?required=${wantsNote}
          maxlength="300"
          .value=${this.note}
          @input=${(event: Event) => (this.note = (event.target as HTMLInputElement).value)}
        />
      </rw-field>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      <div class="row">
        <rw-button
          type="submit"
          variant="primary"
          size="bench"
          hotkey="F2"
          ?disabled=${evidence && this.locksOpen}
          ?busy=${this.sending.busy}
          >${t('act.release')}</rw-button
        >
        <rw-button variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
      </div>
    </form>`;
  }

  private get locksOpen(): boolean {
    const { locked, unanswered } = this.card.lockState;
    return locked.length + unanswered.length > 0;
  }

  private renderEvidence() {
    return html`${
        this.locksOpen
          ? html`<rw-notice kind="warning">
              ${t('release.locks_first')}
              <rw-button slot="actions" @click=${this.openLocks}
                >${t('release.to_locks')}</rw-button
              >
            </rw-notice>`
          : nothing
      }
      <rw-choice
        label=${t('release.way')}
        error=${this.wayMissing ? t('release.way_missing') : ''}
        .value=${this.way}
        .options=${RELEASE_WAYS.map((way) => ({ value: way, label: t(`release.${way}`) }))}
        @change=${this.chooseWay}
      ></rw-choice>
      <div class="row">
        <rw-photo-button
          code=${this.card.code}
          purpose="evidence"
          label=${t('release.photo')}
          @rw-photo=${(event: CustomEvent<{ photoId: string }>) =>
            (this.photoId = event.detail.photoId)}
        ></rw-photo-button>
        <span class="small ${this.photoId ? 'done' : 'muted'}"
          >${t(this.photoId ? 'release.photo_kept' : 'release.no_people')}</span
        >
      </div>`;
  }

  private chooseWay(event: CustomEvent<{ value: ReleaseWay }>): void {
    this.way = event.detail.value;
    this.wayMissing = false;
  }

  private async release(event: Event): Promise<void> {
    event.preventDefault();
    const { kind } = this.hold;
    this.wayMissing = isHoldKind(kind) && needsEvidence(kind) && this.way === '';
    if (this.wayMissing) {
      this.first.focus();
      return;
    }
    const param = { code: this.card.code, id: this.hold.id };
    const { way, photoId } = this;
    const json = {
      requestId: newRequestId(),
      note: this.note.trim(),
      ...(way ? { evidence: { way, photoId } } : {}),
    };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].holds[':id'].release.$post({ param, json })),
    );
    if (done) this.close();
  }

  private openLocks(): void {
    const options = { detail: { where: 'locks' }, bubbles: true, composed: true };
    this.dispatchEvent(new CustomEvent('rw-goto', options));
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-hold-release': RwHoldRelease;
  }
}
