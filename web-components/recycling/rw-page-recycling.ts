import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { BatchSummary } from '../../api/recycling/batches.service.ts';
import { navigate } from '../app/navigation.ts';
import { api, call } from '../data/api-client.ts';
import { KeptReading } from '../data/kept-reading.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { formatDate, formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-kept-note.ts';
import '../ui/rw-page.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import { isAboutRecycling } from './recycling-news.ts';
import './rw-recycling-form.ts';
import './rw-hazards.ts';

/** Batches for the recycler, open ones first, and what waits in hazardous bins. */
@customElement('rw-page-recycling')
export class RwPageRecycling extends LitElement {
  static override styles = [baseStyles];

  @state() private opening = false;
  readonly i18n = new I18n(this);
  private readonly reading = new KeptReading(this, () => '/recycling', readAll);
  private readonly fresh = new LiveRefresh(
    this,
    this.reading.load,
    ({ kind }) => kind === 'recycling',
    isAboutRecycling,
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.fresh.ask();
  }

  override render() {
    const hazards = this.reading.value?.[1].hazards ?? [];
    return html`<rw-page
      heading=${t('recycling.title')}
      .state=${this.reading.state}
      .error=${this.reading.error}
      @rw-retry=${() => this.fresh.ask()}
    >
      <span slot="lead">${t('recycling.lead')}</span>
      <rw-button slot="actions" variant="primary" icon="plus" @click=${() => (this.opening = true)}
        >${t('recycling.open_batch')}</rw-button
      >
      <div class="stack">
        <rw-kept-note .at=${this.reading.keptAt}></rw-kept-note>
        ${this.renderBatches()}
        <rw-hazards .hazards=${hazards} @rw-done=${() => this.fresh.ask()}></rw-hazards>
      </div>
      <rw-dialog
        heading=${t('recycling.new')}
        .open=${this.opening}
        @rw-close=${() => (this.opening = false)}
      >
        ${
          this.opening
            ? html`<rw-recycling-form
                @rw-done=${(event: CustomEvent<{ code: string }>) =>
                  navigate(`/recycling/${event.detail.code}`)}
              ></rw-recycling-form>`
            : nothing
        }
      </rw-dialog>
    </rw-page>`;
  }

  private renderBatches() {
    const rows = this.reading.value?.[0].batches ?? [];
    if (rows.length === 0) {
      return html`<rw-empty icon="recycle" heading=${t('recycling.none')}
        >${t('recycling.none_text')}</rw-empty
      >`;
    }
    return html`<rw-table
      label=${t('recycling.batches')}
      .columns=${columns()}
      .rows=${rows}
      .rowKey=${(row: BatchSummary) => row.code}
      .rowHref=${(row: BatchSummary) => `/recycling/${row.code}`}
    ></rw-table>`;
  }
}

const readAll = () => Promise.all([call(api.recycling.batches.$get()), call(api.hazards.$get())]);

function columns(): Column<BatchSummary>[] {
  return [
    {
      key: 'code',
      title: t('recycling.manifest'),
      width: '150px',
      render: ({ code }) => html`<rw-code code=${code}></rw-code>`,
    },
    {
      key: 'recycler',
      title: t('recycling.recycler'),
      width: 'minmax(0, 2fr)',
      render: ({ recycler }) => html`<bdi>${recycler}</bdi>`,
    },
    {
      key: 'state',
      title: t('stock.state'),
      render: ({ state, closedAt }) =>
        html`${t(`recycling.state.${state}`)}${
          closedAt ? html`<br /><small class="muted">${formatDate(closedAt)}</small>` : nothing
        }`,
    },
    {
      key: 'pieces',
      title: t('recycling.pieces'),
      width: '100px',
      align: 'end',
      render: ({ pieces }) => formatNumber(pieces),
    },
    {
      key: 'weightKg',
      title: t('recycling.weight'),
      align: 'end',
      render: ({ weightKg }) => (weightKg === null ? '–' : formatNumber(weightKg)),
    },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-recycling': RwPageRecycling;
  }
}
