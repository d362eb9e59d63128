import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call, errorText, isOffline } from '../data/api-client.ts';
import { getSession, loadSession, onSessionChange } from '../data/session.ts';
import { watchTyping } from '../data/unsaved.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { focusPlain, keepFocus } from '../ui/kept-focus.ts';
import { acceptOwnDigits } from '../ui/own-digits.ts';
import { headingIn } from '../ui/page-heading.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-skeleton.ts';
import '../ui/rw-toast-region.ts';
import { clearToasts } from '../ui/toast.ts';
import {
  interceptLinks,
  navigate,
  onNavigate,
  restoreScroll,
  type RoutedPage,
} from './navigation.ts';
import { resolveRoute } from './resolve-route.ts';
import { appStyles } from './app-styles.ts';
import { menuFor } from './menu.ts';
import type { Route } from './route.ts';
import './rw-navigation.ts';
import './rw-page-not-found.ts';
import './rw-top-bar.ts';
import './rw-update-offer.ts';
import { startLanguage } from './start-language.ts';
import { registerServiceWorker } from './updates.ts';

/** A server that gave no answer is asked again after this time. */
const ASK_AGAIN_MS = 5_000;

/** The frame around every page: decides which page an address shows, and to whom. */
@customElement('rw-app')
export class RwApp extends LitElement {
  static override styles = [baseStyles, appStyles];

  @state() private page: HTMLElement | null = null;
  @state() private route: Route | null = null;
  @state() private failure: unknown;
  @state() private forbidden = false;
  @state() private path = location.pathname;
  @state() private heading = '';
  readonly i18n = new I18n(this);
  private needsSetup = false;
  private started = false;
  private personId: string | null = null;
  /** Why nobody knows who is here. */
  private stranger: unknown;
  private again: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    history.scrollRestoration = 'manual';
    interceptLinks();
    watchTyping();
    keepFocus();
    acceptOwnDigits();
    onNavigate(() => void this.show());
    onSessionChange(() => this.onSession());
    void this.start();
  }

  override render() {
    const bare = this.route?.bare ?? false;
    const menu = menuFor(getSession()?.roles ?? []);
    const framed = !bare && menu.daily.length > 1;
    return html`
      <rw-top-bar ?hidden=${bare} @rw-skip=${this.focusContent}></rw-top-bar>
      <main id="content" class=${framed ? '' : 'bare'} tabindex="-1" @rw-title=${this.onTitle}>
        <rw-update-offer></rw-update-offer>
        ${bare ? nothing : html`<rw-storage-bar></rw-storage-bar>`}
        ${window.isSecureContext ? nothing : this.renderInsecure()} ${this.renderPage()}
      </main>
      ${framed ? html`<rw-navigation .path=${this.path} .menu=${menu}></rw-navigation>` : nothing}
      <rw-toast-region></rw-toast-region>
      <div class="visually-hidden" role="status">${this.heading}</div>
    `;
  }

  private renderPage() {
    if (this.failure) {
      return html`<div class="wait">
        <rw-notice kind=${isOffline(this.failure) ? 'warning' : 'refused'}>
          ${this.failure === this.stranger ? errorText(this.failure) : t('error.page_failed')}
          <rw-button slot="actions" icon="refresh" @click=${() => location.reload()}
            >${t('common.retry')}</rw-button
          >
        </rw-notice>
      </div>`;
    }
    if (this.forbidden) {
      return html`<div class="wait stack">
        <h1>${t('app.forbidden_title')}</h1>
        <rw-notice kind="refused">
          ${t('error.forbidden')}
          <rw-button slot="actions" href="/">${t('app.to_start')}</rw-button>
        </rw-notice>
      </div>`;
    }
    return this.page ?? html`<rw-skeleton class="wait" .lines=${6}></rw-skeleton>`;
  }

  private renderInsecure() {
    return html`<p class="insecure no-print">
      ${t('app.insecure')} <a href="/help/https">${t('app.insecure_link')}</a>
    </p>`;
  }

  private async start(): Promise<void> {
    if (!(await startLanguage())) return;
    void registerServiceWorker();
    // On every page, the sign-in page too: a badge opens the bench.
    void import('../scan/scan-bus.ts').then(({ startScanning }) => startScanning());
    void import('../scan/rw-storage-bar.ts');
    await this.meet();
    window.addEventListener('online', () => this.stranger && void this.meet());
  }

  /** Asks who is here. Without a network, and nobody remembered, public pages still open. */
  private async meet(): Promise<void> {
    try {
      if (!(await loadSession())) await this.loadSetup();
      this.stranger = undefined;
    } catch (error) {
      this.stranger = error;
      clearTimeout(this.again);
      this.again = setTimeout(() => void this.meet(), ASK_AGAIN_MS);
    }
    this.started = true;
    await this.show();
  }

  private brings = false;

  private onSession(): void {
    const personId = getSession()?.person.id ?? null;
    if (personId !== this.personId) clearToasts();
    this.personId = personId;
    if (this.started) void this.show({ moved: false });
  }

  private async loadSetup(): Promise<void> {
    this.needsSetup = (await call(api.setup.$get())).needed;
  }

  /** @param how `moved`: false where only the person changed, who goes on in the same form */
  private async show(how = { moved: true }): Promise<void> {
    const turn = ++this.turn;
    const address = new URL(location.href);
    const session = getSession();
    if (session) this.needsSetup = false;
    const visitor = {
      roles: session?.roles ?? null,
      needsSetup: this.needsSetup,
      mustChangePassword: session?.mustChangePassword ?? false,
    };
    const found = resolveRoute(address, visitor);
    if (this.stranger && !(found.kind === 'page' && found.route.public)) {
      this.failure = this.stranger;
      return;
    }
    if (found.kind === 'redirect') {
      if (found.to !== address.pathname + address.search) navigate(found.to, { replace: true });
      return;
    }
    if (found.kind === 'page') {
      try {
        await found.route.load();
      } catch (error) {
        if (turn === this.turn) this.failure = error;
        return;
      }
    }
    if (turn !== this.turn) return;
    const first = this.page === null;
    this.failure = undefined;
    this.forbidden = found.kind === 'forbidden';
    this.route = found.kind === 'page' ? found.route : null;
    this.path = address.pathname;
    const tag = this.route?.tag ?? 'rw-page-not-found';
    const page: RoutedPage = this.page?.localName === tag ? this.page : document.createElement(tag);
    page.params = found.kind === 'page' ? found.params : {};
    page.query = address.searchParams;
    // A turn that overtakes another one brings the keyboard along in its place.
    this.brings ||= how.moved || this.page !== page;
    this.page = page;
    if (found.kind === 'page') this.setTitle(t(found.route.title));
    await this.updateComplete;
    if (page instanceof LitElement) await page.updateComplete;
    if (turn !== this.turn) return;
    if (!first && this.brings) this.focusContent();
    this.brings = false;
    restoreScroll();
  }

  /** Keyboard and screen reader go on at the new page, unless it took the focus itself. */
  private focusContent(): void {
    const main = this.shadowRoot?.querySelector('main');
    if (!main || this.page?.matches(':focus-within')) return;
    focusPlain((this.page && headingIn(this.page)) ?? main);
  }

  private onTitle(event: CustomEvent<string>): void {
    this.setTitle(event.detail);
  }

  private setTitle(title: string): void {
    this.heading = title;
    document.title = `${title} · ${t('app.name')}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-app': RwApp;
  }
}
