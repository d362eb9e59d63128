import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { printLabels, type PrintSubject } from '../data/label-printing.ts';
import { onLive } from '../data/live.ts';
import { getSession } from '../data/session.ts';
import '../evidence/rw-lock-check.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import { showToast } from '../ui/toast.ts';
import { BatchLoop } from './batch-loop.ts';
import './rw-batch-step.ts';
import './rw-batch-units.ts';
import { isKnownDevice } from './rw-known-device.ts';
import './rw-known-device.ts';

const readBatch = (code: string) => call(api.batches[':code'].$get({ param: { code } }));
export type Batch = Awaited<ReturnType<typeof readBatch>>;

/** Receives a batch by scanning alone: serial, label, serial, label. Any bench goes on where another stopped. */
@customElement('rw-page-batch')
export class RwPageBatch extends LitElement {
  static override styles = [
    baseStyles,
    css`
      progress {
        inline-size: 100%;
        block-size: 12px;
        accent-color: var(--rw-color-done);
      }

      summary {
        min-block-size: var(--rw-touch);
        align-content: center;
        font-weight: 600;
        cursor: pointer;
      }

      .counted {
        font-size: var(--rw-text-20);
      }
    `,
  ];

  @property({ attribute: false }) params?: Record<string, string>;
  @state() private batch: Batch | null = null;
  @state() private error: unknown = null;
  @state() private busy = false;
  readonly i18n = new I18n(this);
  private readonly loop = new BatchLoop(this, {
    onSound: (sound) => {
      const { tones } = startScanning();
      void (sound === 'tick' ? tones.tick() : tones.play(sound));
    },
    onDone: () => void this.load(),
  });
  private stopLive?: () => void;

