import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiError } from '../data/api-error.ts';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { I18n, isKey, t, type Locale } from '../i18n/i18n.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-page.ts';
import '../ui/rw-refused.ts';
import type { Given } from './rw-handed-over.ts';
import './rw-handed-over.ts';
import './rw-scan-first.ts';
import type { Signed } from './rw-sign-form.ts';
import './rw-sign-form.ts';
import { tableStyles } from './table-styles.ts';
import './rw-table-pieces.ts';
import {
  checkPiece,
  deviceWords,
  type HandoverTable,
  isForTable,
  openTable,
  ownPiece,
} from './table-data.ts';

/** The handover table: scan the device, scan what goes along, see who signs, next family. */
@customElement('rw-page-handover')
export class RwPageHandover extends LitElement {
  static override styles = [baseStyles, tableStyles];

  @property({ attribute: false }) query: URLSearchParams | undefined;
  @state() private table: HandoverTable | null = null;
  @state() private scanned: ReadonlySet<string> = new Set();
  @state() private error: unknown = null;
  @state() private opening = false;
  @state() private given: Given | null = null;
  @state() private locale: Locale = 'en';
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => this.hear(text));
  private readonly attempt = new Attempt(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('query')) return;
    const device = this.query?.get('device');
    // Opened from a list the device is known, but it has to be scanned like everything else.
    if (device) void this.open(device, false);
  }

  override render() {
    return html`<rw-page heading=${t('table.title')}>
      ${
        this.table
          ? html`<rw-button slot="actions" variant="quiet" @click=${this.clear}
              >${t('table.other_device')}</rw-button
            >`
          : nothing
      }
      <div class="stack">
        <rw-refused .error=${this.error}>${this.renderBelongsTo()}</rw-refused>
        ${this.renderTable()}
      </div>
    </rw-page>`;
  }

  private renderTable() {
    if (this.given) {
      return html`<rw-handed-over
        .given=${this.given}
        .locale=${this.locale}
        @rw-next=${this.clear}
      ></rw-handed-over>`;
    }
    const { table } = this;
    if (!table) {
      return html`<rw-scan-first
        heading=${t('table.scan_device')}
        hint=${t('table.scan_device_hint')}
        ?busy=${this.opening}
        @rw-code=${(event: CustomEvent<{ text: string }>) => this.open(event.detail.text, true)}
      ></rw-scan-first>`;
    }
    const tracked = table.pieces.flatMap((piece) => piece.code ?? []);
    const complete = [table.code, ...tracked].every((code) => this.scanned.has(code));
    return html`<div class="table">
      <section class="left stack">
        ${this.renderRecipient(table)}
        <rw-table-pieces
          device=${table.code}
          deviceName=${deviceWords(table)}
          .pieces=${table.pieces}
          .scanned=${this.scanned}
        ></rw-table-pieces>
      </section>
      <section class="stack">
        ${
          table.blockers.length > 0
            ? html`<rw-refused .error=${blocked(table)}></rw-refused>`
            : html`<rw-sign-form
                guardian=${table.recipient?.guardianName ?? ''}
                ?wantsWitness=${table.reservedByMe}
                ?busy=${this.attempt.busy}
                ?complete=${complete}
                .error=${this.attempt.error}
                @rw-signed=${(event: CustomEvent<Signed>) => this.handOver(event.detail)}
              ></rw-sign-form>`
        }
        <rw-refused .error=${this.attempt.error}></rw-refused>
      </section>
    </div>`;
  }

  private renderRecipient({ recipient, needCode, area, schoolLevel }: HandoverTable) {
    const level = `need.level_${schoolLevel}`;
    return html`<div class="person">
      <p class="muted small"><rw-code code=${needCode}></rw-code> · <bdi>${area}</bdi></p>
      ${
        recipient
          ? html`<h2><bdi>${recipient.studentName}</bdi></h2>
              <p>
                ${[recipient.school, isKey(level) ? t(level) : '']
                  .filter(Boolean)
                  .map((part, index) => html`${index > 0 ? ' · ' : ''}<bdi>${part}</bdi>`)}
              </p>`
          : html`<h2>${t('table.no_name')}</h2>`
      }
    </div>`;
  }

  private renderBelongsTo() {
    const { error } = this;
    const other = error instanceof ApiError ? String(error.params.belongsTo ?? '') : '';
    if (!other) return nothing;
    return html`<p><a href="/devices/${other}">${t('table.open_other')}</a></p>`;
  }

  private hear(text: string): boolean {
    if (!isForTable(text)) return false;
    if (this.given) this.clear();
    const { table } = this;
    if (!table) {
      void this.open(text, true);
      return true;
    }
    const own = ownPiece(table.pieces, table.code, text);
    if (own) this.take(own);
    else void this.ask(table.code, text);
    return true;
  }

  private take(code: string): void {
    this.error = null;
    this.scanned = new Set([...this.scanned, code]);
    void startScanning().tones.play('done');
  }

  private async ask(device: string, text: string): Promise<void> {
    try {
      this.take((await checkPiece(device, text)).code);
    } catch (error) {
      this.refuse(error);
    }
  }

  private async open(text: string, byScan: boolean): Promise<void> {
    this.opening = true;
    this.error = null;
    try {
      this.table = await openTable(text);
      this.given = null;
      this.scanned = new Set(byScan ? [this.table.code] : []);
      void startScanning().tones.play(this.table.blockers.length > 0 ? 'warning' : 'done');
    } catch (error) {
      this.refuse(error);
    } finally {
      this.opening = false;
    }
  }

  private refuse(error: unknown): void {
    this.error = error;
    void startScanning().tones.play('refused');
    window.scrollTo({ top: 0 });
  }

  private async handOver(signed: Signed): Promise<void> {
    const { table } = this;
    if (!table) return;
    const body = { ...signed, scanned: [...this.scanned] };
    const locale = signed.locale as Locale;
    const given = await this.attempt.run(body, (json) =>
      call(
        api.devices[':code'].handover.$post({
          param: { code: table.code },
          json: { ...json, locale },
        }),
      ),
    );
    if (!given) return void startScanning().tones.play('refused');
    this.locale = locale;
    this.given = given;
    this.table = null;
    void startScanning().tones.play('done');
  }

  private clear(): void {
    this.table = null;
    this.given = null;
    this.error = null;
    this.scanned = new Set();
    this.attempt.clear();
  }
}

/** Known before anything is signed: the same words as a refusal. */
function blocked({ blockers }: HandoverTable): ApiError {
  return new ApiError({ status: 422, code: 'table.blocked', blockers });
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-handover': RwPageHandover;
  }
}
