import { type Code, formatCode, readScan } from '#domain/codes.ts';
import { isAllowed } from '#domain/lifecycle.ts';
import { MOVES } from '#domain/moves.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BatchLine } from '../../api/recycling/batch-lines.ts';
import type { BatchView } from '../../api/recycling/batch-view.service.ts';
import type { HazardLine } from '../../api/recycling/hazards.service.ts';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { getSession } from '../data/session.ts';
import { formatDate, getLocale, I18n, t } from '../i18n/i18n.ts';
import { onPlaceNames, placeName } from '../scan/place-names.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import { showToast } from '../ui/toast.ts';
import './rw-recycling-form.ts';
import { renderSums } from './batch-sums.ts';
import './rw-batch-lines.ts';
import './rw-batch-notes.ts';
import './rw-hazards.ts';
import './rw-sign-batch.ts';

type Dialog = 'edit' | 'sign' | 'cancel' | null;

const GIVES_AWAY = MOVES.find((move) => move.id === 'T28');

/** One batch: loaded by scan, weighed, signed; afterwards a record to which only notes are added. */
@customElement('rw-page-recycling-batch')
export class RwPageRecyclingBatch extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) params: Record<string, string> = {};
  @state() private batch?: BatchView;
  @state() private hazards: HazardLine[] = [];
  @state() private error: unknown = null;
  @state() private news: { kind: 'done' | 'warning' | 'refused'; text: string } | null = null;
  @state() private bin: Code | null = null;
  @state() private dialog: Dialog = null;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => this.take(text));
  private readonly fresh = new LiveRefresh(this, () => this.load());
  private stop?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onPlaceNames(() => this.requestUpdate());
    this.fresh.ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  private get code(): string {
    return this.params.code ?? '';
  }

  override render() {
    const { batch } = this;
    const state = batch ? 'ready' : this.error ? 'error' : 'loading';
    return html`<rw-page
      heading=${t('recycling.batch', { code: formatCode(this.code as Code) })}
      .state=${state}
      .error=${this.error}
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
    return html`${open ? this.renderLoading() : nothing}
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
      ${this.renderDialog(batch)}`;
  }

  private renderLoading() {
    return html`<p>${t('recycling.scan_here')}</p>
      ${
        this.bin
          ? html`<rw-notice>${t('recycling.bin_armed', { place: placeName(this.bin) })}</rw-notice>`
          : nothing
      }
      ${this.news ? html`<rw-notice kind=${this.news.kind}>${this.news.text}</rw-notice>` : nothing}
      ${mayGiveAway() ? nothing : html`<p class="muted">${t('recycling.coordinator_signs')}</p>`}`;
  }

  private renderDialog(batch: BatchView) {
    const { dialog } = this;
    const close = () => (this.dialog = null);
    const done = () => {
      this.dialog = null;
      this.fresh.ask();
    };
    const heading =
      dialog === 'sign'
        ? t('recycling.sign_title')
        : t(dialog === 'edit' ? 'recycling.edit' : 'recycling.cancel_batch');
    return html`<rw-dialog heading=${heading} .open=${dialog !== null} @rw-close=${close}>
      ${
        dialog === 'sign'
          ? html`<rw-sign-batch
              .batch=${batch}
              @rw-done=${() => {
                const values = { code: formatCode(batch.code as Code), pieces: batch.pieces };
                showToast({ text: t('recycling.done', values) });
                done();
              }}
            ></rw-sign-batch>`
          : nothing
      }
      ${
        dialog === 'edit'
          ? html`<rw-recycling-form
              code=${batch.code}
              .details=${batch}
              @rw-done=${done}
            ></rw-recycling-form>`
          : nothing
      }
      ${
        dialog === 'cancel'
          ? html`<p>${t('recycling.cancel_text')}</p>
              <rw-button variant="danger" @click=${this.cancel}
                >${t('recycling.cancel_batch')}</rw-button
              >`
          : nothing
      }
    </rw-dialog>`;
  }

  private take(text: string): boolean {
    const scan = readScan(text);
    if (this.batch?.state !== 'open' || this.dialog || scan.kind !== 'own') return false;
    if (scan.type === 'place') {
      this.bin = scan.code;
      return true;
    }
    if (scan.type === 'badge' || scan.type === 'command' || scan.type === 'document') return false;
    void this.loadThing(scan.code);
    return true;
  }

  private async loadThing(thing: Code): Promise<void> {
    const { tones } = startScanning();
    const param = { code: this.code };
    const bin = this.bin ? { placeCode: this.bin } : {};
    const json = { requestId: newRequestId(), code: thing, ...bin };
    try {
      const { lines } = api.recycling.batches[':code'];
      const { pieces, already } = await call(lines.$post({ param, json }));
      const values = { code: formatCode(thing), pieces };
      this.news = already
        ? { kind: 'warning', text: t('recycling.already', values) }
        : { kind: 'done', text: t('recycling.loaded', values) };
      void tones.play(already ? 'warning' : 'done');
    } catch (error) {
      this.news = { kind: 'refused', text: errorText(error) };
      void tones.play('refused');
    }
    await this.load();
  }

  private async takeOff({ id, name, code }: BatchLine): Promise<void> {
    const param = { code: this.code, id };
    const json = { requestId: newRequestId() };
    try {
      const { removal } = api.recycling.batches[':code'].lines[':id'];
      await call(removal.$post({ param, json }));
      const what = name || formatCode(code as Code);
      showToast({ text: t('recycling.taken_off', { what }) });
    } catch (error) {
      showToast({ kind: 'refused', text: errorText(error) });
    }
    await this.load();
  }

  private readonly cancel = async (): Promise<void> => {
    const param = { code: this.code };
    const json = { requestId: newRequestId() };
    try {
      await call(api.recycling.batches[':code'].cancellation.$post({ param, json }));
    } catch (error) {
      showToast({ kind: 'refused', text: errorText(error) });
    }
    this.dialog = null;
    await this.load();
  };

  private async load(): Promise<void> {
    try {
      const param = { code: this.code };
      const [batch, { hazards }] = await Promise.all([
        call(api.recycling.batches[':code'].$get({ param })),
        call(api.hazards.$get()),
      ]);
      this.batch = batch;
      this.hazards = hazards.filter((one) => one.batchCode === null);
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
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
