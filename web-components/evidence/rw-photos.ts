import { MAX_CONDITION_PHOTOS, PHOTO_GRADES, type PhotoGrade } from '#domain/photos.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { errorText } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-photo-picker.ts';
import type { PhotoPickerEvent } from '../ui/rw-photo-picker.ts';
import '../ui/rw-skeleton.ts';
import { panelStyles } from './panel-styles.ts';
import { photoStyles } from './photo-styles.ts';
import { PhotoUploads, type Upload } from './photo-uploads.ts';
import { loadPhotos, type Photo, photoWords } from './photos.ts';
import './rw-photo-view.ts';
import './rw-refusal.ts';
import { CHANGED } from './sending.ts';

/**
 * The photos of a device: take or choose several, look at them large, take one away.
 * @fires rw-changed
 */
@customElement('rw-photos')
export class RwPhotos extends LitElement {
  static override styles = [baseStyles, panelStyles, photoStyles];

  @property() code = '';
  /** Read again when it changes. */
  @property({ type: Number }) version = 0;
  /** Evidence and photos for a serial too, beside those of the condition. */
  @property({ type: Boolean }) everything = false;
  @state() private all: readonly Photo[] | null = null;
  @state() private failure: unknown = null;
  @state() private grade: PhotoGrade | 'none' = 'cosmetic';
  @state() private shown: string | null = null;
  readonly i18n = new I18n(this);
  private readonly sent = new PhotoUploads(this, () => this.changed());

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('code')) this.all = null;
    if (changed.has('code') || changed.has('version')) void this.load();
  }

  override render() {
    if (!allowed('device.edit')) return nothing;
    if (this.failure && !this.all) {
      return html`<rw-refusal .error=${this.failure}>
        <rw-button slot="actions" icon="refresh" @click=${() => this.load()}
          >${t('common.retry')}</rw-button
        >
      </rw-refusal>`;
    }
    if (!this.all) return html`<rw-skeleton .lines=${2}></rw-skeleton>`;
    const photos = this.photos;
    return html`<section class="panel" aria-labelledby="title">
      <h3 id="title">${t('photos.title')}</h3>
      ${
        photos.length + this.sent.uploads.length > 0
          ? html`<ul class="photos">
              ${photos.map((photo, index) => this.renderPhoto(photo, index, photos.length))}
              ${this.sent.uploads.map((upload) => this.renderUpload(upload))}
            </ul>`
          : html`<p class="muted">${t('photos.none')}</p>`
      }
      ${this.renderAdding()}
      <rw-photo-view
        .photos=${photos}
        .shown=${this.shown}
        @rw-show=${(event: CustomEvent<{ id: string | null }>) => (this.shown = event.detail.id)}
        @rw-changed=${() => this.load()}
      ></rw-photo-view>
    </section>`;
  }

  private get photos(): readonly Photo[] {
    const all = this.all ?? [];
    return this.everything ? all : all.filter(({ purpose }) => purpose === 'condition');
  }

  private renderPhoto(photo: Photo, index: number, total: number) {
    return html`<li>
      <button
        type="button"
        aria-label=${t('photos.open', { number: index + 1, total })}
        @click=${() => (this.shown = photo.id)}
      >
        <img src="/api/photos/${photo.id}" loading="lazy" alt="" />
      </button>
      <span class="small">${photoWords(photo)}</span>
    </li>`;
  }

  private renderUpload({ requestId, name, preview, state: at, error }: Upload) {
    const words = {
      working: t('photos.working'),
      waiting: t('photos.waiting'),
      unreadable: t('photos.unreadable'),
      refused: error ? errorText(error) : t('photos.failed'),
    }[at];
    return html`<li class="upload ${at}">
      ${at === 'unreadable' ? html`<span class="blank"><rw-icon name="x"></rw-icon></span>` : html`<img src=${preview} alt="" />`}
      ${at === 'unreadable' ? html`<bdi class="small name">${name}</bdi>` : nothing}
      <span class="small" role="status">${words}</span>
      ${
        at === 'working'
          ? nothing
          : html`<div class="row">
              ${
                at === 'waiting'
                  ? html`<rw-button icon="refresh" @click=${this.sent.retry}
                      >${t('common.retry')}</rw-button
                    >`
                  : nothing
              }
              <rw-button
                variant="quiet"
                icon="x"
                label=${t('photos.discard')}
                @click=${() => this.sent.discard(requestId)}
              ></rw-button>
            </div>`
      }
    </li>`;
  }

  private renderAdding() {
    const max = MAX_CONDITION_PHOTOS;
    const there = (this.all ?? []).filter(({ purpose }) => purpose === 'condition').length;
    if (there >= max) return html`<p class="muted">${t('photos.full', { max })}</p>`;
    return html`<rw-choice
        label=${t('photos.for')}
        .value=${this.grade}
        .options=${[...PHOTO_GRADES, 'none' as const].map((value) => ({
          value,
          label: t(`photos.for.${value}`),
        }))}
        @change=${(event: CustomEvent<{ value: PhotoGrade | 'none' }>) =>
          (this.grade = event.detail.value)}
      ></rw-choice>
      <div class="row">
        <rw-photo-picker
          size="bench"
          take=${t('photos.take')}
          choose=${t('photos.choose')}
          multiple
          @rw-files=${this.chosen}
        ></rw-photo-picker>
        <span class="muted small">${t('photos.safe')}</span>
      </div>`;
  }

  private chosen({ detail }: PhotoPickerEvent): void {
    this.sent.add(detail.files, this.code, this.grade === 'none' ? null : this.grade);
  }

  private changed(): void {
    void this.load();
    this.dispatchEvent(new CustomEvent(CHANGED, { bubbles: true, composed: true }));
  }

  private async load(): Promise<void> {
    const { code } = this;
    try {
      const { photos } = await loadPhotos(code);
      if (code === this.code) this.all = photos;
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-photos': RwPhotos;
  }
}
