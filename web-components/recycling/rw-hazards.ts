import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HazardLine } from '../../api/recycling/hazards.service.ts';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import { showToast } from '../ui/toast.ts';
import './rw-hazard-edit.ts';
import './rw-hazard-form.ts';
import './rw-safety-words.ts';

/** What lies in hazardous bins, how long, and on which batch it is loaded. @fires rw-done */
@customElement('rw-hazards')
export class RwHazards extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) hazards: readonly HazardLine[] = [];
  /** An open batch to load them on. */
  @property() batchCode = '';
  @state() private adding = false;
  @state() private editing: HazardLine | null = null;
  readonly i18n = new I18n(this);

  override render() {
    return html`<div class="stack">
      <div class="row">
        <h2>${t(this.batchCode ? 'recycling.load_hazards' : 'hazard.title')}</h2>
        ${
          this.batchCode
            ? nothing
            : html`<rw-button icon="plus" @click=${() => (this.adding = true)}
                >${t('hazard.add')}</rw-button
              >`
        }
      </div>
      ${
        this.hazards.length === 0
          ? html`<rw-empty icon="battery-warning">${t('hazard.none')}</rw-empty>`
          : html`<rw-table
              label=${t('hazard.title')}
              .columns=${this.columns()}
              .rows=${this.hazards}
              .rowKey=${(row: HazardLine) => row.id}
            ></rw-table>`
      }
      <rw-dialog
        heading=${t('hazard.add')}
        .open=${this.adding}
        @rw-close=${() => (this.adding = false)}
      >
        ${
          this.adding
            ? html`<div class="stack">
                <rw-safety-words></rw-safety-words>
                <rw-hazard-form @rw-done=${this.added}></rw-hazard-form>
              </div>`
            : nothing
        }
      </rw-dialog>
      <rw-dialog
        heading=${t('hazard.edit')}
        .open=${this.editing !== null}
        @rw-close=${() => (this.editing = null)}
      >
        ${
          this.editing
            ? html`<rw-hazard-edit
                .hazard=${this.editing}
                @rw-done=${this.edited}
              ></rw-hazard-edit>`
            : nothing
        }
      </rw-dialog>
    </div>`;
  }

  private columns(): Column<HazardLine>[] {
    return [
      {
        key: 'kind',
        title: t('hazard.kind'),
        width: 'minmax(0, 1.6fr)',
        render: (row) =>
          html`${t(`hazard.${row.kind}`)}${
            row.deviceCode
              ? html`<br /><small class="muted"
                    >${t('hazard.from_device')} <rw-code code=${row.deviceCode}></rw-code
                  ></small>`
              : nothing
          }`,
      },
      { key: 'place', title: t('hazard.bin'), render: ({ place }) => html`<bdi>${place}</bdi>` },
      {
        key: 'pieces',
        title: t('hazard.pieces'),
        width: '90px',
        align: 'end',
        render: ({ pieces }) => formatNumber(pieces),
      },
      {
        key: 'weightKg',
        title: t('hazard.weight'),
        align: 'end',
        render: ({ weightKg }) =>
          weightKg === null ? t('hazard.not_weighed') : formatNumber(weightKg),
      },
      {
        key: 'days',
        title: t('hazard.lying'),
        width: '100px',
        align: 'end',
        render: ({ days }) => t('hazard.days', { count: days }),
      },
      {
        key: 'batch',
        title: t('field.batch'),
        align: 'end',
        render: (row) => this.renderBatch(row),
      },
    ];
  }

  private renderBatch(row: HazardLine) {
    if (row.batchCode) {
      return html`<a href="/recycling/${row.batchCode}"
        ><rw-code code=${row.batchCode}></rw-code
      ></a>`;
    }
    return this.batchCode
      ? html`<rw-button @click=${() => this.load(row)}>${t('recycling.load')}</rw-button>`
      : html`<rw-button
          variant="quiet"
          icon="pencil"
          label=${t('hazard.edit')}
          @click=${() => (this.editing = row)}
        ></rw-button>`;
  }

  private async load({ id: hazardId }: HazardLine): Promise<void> {
    const param = { code: this.batchCode };
    const json = { requestId: newRequestId(), hazardId };
    try {
      await call(api.recycling.batches[':code'].hazards.$post({ param, json }));
      this.dispatchEvent(new CustomEvent('rw-done'));
    } catch (error) {
      showToast({ kind: 'refused', text: errorText(error) });
    }
  }

  private edited(): void {
    this.editing = null;
    this.dispatchEvent(new CustomEvent('rw-done'));
  }

  private added(): void {
    this.adding = false;
    this.dispatchEvent(new CustomEvent('rw-done'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-hazards': RwHazards;
  }
}
