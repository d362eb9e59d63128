import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import type { ScanNews } from './kept-scans.ts';
import './rw-scan-here.ts';
import './rw-scan-news.ts';
import { scanText } from './scan-bus.ts';

/**
 * Says what a scan means on this page; beside it the camera and a field for those who have no scanner.
 * @slot - what is in hand, e.g. the place things go to
 * @slot act - a way to put right what the last scan met
 * @slot fields - what may be chosen instead of scanned
 */
@customElement('rw-scan-frame')
export class RwScanFrame extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .ways {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }

      form {
        display: flex;
        flex: 999 1 16rem;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }

      rw-field,
      ::slotted([slot='fields']) {
        flex: 1 1 10rem;
        min-inline-size: 0;
      }

      rw-scan-here[open] {
        flex: 1 1 100%;
      }
    `,
  ];

  @property() heading = '';
  /** Gives way to what became of the last scan, so that the answer stands where the eye is. */
  @property() hint = '';
  @property({ attribute: false }) news: ScanNews | null = null;
  /** Scans of this page that wait for the network. */
  @property({ type: Number }) waiting = 0;
  /** The word on the button beside a typed code. */
  @property() verb = '';
  @property({ type: Boolean, attribute: 'accept-foreign' }) acceptForeign = false;
  @query('[name=code]') private readonly input!: HTMLInputElement;
  private typed = '';
  readonly i18n = new I18n(this);

  override render() {
    return html`<section class="card stack">
      <h2>${this.heading}</h2>
      <slot></slot>
      ${
        this.hint && !this.news && this.waiting === 0
          ? html`<p class="muted">${this.hint}</p>`
          : nothing
      }
      <rw-scan-news .news=${this.news} .waiting=${this.waiting}
        ><slot name="act"></slot
      ></rw-scan-news>
      <div class="ways">
        <form autocomplete="off" @submit=${this.submit}>
          <slot name="fields"></slot>
          <rw-field label=${t('places.type_code')}>
            <input name="code" dir="ltr" inputmode="numeric" maxlength="60" />
          </rw-field>
          <rw-button type="submit" size="bench">${this.verb || t('common.add')}</rw-button>
        </form>
        <rw-scan-here size="bench" ?accept-foreign=${this.acceptForeign}></rw-scan-here>
      </div>
    </section>`;
  }

  /** What was typed and refused is there again to be put right; the next key writes over it. */
  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('news') || !this.news || this.typed === '') return;
    const { input, typed } = this;
    this.typed = '';
    if (this.news.kind !== 'refused' || input.value !== '') return;
    input.value = typed;
    input.select();
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = formText(event.target, 'code').trim();
    if (text === '') return;
    (event.target as HTMLFormElement).reset();
    this.typed = text;
    void scanText(text, 'typed');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-scan-frame': RwScanFrame;
  }
}
