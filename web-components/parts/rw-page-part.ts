import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readKept } from '../data/kept-reads.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-kept-note.ts';
import '../ui/rw-page.ts';
import { thingPath } from '../ui/thing-path.ts';
import { typeText } from './item-fields.ts';
import { loadPart, type PartPage } from './parts-data.ts';
import { openScanned } from './open-scanned.ts';
import './rw-item-card.ts';
import './rw-part-card.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/** What a label of type 3 stands for: an item of the catalogue with its bins, or one labelled part. */
@customElement('rw-page-part')
export class RwPagePart extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) params: Record<string, string> = {};
  @state() private page: PartPage | null = null;
  @state() private error: unknown = null;
  @state() private keptAt: number | null = null;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, openScanned);
  readonly refresh = new LiveRefresh(
    this,
    () => this.load(),
    (event) => event.kind === 'part' || event.kind === 'kit',
  );

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params')) return;
    this.page = null;
    this.error = null;
    void this.load();
  }

  override render() {
    const { page } = this;
    const state = page ? 'ready' : this.error ? 'error' : 'loading';
    return html`<rw-page
      heading=${page ? this.heading(page) : t('parts.title')}
      .state=${state}
      .error=${this.error}
      @rw-retry=${this.load}
      @rw-changed=${this.load}
    >
      <p slot="lead">${this.renderWayBack()}</p>
      <rw-kept-note .at=${this.keptAt}></rw-kept-note>
      ${page?.what === 'item' ? html`<rw-item-card .item=${page.item}></rw-item-card>` : nothing}
      ${page?.what === 'part' ? html`<rw-part-card .piece=${page.part}></rw-part-card>` : nothing}
    </rw-page>`;
  }

  private renderWayBack() {
    const { page } = this;
    return page?.what === 'item' && page.item.family === 'accessory'
      ? html`<a href="/parts?family=accessory">${t('counted.title')}</a>`
      : html`<a href="/parts">${t('parts.title')}</a>`;
  }

  private heading(page: PartPage): string {
    // Names begin with numbers: they keep their order in right-to-left text.
    if (page.what === 'item') return `\u2068${page.item.name}\u2069`;
    return `${typeText(page.part.type)} ${groupedCode(page.part.code)}`;
  }

  private readonly load = async (): Promise<void> => {
    const code = this.params.code ?? '';
    try {
      const { value, keptAt } = await readKept(thingPath('part', code), () => loadPart(code));
      if (code !== this.params.code) return;
      this.page = value;
      this.keptAt = keptAt;
      this.error = null;
    } catch (error) {
      if (code === this.params.code) this.error = error;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-part': RwPagePart;
  }
}
