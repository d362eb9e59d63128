import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { KeptReading } from '../data/kept-reading.ts';
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
  readonly i18n = new I18n(this);
  private readonly reading = new KeptReading(
    this,
    () => thingPath('part', this.code),
    () => loadPart(this.code),
  );
  readonly scans = new ScanClaim(this, openScanned);
  readonly refresh = new LiveRefresh(
    this,
    this.reading.load,
    (event) => event.kind === 'part' || event.kind === 'kit',
  );

  private get code(): string {
    return this.params.code ?? '';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params')) return;
    this.reading.clear();
    void this.reading.load();
  }

  override render() {
    const { value: page } = this.reading;
    return html`<rw-page
      heading=${page ? this.heading(page) : t('parts.title')}
      .state=${this.reading.state}
      .error=${this.reading.error}
      @rw-retry=${this.reading.load}
      @rw-changed=${this.reading.load}
    >
      <p slot="lead">${this.renderWayBack()}</p>
      <rw-kept-note .at=${this.reading.keptAt}></rw-kept-note>
      ${page?.what === 'item' ? html`<rw-item-card .item=${page.item}></rw-item-card>` : nothing}
      ${page?.what === 'part' ? html`<rw-part-card .piece=${page.part}></rw-part-card>` : nothing}
    </rw-page>`;
  }

  private renderWayBack() {
    const { value: page } = this.reading;
    return page?.what === 'item' && page.item.family === 'accessory'
      ? html`<a href="/parts?family=accessory">${t('counted.title')}</a>`
      : html`<a href="/parts">${t('parts.title')}</a>`;
  }

  private heading(page: PartPage): string {
    // Names begin with numbers: they keep their order in right-to-left text.
    if (page.what === 'item') return `\u2068${page.item.name}\u2069`;
    return `${typeText(page.part.type)} ${groupedCode(page.part.code)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-part': RwPagePart;
  }
}
