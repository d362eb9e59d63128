import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatDate, formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import { pinText } from './rw-table-open.ts';
import type { StoredTablet } from './table-store.ts';
import { MAX_TRIES, type OpenTable, unlockTable } from './table-vault.ts';

/**
 * Locked: the PIN opens it, wrong ones make it wait, ten of them empty it.
 * @fires rw-table with `detail: OpenTable`
 * @fires rw-wiped after the last try
 */
@customElement('rw-table-unlock')
export class RwTableUnlock extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: grid;
        gap: var(--rw-space-4);
        max-inline-size: 24rem;
      }

      input {
        min-block-size: var(--rw-touch-bench);
        font-size: var(--rw-text-28);
        letter-spacing: 0.2em;
      }
    `,
  ];

  @property({ attribute: false }) tablet!: StoredTablet;
  @state() private busy = false;
  @state() private wrong = false;
  @state() private left = MAX_TRIES;
  @state() private waitUntil = 0;
  @state() private now = Date.now();
  readonly i18n = new I18n(this);
  private timer?: ReturnType<typeof setInterval>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => {
      if (this.waitUntil > this.now) this.now = Date.now();
    }, 500);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('tablet')) return;
    this.left = MAX_TRIES - this.tablet.tries;
    this.waitUntil = this.tablet.waitUntil;
    this.now = Date.now();
  }

  override render() {
    const seconds = Math.ceil((this.waitUntil - this.now) / 1000);
    return html`<form class="card" autocomplete="off" @submit=${this.submit}>
      <h2>${t('at_table.locked')}</h2>
      <p class="muted">
        ${t('at_table.locked_until', { date: formatDate(this.tablet.expiresAt, { style: 'datetime' }) })}
      </p>
      <rw-field label=${t('at_table.pin')} error=${this.wrong ? this.wrongWords : ''}>
        <input
          name="pin"
          type="password"
          inputmode="numeric"
          autocomplete="off"
          dir="ltr"
          required
          maxlength="12"
        />
      </rw-field>
      ${
        seconds > 0
          ? html`<rw-notice kind="warning"
              >${t('at_table.wait', { seconds: formatNumber(seconds) })}</rw-notice
            >`
          : nothing
      }
      <rw-button
        type="submit"
        variant="primary"
        size="bench"
        icon="lock"
        ?busy=${this.busy}
        ?disabled=${seconds > 0}
        >${t('at_table.unlock')}</rw-button
      >
    </form>`;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  private get wrongWords(): string {
    return t('at_table.pin_wrong', { count: this.left });
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || this.busy || this.waitUntil > Date.now()) return;
    this.busy = true;
    this.wrong = false;
    const pin = pinText(form, 'pin');
    form.reset();
    const unlocked = await unlockTable(this.tablet.tabletId, pin);
    this.busy = false;
    if (unlocked.ok) {
      this.dispatchEvent(new CustomEvent<OpenTable>('rw-table', { detail: unlocked.table }));
      return;
    }
    if (unlocked.triesLeft <= 0) return void this.dispatchEvent(new CustomEvent('rw-wiped'));
    this.wrong = true;
    this.left = unlocked.triesLeft;
    this.waitUntil = unlocked.waitUntil;
    this.now = Date.now();
    form.querySelector('input')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-table-unlock': RwTableUnlock;
  }
}
