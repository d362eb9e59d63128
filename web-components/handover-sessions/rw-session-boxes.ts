import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Code } from '#domain/codes.ts';
import { api, call, fieldText } from '../data/api-client.ts';
import { ApiError } from '../data/api-error.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { printLabels } from '../data/label-printing.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-refused.ts';
import { boxWords, type SessionBox } from './pick-data.ts';

/**
 * The boxes of a session, "n of m", with what lies in each; made and their labels printed here.
 * @fires rw-box with `detail: { code }` of the one to be packed
 * @fires rw-changed
 */
@customElement('rw-session-boxes')
export class RwSessionBoxes extends LitElement {
  static override styles = [
    baseStyles,
    css`
      li {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr)) minmax(min-content, 12rem);
        align-items: center;
        gap: var(--rw-space-2) var(--rw-space-4);
        padding-block: var(--rw-space-3);
        border-block-end: 1px solid var(--rw-color-line);
      }

      li[aria-current] {
        border-inline-start: 4px solid var(--rw-color-text);
        padding-inline-start: var(--rw-space-3);
      }

      .of {
        font-size: var(--rw-text-28);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }

      @media (max-width: 700px) {
        li {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }

      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }

      input {
        max-inline-size: 96px;
      }
    `,
  ];

  @property() session: Code = '';
  @property({ attribute: false }) boxes: readonly SessionBox[] = [];
  /** The one that is packed now. */
  @property({ attribute: false }) hand: Code | null = null;
  @property({ type: Boolean }) makes = false;
  @property({ type: Boolean }) chooses = false;
  @state() private grown = false;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { boxes } = this;
    return html`<section class="stack">
      <h2>${t('pick.boxes')}</h2>
      ${
        boxes.length === 0
          ? html`<rw-empty icon="package" heading=${t('pick.boxes_none')}
              >${this.makes ? t('pick.boxes_none_hint') : nothing}</rw-empty
            >`
          : html`<ul>
              ${boxes.map((box) => this.renderBox(box))}
            </ul>`
      }
      ${
        this.grown
          ? html`<rw-notice kind="warning">${t('pick.boxes_reprint')}</rw-notice>`
          : nothing
      }
      <rw-refused .error=${this.attempt.error ?? this.error}></rw-refused>
      ${this.makes ? this.renderForm() : nothing}
    </section>`;
  }

  private renderBox(box: SessionBox) {
    const { code, number, total } = box;
    const isHand = code === this.hand;
    return html`<li aria-current=${isHand ? 'true' : nothing}>
      <span class="of">${t('box.of', { number, total })}</span>
      <a href="/boxes/${code}"><rw-code .code=${code}></rw-code></a>
      <span>${boxWords(box)}</span>
      ${
        this.chooses && this.makes
          ? html`<rw-button
              variant=${isHand ? 'primary' : 'secondary'}
              @click=${() => this.choose(code)}
              >${t(isHand ? 'pick.box_chosen' : 'pick.box_choose')}</rw-button
            >`
          : nothing
      }
    </li>`;
  }

  private renderForm() {
    const { error, busy } = this.attempt;
    return html`<form autocomplete="off" @submit=${this.submit}>
      <rw-field label=${t('box.count')} error=${fieldText(error, 'count')}>
        <input name="count" type="number" min="1" max="100" value="1" inputmode="numeric" />
      </rw-field>
      <rw-button type="submit" icon="plus" ?busy=${busy}
        >${t(this.boxes.length > 0 ? 'pick.boxes_more' : 'box.make')}</rw-button
      >
      ${
        this.boxes.length > 0 && allowed('label.print')
          ? html`<rw-button icon="printer" @click=${this.print}
              >${t('pick.boxes_print')}</rw-button
            >`
          : nothing
      }
    </form>`;
  }

  private choose(code: Code): void {
    this.dispatchEvent(new CustomEvent('rw-box', { detail: { code } }));
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const body = { count: Number(formText(form, 'count')), sessionCode: this.session };
    const made = await this.attempt.run(body, (json) => call(api.boxes.$post({ json })));
    if (!made) return;
    this.grown = this.boxes.length > 0;
    form.reset();
    this.dispatchEvent(new CustomEvent('rw-changed'));
  }

  /** All of them: one that says an older total would send somebody looking for a box that is not there. */
  private readonly print = async (): Promise<void> => {
    const codes = this.boxes.map(({ code }) => code);
    try {
      await this.printOnce(codes);
      this.grown = false;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  };

  private async printOnce(codes: Code[]): Promise<void> {
    try {
      await printLabels({ what: 'codes', codes });
    } catch (error) {
      const again =
        error instanceof ApiError && error.fields.some(({ field }) => field === 'reason');
      if (!again) throw error;
      await printLabels({ what: 'codes', codes }, { reason: t('pick.boxes_again') });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-session-boxes': RwSessionBoxes;
  }
}
