import type { TableSignature } from '#domain/table-package.ts';
import type { TableMissing } from '#domain/table-scan.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { formText } from '../data/form-text.ts';
import { ENDONYMS, getLocale, I18n, LOCALES, type Locale, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { tickStyles } from '../ui/tick-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-signature.ts';
import type { RwSignature } from '../ui/rw-signature.ts';
import { signStyles } from './sign-styles.ts';
import { pieceName } from './table-words.ts';

/** What the form tells: the rest of the record is known already. */
export interface AtTableSigned {
  identitySeen: boolean;
  signature: TableSignature;
  witnessName: string;
  locale: string;
}

const ROLES = ['guardian', 'recipient', 'teacher'] as const;
type Signer = (typeof ROLES)[number];

/**
 * The adult was seen, and signs with a finger, or on paper whose photograph follows.
 * @fires rw-signed with `detail: AtTableSigned`
 */
@customElement('rw-table-sign')
export class RwTableSign extends LitElement {
  static override styles = [baseStyles, tickStyles, signStyles];

  /** Known from the request; whoever comes may be another one. */
  @property() guardian = '';
  /** Of the family's papers; empty for the one on the screen. */
  @property() locale = '';
  /** Stays for the whole day. */
  @property() witness = '';
  /** What must be scanned before. */
  @property({ attribute: false }) open: readonly TableMissing[] = [];
  @property({ type: Boolean }) busy = false;
  @state() private signer: Signer = 'guardian';
  @state() private chosen: Locale | null = null;
  @state() private onPaper = false;
  @state() private childSigns = false;
  @state() private missing: 'identity' | 'name' | 'signature' | 'scan' | null = null;
  @query('.adult') private readonly pad?: RwSignature;
  @query('.child') private readonly childPad?: RwSignature;
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open.length === 0 && this.missing === 'scan') {
      this.missing = null;
    }
  }

  override render() {
    return html`<form autocomplete="off" @submit=${this.submit} @input=${this.onInput}>
      <label class="tick"
        ><input type="checkbox" name="identity" /><span>${t('table.identity_seen')}</span></label
      >
      ${this.renderMissing('identity', t('gate.handover_identity'))}
      <rw-field label=${t('table.signer_name')}>
        <input name="name" maxlength="120" .value=${this.guardian} />
      </rw-field>
      ${this.renderMissing('name', t('at_table.name_first'))}
      ${
        this.onPaper
          ? html`<rw-notice>${t('at_table.paper_hint')}</rw-notice>`
          : html`<rw-signature class="adult" label=${t('act.sign')}></rw-signature>`
      }
      ${this.childSigns && !this.onPaper ? this.renderChild() : nothing}
      ${this.renderMissing('signature', t('gate.handover_signature'))}
      <div class="ways">
        ${this.renderSwitch(t('at_table.on_paper'), this.onPaper, (on) => (this.onPaper = on))}
        ${this.renderSwitch(t('at_table.child_signs'), this.childSigns, (on) => (this.childSigns = on))}
      </div>
      ${this.renderMore()} ${this.renderOpen()}
      <rw-button type="submit" variant="primary" size="bench" hotkey="F2" block ?busy=${this.busy}
        >${t('act.hand_over')}</rw-button
      >
    </form>`;
  }

  private renderChild() {
    return html`<rw-signature class="child" label=${t('at_table.child_signature')}></rw-signature>`;
  }

  private renderSwitch(words: string, on: boolean, set: (on: boolean) => void) {
    return html`<label class="plain"
      ><input
        type="checkbox"
        .checked=${on}
        @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
      /><span>${words}</span></label
    >`;
  }

  private renderMore() {
    const language = ENDONYMS[this.language];
    const summary = [t(`role.${this.signer}`), this.witness, language];
    return html`<details>
      <summary>
        <rw-icon name="chevron-down"></rw-icon>${t('at_table.more')}
        <span class="muted">${summary.filter(Boolean).join(' · ')}</span>
      </summary>
      <div class="stack">
        <rw-choice
          label=${t('table.who_signs')}
          .value=${this.signer}
          .options=${ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          @change=${(event: CustomEvent<{ value: Signer }>) => (this.signer = event.detail.value)}
        ></rw-choice>
        <rw-field label=${t('table.witness')} hint=${t('at_table.witness_hint')} optional>
          <input name="witness" maxlength="120" .value=${this.witness} />
        </rw-field>
        <rw-choice
          label=${t('table.record_language')}
          .value=${this.language}
          .options=${LOCALES.map((value) => ({ value, label: ENDONYMS[value] }))}
          @change=${(event: CustomEvent<{ value: Locale }>) => (this.chosen = event.detail.value)}
        ></rw-choice>
      </div>
    </details>`;
  }

  private renderOpen() {
    if (this.missing !== 'scan') return nothing;
    const things = this.open.map((one) => openWords(one)).join(', ');
    return html`<rw-notice kind="refused">${t('at_table.scan_first', { things })}</rw-notice>`;
  }

  private renderMissing(what: typeof this.missing, words: string) {
    return this.missing === what ? html`<rw-notice kind="refused">${words}</rw-notice>` : nothing;
  }

  private get language(): Locale {
    return this.chosen ?? LOCALES.find((locale) => locale === this.locale) ?? getLocale();
  }

  /** What was said to be missing is not said any longer once somebody is putting it right. */
  private onInput(): void {
    if (this.missing !== 'scan') this.missing = null;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || this.busy) return;
    const identitySeen = new FormData(form).has('identity');
    const name = formText(form, 'name');
    const image = this.onPaper ? null : (this.pad?.toDataUrl() ?? '');
    this.missing =
      this.open.length > 0
        ? 'scan'
        : !identitySeen
          ? 'identity'
          : name === ''
            ? 'name'
            : image === ''
              ? 'signature'
              : null;
    if (this.missing) return void this.showMissing();
    const child = this.childSigns && !this.onPaper ? this.childPad?.toDataUrl() : null;
    const detail: AtTableSigned = {
      identitySeen,
      signature: { name, role: this.signer, image, childImage: child || null },
      witnessName: formText(form, 'witness'),
      locale: this.language,
    };
    this.dispatchEvent(new CustomEvent('rw-signed', { detail }));
  }

  private async showMissing(): Promise<void> {
    await this.updateComplete;
    const words = this.renderRoot.querySelector('rw-notice[kind="refused"]');
    words?.scrollIntoView({ block: 'center' });
    const field = this.missing === 'identity' || this.missing === 'name' ? this.missing : null;
    if (field) this.renderRoot.querySelector<HTMLElement>(`[name='${field}']`)?.focus();
  }
}

function openWords(missing: TableMissing): string {
  if (missing.missing === 'piece') return pieceName(missing.piece.line);
  return missing.missing === 'card' ? t('acc.sim') : t('at_table.the_device');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-table-sign': RwTableSign;
  }
}
