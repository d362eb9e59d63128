import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { VideoPort } from '#domain/accessory-facts.ts';
import type { ScanSource } from '#domain/bench.ts';
import type { Code } from '#domain/codes.ts';
import type { KitLineKey } from '#domain/kit-template.ts';
import type { KitView } from '../../api/kits/kit-view.service.ts';
import { navigate } from '../app/navigation.ts';
import { api, call, fieldText, newRequestId } from '../data/api-client.ts';
import { onLive } from '../data/live.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { leavePlace, onScanAnswer, startScanning, type AnsweredScan } from '../scan/scan-bus.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-page.ts';
import { showToast } from '../ui/toast.ts';
import { errorNews, newsOf, waitingNews, type KitNews } from './kit-news.ts';
import { keepAccessory, keepShelf, readTableScan } from './kit-scans.ts';
import type { LineAct } from './rw-kit-line.ts';
import './rw-kit-override.ts';
import './rw-kit-table.ts';
import './rw-shortages.ts';

interface LineEvent {
  line: KitLineKey;
  act: LineAct;
  quantity: number;
}

/** The kitting table: one device, what it needs, from which shelf; filled by scanning and tapping. */
@customElement('rw-page-kitting')
export class RwPageKitting extends LitElement {
  static override styles = [
    baseStyles,
    css`
      rw-shortages {
        margin-block-start: var(--rw-space-5);
      }
    `,
  ];

