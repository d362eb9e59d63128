import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BatchView } from '../../api/recycling/batch-view.service.ts';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import './rw-recycling-form.ts';
import './rw-sign-batch.ts';
import { groupedCode } from '../ui/grouped-code.ts';

export type BatchDialog = 'edit' | 'sign' | 'cancel' | null;

const HEADINGS = {
  edit: 'recycling.edit',
  sign: 'recycling.sign_title',
  cancel: 'recycling.cancel_batch',
} as const;

/**
 * What is done with a whole batch: its papers, its two signatures, its end.
 * @fires rw-close when nothing was done
 * @fires rw-done when it was
 */
@customElement('rw-batch-dialog')
export class RwBatchDialog extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) batch!: BatchView;
  @property({ attribute: false }) dialog: BatchDialog = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { dialog } = this;
    return html`<rw-dialog
      heading=${dialog ? t(HEADINGS[dialog]) : ''}
      .open=${dialog !== null}
      @rw-close=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
    >
      ${dialog === 'sign' ? this.renderSigning() : nothing}
      ${
        dialog === 'edit'
          ? html`<rw-recycling-form
              code=${this.batch.code}
              .details=${this.batch}
              @rw-done=${this.done}
            ></rw-recycling-form>`
          : nothing
      }
      ${dialog === 'cancel' ? this.renderCancelling() : nothing}
    </rw-dialog>`;
  }

  private renderSigning() {
    const { batch } = this;
    return html`<rw-sign-batch
      .batch=${batch}
      @rw-done=${() => {
        const values = { code: groupedCode(batch.code), pieces: batch.pieces };
        showToast({ text: t('recycling.done', values) });
        this.done();
      }}
    ></rw-sign-batch>`;
  }

  private renderCancelling() {
    return html`<div class="stack">
      <p>${t('recycling.cancel_text')}</p>
      <rw-refused .error=${this.attempt.error}></rw-refused>
      <div class="row">
        <rw-button variant="danger" ?busy=${this.attempt.busy} @click=${this.cancel}
          >${t('recycling.cancel_batch')}</rw-button
        >
      </div>
    </div>`;
  }

  private readonly cancel = async (): Promise<void> => {
    const param = { code: this.batch.code };
    const { cancellation } = api.recycling.batches[':code'];
    const gone = await this.attempt.run({ code: param.code }, ({ requestId }) =>
      call(cancellation.$post({ param, json: { requestId } })),
    );
    if (gone) this.done();
  };

  private readonly done = (): void => {
    this.dispatchEvent(new CustomEvent('rw-done'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-batch-dialog': RwBatchDialog;
  }
}
