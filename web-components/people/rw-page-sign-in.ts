import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { readScan } from '#domain/codes.ts';
import { api, ApiError, call, errorText } from '../data/api-client.ts';
import { formSecret, formText } from '../data/form-text.ts';
import { getSession, sessionBegan } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import { rememberBadge } from './badge-check.ts';

interface ScanDetail {
  text: string;
  source: 'wedge' | 'camera' | 'typed';
}

/** A badge that waits for its PIN. */
interface WaitingBadge {
  badge: string;
  source: 'wedge' | 'camera';
  name: string;
}

/** Signing in by password, or on a shared bench by badge and PIN. */
@customElement('rw-page-sign-in')
export class RwPageSignIn extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .card {
        max-inline-size: 440px;
      }

      .pin {
        font-size: var(--rw-text-28);
        letter-spacing: 0.4em;
        text-align: center;
      }
    `,
  ];

  @state() private busy = false;
  @state() private error: unknown = null;
  @state() private waiting: WaitingBadge | null = null;

  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('rw-scan', this.onScan);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('rw-scan', this.onScan);
  }

  override render() {
    return html`<rw-page heading=${t('sign_in.title')} width="narrow">
      ${this.waiting ? this.renderPin(this.waiting) : this.renderPassword()}
    </rw-page>`;
  }

  private renderPassword() {
    return html`<form class="card stack" @submit=${this.submitPassword}>
      ${this.renderError()}
      <rw-field label=${t('sign_in.username')}>
        <input name="username" autocomplete="username" autocapitalize="none" dir="ltr" required />
      </rw-field>
      <rw-field label=${t('sign_in.password')}>
        <input name="password" type="password" autocomplete="current-password" dir="ltr" required />
      </rw-field>
      <rw-button type="submit" variant="primary" ?busy=${this.busy}
        >${t('sign_in.submit')}</rw-button
      >
      <p class="muted">${t('sign_in.badge_hint')}</p>
    </form>`;
  }

  private renderPin(waiting: WaitingBadge) {
    return html`<form class="card stack" @submit=${this.submitPin}>
      <h2>${t('sign_in.pin_title', { name: waiting.name })}</h2>
      ${this.renderError()}
      <rw-field label=${t('sign_in.pin')} hint=${t('sign_in.pin_hint')}>
        <input
          class="pin"
          name="pin"
          type="password"
          inputmode="numeric"
          autocomplete="off"
          maxlength="6"
          dir="ltr"
          required
        />
      </rw-field>
      <div class="row">
        <rw-button type="submit" variant="primary" size="bench" ?busy=${this.busy}>
          ${t('sign_in.submit')}
        </rw-button>
        <rw-button variant="quiet" @click=${this.forget}>${t('sign_in.other')}</rw-button>
      </div>
    </form>`;
  }

  private renderError() {
    return this.error
      ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>`
      : nothing;
  }

  private readonly onScan = (event: Event) => {
    const { text, source } = (event as CustomEvent<ScanDetail>).detail;
    const scan = readScan(text);
    if (scan.kind !== 'own' || scan.type !== 'badge') return;
    event.preventDefault();
    if (source !== 'typed') void this.enterByBadge({ badge: scan.code, source, name: '' });
  };

  private async submitPassword(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const username = formText(event.target, 'username');
    const password = formSecret(event.target, 'password');
    await this.enter(() => call(api.session.$post({ json: { username, password } })));
  }

  private async submitPin(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const pin = formText(form, 'pin');
    if (this.waiting) await this.enterByBadge(this.waiting, pin);
    form.reset();
  }

  private async enterByBadge(waiting: WaitingBadge, pin?: string): Promise<void> {
    const { badge, source } = waiting;
    await this.enter(() =>
      call(api.session.badge.$post({ json: { badge, source, ...(pin ? { pin } : {}) } })),
    );
    const { error } = this;
    const personId = getSession()?.person.id;
    if (!error && personId) await rememberBadge(badge, personId);
    if (error instanceof ApiError && error.code === 'badge.pin_needed') {
      this.error = null;
      this.waiting = { ...waiting, name: String(error.params.name ?? '') };
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLInputElement>('input[name=pin]')?.focus();
    }
  }

  /** On success the frame moves the person on, to where they were going. */
  private async enter(request: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      await request();
      await sessionBegan();
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }

  private forget(): void {
    this.waiting = null;
    this.error = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-sign-in': RwPageSignIn;
  }
}