  @property({ attribute: false }) params: Record<string, string> = {};
  @state() private kit: KitView | null = null;
  @state() private error: unknown = null;
  @state() private news: KitNews | null = null;
  @state() private busy = false;
  @state() private needError = '';
  @state() private overriding: { line: KitLineKey; accessory: string } | null = null;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text, source) => this.hear(text, source));
  private readonly mine = new Set<string>();
  private stopAnswers?: () => void;
  private stopLive?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    leavePlace();
    this.stopAnswers = onScanAnswer((answered) => this.onAnswer(answered));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopAnswers?.();
    this.stopLive?.();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params') || this.params.code === this.kit?.code) return;
    this.kit = null;
    this.error = null;
    this.news = null;
    this.overriding = null;
    this.stopLive?.();
    void this.load();
  }

  override render() {
    const { code } = this.params;
    const state = !code ? 'empty' : this.kit ? 'ready' : this.error ? 'error' : 'loading';
    return html`<rw-page
        heading=${t('kitting.title')}
        width="wide"
        .state=${state}
        .error=${this.error}
        @rw-retry=${this.load}
      >
        <rw-empty slot="empty" icon="scan-barcode" heading=${t('kitting.scan_device')}>
          ${t('kitting.scan_device_hint')}
          <rw-button slot="actions" href="/todo?list=kit">${t('kitting.to_list')}</rw-button>
        </rw-empty>
        ${
          this.kit
            ? html`<rw-kit-table
                .kit=${this.kit}
                .news=${this.news}
                .busy=${this.busy}
                .needError=${this.needError}
                @rw-line=${this.onLine}
                @rw-short=${this.onShort}
                @rw-need=${this.onNeed}
                @rw-shelf=${this.onShelf}
                @rw-undo=${this.onUndo}
                @rw-learnt=${this.onLearnt}
                @rw-sockets=${this.onSockets}
                @rw-let-pass=${this.onLetPass}
              ></rw-kit-table>`
            : nothing
        }
      </rw-page>
      ${code ? nothing : html`<rw-shortages></rw-shortages>`} ${this.renderOverride()}`;
  }

  private renderOverride() {
    if (!this.overriding || !this.kit) return nothing;
    return html`<rw-kit-override
      device=${this.kit.code}
      line=${this.overriding.line}
      accessory=${this.overriding.accessory}
      @rw-close=${() => (this.overriding = null)}
      @rw-done=${this.onOverridden}
    ></rw-kit-override>`;
  }

  private readonly load = async (): Promise<void> => {
    const { code } = this.params;
    if (!code) return;
    try {
      const kit = await call(api.kits[':code'].$get({ param: { code } }));
      if (this.params.code !== code) return;
      if (this.kit?.id !== kit.id) {
        this.stopLive?.();
        this.stopLive = onLive(kit.id, () => void this.load());
      }
      this.kit = kit;
      this.error = null;
    } catch (error) {
      if (this.params.code === code) this.error = error;
    }
  };

  private hear(text: string, source: ScanSource): boolean {
    const { kit } = this;
    const scan = readTableScan(text, kit?.stage === 'kitting' ? kit.code : null);
    if (!scan) return false;
    if (scan.do === 'device_first') this.askForDevice(scan.place);
    else if (scan.do === 'open') {
      void startScanning().tones.play('done');
      navigate(`/kitting/${scan.device}`);
    } else if (kit) {
      this.news = waitingNews(text);
      const kept =
        scan.do === 'fill'
          ? keepAccessory(scan.accessory, source, kit.code)
          : keepShelf(scan.place, kit.code);
      void kept.then((queued) => queued && this.mine.add(queued.requestId));
    }
    return true;
  }

  /** A shelf scanned twice says nothing new; any other one has no device yet. */
  private askForDevice(place: Code): void {
    const again = this.kit?.stage === 'ready' && this.kit.place?.code === place;
    void startScanning().tones.play(again ? 'done' : 'warning');
    if (!again) showToast({ kind: 'warning', text: t('kitting.device_first') });
  }

  private onAnswer({ scan, answer }: AnsweredScan): void {
    if (!this.mine.delete(scan.requestId) && answer.deviceCode !== this.kit?.code) return;
    this.news = newsOf(answer, scan.text);
    void this.load();
  }

  private onLine(event: CustomEvent<LineEvent>): void {
    const { line, act, quantity } = event.detail;
    const { kit } = this;
    if (!kit) return;
    const param = { code: kit.code, line };
    const requestId = newRequestId();
    const lines = api.kits[':code'].lines[':line'];
    if (act === 'override') this.overriding = { line, accessory: '' };
    else if (act === 'count') {
      const known = kit.lines.find((one) => one.line === line);
      const [bin] = known?.take ?? [];
      const from = bin?.place ? { itemCode: bin.code, placeCode: bin.place.code } : {};
      if (!known?.stocked) this.show(line, quantity);
      const json = { requestId, quantity, ...from };
      void this.write(() => call(lines.quantity.$post({ param, json })));
    } else if (act === 'remove') {
      void this.write(() => call(lines.removal.$post({ param, json: { requestId } })));
    } else {
      const json = { requestId, short: act === 'short' };
      void this.write(() => call(lines.shortage.$post({ param, json })));
    }
  }

  /** Shown at once; the answer of the server follows and may take it back. */
  private show(line: KitLineKey, quantity: number): void {
    if (!this.kit) return;
    const status = quantity > 0 ? 'filled' : 'open';
    const lines = this.kit.lines.map((one) =>
      one.line === line
        ? {
            ...one,
            quantity,
            status: status as typeof one.status,
            satisfied: quantity > 0,
            reasons: [],
          }
        : one,
    );
    this.kit = { ...this.kit, lines };
  }

  private onShort(event: CustomEvent<{ short: boolean }>): void {
    const { short } = event.detail;
    const { shortage } = api.kits[':code'].lines[':line'];
    this.send(({ code }, json) =>
      call(shortage.$post({ param: { code, line: 'charger' }, json: { ...json, short } })),
    );
  }

  private onShelf(event: CustomEvent<{ code: string }>): void {
    const { kit } = this;
    if (!kit) return;
    void keepShelf(event.detail.code, kit.code).then(
      (queued) => queued && this.mine.add(queued.requestId),
    );
  }

  private async onNeed(event: CustomEvent<{ text: string }>): Promise<void> {
    const { kit } = this;
    if (!kit) return;
    this.needError = '';
    const json = { requestId: newRequestId(), spec: {}, chargerText: event.detail.text };
    const { spec } = api.devices[':code'];
    await this.write(
      () => call(spec.$post({ param: { code: kit.code }, json })),
      (error) => {
        this.needError = fieldText(error, 'chargerText');
      },
    );
  }

  private onLearnt(): void {
    this.send((param, json) => call(api.kits[':code']['learnt-need'].$post({ param, json })));
  }

  private onSockets(event: CustomEvent<{ videoPorts: VideoPort[] }>): void {
    const { videoPorts } = event.detail;
    this.send((param, json) =>
      call(api.kits[':code']['video-ports'].$post({ param, json: { ...json, videoPorts } })),
    );
  }

  private onUndo(): void {
    this.send((param, json) => call(api.devices[':code'].undo.$post({ param, json })));
  }

  /** A write about the device in hand. */
  private send(
    post: (param: { code: string }, json: { requestId: string }) => Promise<unknown>,
  ): void {
    if (!this.kit) return;
    const { code } = this.kit;
    void this.write(() => post({ code }, { requestId: newRequestId() }));
  }

  private onLetPass(): void {
    const accessory = this.news?.refused;
    if (accessory) this.overriding = { line: 'charger', accessory };
  }

  private onOverridden(): void {
    this.overriding = null;
    this.news = null;
    void this.load();
  }

  private async write(send: () => Promise<unknown>, onError?: (error: unknown) => void) {
    this.busy = true;
    try {
      await send();
      this.news = null;
    } catch (error) {
      onError?.(error);
      if (!this.needError) this.news = errorNews(error);
      void startScanning().tones.play('refused');
    } finally {
      this.busy = false;
    }
    await this.load();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-kitting': RwPageKitting;
  }
}
