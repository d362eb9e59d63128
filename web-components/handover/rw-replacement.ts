import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ReplacementInput } from '../../api/returns/replacement.service.ts';
import { ApiError } from '../data/api-error.ts';
import { formText } from '../data/form-text.ts';
import { I18n, type Locale, t } from '../i18n/i18n.ts';
import { deviceName, type FreeDevice, loadSuggestions } from '../needs/need-data.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import type { Signed } from './rw-sign-form.ts';
import './rw-sign-form.ts';
import './rw-table-pieces.ts';
import { deviceWords, openReplacement, ownPiece, type Replacement } from './table-data.ts';
import { tableStyles } from './table-styles.ts';

export type Given = Omit<ReplacementInput, 'locale' | 'scanned'> & {
  scanned: string[];
  locale: Locale;
};

const SHOWN = 5;

/**
 * The device that is given instead: scanned, its pieces scanned, signed for.
 * @fires rw-give with `detail: Given`
 */
@customElement('rw-replacement')
export class RwReplacement extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    css`
      :host {
        display: grid;
        gap: var(--rw-space-4);
        padding-block-start: var(--rw-space-5);
        border-block-start: 2px solid var(--rw-color-line);
      }

      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }

      rw-field {
        flex: 0 1 320px;
      }

      li {
        padding-block: var(--rw-space-1);
      }
    `,
  ];

  /** The device that comes back, and its request. */
  @property() code = '';
  @property() needCode = '';
  @property({ type: Boolean }) busy = false;
  /** The device that comes back was scanned. */
  @property({ type: Boolean }) ready = false;
  @property({ attribute: false }) refusal: unknown = null;
  @state() private table: Replacement | null = null;
  @state() private scanned: ReadonlySet<string> = new Set();
  @state() private free: readonly FreeDevice[] = [];
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.suggest();
  }

  override render() {
    const { table } = this;
    return html`<h2>${t('back.replacement')}</h2>
      <rw-refused .error=${this.error}></rw-refused>
      ${table ? this.renderTable(table) : this.renderFirst()}`;
  }

  private renderFirst() {
    return html`<p>${t('back.replacement_scan')}</p>
      ${
        this.free.length > 0
          ? html`<div>
              <p class="muted">${t('back.replacement_free')}</p>
              <ul>
                ${this.free.map(
                  (device) =>
                    html`<li>
                      <rw-code code=${device.code}></rw-code> <bdi>${deviceName(device)}</bdi>
                      ${device.placeName ? html`· <bdi>${device.placeName}</bdi>` : nothing}
                    </li>`,
                )}
              </ul>
            </div>`
          : nothing
      }
      <form @submit=${this.typed}>
        <rw-field label=${t('table.type_code')}>
          <input name="code" inputmode="numeric" maxlength="60" autocomplete="off" />
        </rw-field>
        <rw-button type="submit">${t('common.open')}</rw-button>
      </form>`;
  }

  private renderTable(table: Replacement) {
    const tracked = table.pieces.flatMap((piece) => piece.code ?? []);
    const all = [table.code, ...tracked].every((code) => this.scanned.has(code));
    return html`<div class="table">
      <section class="stack">
        <rw-table-pieces
          device=${table.code}
          deviceName=${deviceWords(table)}
          .pieces=${table.pieces}
          .scanned=${this.scanned}
        ></rw-table-pieces>
        <div>
          <rw-button variant="quiet" @click=${this.another}
            >${t('back.replacement_other')}</rw-button
          >
        </div>
      </section>
      <section class="stack">
        ${
          table.blockers.length > 0
            ? html`<rw-refused .error=${unfit(table)}></rw-refused>`
            : html`<rw-sign-form
                action=${t('back.exchange_do')}
                ?busy=${this.busy}
                ?complete=${all && this.ready}
                .error=${this.refusal}
                @rw-signed=${this.give}
              ></rw-sign-form>`
        }
      </section>
    </div>`;
  }

  /** Whether a scan is a piece of the device that is given. */
  takes(text: string): boolean {
    const own = this.table && ownPiece(this.table.pieces, this.table.code, text);
    if (!own) return false;
    this.error = null;
    this.scanned = new Set([...this.scanned, own]);
    void startScanning().tones.play('done');
    return true;
  }

  /** A device is scanned: it is the one to give. */
  async open(text: string): Promise<void> {
    try {
      this.table = await openReplacement(this.code, text);
      this.error = null;
      this.scanned = new Set([this.table.code]);
      void startScanning().tones.play(this.table.blockers.length > 0 ? 'warning' : 'done');
    } catch (error) {
      this.error = error;
      void startScanning().tones.play('refused');
    }
    await this.updateComplete;
    this.scrollIntoView({ block: 'start' });
  }

  private typed(event: SubmitEvent): void {
    event.preventDefault();
    const text = formText(event.target, 'code');
    if (text) void this.open(text);
  }

  private another(): void {
    this.table = null;
    this.scanned = new Set();
  }

  private async suggest(): Promise<void> {
    // Only a help: without it the device is found on its shelf.
    const free = await loadSuggestions(this.needCode).catch(() => []);
    this.free = free.slice(0, SHOWN);
  }

  private give(event: CustomEvent<Signed>): void {
    const { table } = this;
    if (!table) return;
    const { identitySeen, signature, witnessName, locale } = event.detail;
    const scanned = [...this.scanned];
    const detail: Given = {
      code: table.code,
      scanned,
      identitySeen,
      signature,
      witnessName,
      locale: locale as Locale,
    };
    this.dispatchEvent(new CustomEvent('rw-give', { detail }));
  }
}

function unfit({ blockers }: Replacement): ApiError {
  return new ApiError({ status: 422, code: 'back.replacement_unfit', blockers });
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-replacement': RwReplacement;
  }
}