  constructor() {
    super();
    new ScanClaim(this, (text) => this.isOpen && this.loop.scan(text));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const me = getSession()?.person.id;
    this.stopLive = onLive('all', (event) => {
      if (event.kind === 'intake' && event.actorId !== me) void this.load();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopLive?.();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('params')) return;
    this.loop.open(this.code);
    void this.load();
  }

  private get code(): string {
    return this.params?.code ?? '';
  }

  private get isOpen(): boolean {
    return this.batch !== null && this.batch.closedAt === null;
  }

  override render() {
    const { batch } = this;
    const name = batch ? `${batch.template.make} ${batch.template.model}`.trim() : '';
    return html`<rw-page
      heading=${name || t('batch.title')}
      width="narrow"
      state=${batch ? 'ready' : this.error ? 'error' : 'loading'}
      .error=${this.error}
      @rw-retry=${() => void this.load()}
    >
      ${batch ? this.renderBatch(batch) : nothing}
    </rw-page>`;
  }

  private renderBatch(batch: Batch) {
    const { received, expected } = batch;
    const counted = t('batch.counted', { n: received, m: expected });
    return html`<p slot="lead">
        ${t(`kind.${batch.template.kind}`)} · <rw-code .code=${batch.code}></rw-code> ·
        <a href="/donations/${batch.donationCode}">${t('prog.donation')}</a>
      </p>
      ${this.isOpen ? this.renderPrinting(batch) : nothing}
      <div class="stack">
        <div>
          <p class="counted number">${counted}</p>
          <progress
            max=${expected}
            value=${Math.min(received, expected)}
            aria-label=${counted}
          ></progress>
        </div>
        ${this.renderState(batch)} ${this.isOpen ? this.renderLoop(batch) : nothing}
        <div class="row">
          ${
            batch.undoable && this.loop.queue.length === 0
              ? html`<rw-button icon="undo" ?busy=${this.busy} @click=${this.undo}
                  >${t('batch.undo')}</rw-button
                >`
              : nothing
          }
          <rw-button variant="quiet" ?busy=${this.busy} @click=${() => void this.close(batch)}
            >${closeWords(batch)}</rw-button
          >
        </div>
        ${this.renderLocks(batch)}
        <rw-batch-units .units=${batch.units}></rw-batch-units>
      </div>`;
  }

  private renderPrinting(batch: Batch) {
    const left = Math.min(1000, Math.max(1, batch.expected - batch.received));
    const blanks: PrintSubject = { what: 'blanks', count: left };
    const chargers: PrintSubject = { what: 'batch', code: batch.code, only: 'chargers' };
    return html`<rw-button
        slot="actions"
        icon="printer"
        ?busy=${this.busy}
        @click=${() => void this.print(blanks)}
        >${t('batch.blanks')} (${formatNumber(left)})</rw-button
      >
      ${
        batch.template.chargerCame && batch.received > 0
          ? html`<rw-button
              slot="actions"
              icon="plug"
              ?busy=${this.busy}
              @click=${() => void this.print(chargers)}
              >${t('batch.charger_labels')}</rw-button
            >`
          : nothing
      }`;
  }

  /** Of the device just received; the loop goes on with the next scan, whether it is used or not. */
  private renderLocks({ template }: Batch) {
    const { last } = this.loop;
    if (!last) return nothing;
    return html`<details class="card">
      <summary>${t('lock_check.title')}: <rw-code code=${last.code}></rw-code></summary>
      <p class="small">${t('lock_check.lead')}</p>
      <rw-lock-check code=${last.code} kind=${template.kind}></rw-lock-check>
    </details>`;
  }

  private renderState({ received, expected, closedAt }: Batch) {
    if (closedAt) return html`<rw-notice kind="info">${t('batch.closed')}</rw-notice>`;
    if (received > expected) {
      const words = t('batch.more_than_expected', { n: received, m: expected });
      return html`<rw-notice kind="warning">${words}</rw-notice>`;
    }
    return received === expected
      ? html`<rw-notice kind="done">${t('batch.complete', { m: expected })}</rw-notice>`
      : nothing;
  }

  private renderLoop(batch: Batch) {
    const { loop } = this;
    const known = isKnownDevice(loop.error) ? loop.error : null;
    return html` ${loop.offline ? html`<rw-notice kind="warning">${t('batch.offline')}</rw-notice>` : nothing}
      ${
        known
          ? html`<rw-known-device
              .error=${known}
              otherwise=${t('batch.other_serial')}
              @rw-go-on=${(event: CustomEvent<string>) => loop.confirmDuplicate(event.detail)}
              @rw-give-up=${() => loop.discard()}
            ></rw-known-device>`
          : nothing
      }
      ${
        loop.error && !known
          ? html`<rw-notice kind="refused"
              ><bdi>${loop.queue[0]?.serial}</bdi>: ${errorText(loop.error)}
              <rw-button slot="actions" @click=${() => loop.discard()}
                >${t('batch.other_serial')}</rw-button
              ></rw-notice
            >`
          : nothing
      }
      <rw-batch-step
        .loop=${{
          step: loop.step,
          serial: loop.serial,
          hint: loop.hint,
          waiting: loop.error ? 0 : loop.queue.length,
          last: loop.last,
          unit: batch.received + loop.queue.length + 1,
          expected: batch.expected,
        }}
        @rw-serial=${(event: CustomEvent<string>) => loop.takeSerial(event.detail)}
        @rw-no-serial=${(event: CustomEvent<string>) => loop.goWithoutSerial(event.detail)}
        @rw-forget=${() => loop.forgetSerial()}
      ></rw-batch-step>`;
  }

  private async load(): Promise<void> {
    try {
      this.batch = await readBatch(this.code);
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  private async print(subject: PrintSubject): Promise<void> {
    await this.attempt(async () => {
      const { count } = await printLabels(subject);
      showToast({ kind: 'done', text: t('labels.printed', { count }) });
    });
  }

  private readonly undo = async (): Promise<void> => {
    await this.attempt(async () => {
      const param = { code: this.code };
      const json = { requestId: newRequestId() };
      const { serial } = await call(api.batches[':code'].undo.$post({ param, json }));
      this.loop.last = null;
      showToast({ kind: 'done', text: t('batch.taken_back', { serial: serial || '–' }) });
    });
  };

  private async close(batch: Batch): Promise<void> {
    await this.attempt(async () => {
      const json = { requestId: newRequestId(), closed: batch.closedAt === null };
      await call(api.batches[':code'].closing.$post({ param: { code: this.code }, json }));
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
      await this.load();
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }
}

function closeWords({ closedAt, expected, received }: Batch): string {
  if (closedAt) return t('batch.reopen');
  const missing = expected - received;
  return missing > 0 ? t('batch.close_short', { missing }) : t('batch.close');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-batch': RwPageBatch;
  }
}
