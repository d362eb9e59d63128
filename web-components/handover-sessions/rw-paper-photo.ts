import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId, send } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { allowed } from '../data/session.ts';
import { redraw } from '../evidence/photo-file.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-photo-picker.ts';
import type { PhotoPickerEvent } from '../ui/rw-photo-picker.ts';
import '../ui/rw-refused.ts';
import { lineStyles } from './session-styles.ts';

/** What a browser can still draw; a photograph of a telephone has less than 20. */
const MOST_BYTES = 40_000_000;

/**
 * The photograph of a paper that was signed: taken or chosen, looked at before it is kept, and replaced.
 * @fires rw-added
 */
@customElement('rw-paper-photo')
export class RwPaperPhoto extends LitElement {
  static override styles = [
    baseStyles,
    lineStyles,
    css`
      img {
        display: block;
        max-inline-size: 100%;
        max-block-size: 60dvb;
        margin-inline: auto;
        border: 1px solid var(--rw-color-line);
      }

      .there {
        align-self: center;
        color: var(--rw-color-done);
        font-weight: 600;
      }
    `,
  ];

  /** Of the receipt. */
  @property() code = '';
  @property({ attribute: false }) addedAt: string | null = null;
  /** JPEG in base64 that is looked at before it is kept. */
  @state() private chosen: string | null = null;
  @state() private fault: 'not_an_image' | 'too_large' | null = null;
  /** Address of the kept photograph while it is shown. */
  @state() private shown: string | null = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.hide();
  }

  override render() {
    const { busy, error } = this.attempt;
    const { addedAt } = this;
    return html`<div class="doing">
        ${
          addedAt
            ? html`<span class="there">${t('paper.there', { at: formatDate(addedAt) })}</span>`
            : nothing
        }
        ${
          addedAt && allowed('handover.settle')
            ? html`<rw-button variant="quiet" ?busy=${busy} @click=${this.look}
                >${t('paper.look')}</rw-button
              >`
            : nothing
        }
        <rw-photo-picker
          ?quiet=${Boolean(addedAt)}
          take=${addedAt ? t('paper.again') : t('paper.take')}
          choose=${t('paper.choose')}
          @rw-files=${this.read}
        ></rw-photo-picker>
      </div>
      ${this.fault ? html`<p role="alert">${t(`paper.${this.fault}`)}</p>` : nothing}
      ${this.chosen || this.shown ? nothing : html`<rw-refused .error=${error}></rw-refused>`}
      ${this.chosen ? this.renderChosen(this.chosen) : nothing}
      ${
        this.shown
          ? html`<rw-dialog open heading=${t('paper.title')} @rw-close=${this.hide}>
              <img src=${this.shown} alt=${t('paper.alt')} />
              <p class="muted small">${t('paper.logged')}</p>
            </rw-dialog>`
          : nothing
      }`;
  }

  private renderChosen(image: string) {
    const { busy, error } = this.attempt;
    return html`<rw-dialog open heading=${t('paper.check')} @rw-close=${this.drop}>
      <div class="stack">
        <p>${t('paper.check_text')}</p>
        <img src="data:image/jpeg;base64,${image}" alt=${t('paper.alt')} />
        <rw-refused .error=${error}></rw-refused>
      </div>
      <rw-button slot="actions" variant="primary" ?busy=${busy} @click=${this.keep}
        >${this.addedAt ? t('paper.replace') : t('paper.keep')}</rw-button
      >
      <rw-button slot="actions" variant="quiet" @click=${this.drop}>${t('act.cancel')}</rw-button>
    </rw-dialog>`;
  }

  private readonly drop = (): void => {
    this.chosen = null;
    this.attempt.clear();
  };

  private readonly read = async ({ detail }: PhotoPickerEvent): Promise<void> => {
    const [file] = detail.files;
    if (!file) return;
    this.fault = file.size > MOST_BYTES ? 'too_large' : null;
    if (this.fault) return;
    this.chosen = await redraw(file);
    if (!this.chosen) this.fault = 'not_an_image';
  };

  private readonly keep = async (): Promise<void> => {
    if (!this.chosen) return;
    const param = { code: this.code };
    const { paper } = api.receipts[':code'];
    const done = await this.attempt.run({ image: this.chosen }, (json) =>
      call(paper.$post({ param, json })),
    );
    if (!done) return;
    this.drop();
    this.dispatchEvent(new CustomEvent('rw-added', { bubbles: true, composed: true }));
  };

  /** Every look is in the log, so each is asked for anew. */
  private readonly look = async (): Promise<void> => {
    const asked = { code: this.code, at: Date.now() };
    const photo = await this.attempt.run(asked, async () => {
      const answer = await send(`/api/receipts/${this.code}/paper/view`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ requestId: newRequestId() }),
      });
      return answer.blob();
    });
    if (photo) this.shown = URL.createObjectURL(photo);
  };

  private readonly hide = (): void => {
    if (this.shown) URL.revokeObjectURL(this.shown);
    this.shown = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-paper-photo': RwPaperPhoto;
  }
}
