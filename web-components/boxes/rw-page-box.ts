import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ScanSource } from '#domain/bench.ts';
import { readScan } from '#domain/codes.ts';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { printLabels } from '../data/label-printing.ts';
import { KeptReading } from '../data/kept-reading.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { scannedText } from '../scan/answer-text.ts';
import { KeptScans } from '../scan/kept-scans.ts';
import { leavePlace, scanContext, startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { isThing, THINGS } from '../scan/thing-scan.ts';
import '../scan/rw-scan-frame.ts';
import '../scan/rw-scan-news.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { groupedCode } from '../ui/grouped-code.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-kept-note.ts';
import '../ui/rw-page.ts';
import '../ui/rw-refused.ts';
import { boxName, loadBox, whereText, type Box, type BoxedThing } from './box-data.ts';
import './rw-box-contents.ts';

const TAKE = COMMAND_CARDS.find((card) => card.action === 'take_custody')?.code ?? null;

/** One box: things scanned here go into it, a place scanned here is where it goes. */
@customElement('rw-page-box')
export class RwPageBox extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .where {
        font-size: var(--rw-text-20);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) params: Record<string, string> = {};
  readonly i18n = new I18n(this);
  private readonly reading = new KeptReading(
    this,
    () => `/boxes/${this.params.code}`,
    () => loadBox(this.params.code ?? ''),
  );
  readonly live = new LiveRefresh(
    this,
    this.reading.load,
    ({ deviceCode }) => this.box?.contents.some(({ code }) => code === deviceCode) ?? false,
    ({ topic, id }) => topic === 'box' && id === this.box?.id,
  );
  readonly scans = new ScanClaim(this, (text, source) => this.hear(text, source));
  private readonly kept = new KeptScans(this, () => this.live.ask());
  private readonly attempt = new Attempt(this);

  override connectedCallback(): void {
    super.connectedCallback();
    leavePlace();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params') || this.params.code === this.box?.code) return;
    this.reading.clear();
    this.kept.say(null);
    void this.reading.load();
  }

  private get box() {
    return this.reading.value;
  }

  private get packs(): boolean {
    const { box } = this;
    return box !== null && !box.closed && !box.transferCode && allowed('box.pack');
  }

  override render() {
    const { box } = this;
    return html`<rw-page
      heading=${box ? boxName(box) || t('box.title') : t('box.title')}
      state=${this.reading.state}
      .error=${this.reading.error}
      @rw-retry=${this.reading.load}
    >
      ${box ? this.renderBox(box) : nothing}
    </rw-page>`;
  }

  private renderBox(box: Box) {
    return html`<p slot="lead">
        <rw-code .code=${box.code}></rw-code> · <a href="/boxes">${t('box.list')}</a>
      </p>
      ${
        allowed('label.print')
          ? html`<rw-button slot="actions" icon="printer" @click=${this.print}
              >${t('act.print_labels')}</rw-button
            >`
          : nothing
      }
      <div class="stack">
        <rw-kept-note .at=${this.reading.keptAt}></rw-kept-note>
        <p class="where" role="status">
          ${box.closed ? t('box.is_closed') : whereText(box)} ·
          ${t('transfer.things', { count: box.contents.length })}
        </p>
        ${
          box.transferCode
            ? html`<p><a href="/transfers/${box.transferCode}">${t('transfer.one')}</a></p>`
            : nothing
        }
        ${
          this.packs
            ? html`<rw-scan-frame
                heading=${t('box.pack_scan')}
                hint=${t('box.pack_hint')}
                .news=${this.kept.news}
                .waiting=${this.kept.waiting}
                accept-foreign
              ></rw-scan-frame>`
            : html`<rw-scan-news .news=${this.kept.news}
                >${box.closed ? this.renderAct('reopening') : nothing}</rw-scan-news
              >`
        }
        <rw-refused .error=${this.attempt.error}></rw-refused>
        ${
          box.contents.length === 0
            ? html`<rw-empty icon="package" heading=${t('box.empty')}></rw-empty>`
            : html`<rw-box-contents
                .things=${box.contents}
                ?editable=${this.packs}
                @rw-take-out=${(event: CustomEvent<{ thing: BoxedThing }>) =>
                  void this.takeOut(event.detail.thing)}
              ></rw-box-contents>`
        }
        ${this.renderActions(box)}
      </div>`;
  }

  private renderActions(box: Box) {
    if (!allowed('box.pack') || box.transferCode) return nothing;
    const act = box.closed ? 'reopening' : 'unpacking';
    return html`<div class="row">
      ${
        !box.closed && allowed('custody.transfer')
          ? html`<rw-button
              icon="hand-heart"
              @click=${() => void this.kept.keep(box.code, 'button', { command: TAKE })}
              >${t('command.take_custody')}</rw-button
            >`
          : nothing
      }
      ${box.closed && this.kept.news ? nothing : this.renderAct(act)}
    </div>`;
  }

  private renderAct(act: 'unpacking' | 'reopening') {
    return html`<rw-button ?busy=${this.attempt.busy} @click=${() => void this.act(act)}
      >${t(act === 'reopening' ? 'box.reopen' : 'box.unpack')}</rw-button
    >`;
  }

  /** A place takes the box; a thing goes into it; other boxes, cards and papers mean what they mean everywhere. */
  private hear(text: string, source: ScanSource): boolean {
    const { code } = this.params;
    const scan = readScan(text);
    if (!code || scanContext().command) return false;
    if (!this.packs) return isThing(scan, THINGS) && this.refuse(text);
    if (scan.kind === 'own' && scan.code === code) return true;
    if (scan.kind === 'own' && scan.type === 'place') {
      void this.kept.keep(code, 'button', { placeCode: scan.code });
      return true;
    }
    if (!isThing(scan, THINGS)) return false;
    void this.kept.keep(text, source, { intoCode: code });
    return true;
  }

  /** Whoever packs hears at once that this box takes nothing; to others a scan opens what it names. */
  private refuse(text: string): boolean {
    const { box } = this;
    if (!box || !allowed('box.pack')) return false;
    const why = box.closed ? 'error.box.closed' : 'error.box.in_transit';
    const words = t(why, { box: groupedCode(box.code) });
    this.kept.say({ kind: 'refused', text: `${scannedText(text)}: ${words}` });
    void startScanning().tones.play('refused');
    return true;
  }

  private async takeOut(thing: BoxedThing): Promise<void> {
    const param = { code: this.params.code ?? '' };
    const { removals } = api.boxes[':code'];
    await this.attempt.run({ text: thing.code }, (json) => call(removals.$post({ param, json })));
    await this.reading.load();
  }

  private async act(act: 'unpacking' | 'reopening'): Promise<void> {
    const param = { code: this.params.code ?? '' };
    const { unpacking, reopening } = api.boxes[':code'];
    this.kept.say(null);
    await this.attempt.run({ act }, async ({ requestId }) => {
      const json = { requestId };
      if (act === 'unpacking') await call(unpacking.$post({ param, json }));
      else await call(reopening.$post({ param, json }));
      return true;
    });
    await this.reading.load();
  }

  private readonly print = async (): Promise<void> => {
    try {
      await printLabels({ what: 'codes', codes: [this.params.code ?? ''] });
    } catch (error) {
      this.reading.fail(error);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-box': RwPageBox;
  }
}
