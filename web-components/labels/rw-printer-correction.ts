import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fieldText } from '../data/api-client.ts';
import type { LabelSetup } from '../data/label-setup.ts';
import { I18n, t, type Key } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-field.ts';

type Field = 'offsetXMm' | 'offsetYMm' | 'scaleXPercent' | 'scaleYPercent' | 'darkness' | 'speed';

interface Row {
  field: Field;
  label: Key;
  min: number;
  max: number;
  step: number;
}

const OFFSETS: readonly Row[] = [
  { field: 'offsetXMm', label: 'labels.offset_x', min: -20, max: 20, step: 0.05 },
  { field: 'offsetYMm', label: 'labels.offset_y', min: -20, max: 20, step: 0.05 },
];
const SCALES: readonly Row[] = [
  { field: 'scaleXPercent', label: 'labels.scale_x', min: 90, max: 110, step: 0.1 },
  { field: 'scaleYPercent', label: 'labels.scale_y', min: 90, max: 110, step: 0.1 },
];
const BURNING: readonly Row[] = [
  { field: 'darkness', label: 'labels.darkness', min: 0, max: 30, step: 1 },
  { field: 'speed', label: 'labels.speed', min: 1, max: 14, step: 1 },
];

/**
 * What puts a printer right that prints beside the label, too small or too pale.
 * @fires rw-setup with what changed
 */
@customElement('rw-printer-correction')
export class RwPrinterCorrection extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        align-items: end;
        gap: var(--rw-space-3);
      }

      h3,
      p {
        grid-column: 1 / -1;
        margin: 0;
      }
    `,
  ];

  @property({ attribute: false }) setup!: LabelSetup;
  @property({ attribute: false }) error: unknown = null;
  readonly i18n = new I18n(this);

  override render() {
    const isPdf = this.setup.output === 'pdf';
    const rows = [...OFFSETS, ...(isPdf ? SCALES : BURNING)];
    return html`<div class="grid">
      <h3>${t('labels.correction')}</h3>
      <p class="muted">${t('labels.correction_hint')}</p>
      ${rows.map((row) => this.renderRow(row))}
      ${isPdf ? html`<p class="muted">${t('labels.scale_hint')}</p>` : nothing}
      ${isPdf ? nothing : html`<p class="muted">${t('labels.burn_hint')}</p>`}
    </div>`;
  }

  private renderRow({ field, label, min, max, step }: Row) {
    const value = this.setup[field];
    return html`<rw-field label=${t(label)} error=${fieldText(this.error, field)}>
      <input
        type="number"
        dir="ltr"
        min=${min}
        max=${max}
        step=${step}
        .value=${value === null ? '' : String(value)}
        @change=${(event: Event) => this.tell(field, event.target as HTMLInputElement)}
      />
    </rw-field>`;
  }

  /** An empty darkness or speed leaves what is set at the printer; an empty offset is none. */
  private tell(field: Field, { value, valueAsNumber }: HTMLInputElement): void {
    const empty =
      field === 'darkness' || field === 'speed' ? null : field.startsWith('s') ? 100 : 0;
    const number = value.trim() === '' || Number.isNaN(valueAsNumber) ? empty : valueAsNumber;
    this.dispatchEvent(new CustomEvent('rw-setup', { detail: { [field]: number } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-printer-correction': RwPrinterCorrection;
  }
}
