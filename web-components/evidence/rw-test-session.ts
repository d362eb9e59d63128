import { testsFor, type PageTest, verdictOf } from '#domain/test-page.ts';
import { css, html, LitElement, nothing, type PropertyValues, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-notice.ts';
import { type Card, isWorkable } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';
import {
  loadTestSession,
  type MadeTestCode,
  makeTestCode,
  resultDetails,
  type ShownTestSession,
} from './test-sessions.ts';

const LOCAL = /^(localhost|127\.|\[::1\])/;

/**
 * Starts the test page on the device itself: code, address and QR, and the results as they come in.
 * @fires rw-changed
 */
@customElement('rw-test-session')
export class RwTestSession extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    css`
      :host {
        margin-block-end: var(--rw-space-4);
      }

      section {
        display: grid;
        gap: var(--rw-space-4);
        padding: var(--rw-space-4);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius);
      }

      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--rw-space-3);
      }

      .head > div {
        flex: 1 1 16rem;
        min-inline-size: 0;
      }

      .pass {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-4) var(--rw-space-6);
      }

      .pass .address,
      .code {
        display: block;
      }

      .address,
      .code {
        direction: ltr;
        overflow-wrap: anywhere;
        user-select: all;
      }

      .address {
        font-size: var(--rw-text-20);
        font-weight: 600;
      }

      .code {
        font-size: var(--rw-text-56);
        font-weight: 600;
        letter-spacing: 0.12em;
        line-height: 1.2;
      }

      svg {
        inline-size: 168px;
        block-size: 168px;
        border-radius: var(--rw-radius-small);
        background: #ffffff;
        shape-rendering: crispEdges;
      }

      li {
        display: flex;
        gap: var(--rw-space-2);
        padding-block: var(--rw-space-1);
        overflow-wrap: anywhere;
      }

      .fail rw-icon {
        color: var(--rw-color-refused);
      }

      .pass-line rw-icon {
        color: var(--rw-color-done);
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  @state() private made: MadeTestCode | null = null;
  @state() private session: ShownTestSession | null = null;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);
  private readonly refresh = new LiveRefresh(
    this,
    () => this.load(),
    (event) => event.deviceId === this.card.id && ['test_page', 'checklist'].includes(event.kind),
  );

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('card')) return;
    if (changed.get('card')?.code === this.card.code) return;
    this.made = null;
    this.session = null;
    this.refresh.ask();
  }

  override render() {
    if (!allowed('diagnostics.record') || !isWorkable(this.card)) return nothing;
    const { session } = this;
    const isRunning = session?.state === 'waiting' || session?.state === 'opened';
    return html`<section>
      <div class="head">
        <div>
          <h3>${t('test_page.bench.title')}</h3>
          <p class="muted" role="status">
            ${session ? t(`test_page.bench.${session.state}`) : t('test_page.bench.hint')}
          </p>
        </div>
        <rw-button icon="monitor" size="bench" ?busy=${this.sending.busy} @click=${this.make}
          >${t(session ? 'test_page.bench.new' : 'test_page.bench.make')}</rw-button
        >
      </div>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      ${isRunning ? this.renderPass(session) : nothing}
      ${session ? this.renderResults(session) : nothing}
    </section>`;
  }

  private renderPass(session: ShownTestSession) {
    const { made } = this;
    if (!made) return html`<p class="muted">${t('test_page.bench.code_gone')}</p>`;
    // A machine that died asks for the code again.
    if (session.state === 'opened') {
      return html`<p>${t('test_page.code')}: <bdi class="address">${made.code}</bdi></p>`;
    }
    const { protocol, hostname, host } = new URL(made.address);
    return html`<div class="pass">
        <div>
          <p>${t('test_page.bench.open')}</p>
          <bdi class="address">${protocol === 'https:' ? 'https://' : ''}${host}/test</bdi>
          <bdi class="code">${made.code}</bdi>
          <p class="muted">
            ${t('test_page.bench.until', { when: formatDate(made.expiresAt, { style: 'time' }) })}
          </p>
        </div>
        ${made.qr ? renderQr(made.qr) : nothing}
      </div>
      ${
        LOCAL.test(hostname)
          ? html`<rw-notice kind="warning">${t('test_page.bench.local')}</rw-notice>`
          : protocol === 'https:'
            ? nothing
            : html`<rw-notice kind="info">${t('test_page.bench.plain')}</rw-notice>`
      }`;
  }

  private renderResults(session: ShownTestSession) {
    const tests = testsFor(this.card.kind).filter((test) => test in session.results);
    if (tests.length === 0) return nothing;
    return html`<ul>
      ${tests.map((test) => this.renderResult(test, session))}
    </ul>`;
  }

  private renderResult(test: PageTest, { results }: ShownTestSession) {
    const verdict = verdictOf(test, results);
    const word =
      verdict === 'pass' || verdict === 'fail'
        ? t(`test.${verdict}`)
        : t(verdict === 'absent' ? 'test_page.absent' : 'test_page.skipped');
    const details = resultDetails(test, results);
    const look = verdict === 'fail' ? 'fail' : verdict === 'pass' ? 'pass-line' : 'muted';
    const icon = verdict === 'fail' ? 'circle-x' : verdict === 'pass' ? 'circle-check' : 'minus';
    return html`<li class=${look}>
      <rw-icon name=${icon}></rw-icon>
      <span
        ><strong>${t(`test_page.${test}`)}: ${word}</strong>
        ${details ? html`<span class="muted"> ${details}</span>` : nothing}</span
      >
    </li>`;
  }

  private async make(): Promise<void> {
    const { code } = this.card;
    const made = await this.sending.run(() => makeTestCode(code));
    if (!made || code !== this.card.code) return;
    this.made = made;
    this.refresh.ask();
  }

  private async load(): Promise<void> {
    const { code } = this.card;
    if (!allowed('diagnostics.record')) return;
    const session = await loadTestSession(code);
    if (code === this.card.code) this.session = session;
  }
}

/** With the quiet zone of four modules that readers ask for (ISO/IEC 18004). */
function renderQr({ size, path }: NonNullable<MadeTestCode['qr']>) {
  return html`<svg
    viewBox="-4 -4 ${size + 8} ${size + 8}"
    role="img"
    aria-label=${t('test_page.bench.qr')}
  >
    ${svg`<path d=${path}></path>`}
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-test-session': RwTestSession;
  }
}
