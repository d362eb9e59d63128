import { PRIVACY_REFUSALS } from '#domain/privacy-clock.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId, send } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { errorText } from '../data/error-text.ts';
import { allowed } from '../data/session.ts';
import { getLocale, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-menu.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import './rw-privacy-erase.ts';
import type { PrivacyRow } from './rw-privacy-requests.ts';

type Refusal = (typeof PRIVACY_REFUSALS)[number];
type Act = 'answered' | 'corrected' | 'refused' | 'erase' | 'pdf' | 'json';

/**
 * What can be done with one question about own data: the likely answer as a button, the rest in a menu.
 * @fires rw-answered bubbles
 */
@customElement('rw-privacy-answer')
export class RwPrivacyAnswer extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2);
      }
    `,
  ];

  @property({ attribute: false }) row!: PrivacyRow;
  @state() private refusing = false;
  @state() private erasing = false;
  @state() private reason: Refusal | '' = '';
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { kind } = this.row;
    const reports = allowed('privacy.report');
    const first: Act =
      kind === 'access'
        ? reports
          ? 'pdf'
          : 'answered'
        : kind === 'correction'
          ? 'corrected'
          : 'erase';
    const rest = (['pdf', 'json', 'answered', 'corrected', 'erase', 'refused'] as const).filter(
      (act) => act !== first && this.offers(act),
    );
    return html`<div class="actions">
      <rw-button ?busy=${this.attempt.busy} @click=${() => this.act(first)}
        >${label(first)}</rw-button
      >
      <rw-menu
        icon="ellipsis"
        variant="quiet"
        icon-only
        label=${t('common.menu')}
        .items=${rest.map((id) => ({ id, label: label(id), danger: id === 'erase' }))}
        @rw-choose=${(event: CustomEvent<{ id: Act }>) => this.act(event.detail.id)}
      ></rw-menu>
      ${this.refusing ? this.renderRefusal() : nothing}
      ${
        this.erasing && this.row.needCode
          ? html`<rw-privacy-erase
              need=${this.row.needCode}
              ?reserved=${this.row.needStatus === 'reserved'}
              @rw-close=${() => (this.erasing = false)}
              @rw-erased=${this.done}
            ></rw-privacy-erase>`
          : nothing
      }
    </div>`;
  }

  private offers(act: Act): boolean {
    const { kind } = this.row;
    if (act === 'pdf' || act === 'json') return allowed('privacy.report');
    if (act === 'answered') return kind !== 'erasure';
    if (act === 'corrected') return kind === 'correction';
    return true;
  }

  private renderRefusal() {
    return html`<rw-dialog
      open
      heading=${t('privacy.refuse_title', { need: this.row.needCode ?? '' })}
      @rw-close=${() => (this.refusing = false)}
    >
      <div class="stack">
        <rw-choice
          label=${t('privacy.refuse_why')}
          .value=${this.reason}
          .options=${PRIVACY_REFUSALS.map((value) => ({ value, label: t(`privacy.why_${value}`) }))}
          @change=${(event: CustomEvent<{ value: Refusal }>) => (this.reason = event.detail.value)}
        ></rw-choice>
        <rw-refused .error=${this.attempt.error}></rw-refused>
      </div>
      <rw-button
        slot="actions"
        variant="primary"
        ?busy=${this.attempt.busy}
        ?disabled=${this.reason === ''}
        @click=${() => this.answer('refused')}
        >${t('privacy.refuse')}</rw-button
      >
      <rw-button slot="actions" variant="quiet" @click=${() => (this.refusing = false)}
        >${t('act.cancel')}</rw-button
      >
    </rw-dialog>`;
  }

  private act(act: Act): void {
    if (act === 'refused') this.refusing = true;
    else if (act === 'erase') this.erasing = true;
    else if (act === 'pdf' || act === 'json') void this.report(act);
    else void this.answer(act);
  }

  private async answer(outcome: 'answered' | 'corrected' | 'refused'): Promise<void> {
    const param = { id: this.row.id };
    const body = {
      outcome,
      ...(outcome === 'refused' && this.reason ? { reason: this.reason } : {}),
    };
    const done = await this.attempt.run(body, (json) =>
      call(api.privacy.requests[':id'].answer.$post({ param, json })),
    );
    if (!done) {
      if (!this.refusing) showToast({ kind: 'refused', text: errorText(this.attempt.error) });
      return;
    }
    showToast({ text: t(`privacy.done_${outcome}`, { need: this.row.needCode ?? '' }) });
    this.done();
  }

  /** Saved as a file of the person at the desk; the address names nobody. */
  private async report(form: 'pdf' | 'json'): Promise<void> {
    const code = this.row.needCode ?? '';
    try {
      const response = await send(`/api/privacy/needs/${encodeURIComponent(code)}/report`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ requestId: newRequestId(), form, locale: getLocale() }),
      });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await response.blob());
      link.download = `access-report-${code}.${form}`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      showToast({ kind: 'refused', text: errorText(error) });
    }
  }

  private done(): void {
    this.refusing = false;
    this.erasing = false;
    this.dispatchEvent(new CustomEvent('rw-answered', { bubbles: true, composed: true }));
  }
}

function label(act: Act): string {
  if (act === 'pdf') return t('privacy.report');
  if (act === 'json') return t('privacy.report_json');
  if (act === 'refused') return t('privacy.refuse');
  return t(`privacy.${act}`);
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-privacy-answer': RwPrivacyAnswer;
  }
}
