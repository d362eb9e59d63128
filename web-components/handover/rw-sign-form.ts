import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { HandOverInput } from '../../api/handovers/hand-over.service.ts';
import { fieldText } from '../data/error-text.ts';
import { formText } from '../data/form-text.ts';
import { ENDONYMS, getLocale, I18n, LOCALES, type Locale, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { tickStyles } from '../ui/tick-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-signature.ts';
import type { RwSignature } from '../ui/rw-signature.ts';

export type Signed = Pick<
  HandOverInput,
  'identitySeen' | 'signature' | 'witnessName' | 'locale' | 'happenedAt'
>;

const ROLES = ['guardian', 'recipient', 'teacher'] as const;

/**
 * Identity seen, name, signature: drawn here, or on paper that was signed earlier.
 * @fires rw-signed with `detail: Signed`
 */
@customElement('rw-sign-form')
export class RwSignForm extends LitElement {
  static override styles = [
    baseStyles,
    tickStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--rw-space-4);
        max-inline-size: 720px;
      }

      .plain {
        display: flex;
        align-items: center;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch);
        cursor: pointer;
      }
    `,
  ];

  /** Name known from the request; the person may be another one. */
  @property() guardian = '';
  /** The person at the table reserved the device too: somebody stands by. */
  @property({ type: Boolean }) wantsWitness = false;
  @property({ type: Boolean }) busy = false;
  /** Everything that must be scanned is. */
  @property({ type: Boolean }) complete = false;
  @property({ attribute: false }) error: unknown = null;
  /** Words of the button; handing over, unless it does more. */
  @property() action = '';
  @state() private signer: (typeof ROLES)[number] = 'guardian';
  @state() private locale: Locale = getLocale();
  @state() private onPaper = false;
  @state() private missing: 'identity' | 'signature' | null = null;
  @query('rw-signature') private readonly pad?: RwSignature;
  readonly i18n = new I18n(this);

  override render() {
    return html`<form @submit=${this.submit}>
      <label class="tick"
        ><input type="checkbox" name="identity" /><span>${t('table.identity_seen')}</span></label
      >
      ${this.missing === 'identity' ? this.renderMissing(t('gate.handover_identity')) : nothing}
      <rw-choice
        label=${t('table.who_signs')}
        .value=${this.signer}
        .options=${ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        @change=${(event: CustomEvent<{ value: (typeof ROLES)[number] }>) =>
          (this.signer = event.detail.value)}
      ></rw-choice>
      <rw-field label=${t('table.signer_name')} error=${fieldText(this.error, 'signature.name')}>
        <input name="name" required maxlength="120" autocomplete="off" .value=${this.guardian} />
      </rw-field>
      ${
        this.wantsWitness
          ? html`<rw-field label=${t('table.witness')} hint=${t('table.witness_hint')} optional>
              <input name="witness" maxlength="120" autocomplete="off" />
            </rw-field>`
          : nothing
      }
      ${this.onPaper ? this.renderPaper() : html`<rw-signature label=${t('act.sign')}></rw-signature>`}
      ${this.missing === 'signature' ? this.renderMissing(t('gate.handover_signature')) : nothing}
      <label class="plain"
        ><input type="checkbox" .checked=${this.onPaper} @change=${this.togglePaper} /><span
          >${t('table.on_paper')}</span
        ></label
      >
      <rw-choice
        label=${t('table.record_language')}
        .value=${this.locale}
        .options=${LOCALES.map((value) => ({ value, label: ENDONYMS[value] }))}
        @change=${(event: CustomEvent<{ value: Locale }>) => (this.locale = event.detail.value)}
      ></rw-choice>
      <rw-button
        type="submit"
        variant="primary"
        size="bench"
        block
        ?busy=${this.busy}
        ?disabled=${!this.complete}
        >${this.action || t('act.hand_over')}</rw-button
      >
      ${this.complete ? nothing : html`<p class="muted">${t('table.scan_all_first')}</p>`}
    </form>`;
  }

  private renderPaper() {
    return html`<rw-field
      label=${t('table.signed_when')}
      hint=${t('table.signed_when_hint')}
      optional
    >
      <input name="when" type="datetime-local" dir="ltr" />
    </rw-field>`;
  }

  private renderMissing(text: string) {
    return html`<rw-notice kind="refused">${text}</rw-notice>`;
  }

  private togglePaper(event: Event): void {
    this.onPaper = (event.target as HTMLInputElement).checked;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || this.busy) return;
    const identitySeen = new FormData(form).has('identity');
    const image = this.onPaper ? null : (this.pad?.toDataUrl() ?? '');
    this.missing = !identitySeen ? 'identity' : image === '' ? 'signature' : null;
    if (this.missing) {
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector('rw-notice')?.scrollIntoView({ block: 'center' }),
      );
      return;
    }
    const when = formText(form, 'when');
    const detail: Signed = {
      identitySeen,
      signature: { name: formText(form, 'name'), role: this.signer, image },
      witnessName: formText(form, 'witness'),
      locale: this.locale,
      ...(when ? { happenedAt: new Date(when).toISOString() } : {}),
    };
    this.dispatchEvent(new CustomEvent('rw-signed', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-sign-form': RwSignForm;
  }
}
