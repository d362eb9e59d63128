import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { lineName, type TransferLine } from './transfer-data.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/**
 * One line that has not arrived: it stayed behind, or it is lost. If it arrives later it is scanned like the others.
 * @fires rw-close
 * @fires rw-done
 */
@customElement('rw-transfer-settle')
export class RwTransferSettle extends LitElement {
  static override styles = [baseStyles];

  @property() transfer = '';
  @property({ attribute: false }) line!: TransferLine;
  @state() private note = '';
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const code = `\u2066${groupedCode(this.line.code)}\u2069`;
    return html`<rw-dialog open heading=${t('transfer.settle_title', { code })}>
      <div class="stack">
        <p>${lineName(this.line)}</p>
        <rw-field label=${t('transfer.settle_note')}>
          <input
            maxlength="300"
            .value=${this.note}
            @input=${(event: Event) => (this.note = (event.target as HTMLInputElement).value)}
          />
        </rw-field>
        <rw-refused .error=${this.attempt.error}></rw-refused>
      </div>
      <rw-button
        slot="actions"
        variant="primary"
        ?busy=${this.attempt.busy}
        @click=${() => void this.settle('stayed')}
        >${t('transfer.stayed')}</rw-button
      >
      ${
        allowed('stock.settle')
          ? html`<rw-button
              slot="actions"
              ?busy=${this.attempt.busy}
              @click=${() => void this.settle('lost')}
              >${t('transfer.lost')}</rw-button
            >`
          : nothing
      }
    </rw-dialog>`;
  }

  private async settle(how: 'stayed' | 'lost'): Promise<void> {
    const param = { code: this.transfer, line: this.line.id };
    const { settlement } = api.transfers[':code'].lines[':line'];
    const done = await this.attempt.run({ how, note: this.note }, (json) =>
      call(settlement.$post({ param, json })),
    );
    if (done) this.dispatchEvent(new CustomEvent('rw-done'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-transfer-settle': RwTransferSettle;
  }
}
