import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';

const MOST_CHIPS = 6;

/**
 * A text that was mostly seen before: one tap on a chip, or typed.
 * @fires rw-pick with the text as `detail`
 */
@customElement('rw-chip-field')
export class RwChipField extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .with-chips {
        display: grid;
        gap: var(--rw-space-2);
      }
    `,
  ];

  @property() name = '';
  @property() label = '';
  /** Label of the field below the chips. */
  @property() other = '';
  @property() error = '';
  @property() value = '';
  /** The most frequent first; doubles are left out. */
  @property({ attribute: false }) seen: readonly string[] = [];
  readonly i18n = new I18n(this);

  override render() {
    const chips = [...new Set(this.seen)].filter(Boolean).slice(0, MOST_CHIPS);
    return html`<div class="with-chips">
      ${
        chips.length > 0
          ? html`<rw-choice
              label=${this.label}
              .value=${this.value}
              .options=${chips.map((chip) => ({ value: chip, label: chip }))}
              @change=${(event: CustomEvent<{ value: string }>) => this.pick(event.detail.value)}
            ></rw-choice>`
          : nothing
      }
      <rw-field label=${chips.length > 0 ? this.other : this.label} error=${this.error}>
        <input
          name=${this.name}
          maxlength="80"
          autocomplete="off"
          .value=${chips.includes(this.value) ? '' : this.value}
          @input=${(event: Event) => this.pick((event.target as HTMLInputElement).value)}
        />
      </rw-field>
    </div>`;
  }

  private pick(detail: string): void {
    this.dispatchEvent(new CustomEvent('rw-pick', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-chip-field': RwChipField;
  }
}
