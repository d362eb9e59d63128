import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ENDONYMS, formatDate, I18n, LOCALES, type Locale, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import { certificateFile, codeText, type ShownCertificate } from './certification.ts';
import { panelStyles } from './panel-styles.ts';

/** One issued certificate: its number, whether it still holds, and its print in each language. */
@customElement('rw-certificate-line')
export class RwCertificateLine extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    css`
      .certificate {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-2) var(--rw-space-4);
      }

      .prints {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2);
        margin-inline-start: auto;
      }
    `,
  ];

  @property({ attribute: false }) certificate!: ShownCertificate;
  readonly i18n = new I18n(this);

  override render() {
    const { number, state, supersededBy, issuedAt, issuedBy } = this.certificate;
    const valid = state === 'valid';
    const when = formatDate(issuedAt, { style: 'datetime' });
    return html`<div class="certificate">
      <strong><rw-code code=${number}></rw-code></strong>
      <span class="state ${valid ? 'done' : 'warning'}"
        ><rw-icon name=${valid ? 'circle-check' : 'warning'}></rw-icon>${
          supersededBy
            ? t('certificate.superseded_by', { code: codeText(supersededBy) })
            : t(valid ? 'certificate.valid' : 'certificate.superseded')
        }</span
      >
      <span class="muted small">${t('certificate.issued', { when, person: issuedBy })}</span>
      <span class="prints">
        ${LOCALES.map(
          (locale) =>
            html`<rw-button
              icon="printer"
              label=${`${t('certificate.print_in')}: ${ENDONYMS[locale]}`}
              @click=${() => this.print(locale)}
              >${ENDONYMS[locale]}</rw-button
            >`,
        )}
      </span>
    </div>`;
  }

  private print(locale: Locale): void {
    window.open(certificateFile(this.certificate.number, locale), '_blank', 'noopener');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-certificate-line': RwCertificateLine;
  }
}
