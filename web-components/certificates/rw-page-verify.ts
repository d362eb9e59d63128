import { readVerifyCode } from '#domain/certificate.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Verification } from '../../api/certificates/verify.service.ts';
import { navigate } from '../app/navigation.ts';
import { api, call, errorText } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { codeFormStyles, renderCodeForm } from '../ui/code-form.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import '../ui/rw-skeleton.ts';
import './rw-verification.ts';

/** Public: whether a certificate on paper still holds. No person is named, no serial shown whole. */
@customElement('rw-page-verify')
export class RwPageVerify extends LitElement {
  static override styles = [
    baseStyles,
    codeFormStyles,
    css`
      .stack {
        gap: var(--rw-space-5);
      }
    `,
  ];

  @property({ attribute: false }) params: Record<string, string> = {};
  @state() private answer: Verification | null = null;
  @state() private failure: unknown = null;
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params')) return;
    this.answer = null;
    if (this.code) void this.load();
  }

  private get code(): string {
    return (this.params.code ?? '').slice(0, 60);
  }

  override render() {
    return html`<rw-page heading=${t('verify.title')} width="narrow">
      <div class="stack">
        ${this.code ? this.renderAnswer() : nothing}
        ${
          this.code && this.answer?.state !== 'unknown'
            ? html`<p class="no-print">
                <rw-button variant="quiet" icon="search" href="/v"
                  >${t('verify.another')}</rw-button
                >
              </p>`
            : this.renderForm()
        }
      </div>
    </rw-page>`;
  }

  private renderAnswer() {
    const { answer, failure } = this;
    if (failure) {
      return html`<rw-notice kind="warning">
        ${errorText(failure)}
        <rw-button slot="actions" icon="refresh" @click=${this.load}
          >${t('common.retry')}</rw-button
        >
      </rw-notice>`;
    }
    if (!answer) return html`<rw-skeleton .lines=${6}></rw-skeleton>`;
    return html`<rw-verification .answer=${answer}></rw-verification>`;
  }

  private renderForm() {
    return renderCodeForm({
      lead: t('verify.lead'),
      label: t('verify.code'),
      hint: t('verify.hint'),
      verb: t('verify.show'),
      value: this.code,
      maxLength: 20,
      onCode: (typed) => {
        const code = readVerifyCode(typed) ?? typed;
        if (code) navigate(`/v/${encodeURIComponent(code)}`);
      },
    });
  }

  private readonly load = async (): Promise<void> => {
    const { code } = this;
    this.failure = null;
    try {
      const answer = await call(api.certificates.verify[':code'].$get({ param: { code } }));
      if (code === this.code) this.answer = answer;
    } catch (error) {
      if (code === this.code) this.failure = error;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-verify': RwPageVerify;
  }
}
