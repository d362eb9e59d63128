import { PHOTO_REMOVAL_REASONS, type PhotoRemovalReason } from '#domain/photos.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { allowed, getSession } from '../data/session.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-dialog.ts';
import { showToast } from '../ui/toast.ts';
import { type Photo, photoWords } from './photos.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/**
 * One photo large, with the way to its neighbours; whoever took it removes it with a reason.
 * @fires rw-show with `detail: { id }`, null when closed
 * @fires rw-changed
 */
@customElement('rw-photo-view')
export class RwPhotoView extends LitElement {
  static override styles = [
    baseStyles,
    css`
      img {
        display: block;
        inline-size: 100%;
        max-block-size: 60dvb;
        object-fit: contain;
        background: var(--rw-color-sunken);
        border-radius: var(--rw-radius-small);
      }

      .stack {
        display: grid;
        gap: var(--rw-space-3);
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--rw-space-2) var(--rw-space-3);
      }

      :dir(rtl) .way {
        transform: scaleX(-1);
      }
    `,
  ];

  @property({ attribute: false }) photos: readonly Photo[] = [];
  /** Id of the photo that is shown; null shows none. */
  @property({ attribute: false }) shown: string | null = null;
  @state() private asking = false;
  @state() private broken = false;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('shown')) return;
    this.asking = false;
    this.broken = false;
  }

  override render() {
    const index = this.photos.findIndex(({ id }) => id === this.shown);
    const photo = this.photos[index];
    if (!photo) return nothing;
    const count = { number: index + 1, total: this.photos.length };
    return html`<rw-dialog
      open
      wide
      heading=${t('photos.heading', count)}
      @rw-close=${() => this.show(null)}
      @keydown=${this.onKey}
    >
      <div class="stack">
        ${
          this.broken
            ? html`<p class="muted">${t('photos.lost')}</p>`
            : html`<img
                src="/api/photos/${photo.id}"
                alt=${photoWords(photo)}
                @error=${() => (this.broken = true)}
              />`
        }
        <div class="row">
          <rw-button ?disabled=${index === 0} @click=${() => this.step(-1)}
            >${t('photos.earlier')}</rw-button
          >
          <span class="small"
            >${photoWords(photo)} ·
            ${t('photos.taken', {
              person: photo.takenBy,
              when: formatDate(photo.createdAt, { style: 'datetime' }),
            })}</span
          >
          <rw-button ?disabled=${index === this.photos.length - 1} @click=${() => this.step(1)}
            >${t('photos.later')}</rw-button
          >
        </div>
        ${this.renderRemoval(photo)}
        <rw-refusal .error=${this.sending.error}></rw-refusal>
      </div>
    </rw-dialog>`;
  }

  private renderRemoval(photo: Photo) {
    const mine = photo.takenById === getSession()?.person.id || allowed('event.correct');
    if (!mine || photo.purpose !== 'condition') return nothing;
    if (!this.asking) {
      return html`<div>
        <rw-button variant="quiet" icon="trash" @click=${() => (this.asking = true)}
          >${t('photos.remove')}</rw-button
        >
      </div>`;
    }
    return html`<rw-choice
      label=${t('photos.why')}
      .options=${PHOTO_REMOVAL_REASONS.map((value) => ({
        value,
        label: t(`photos.why.${value}`),
        disabled: this.sending.busy,
      }))}
      @change=${(event: CustomEvent<{ value: PhotoRemovalReason }>) =>
        this.takeAway(photo, event.detail.value)}
    ></rw-choice>`;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    if (event.composedPath()[0] instanceof HTMLInputElement) return;
    const forward = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    this.step(event.key === forward ? 1 : -1);
  }

  private step(by: number): void {
    const index = this.photos.findIndex(({ id }) => id === this.shown);
    const next = this.photos[index + by];
    if (next) this.show(next.id);
  }

  private show(id: string | null): void {
    this.dispatchEvent(new CustomEvent('rw-show', { detail: { id } }));
  }

  private async takeAway({ id }: Photo, reason: PhotoRemovalReason): Promise<void> {
    const json = { requestId: newRequestId(), reason };
    const done = await this.sending.run(() =>
      call(api.photos[':id'].removal.$post({ param: { id }, json })),
    );
    if (!done) return;
    this.show(null);
    const action = { label: t('act.undo'), run: () => this.restore(id) };
    showToast({ kind: 'done', text: t('photos.removed'), action });
  }

  private async restore(id: string): Promise<void> {
    const json = { requestId: newRequestId() };
    const send = () => call(api.photos[':id'].restoration.$post({ param: { id }, json }));
    if (await this.sending.run(send)) return;
    showToast({ kind: 'refused', text: errorText(this.sending.error) });
    this.sending.clear();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-photo-view': RwPhotoView;
  }
}
