import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import './rw-button.ts';

/**
 * Two buttons: take a picture with the camera, or choose what is there. They stand in the row around the element.
 * @fires rw-files with the files, at least one
 */
@customElement('rw-photo-picker')
export class RwPhotoPicker extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  /** Words of the two buttons. */
  @property() take = '';
  @property() choose = '';
  @property() size: 'normal' | 'bench' = 'normal';
  /** Taking is not what should be done next. */
  @property({ type: Boolean }) quiet = false;
  /** Several may be chosen at once. */
  @property({ type: Boolean }) multiple = false;
  @query('.take') private readonly camera!: HTMLInputElement;
  @query('.choose') private readonly files!: HTMLInputElement;

  override render() {
    return html`<rw-button
        icon="camera"
        size=${this.size}
        variant=${this.quiet ? 'quiet' : 'secondary'}
        @click=${() => this.camera.click()}
        >${this.take}</rw-button
      >
      <rw-button
        icon="upload"
        size=${this.size}
        variant=${this.size === 'bench' ? 'secondary' : 'quiet'}
        @click=${() => this.files.click()}
        >${this.choose}</rw-button
      >
      <input
        class="take"
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label=${this.take}
        @change=${this.chosen}
      />
      <input
        class="choose"
        type="file"
        accept="image/*"
        ?multiple=${this.multiple}
        hidden
        aria-label=${this.choose}
        @change=${this.chosen}
      />`;
  }

  /** The field is emptied, so that the same file can be chosen again. */
  private chosen(event: Event): void {
    const field = event.target as HTMLInputElement;
    const files = [...(field.files ?? [])];
    field.value = '';
    if (files.length > 0) this.dispatchEvent(new CustomEvent('rw-files', { detail: { files } }));
  }
}

export type PhotoPickerEvent = CustomEvent<{ files: File[] }>;

declare global {
  interface HTMLElementTagNameMap {
    'rw-photo-picker': RwPhotoPicker;
  }
}
