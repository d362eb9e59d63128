import { typeByDeviceName } from '#domain/erasure-evidence.ts';
import { MEDIA_TYPES, type MediaType } from '#domain/sanitisation-techniques.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fieldText } from '../data/api-client.ts';
import { type Card, type Medium, mediumName } from '../evidence/card.ts';
import type { LogTarget } from '../evidence/reports.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-code.ts';

/**
 * Which storage of a device the log of a wipe is about: one that has no serial yet, or a new one of some type.
 * @fires rw-attach with `detail`, a LogTarget
 */
@customElement('rw-log-target')
export class RwLogTarget extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        padding: var(--rw-space-4);
        border: 1px solid var(--rw-color-text);
        border-radius: var(--rw-radius-small);
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  /** The disk's name in the log, such as `nvme0n1`, which may tell its type. */
  @property() diskName = '';
  @property({ attribute: false }) error: unknown = null;
  @property({ type: Boolean }) busy = false;
  @state() private target = 'new';
  @state() private type: MediaType | '' = '';
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('card')) return;
    this.target = this.nameless()[0]?.id ?? 'new';
    this.type = typeByDeviceName(this.diskName) ?? '';
  }

  override render() {
    const { code, make, model } = this.card;
    const nameless = this.nameless();
    return html`<div class="stack">
      <p>
        <strong><rw-code code=${code}></rw-code></strong> · <bdi>${make} ${model}</bdi>
      </p>
      ${nameless.length > 0 ? this.renderMedia(nameless) : nothing}
      ${this.target === 'new' ? this.renderTypes() : nothing}
      <div>
        <rw-button variant="primary" ?busy=${this.busy} @click=${this.attach}
          >${t('report.review.assign')}</rw-button
        >
      </div>
    </div>`;
  }

  private renderMedia(media: readonly Medium[]) {
    return html`<rw-choice
      label=${t('logs.attach_medium')}
      .value=${this.target}
      .options=${[
        ...media.map((medium) => ({ value: medium.id, label: mediumName(medium) })),
        { value: 'new', label: t('logs.attach_new') },
      ]}
      @change=${(event: CustomEvent<{ value: string }>) => (this.target = event.detail.value)}
    ></rw-choice>`;
  }

  private renderTypes() {
    return html`<rw-choice
      label=${t('logs.attach_type')}
      hint=${fieldText(this.error, 'mediumType')}
      .value=${this.type}
      .options=${MEDIA_TYPES.map((type) => ({ value: type, label: t(`medium.${type}`) }))}
      @change=${(event: CustomEvent<{ value: MediaType }>) => (this.type = event.detail.value)}
    ></rw-choice>`;
  }

  /** Shows the question and takes the keyboard to it. */
  async ask(): Promise<void> {
    await this.updateComplete;
    const first = this.renderRoot.querySelector('rw-choice') ?? null;
    await first?.updateComplete;
    first?.focus();
    this.scrollIntoView({ block: 'nearest' });
  }

  /** Only a storage without a serial can be the one; any other has its own log. */
  private nameless(): Medium[] {
    return this.card.media.filter(({ serial, status }) => serial === '' && status !== 'destroyed');
  }

  private attach(): void {
    const detail: LogTarget =
      this.target === 'new' ? { mediumType: this.type || null } : { mediumId: this.target };
    this.dispatchEvent(new CustomEvent('rw-attach', { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-log-target': RwLogTarget;
  }
}
