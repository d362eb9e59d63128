import type { ScanSource } from '#domain/bench.ts';
import { type Code, readScan } from '#domain/codes.ts';
import { isAllowed } from '#domain/lifecycle.ts';
import { MOVES } from '#domain/moves.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BatchLine } from '../../api/recycling/batch-lines.ts';
import type { BatchView } from '../../api/recycling/batch-view.service.ts';
import type { HazardLine } from '../../api/recycling/hazards.service.ts';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { KeptReading } from '../data/kept-reading.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { getSession } from '../data/session.ts';
import { formatDate, getLocale, I18n, t } from '../i18n/i18n.ts';
import { onPlaceNames, placeName } from '../scan/place-names.ts';
import { KeptScans } from '../scan/kept-scans.ts';
import { isThing, THINGS } from '../scan/thing-scan.ts';
import '../scan/rw-scan-frame.ts';
import { leavePlace, scanContext, startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-kept-note.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import { showToast } from '../ui/toast.ts';
import { renderSums } from './batch-sums.ts';
import { isAboutRecycling } from './recycling-news.ts';
import './rw-batch-dialog.ts';
import type { BatchDialog } from './rw-batch-dialog.ts';
import './rw-batch-lines.ts';
import './rw-batch-notes.ts';
import './rw-hazards.ts';
import { groupedCode } from '../ui/grouped-code.ts';

const GIVES_AWAY = MOVES.find((move) => move.id === 'T28');

/** One batch: loaded by scan, weighed, signed; afterwards a record to which only notes are added. */
@customElement('rw-page-recycling-batch')
export class RwPageRecyclingBatch extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) params: Record<string, string> = {};
  @state() private bin: Code | null = null;
  @state() private dialog: BatchDialog = null;
  readonly i18n = new I18n(this);
  private readonly reading = new KeptReading(
    this,
    () => `/recycling/${this.code}`,
    () => readBatch(this.code),
  );
  readonly scans = new ScanClaim(this, (text, source) => this.take(text, source));
  private readonly kept = new KeptScans(this, () => this.fresh.ask());
  private readonly fresh = new LiveRefresh(
    this,
    this.reading.load,
    ({ deviceCode }) => this.batch?.lines.some(({ code }) => code === deviceCode) ?? false,
    isAboutRecycling,
  );
  private stop?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    leavePlace();
    this.stop = onPlaceNames(() => this.requestUpdate());
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params')) return;
    this.reading.clear();
    this.bin = null;
    this.kept.say(null);
    this.fresh.ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  private get batch() {
    return this.reading.value?.batch;
  }

  /** Counted pieces that are on no batch yet. */
  private get hazards(): HazardLine[] {
    return this.reading.value?.hazards.filter((one) => one.batchCode === null) ?? [];
  }

  private get code(): string {
    return this.params.code ?? '';
  }

  override render() {
    const { batch } = this;
    return html`<rw-page
      heading=${t('recycling.batch', { code: groupedCode(this.code) })}
      .state=${this.reading.state}
      .error=${this.reading.error}
      @rw-retry=${() => this.fresh.ask()}
    >
      ${batch ? this.renderActions(batch) : nothing}
      ${batch ? html`<div class="stack">${this.renderBatch(batch)}</div>` : nothing}
    </rw-page>`;
  }

  private renderActions(batch: BatchView) {
    const open = batch.state === 'open';
    return html`<span slot="lead"
        ><bdi>${batch.recycler}</bdi> ·
        ${t(`recycling.state.${batch.state}`)}${
          batch.closedAt ? ` · ${formatDate(batch.closedAt, { style: 'datetime' })}` : ''
        }</span
      >
      ${
        open && batch.lines.length > 0 && mayGiveAway()
          ? html`<rw-button
              slot="actions"
              variant="primary"
              icon="signature"
              @click=${() => (this.dialog = 'sign')}
              >${t('recycling.sign')}</rw-button
            >`
          : nothing
      }
      <rw-button
        slot="actions"
        icon="printer"
        href="/api/recycling/batches/${batch.code}/manifest.pdf?locale=${getLocale()}"
        >${t('recycling.manifest')}</rw-button
      >
      ${
        open
          ? html`<rw-button slot="actions" icon="pencil" @click=${() => (this.dialog = 'edit')}
                >${t('recycling.edit')}</rw-button
              >
              <rw-button slot="actions" variant="quiet" @click=${() => (this.dialog = 'cancel')}
                >${t('recycling.cancel_batch')}</rw-button
              >`
          : nothing
      }`;
  }

  private renderBatch(batch: BatchView) {
    const open = batch.state === 'open';
    const problems = batch.lines.filter((line) => line.problem).length;
    return html`<rw-kept-note .at=${this.reading.keptAt}></rw-kept-note>
      ${open ? this.renderLoading() : nothing}
      ${
        problems > 0
          ? html`<rw-notice kind="refused"
              >${t('recycling.problems', { count: problems })}</rw-notice
            >`
          : nothing
      }
      ${renderSums(batch)}
      ${
        batch.lines.length === 0
          ? html`<rw-empty icon="recycle">${t('recycling.empty_lines')}</rw-empty>`
          : html`<rw-batch-lines
              .lines=${batch.lines}
              ?editable=${open}
              @rw-take-off=${(event: CustomEvent<BatchLine>) => this.takeOff(event.detail)}
            ></rw-batch-lines>`
      }
      ${
        open && this.hazards.length > 0
          ? html`<rw-hazards
              .hazards=${this.hazards}
              batchCode=${batch.code}
              @rw-done=${() => this.fresh.ask()}
            ></rw-hazards>`
          : nothing
      }
      <rw-batch-notes .batch=${batch} @rw-done=${() => this.fresh.ask()}></rw-batch-notes>
      <rw-batch-dialog
        .batch=${batch}
        .dialog=${this.dialog}
        @rw-close=${() => (this.dialog = null)}
        @rw-done=${() => {
          this.dialog = null;
          this.fresh.ask();
        }}
      ></rw-batch-dialog>`;
  }

  private renderLoading() {
    return html`<rw-scan-frame
        heading=${t('recycling.scan_heading')}
        hint=${t('recycling.scan_here')}
        .news=${this.kept.news}
        .waiting=${this.kept.waiting}
        accept-foreign
      >
        ${
          this.bin
            ? html`<p class="row" role="status">
                <strong>${t('recycling.bin_armed', { place: placeName(this.bin) })}</strong>
                <rw-button @click=${() => (this.bin = null)}>${t('recycling.any_bin')}</rw-button>
              </p>`
            : nothing
        }
      </rw-scan-frame>
      ${mayGiveAway() ? nothing : html`<p class="muted">${t('recycling.coordinator_signs')}</p>`}`;
  }

  /** A bin is where counted pieces come from; a thing goes on the batch. */
  private take(text: string, source: ScanSource): boolean {
    const scan = readScan(text);
    if (this.batch?.state !== 'open' || this.dialog || scanContext().command) return false;
    if (scan.kind === 'own' && scan.type === 'place') {
      this.bin = scan.code;
      this.kept.say(null);
      void startScanning().tones.play('done');
      return true;
    }
    if (scan.kind === 'own' && scan.code === this.code) return true;
    if (!isThing(scan, THINGS)) return false;
    void this.kept.keep(text, source, { intoCode: this.code as Code, placeCode: this.bin });
    return true;
  }

  private async takeOff({ id, name, code }: BatchLine): Promise<void> {
    const param = { code: this.code, id };
    const json = { requestId: newRequestId() };
    try {
      const { removal } = api.recycling.batches[':code'].lines[':id'];
      await call(removal.$post({ param, json }));
      const what = name || groupedCode(code);
      showToast({ text: t('recycling.taken_off', { what }) });
    } catch (error) {
      showToast({ kind: 'refused', text: errorText(error) });
    }
    await this.reading.load();
  }
}

async function readBatch(code: string) {
  const [batch, { hazards }] = await Promise.all([
    call(api.recycling.batches[':code'].$get({ param: { code } })),
    call(api.hazards.$get()),
  ]);
  return { batch, hazards };
}

/** Only these sign in first; warehouse staff sign second. */
function mayGiveAway(): boolean {
  return GIVES_AWAY !== undefined && isAllowed(GIVES_AWAY, getSession()?.roles ?? []);
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-recycling-batch': RwPageRecyclingBatch;
  }
}
