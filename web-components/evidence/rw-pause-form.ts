import { readScan } from '#domain/codes.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { faultParts } from '../data/fault-list.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { focusFirst } from '../ui/focus-first.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import type { Fault } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import { CHANGED } from './sending.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/** Which part the work waits for: its shelf label scanned, one of the usual ones tapped, or words. @fires rw-changed, rw-close */
@customElement('rw-pause-form')
export class RwPauseForm extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property() code = '';
  @property({ attribute: false }) faults: readonly Fault[] = [];
  @state() private wanted = '';
  @state() private itemCode = '';
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);
  /** While this form is open, a part's label names what is missing. */
  readonly scans = new ScanClaim(this, (text) => this.hear(text));

  override firstUpdated(): void {
    void focusFirst(this);
  }

  override render() {
    const { attempt } = this;
    return html`<form class="card form" @submit=${this.save}>
      ${this.renderUsual()}
      <rw-field
        label=${t('repair.pause_part')}
        hint=${this.itemCode ? t('repair.pause_scanned', { code: groupedCode(this.itemCode) }) : t('repair.pause_hint')}
        error=${fieldText(attempt.error, 'part') || fieldText(attempt.error, 'itemCode')}
      >
        <input
          name="part"
          maxlength="120"
          .value=${this.wanted}
          @input=${(event: Event) => {
            this.wanted = (event.target as HTMLInputElement).value;
            this.itemCode = '';
          }}
        />
      </rw-field>
      ${attempt.error ? html`<rw-refused .error=${attempt.error}></rw-refused>` : nothing}
      <div class="row">
        <rw-button type="submit" variant="primary" size="bench" ?busy=${attempt.busy}
          >${t('repair.pause')}</rw-button
        >
        <rw-button variant="quiet" size="bench" @click=${this.close}>${t('act.cancel')}</rw-button>
      </div>
    </form>`;
  }

  private renderUsual() {
    const open = this.faults.filter(({ closedAt }) => closedAt === null);
    const keys = [...new Set(open.flatMap(({ fault }) => faultParts(fault)))].filter(isKey);
    if (keys.length === 0) return nothing;
    return html`<div class="row">
      ${keys.map(
        (key) =>
          html`<rw-button size="bench" @click=${() => this.choose(t(key))}>${t(key)}</rw-button>`,
      )}
    </div>`;
  }

  private choose(part: string): void {
    this.wanted = part;
    this.itemCode = '';
  }

  private hear(text: string): boolean {
    const scan = readScan(text);
    if (scan.kind !== 'own' || scan.type !== 'medium') return false;
    void startScanning().tones.play('done');
    this.itemCode = scan.code;
    this.wanted = '';
    return true;
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const param = { code: this.code };
    const body = { part: this.wanted.trim(), itemCode: this.itemCode };
    const done = await this.attempt.run(body, (json) =>
      call(api.devices[':code'].repair.pause.$post({ param, json })),
    );
    if (!done) return;
    this.dispatchEvent(new CustomEvent(CHANGED, { bubbles: true, composed: true }));
    this.close();
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-pause-form': RwPauseForm;
  }
}
