import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { BatchView } from '../../api/recycling/batch-view.service.ts';
import { api, call, newRequestId } from '../data/api-client.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';

/** What was noted about a batch; the only thing that can be added once it is gone. @fires rw-done */
@customElement('rw-batch-notes')
export class RwBatchNotes extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) batch!: BatchView;
  @query('textarea') private readonly text!: HTMLTextAreaElement;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    return html`<section class="stack">
      <h2>${t('recycling.notes')}</h2>
      ${this.batch.notes.map(
        ({ text, by, at }) =>
          html`<p>
            <bdi>${text}</bdi><br /><small class="muted"
              >${t('recycling.note_by', { name: by, time: formatDate(at, { style: 'datetime' }) })}</small
            >
          </p>`,
      )}
      <form class="stack" @submit=${this.add}>
        <rw-field label=${t('recycling.note')}>
          <textarea maxlength="2000" rows="2" required></textarea>
        </rw-field>
        ${this.sending.error ? html`<rw-refusal .error=${this.sending.error}></rw-refusal>` : nothing}
        <div>
          <rw-button type="submit" ?busy=${this.sending.busy}>${t('recycling.add_note')}</rw-button>
        </div>
      </form>
    </section>`;
  }

  private async add(event: Event): Promise<void> {
    event.preventDefault();
    const param = { code: this.batch.code };
    const json = { requestId: newRequestId(), text: this.text.value };
    const done = await this.sending.run(() =>
      call(api.recycling.batches[':code'].notes.$post({ param, json })),
    );
    if (!done) return;
    this.text.value = '';
    this.dispatchEvent(new CustomEvent('rw-done'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-batch-notes': RwBatchNotes;
  }
}
