import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { foldCrockford } from '#domain/codes.ts';
import type { PublicTrace } from '../../api/tracking/tracking.service.ts';
import { navigate } from '../app/navigation.ts';
import { api, ApiError, call, errorText } from '../data/api-client.ts';
import { SessionController } from '../data/session.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { codeFormStyles, renderCodeForm } from '../ui/code-form.ts';
import '../ui/rw-button.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import type { RwPage } from '../ui/rw-page.ts';
import '../ui/rw-skeleton.ts';
import './rw-trace.ts';

/** Public: where a device is on its way, by its tracking code. No person is ever named here. */
@customElement('rw-page-tracking')
export class RwPageTracking extends LitElement {
  static override styles = [
    baseStyles,
    codeFormStyles,
    css`
      .stack {
        gap: var(--rw-space-5);
      }
    `,
  ];

  @property({ attribute: false }) params: Record<string, string> = {};
  @state() private trace: PublicTrace | null = null;
  @state() private error: unknown = null;
  @state() private deviceCode = '';
  @query('rw-page') private readonly page!: RwPage;
  readonly i18n = new I18n(this);
  private readonly session = new SessionController(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params')) return;
    this.trace = null;
    this.error = null;
    this.deviceCode = '';
    if (this.code) void this.load(this.code);
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('trace') && this.trace) void this.nameWindow(this.trace);
  }

  private get code(): string {
    return foldCrockford(this.params.code ?? '').slice(0, 40);
  }

  override render() {
    const { trace } = this;
    return html`<rw-page heading=${trace ? headingOf(trace) : t('track.title')} width="narrow">
      ${trace ? html`<span slot="lead">${trace.programme}</span>` : nothing}
      <div class="stack">
        ${this.renderAnswer()} ${this.code ? this.renderAgain() : this.renderForm()}
      </div>
    </rw-page>`;
  }

  private renderAnswer() {
    const { trace, error, deviceCode } = this;
    if (!this.code) return nothing;
    if (error) return this.renderError(error);
    if (!trace) return html`<rw-skeleton .lines=${5}></rw-skeleton>`;
    return html`<rw-trace .trace=${trace}></rw-trace> ${
        deviceCode
          ? html`<rw-button variant="primary" icon="arrow-right" href="/devices/${deviceCode}"
              >${t('track.open_device')}</rw-button
            >`
          : nothing
      }`;
  }

  private renderError(error: unknown) {
    if (error instanceof ApiError && error.status === 404) {
      return html`<rw-empty icon="search" heading=${t('track.not_found_title')}>
          ${t('track.not_found_text')}
        </rw-empty>
        ${this.renderForm()}`;
    }
    return html`<rw-notice kind="warning">
      ${errorText(error)}
      <rw-button slot="actions" icon="refresh" @click=${() => this.load(this.code)}
        >${t('common.retry')}</rw-button
      >
    </rw-notice>`;
  }

  private renderForm() {
    return renderCodeForm({
      lead: t('track.lead'),
      label: t('field.public_code'),
      hint: t('track.hint'),
      verb: t('track.show'),
      value: this.code,
      maxLength: 12,
      onCode: (typed) => {
        const code = foldCrockford(typed);
        if (code) navigate(`/t/${encodeURIComponent(code)}`);
      },
    });
  }

  private renderAgain() {
    const missing = this.error instanceof ApiError && this.error.status === 404;
    return missing
      ? nothing
      : html`<p>
          <rw-button variant="quiet" icon="search" href="/track">${t('track.another')}</rw-button>
        </p>`;
  }

  /** The window's title says the stage too: people keep several of these pages open. */
  private async nameWindow(trace: PublicTrace): Promise<void> {
    const stage = `stage.${trace.stage}`;
    await this.page.updateComplete;
    const detail = t('track.window_title', {
      device: headingOf(trace),
      stage: isKey(stage) ? t(stage) : trace.stage,
    });
    this.dispatchEvent(new CustomEvent('rw-title', { detail, bubbles: true, composed: true }));
  }

  private async load(code: string): Promise<void> {
    this.error = null;
    try {
      const trace = await call(api.tracking[':code'].$get({ param: { code } }));
      if (code !== this.code) return;
      this.trace = trace;
      if (this.session.value) await this.findDevice(code);
    } catch (error) {
      if (code === this.code) this.error = error;
    }
  }

  /** Staff who scan the QR with a phone go on to the same device; others see no more than the public. */
  private async findDevice(code: string): Promise<void> {
    const query = { text: `/t/${code}` };
    const found = await call(api.lookup.$get({ query })).catch(() => null);
    if (code === this.code && found?.kind === 'found') this.deviceCode = found.found.code;
  }
}

function headingOf({ make, model, kind }: PublicTrace): string {
  const key = `kind.${kind}`;
  return [isKey(key) ? t(key) : kind, make, model].filter(Boolean).join(' ');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-tracking': RwPageTracking;
  }
}
