import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { MOST_KG, weighsDifferently } from '#domain/recycling.ts';
import type { BatchView } from '../../api/recycling/batch-view.service.ts';
import { api, call, fieldText, newRequestId } from '../data/api-client.ts';
import '../evidence/rw-refusal.ts';
import '../evidence/rw-second-person.ts';
import type { RwSecondPerson } from '../evidence/rw-second-person.ts';
import { Sending } from '../evidence/sending.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';

/** Pieces counted, load weighed, second person signed: then the batch is gone. @fires rw-done */
@customElement('rw-sign-batch')
export class RwSignBatch extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) batch!: BatchView;
  @state() private kg = Number.NaN;
  @query('[name=pieces]') private readonly pieces!: HTMLInputElement;
  @query('rw-second-person') private readonly second!: RwSecondPerson;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { expected } = this.batch;
    const { error } = this.sending;
    const differs = this.kg > 0 && weighsDifferently(this.kg, expected);
    return html`<form class="stack" @submit=${this.sign}>
      <p>${t('recycling.sign_text')}</p>
      <rw-field label=${t('recycling.count_pieces')} error=${fieldText(error, 'pieces')}>
        <input name="pieces" type="number" dir="ltr" min="1" step="1" required />
      </rw-field>
      <rw-field
        label=${t('recycling.weight')}
        hint="${t('recycling.expected')}: ${t('recycling.kg', { kg: expected.kg })}"
        error=${fieldText(error, 'weightKg')}
      >
        <input
          name="weightKg"
          type="number"
          dir="ltr"
          min="0.001"
          max=${MOST_KG}
          step="any"
          required
          @input=${(event: Event) => (this.kg = (event.target as HTMLInputElement).valueAsNumber)}
        />
      </rw-field>
      ${
        differs
          ? html`<rw-notice kind="warning"
              >${t('recycling.differs', { weighed: this.kg, expected: expected.kg })}</rw-notice
            >`
          : nothing
      }
      <rw-second-person signs="witness"></rw-second-person>
      ${error && !markedField(error) ? html`<rw-refusal .error=${error}></rw-refusal>` : nothing}
      <rw-button type="submit" variant="primary" size="bench" ?busy=${this.sending.busy}
        >${t('recycling.sign_now')}</rw-button
      >
    </form>`;
  }

  private async sign(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.second.ready()) return;
    const { code, version } = this.batch;
    const json = {
      requestId: newRequestId(),
      version,
      pieces: this.pieces.valueAsNumber,
      weightKg: this.kg,
      witness: this.second.witness,
    };
    const done = await this.sending.run(() =>
      call(api.recycling.batches[':code'].signature.$post({ param: { code }, json })),
    );
    if (done) this.dispatchEvent(new CustomEvent('rw-done'));
    else this.goTo(markedField(this.sending.error));
  }

  private goTo(name: string | undefined): void {
    this.renderRoot.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.focus();
  }
}

/** The field at which it is said what is wrong. */
function markedField(error: unknown): string | undefined {
  return ['pieces', 'weightKg'].find((name) => fieldText(error, name) !== '');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-sign-batch': RwSignBatch;
  }
}
