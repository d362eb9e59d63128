import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readScan } from '#domain/codes.ts';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { blockerText } from '../data/blocker-text.ts';
import { formatDate, getLocale, I18n, t } from '../i18n/i18n.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import { groupedCode } from '../ui/grouped-code.ts';

const loadGifts = (code: string) => call(api.needs[':code'].gifts.$get({ param: { code } }));
type Gift = Awaited<ReturnType<typeof loadGifts>>['gifts'][number];

/**
 * A SIM or data card for the student of a request, without a device: scanned and given, or taken back.
 * @fires rw-close
 */
@customElement('rw-need-gift')
export class RwNeedGift extends LitElement {
  static override styles = [baseStyles];

  /** Code of the request. */
  @property() need = '';
  @state() private gifts: readonly Gift[] | null = null;
  @state() private typed = '';
  @state() private said: { kind: 'done' | 'warning' | 'refused'; text: string } | null = null;
  @state() private busy = false;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => this.take(text));
  private requestId = newRequestId();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    return html`<rw-dialog open heading=${t('gift.title')} @rw-close=${this.close}>
      <div class="stack">
        <p><bdi>${this.need}</bdi></p>
        ${this.said ? html`<rw-notice kind=${this.said.kind}>${this.said.text}</rw-notice>` : nothing}
        ${this.gifts?.map((gift) => this.renderGift(gift))}
        ${this.gifts?.length === 0 ? this.renderForm() : nothing}
      </div>
    </rw-dialog>`;
  }

  private renderGift(gift: Gift) {
    const { accessoryCode, givenBy, givenAt, planEndsOn, id } = gift;
    const given = { code: groupedCode(accessoryCode), date: formatDate(givenAt), by: givenBy };
    return html`<p>
        ${t('gift.given', given)}
        ${planEndsOn ? html`· ${t('gift.plan', { date: formatDate(planEndsOn, {}, 'UTC') })}` : nothing}
      </p>
      <div class="row">
        <rw-button variant="primary" icon="printer" @click=${() => this.print(id)}
          >${t('gift.receipt')}</rw-button
        >
        <rw-button icon="undo" ?busy=${this.busy} @click=${() => this.end(id)}
          >${t('gift.take_back')}</rw-button
        >
      </div>`;
  }

  private renderForm() {
    return html`<form class="stack" @submit=${this.submit}>
      <rw-field label=${t('gift.scan')}>
        <input
          dir="ltr"
          inputmode="numeric"
          autocomplete="off"
          maxlength="60"
          .value=${this.typed}
          @input=${(event: Event) => {
            this.typed = (event.target as HTMLInputElement).value;
            this.requestId = newRequestId();
          }}
        />
      </rw-field>
      <rw-button type="submit" variant="primary" ?busy=${this.busy} ?disabled=${this.typed === ''}
        >${t('gift.give')}</rw-button
      >
    </form>`;
  }

  private take(text: string): boolean {
    const scan = readScan(text);
    if (scan.kind !== 'own' || scan.type !== 'accessory') return false;
    this.requestId = newRequestId();
    void this.give(scan.code);
    return true;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    void this.give(this.typed);
  }

  private async give(accessoryCode: string): Promise<void> {
    const param = { code: this.need };
    const json = { requestId: this.requestId, accessoryCode };
    await this.try(async () => {
      const { warnings } = await call(api.needs[':code'].gifts.$post({ param, json }));
      this.typed = '';
      const words = warnings.map(blockerText).join(' ');
      return { kind: words ? 'warning' : 'done', text: `${t('gift.done')} ${words}`.trim() };
    });
  }

  private async end(id: string): Promise<void> {
    await this.try(async () => {
      const json = { requestId: newRequestId() };
      await call(api.gifts[':id'].end.$post({ param: { id }, json }));
      return { kind: 'done', text: t('gift.back') };
    });
  }

  private async try(work: () => Promise<NonNullable<typeof this.said>>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      this.said = await work();
    } catch (error) {
      this.said = { kind: 'refused', text: errorText(error) };
    } finally {
      this.busy = false;
      this.requestId = newRequestId();
    }
    void startScanning().tones.play(this.said.kind);
    await this.load();
  }

  private async load(): Promise<void> {
    try {
      this.gifts = (await loadGifts(this.need)).gifts;
    } catch (error) {
      this.said = { kind: 'refused', text: errorText(error) };
    }
  }

  private print(id: string): void {
    window.open(`/api/gifts/${id}/receipt.pdf?locale=${getLocale()}`, '_blank', 'noopener');
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-need-gift': RwNeedGift;
  }
}
