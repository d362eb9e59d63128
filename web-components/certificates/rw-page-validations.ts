import { readScan } from '#domain/codes.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type {
  ValidationQueue,
  WaitingDevice,
} from '../../api/certificates/validation-queue.service.ts';
import { navigate } from '../app/navigation.ts';
import { api, call, errorText } from '../data/api-client.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { type Certification, loadCertification } from '../evidence/certification.ts';
import '../evidence/rw-validation.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { scanContext, startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import { pageStyles } from './validations-styles.ts';

/** What waits for a second person: scan the next device, look at its proof, vouch for it. */
@customElement('rw-page-validations')
export class RwPageValidations extends LitElement {
  static override styles = [baseStyles, pageStyles];

  @property({ attribute: false }) params: Record<string, string> = {};
  @state() private queue: ValidationQueue | null = null;
  @state() private failure: unknown = null;
  @state() private shown: { code: string; certification: Certification } | null = null;
  @state() private shownFailure: unknown = null;
  @state() private done = false;
  @query('#proof') private readonly proof!: HTMLElement | null;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => this.hear(text));
  private readonly live = new LiveRefresh(this, () => this.load());

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params')) return;
    this.live.ask();
    this.shownFailure = null;
    if (this.code !== this.shown?.code) this.shown = null;
    if (this.code) void this.open(this.code);
  }

  private get code(): string {
    return this.params.code ?? '';
  }

  override render() {
    const state = this.queue ? 'ready' : this.failure ? 'error' : 'loading';
    return html`<rw-page
      heading=${t('validation.title')}
      .state=${state}
      .error=${this.failure}
      @rw-retry=${() => this.live.ask()}
    >
      <p slot="lead" class="muted">${t('validation.lead')}</p>
      <div class="parts ${this.code ? 'two' : ''}">
        ${this.code ? this.renderProof() : nothing}
        ${this.queue ? this.renderQueue(this.queue) : nothing}
      </div>
    </rw-page>`;
  }

  private renderQueue({ total, forOthers, devices }: ValidationQueue) {
    if (devices.length === 0) {
      return html`<rw-empty icon="shield-check" heading=${t('validation.empty')}
        >${t('validation.empty_hint')}</rw-empty
      >`;
    }
    return html`<section class="stack" aria-labelledby="count">
      <h2 id="count">${t('validation.count', { count: total })}</h2>
      ${forOthers > 0 ? html`<p class="muted">${t('validation.others', { count: forOthers })}</p>` : nothing}
      <ul class="list">
        ${repeat(
          devices,
          (device) => device.code,
          (device) => html`<li>${this.renderDevice(device)}</li>`,
        )}
      </ul>
    </section>`;
  }

  private renderDevice({ code, kind, make, model, place, waiting, own, since }: WaitingDevice) {
    const key = `kind.${kind}`;
    const name = [isKey(key) ? t(key) : kind, make, model].filter(Boolean).join(' · ');
    const about = [
      t('validation.drives', { count: waiting }),
      place ?? '',
      formatDate(since, { style: 'relative' }),
      own ? t('validation.own') : '',
    ];
    return html`<a
      class="device"
      href="/validations/${code}"
      aria-current=${code === this.code ? 'page' : nothing}
    >
      <rw-code code=${code}></rw-code>
      <bdi>${name}</bdi>
      <span class="muted small"
        >${about
          .filter(Boolean)
          .map((part, index) => html`${index > 0 ? ' · ' : ''}<bdi>${part}</bdi>`)}</span
      >
    </a>`;
  }

  private renderProof() {
    const { shown, shownFailure, code } = this;
    const waiting = shown?.certification.media.filter((medium) => medium.awaits) ?? [];
    return html`<section
      id="proof"
      class="card stack"
      tabindex="-1"
      aria-label=${t('validation.title')}
    >
      <div class="row">
        <h2><rw-code code=${code}></rw-code></h2>
        <rw-button variant="quiet" icon="arrow-right" href="/devices/${code}"
          >${t('track.open_device')}</rw-button
        >
      </div>
      ${this.done ? html`<rw-notice kind="done">${t('validation.done')}</rw-notice>` : nothing}
      ${shownFailure ? html`<rw-notice kind="warning">${errorText(shownFailure)}</rw-notice>` : nothing}
      ${
        shown && waiting.length === 0 && !this.done
          ? html`<p>${t('validation.nothing_here')}</p>`
          : nothing
      }
      ${
        waiting.length > 0
          ? html`<rw-validation
              code=${code}
              .media=${waiting}
              @rw-validated=${this.onValidated}
            ></rw-validation>`
          : nothing
      }
    </section>`;
  }

  /** The label of a device or of a drive opens its proof; an armed card keeps its own meaning. */
  private hear(text: string): boolean {
    const scan = readScan(text);
    const { command, placeCode } = scanContext();
    if (command || placeCode) return false;
    const mine =
      scan.kind === 'tracking' ||
      (scan.kind === 'own' && (scan.type === 'device' || scan.type === 'medium'));
    if (!mine) return false;
    void this.find(text);
    return true;
  }

  private async find(text: string): Promise<void> {
    const { tones } = startScanning();
    try {
      const answer = await call(api.lookup.$get({ query: { text } }));
      const code = answer.kind === 'found' ? answer.found.deviceCode : null;
      void tones.play(code ? 'done' : 'refused');
      if (code) navigate(`/validations/${code}`);
    } catch (error) {
      void tones.play('refused');
      this.failure = this.queue ? null : error;
    }
  }

  private async onValidated(): Promise<void> {
    this.done = true;
    this.live.ask();
    await this.open(this.code);
    this.proof?.focus();
  }

  private async open(code: string): Promise<void> {
    try {
      const certification = await loadCertification(code);
      if (code !== this.code) return;
      if (this.shown && this.shown.code !== code) this.done = false;
      this.shown = { code, certification };
    } catch (error) {
      if (code === this.code) this.shownFailure = error;
    }
  }

  private async load(): Promise<void> {
    try {
      this.queue = await call(api.validations.$get());
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-validations': RwPageValidations;
  }
}
