import { readScan } from '#domain/codes.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { groupedCode } from '../ui/grouped-code.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import { answerText } from './answer-text.ts';
import { takeNear } from './deal-with-scan.ts';
import { nearOf, offeredAlone } from './near-offer.ts';
import { onScanQueue, scanText } from './scan-bus.ts';
import type { StoredScan } from './scan-store.ts';

/**
 * For a label that no scanner reads: the code or serial number by hand. A mistyped code stays in the field, and the
 * one it may have meant is offered: Enter takes it.
 * @fires rw-typed when it was taken
 */
@customElement('rw-type-code')
export class RwTypeCode extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--rw-space-3);
      }

      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }

      rw-field {
        flex: 1 1 14rem;
      }
    `,
  ];

  /** The word on its button; "open" when empty. */
  @property() verb = '';
  /** The mistyped text that was refused last. */
  @state() private mistyped = '';
  @state() private refused: StoredScan | null = null;
  @query('input') private readonly input!: HTMLInputElement;
  readonly i18n = new I18n(this);
  private stop?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onScanQueue(({ scans, trouble }) => void this.look(scans, trouble !== null));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  override render() {
    return html`<form role="search" @submit=${this.submit}>
        <rw-field label=${t('bench.type_code')}>
          <input dir="ltr" autocomplete="off" inputmode="text" maxlength="256" required />
        </rw-field>
        <rw-button type="submit">${this.verb || t('bench.typed_open')}</rw-button>
      </form>
      ${this.renderRefused()}`;
  }

  private renderRefused() {
    const { refused } = this;
    if (!refused?.answer) return nothing;
    const near = nearOf(refused);
    return html`<rw-notice kind=${near ? 'warning' : 'refused'}
      >${answerText(refused.answer)}
      ${
        near
          ? html`<rw-button slot="actions" variant="primary" size="bench" @click=${this.take}
              >${t('scan.near_take', { code: groupedCode(near) })}</rw-button
            >`
          : nothing
      }</rw-notice
    >`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return;
    this.refused = null;
    this.mistyped = readScan(text).kind === 'mistyped' ? text : '';
    void scanText(text, 'typed');
    if (this.mistyped) return this.input.select();
    this.input.value = '';
    this.dispatchEvent(new CustomEvent('rw-typed'));
  }

  /** The refusal is known at once, what may have been meant a moment later. */
  private async look(scans: readonly StoredScan[], alone: boolean): Promise<void> {
    const { mistyped } = this;
    if (!mistyped) return;
    const mine = scans.findLast(({ source }) => source === 'typed');
    const answer = mine?.text === mistyped ? mine.answer : null;
    if (!mine || !answer) return;
    const said = alone ? await offeredAlone(mistyped, answer) : answer;
    const before = this.refused;
    if (this.mistyped !== mistyped || (before && nearOf(before))) return;
    this.refused = { ...mine, answer: said };
    if (nearOf(this.refused)) await this.offer();
  }

  /** Somebody who types on already is not torn away. */
  private async offer(): Promise<void> {
    await this.updateComplete;
    if (this.input.value.trim() !== this.mistyped) return;
    this.renderRoot.querySelector<HTMLElement>('rw-notice rw-button')?.focus();
  }

  private async take(): Promise<void> {
    const { refused } = this;
    this.refused = null;
    this.mistyped = '';
    this.input.value = '';
    if (refused) await takeNear(refused);
    this.dispatchEvent(new CustomEvent('rw-typed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-type-code': RwTypeCode;
  }
}
