import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { BatchDetails } from '../../api/recycling/batches.service.ts';
import { api, call, newRequestId } from '../data/api-client.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';

/** Recycler, licence and waste document of a batch, new or still open. @fires rw-done with `detail: { code }` */
@customElement('rw-recycling-form')
export class RwRecyclingForm extends LitElement {
  static override styles = [baseStyles];

  /** Empty for a new batch. */
  @property() code = '';
  @property({ attribute: false }) details: BatchDetails = {
    recycler: '',
    licence: '',
    wasteDocument: '',
  };
  @query('form') private readonly form!: HTMLFormElement;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { recycler, licence, wasteDocument } = this.details;
    return html`<form class="stack" @submit=${this.save}>
      <rw-field label=${t('recycling.recycler')}>
        <input name="recycler" maxlength="120" required .value=${recycler} />
      </rw-field>
      <rw-field label=${t('recycling.licence')} optional>
        <input name="licence" maxlength="60" dir="ltr" .value=${licence} />
      </rw-field>
      <rw-field label=${t('recycling.waste_document')} hint=${t('recycling.waste_hint')} optional>
        <input name="wasteDocument" maxlength="60" dir="ltr" .value=${wasteDocument} />
      </rw-field>
      ${this.sending.error ? html`<rw-refusal .error=${this.sending.error}></rw-refusal>` : nothing}
      <rw-button type="submit" variant="primary" ?busy=${this.sending.busy}
        >${this.code ? t('recycling.save') : t('recycling.open_batch')}</rw-button
      >
    </form>`;
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const data = new FormData(this.form);
    const value = (name: keyof BatchDetails): string => {
      const entry = data.get(name);
      return typeof entry === 'string' ? entry : '';
    };
    const json = {
      requestId: newRequestId(),
      recycler: value('recycler'),
      licence: value('licence'),
      wasteDocument: value('wasteDocument'),
    };
    const { batches } = api.recycling;
    const done = await this.sending.run(() =>
      this.code
        ? call(batches[':code'].details.$post({ param: { code: this.code }, json }))
        : call(batches.$post({ json })),
    );
    if (done) this.dispatchEvent(new CustomEvent('rw-done', { detail: done }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-recycling-form': RwRecyclingForm;
  }
}
