import { placeTree, type PlaceInTree } from '#domain/places.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { printLabels } from '../data/label-printing.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-page.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import './rw-place-form.ts';

const readPlaces = (closed: boolean) =>
  call(api.places.$get({ query: closed ? { closed: 'yes' } : {} }));
type PlaceLine = Awaited<ReturnType<typeof readPlaces>>[number];

/** Shelves, benches and bins of the site with what stands there. */
@customElement('rw-page-places')
export class RwPagePlaces extends LitElement {
  static override styles = [
    baseStyles,
    css`
      label {
        min-block-size: var(--rw-touch);
      }
    `,
  ];

  @state() private rows: readonly PlaceLine[] | null = null;
  @state() private selected: ReadonlySet<string> = new Set();
  @state() private withClosed = false;
  @state() private busy = false;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  readonly live = new LiveRefresh(
    this,
    () => this.load(),
    ({ kind }) => KINDS.includes(kind),
    ({ topic }) => topic === 'place' || topic === 'box',
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.live.ask();
  }

  override render() {
    const state = this.rows ? (this.rows.length > 0 ? 'ready' : 'empty') : 'loading';
    return html`<rw-page
      heading=${t('places.title')}
      state=${this.error && !this.rows ? 'error' : state}
      .error=${this.error}
      @rw-retry=${() => void this.load()}
    >
      <span slot="lead">${t('places.lead')}</span>
      ${
        allowed('label.print')
          ? html`<rw-button
              slot="actions"
              icon="printer"
              ?disabled=${this.selected.size === 0}
              ?busy=${this.busy}
              @click=${this.print}
              >${t('labels.print_selected', { count: this.selected.size })}</rw-button
            >`
          : nothing
      }
      <rw-empty slot="empty" icon="map-pin" heading=${t('places.title')}
        >${t('places.empty')}</rw-empty
      >
      <div class="stack">
        ${
          allowed('place.manage')
            ? html`<rw-place-form
                .places=${this.rows ?? []}
                @rw-changed=${() => void this.load()}
              ></rw-place-form>`
            : nothing
        }
        <rw-table
          label=${t('places.title')}
          selectable
          .selected=${this.selected}
          .columns=${columns()}
          .rows=${placeTree(this.rows ?? [])}
          .rowKey=${(row: PlaceLine) => row.code}
          .rowHref=${(row: PlaceLine) => `/places/${row.code}`}
          @rw-select=${(event: CustomEvent<{ selected: ReadonlySet<string> }>) =>
            (this.selected = event.detail.selected)}
        ></rw-table>
        <label class="row"
          ><input type="checkbox" .checked=${this.withClosed} @change=${this.onClosed} />
          ${t('places.show_closed')}</label
        >
      </div>
    </rw-page>`;
  }

  private onClosed(event: Event): void {
    this.withClosed = (event.target as HTMLInputElement).checked;
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      this.rows = await readPlaces(this.withClosed);
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  private readonly print = async (): Promise<void> => {
    this.busy = true;
    try {
      await printLabels({ what: 'codes', codes: [...this.selected] });
      this.selected = new Set();
      this.error = null;
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  };
}

const KINDS = ['place', 'intake', 'stage', 'box', 'transfer'];

/** What is there, without what is not. */
function holdsText({ devices, accessories, parts, pieces, boxes }: PlaceLine): string {
  const words = [
    devices && t('places.devices', { count: devices }),
    boxes && t('places.boxes', { count: boxes }),
    accessories && t('places.accessories', { count: accessories }),
    parts && t('places.parts', { count: parts }),
    pieces && t('books.pieces', { count: pieces }),
  ];
  return words.filter(Boolean).join(' · ') || '–';
}

function columns(): Column<PlaceInTree<PlaceLine>>[] {
  return [
    {
      key: 'name',
      title: t('places.name'),
      width: 'minmax(0, 2fr)',
      // Steps that no style sheet can reach: cells are drawn inside the table's own root.
      render: ({ name, closed, depth }) =>
        `${'\u2003'.repeat(depth)}${name}${closed ? ` (${t('places.closed')})` : ''}`,
    },
    { key: 'kind', title: t('places.kind'), render: ({ kind }) => t(`places.kind.${kind}`) },
    {
      key: 'code',
      title: t('places.type_code'),
      render: ({ code }) => html`<rw-code .code=${code}></rw-code>`,
    },
    { key: 'holds', title: t('places.holds'), width: 'minmax(0, 2fr)', render: holdsText },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-places': RwPagePlaces;
  }
}
