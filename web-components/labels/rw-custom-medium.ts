import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CustomMedium } from '../data/label-setup.ts';
import { I18n, t, type Key } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-field.ts';

type Grid = NonNullable<CustomMedium['grid']>;

const GRID_FIELDS: readonly [keyof Grid, Key][] = [
  ['pageWidthMm', 'labels.page_width'],
  ['pageHeightMm', 'labels.page_height'],
  ['marginLeftMm', 'labels.margin_left'],
  ['marginTopMm', 'labels.margin_top'],
  ['pitchXMm', 'labels.pitch_x'],
  ['pitchYMm', 'labels.pitch_y'],
  ['columns', 'labels.columns'],
  ['rows', 'labels.rows'],
];

const A4: Grid = {
  pageWidthMm: 210,
  pageHeightMm: 297,
  marginLeftMm: 10,
  marginTopMm: 10,
  pitchXMm: 63,
  pitchYMm: 33,
  columns: 3,
  rows: 8,
};

/**
 * Any roll or sheet by its numbers.
 * @fires rw-medium with `detail: CustomMedium`
 */
@customElement('rw-custom-medium')
export class RwCustomMedium extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        align-items: end;
        gap: var(--rw-space-3);
      }

      label.check {
        display: flex;
        align-items: center;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch);
        grid-column: 1 / -1;
      }
    `,
  ];

  @property({ attribute: false }) medium!: CustomMedium;
  readonly i18n = new I18n(this);

  override render() {
    const { medium } = this;
    const { grid } = medium;
    return html`<div class="grid">
      ${this.renderNumber('labels.width', medium.widthMm, (widthMm) => ({ ...medium, widthMm }))}
      ${this.renderNumber('labels.height', medium.heightMm, (heightMm) => ({
        ...medium,
        heightMm,
      }))}
      <label class="check"
        ><input
          type="checkbox"
          .checked=${grid !== null}
          @change=${(event: Event) =>
            this.tell({ ...medium, grid: (event.target as HTMLInputElement).checked ? A4 : null })}
        />
        ${t('labels.sheet')}</label
      >
      ${
        grid
          ? GRID_FIELDS.map(([field, label]) =>
              this.renderNumber(label, grid[field], (value) => ({
                ...medium,
                grid: { ...grid, [field]: value },
              })),
            )
          : nothing
      }
    </div>`;
  }

  private renderNumber(label: Key, value: number, change: (value: number) => CustomMedium) {
    return html`<rw-field label=${t(label)}>
      <input
        type="number"
        min="0"
        max="500"
        step="any"
        .value=${String(value)}
        @change=${(event: Event) =>
          this.tell(change(Number((event.target as HTMLInputElement).value)))}
      />
    </rw-field>`;
  }

  private tell(detail: CustomMedium): void {
    this.dispatchEvent(new CustomEvent('rw-medium', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-custom-medium': RwCustomMedium;
  }
}
