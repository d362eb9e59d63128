import { goesBack } from '#domain/accessories.ts';
import type { Evidence } from '#domain/moves.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { readScan } from '#domain/codes.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import type { Card, NextMove } from './card.ts';
import { makeMove, type MoveDetails } from './moves.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-place-field.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

type Confirm = NonNullable<MoveDetails['confirms']>[number];

/**
 * Asks for exactly what one move needs: a reason, a place, the label scanned again, what was seen.
 * @fires rw-changed when made, rw-close when made or given up
 */
@customElement('rw-device-move')
export class RwDeviceMove extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  /** Open while set. */
  @property({ attribute: false }) next: NextMove | null = null;
  @state() private reason = '';
  @state() private placeId = '';
  @state() private confirmed: readonly Confirm[] = [];
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);
  readonly scans = new ScanClaim(this, (text) => this.take(text));

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('next') || changed.get('next')?.to === this.next?.to) return;
    this.reason = '';
    this.placeId = '';
    this.confirmed = [];
    this.sending.error = null;
  }

  override render() {
    const { next } = this;
    const heading = next ? t(`go.${next.to}`) : '';
    return html`<rw-dialog heading=${heading} ?open=${next !== null} @rw-close=${this.close}>
      ${next ? this.renderForm(next) : nothing}
      <rw-button
        slot="actions"
        variant="primary"
        size="bench"
        ?disabled=${!this.isComplete}
        ?busy=${this.sending.busy}
        @click=${this.confirm}
        >${next?.proposal ? t('device.propose') : heading}</rw-button
      >
      <rw-button slot="actions" variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
    </rw-dialog>`;
  }

  private renderForm(next: NextMove) {
    return html`<form class="form" @submit=${this.submit}>
      ${next.proposal ? html`<rw-notice>${t('device.proposal_text')}</rw-notice>` : nothing}
      ${next.to === 'withdrawn' ? this.renderGoesBack() : nothing}
      ${this.asks('label_again') ? this.renderConfirm('label_again') : nothing}
      ${this.asks('identity') ? this.renderConfirm('identity') : nothing}
      ${this.asks('decision_evidence') ? html`<p>${t('gate.evidence_decision_evidence')}</p>` : nothing}
      ${this.asks('place') ? this.renderPlace(next.to === 'ready' ? ['shelf', 'bin'] : []) : nothing}
      ${this.asks('quarantine_bin') ? this.renderPlace(['quarantine']) : nothing}
      ${
        this.asks('reason')
          ? html`<rw-field label=${t('field.reason')} hint=${t('device.no_names')}>
              <textarea
                rows="2"
                maxlength="500"
                .value=${this.reason}
                @input=${(event: Event) =>
                  (this.reason = (event.target as HTMLTextAreaElement).value)}
              ></textarea>
            </rw-field>`
          : nothing
      }
      <rw-refusal .error=${this.sending.error} @rw-goto=${this.close}></rw-refusal>
    </form>`;
  }

  /** What the donor brought along leaves too: nobody should have to remember it. */
  private renderGoesBack() {
    const things = goesBack(this.card.accessories, this.card.kit);
    if (things.length === 0) return nothing;
    return html`<rw-notice kind="warning">
      ${t('move.goes_back')}
      <ul>
        ${things.map(({ kind, code }) => {
          const key = `acc.${kind}`;
          return html`<li>${isKey(key) ? t(key) : kind} <rw-code code=${code}></rw-code></li>`;
        })}
      </ul>
    </rw-notice>`;
  }

  private renderPlace(kinds: readonly string[]) {
    return html`<rw-place-field
      .kinds=${kinds}
      .placeId=${this.placeId}
      @change=${(event: CustomEvent<{ placeId: string }>) => (this.placeId = event.detail.placeId)}
    ></rw-place-field>`;
  }

  private renderConfirm(what: Confirm) {
    return html`<label class="tick">
      <input
        type="checkbox"
        .checked=${this.confirmed.includes(what)}
        @change=${(event: Event) =>
          this.setConfirm(what, (event.target as HTMLInputElement).checked)}
      />
      ${t(`move.confirm.${what}`)}
    </label>`;
  }

  private asks(evidence: Evidence): boolean {
    return this.next?.asks.includes(evidence) ?? false;
  }

  private get isComplete(): boolean {
    const needsPlace = this.asks('place') || this.asks('quarantine_bin');
    return (
      (!this.asks('reason') || this.reason.trim() !== '') &&
      (!needsPlace || this.placeId !== '') &&
      (!this.asks('label_again') || this.confirmed.includes('label_again')) &&
      (!this.asks('identity') || this.confirmed.includes('identity'))
    );
  }

  private setConfirm(what: Confirm, on: boolean): void {
    const others = this.confirmed.filter((one) => one !== what);
    this.confirmed = on ? [...others, what] : others;
  }

  /** The device's own label, scanned again while the dialog is open, is the confirmation itself. */
  private take(text: string): boolean {
    if (!this.asks('label_again')) return false;
    const scan = readScan(text);
    if (scan.kind !== 'own' || scan.code !== this.card.code) return false;
    this.setConfirm('label_again', true);
    return true;
  }

  private submit(event: Event): void {
    event.preventDefault();
    if (this.isComplete) void this.confirm();
  }

  private async confirm(): Promise<void> {
    const { next } = this;
    if (!next) return;
    const reason = this.reason.trim();
    const details: MoveDetails = {
      ...(reason ? { reason } : {}),
      ...(this.placeId ? { placeId: this.placeId } : {}),
      ...(this.confirmed.length > 0 ? { confirms: [...this.confirmed] } : {}),
    };
    const made = await this.sending.run(async () => {
      await makeMove(this.card, next, details);
      return true;
    });
    if (made) this.close();
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-device-move': RwDeviceMove;
  }
}
