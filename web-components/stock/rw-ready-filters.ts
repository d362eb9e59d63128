import { DEVICE_KINDS } from '#domain/device-kinds.ts';
import { COSMETIC_GRADES } from '#domain/grading.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Stock } from '../../api/stock/stock.service.ts';
import { formatNumber, I18n, t, type Key } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import { countFilters, NO_FILTERS, type StockFilters } from './stock-query.ts';

type Facets = Stock['facets'];
type Step = 'memoryGb' | 'storageGb' | 'battery';
type Must = 'camera' | 'charger';

const STEPS: readonly { name: Step; label: Key; steps: readonly number[] }[] = [
  { name: 'memoryGb', label: 'stock.memory', steps: [4, 8, 16] },
  { name: 'battery', label: 'stock.battery', steps: [80, 60] },
  { name: 'storageGb', label: 'stock.storage', steps: [120, 240, 480] },
];
const MUST_HAVE: readonly Must[] = ['camera', 'charger'];

/**
 * Filters in plain words that combine; each says how many devices it would show.
 * @fires rw-filter with `detail`, the changed filters
 */
@customElement('rw-ready-filters')
export class RwReadyFilters extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .filters {
        display: grid;
        gap: var(--rw-space-4);
      }
    `,
  ];

  @property({ attribute: false }) filters: StockFilters = NO_FILTERS;
  @property({ attribute: false }) facets: Partial<Facets> = {};
  readonly i18n = new I18n(this);

  override render() {
    const { filters } = this;
    return html`<div class="filters">
      <rw-choice
        multiple
        label=${t('stock.kind')}
        .values=${filters.kinds}
        .options=${DEVICE_KINDS.map((kind) => this.option('kinds', kind, t(`kind.${kind}`)))}
        @change=${this.on((values) => ({ kinds: values }))}
      ></rw-choice>
      <rw-choice
        multiple
        label=${t('stock.with')}
        .values=${MUST_HAVE.filter((name) => filters[name])}
        .options=${MUST_HAVE.map((name) => ({
          ...this.option(name, '1', t(`stock.${name}`)),
          value: name,
        }))}
        @change=${this.on((values) => ({
          camera: values.includes('camera'),
          charger: values.includes('charger'),
        }))}
      ></rw-choice>
      ${STEPS.map(({ name, label, steps }) => this.renderSteps(name, label, steps))}
      <rw-choice
        multiple
        label=${t('stock.grade')}
        .values=${filters.grades}
        .options=${COSMETIC_GRADES.map((grade) => this.option('grades', grade, grade))}
        @change=${this.on((values) => ({ grades: values }))}
      ></rw-choice>
      ${
        countFilters(filters) > 0
          ? html`<rw-button icon="x" @click=${this.clear}>${t('stock.clear')}</rw-button>`
          : nothing
      }
    </div>`;
  }

  /** Checkboxes of which one at most is on, so that a second tap takes the filter away. */
  private renderSteps(name: Step, label: Key, steps: readonly number[]) {
    const chosen = this.filters[name];
    return html`<rw-choice
      multiple
      label=${t(label)}
      .values=${chosen ? [chosen] : []}
      .options=${steps.map((step) => this.option(name, String(step), stepWords(name, step)))}
      @change=${this.on((values) => ({ [name]: values.find((value) => value !== chosen) ?? '' }))}
    ></rw-choice>`;
  }

  private option(name: keyof Facets, value: string, label: string) {
    const count = this.facets[name]?.[value];
    return { value, label, ...(count === undefined ? {} : { count: formatNumber(count) }) };
  }

  private on(change: (values: readonly string[]) => Partial<StockFilters>) {
    return (event: CustomEvent<{ values: readonly string[] }>) =>
      this.announce({ ...this.filters, ...change(event.detail.values) });
  }

  private clear(): void {
    this.announce({ ...NO_FILTERS, state: this.filters.state, placeId: this.filters.placeId });
  }

  private announce(filters: StockFilters): void {
    this.dispatchEvent(new CustomEvent<StockFilters>('rw-filter', { detail: filters }));
  }
}

function stepWords(name: Step, step: number): string {
  return name === 'battery' ? t('stock.percent', { percent: step }) : t('stock.gb', { gb: step });
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-ready-filters': RwReadyFilters;
  }
}
