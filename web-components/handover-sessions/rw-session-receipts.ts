import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-refused.ts';
import './rw-paper-photo.ts';
import { whoWords, type SessionView } from './session-data.ts';
import { loadReceipts, type SessionReceipt } from './session-office-data.ts';
import { lineStyles } from './session-styles.ts';

/** What was signed on paper in a session: whose photograph is still missing comes first. */
@customElement('rw-session-receipts')
export class RwSessionReceipts extends LitElement {
  static override styles = [baseStyles, lineStyles];

  @property({ attribute: false }) session!: SessionView;
  @state() private receipts: readonly SessionReceipt[] = [];
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) void this.load();
    this.hidden = this.receipts.length === 0 && !this.error;
  }

  override render() {
    const missing = this.receipts.filter(({ paperAddedAt }) => !paperAddedAt);
    const there = this.receipts.filter(({ paperAddedAt }) => paperAddedAt);
    return html`<section class="stack" @rw-added=${this.load}>
      <h2>${t('paper.title')}</h2>
      <p class="muted">
        ${missing.length > 0 ? t('paper.missing', { count: missing.length }) : t('paper.all_there')}
      </p>
      <rw-refused .error=${this.error}></rw-refused>
      <ul>
        ${[...missing, ...there].map((receipt) => this.renderReceipt(receipt))}
      </ul>
    </section>`;
  }

  private renderReceipt(receipt: SessionReceipt) {
    const { receiptCode, needCode, happenedAt, paperAddedAt, voided } = receipt;
    const entry = this.session.entries.find((one) => one.needCode === needCode);
    return html`<li>
      <div>
        <p>
          <strong class="code">${needCode}</strong>
          <bdi>${entry ? whoWords(entry) : ''}</bdi>
        </p>
        <p class="muted small">
          ${t('paper.receipt')} <rw-code code=${receiptCode}></rw-code> ·
          ${formatDate(happenedAt, { style: 'datetime' })}
          ${voided ? html`· ${t('paper.voided')}` : nothing}
        </p>
      </div>
      <rw-paper-photo code=${receiptCode} .addedAt=${paperAddedAt}></rw-paper-photo>
    </li>`;
  }

  private readonly load = async (): Promise<void> => {
    const { code } = this.session;
    try {
      const receipts = await loadReceipts(code);
      if (this.session.code !== code) return;
      this.receipts = receipts.filter(
        ({ signed, paperAddedAt }) => signed === 'paper' || (signed !== 'erased' && paperAddedAt),
      );
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-session-receipts': RwSessionReceipts;
  }
}
