import type { ScanAnswer, ScanSource } from '#domain/bench.ts';
import { readScan } from '#domain/codes.ts';
import type { DeviceKind } from '#domain/device-kinds.ts';
import type { Stage } from '#domain/stages.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { errorText, newRequestId } from '../data/api-client.ts';
import { printLabels } from '../data/label-printing.ts';
import '../evidence/rw-lock-check.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { answerText } from '../scan/answer-text.ts';
import { LabelScans } from '../scan/label-scans.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-stage.ts';

export interface ReceivedAnswer {
  code: string;
  publicCode: string;
  stage: Stage;
  missing: ('kind' | 'make' | 'serial' | 'serial_photo')[];
  chargers: { code: string }[];
}

/** A device just received: its label comes out, is stuck on and scanned back here. */
@customElement('rw-received')
export class RwReceived extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .code {
        font-size: var(--rw-text-40);
        font-weight: 600;
      }

      .locks {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--rw-space-2);
        padding-block-start: var(--rw-space-4);
        border-block-start: 1px solid var(--rw-color-line);
      }

      .name {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-1) var(--rw-space-3);
        font-size: var(--rw-text-20);
      }
    `,
  ];

  @property({ attribute: false }) device!: ReceivedAnswer;
  @property() name = '';
  @property() kind: DeviceKind = 'laptop';
  /** The label was a blank: it is on the device already. */
  @property({ type: Boolean }) labelled = false;
  /** Prints its labels as soon as it appears. */
  @property({ type: Boolean }) print = false;
  @state() private error: unknown = null;
  @state() private refused = '';
  @state() private href = '';
  @state() private printing = false;
  @state() private stage: Stage | null = null;
  @state() private confirmed: ReadonlySet<string> = new Set();
  readonly i18n = new I18n(this);
  private readonly printId = newRequestId();
  private readonly scans = new LabelScans(this, (answer, code) => this.onAnswer(answer, code));

  constructor() {
    super();
    new ScanClaim(this, (text, source) => this.onScan(text, source));
  }

  override firstUpdated(): void {
    if (this.print) void this.printNow();
  }

  override render() {
    const { device } = this;
    const stage = this.stage ?? device.stage;
    return html`<div class="card stack" role="status">
      <p class="row"><rw-code class="code" .code=${device.code}></rw-code></p>
      <p class="name"><bdi>${this.name}</bdi> <rw-stage stage=${stage}></rw-stage></p>
      ${
        stage === 'quarantined'
          ? html`<rw-notice kind="warning">${t('intake.unsafe_done')}</rw-notice>`
          : nothing
      }
      ${this.renderLabel(stage)}
      ${device.chargers.map((charger) => this.renderCharger(charger.code))}
      ${device.missing.length > 0 ? this.renderMissing() : nothing}
      ${this.refused ? html`<rw-notice kind="refused">${this.refused}</rw-notice>` : nothing}
      ${
        this.error
          ? html`<rw-notice kind="refused"
              >${errorText(this.error)}
              <rw-button
                slot="actions"
                icon="printer"
                ?busy=${this.printing}
                @click=${this.printNow}
                >${t('common.retry')}</rw-button
              ></rw-notice
            >`
          : nothing
      }
      <div class="row">
        <slot></slot>
        ${
          this.href
            ? html`<a href=${this.href} target="_blank" rel="noopener"
                >${t('labels.open_again')}</a
              >`
            : nothing
        }
        <a href="/devices/${device.code}">${t('intake.open_device')}</a>
      </div>
      <section class="locks">
        <h2>${t('lock_check.title')}</h2>
        <p class="small">${t('lock_check.lead')}</p>
        <rw-lock-check code=${device.code} kind=${this.kind}></rw-lock-check>
      </section>
    </div>`;
  }

  private renderLabel(stage: Stage) {
    if (this.labelled || this.confirmed.has(this.device.code)) {
      const words = stage === 'labelled' ? t('intake.labelled') : t('intake.label_ok');
      return html`<rw-notice kind="done">${words}</rw-notice>`;
    }
    if (this.scans.isWaiting(this.device.code)) return this.renderWaiting();
    return html`<rw-notice kind="info">${t('intake.stick_scan')}</rw-notice>`;
  }

  private renderCharger(code: string) {
    if (this.confirmed.has(code)) {
      return html`<rw-notice kind="done">${t('intake.charger_ok')}</rw-notice>`;
    }
    if (this.scans.isWaiting(code)) return this.renderWaiting();
    return html`<rw-notice kind="info"
      >${t('intake.stick_scan_charger')} <rw-code .code=${code}></rw-code
    ></rw-notice>`;
  }

  private renderWaiting() {
    return html`<rw-notice kind="info">${t('bench.queue', { count: 1 })}</rw-notice>`;
  }

  private renderMissing() {
    return html`<rw-notice kind="warning">
      ${t('intake.still_missing')}
      <ul>
        ${this.device.missing.map((field) => html`<li>${t(`gate.identity_${field}`)}</li>`)}
      </ul>
      <rw-button slot="actions" href="/devices/${this.device.code}#identity"
        >${t('intake.open_device')}</rw-button
      >
    </rw-notice>`;
  }

  private readonly printNow = async (): Promise<void> => {
    if (this.printing) return;
    this.printing = true;
    this.error = null;
    try {
      const { code, chargers } = this.device;
      const codes = [...(this.labelled ? [] : [code]), ...chargers.map((charger) => charger.code)];
      if (codes.length === 0) return;
      const printed = await printLabels({ what: 'codes', codes }, { requestId: this.printId });
      this.href = printed.href;
    } catch (error) {
      this.error = error;
    } finally {
      this.printing = false;
    }
  };

  private onScan(text: string, source: ScanSource): boolean {
    const scan = readScan(text);
    const { code, publicCode, chargers } = this.device;
    const isDevice =
      (scan.kind === 'own' && scan.code === code) ||
      (scan.kind === 'tracking' && scan.publicCode === publicCode);
    const charger = chargers.find((one) => scan.kind === 'own' && one.code === scan.code);
    if (!isDevice && !charger) return false;
    void this.scans.confirm(text, source, charger?.code ?? code);
    return true;
  }

  private onAnswer(answer: ScanAnswer, code: string): void {
    this.refused = answer.outcome === 'refused' ? answerText(answer) : '';
    if (this.refused) return;
    this.confirmed = new Set([...this.confirmed, code]);
    if (answer.subject?.stage) this.stage = answer.subject.stage;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-received': RwReceived;
  }
}
