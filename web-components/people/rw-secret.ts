import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-notice.ts';

/**
 * A password or PIN that is shown once: to copy, or to print and hand over. Nothing else is on the sheet.
 * @fires rw-close when it was written down
 */
@customElement('rw-secret')
export class RwSecret extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .secret {
        font-size: clamp(var(--rw-text-20), 6.5vw, var(--rw-text-40));
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--rw-space-2) var(--rw-space-4);
      }

      dt {
        color: var(--rw-color-muted);
      }
    `,
  ];

  @property() name = '';
  @property() username = '';
  @property() secret = '';
  /** What it is and what to do with it. */
  @property() note = '';
  readonly i18n = new I18n(this);

  override render() {
    return html`<section class="card stack">
      <h2>${t('staff.secret_for', { name: this.name })}</h2>
      <rw-notice kind="warning">${this.note}</rw-notice>
      <p class="secret"><rw-code code=${this.secret} copy></rw-code></p>
      <dl>
        ${
          this.username
            ? html`<dt>${t('staff.username')}</dt>
                <dd><bdi>${this.username}</bdi></dd>`
            : nothing
        }
        <dt>${t('staff.sign_in_at')}</dt>
        <dd><bdi dir="ltr">${location.origin}</bdi></dd>
      </dl>
      <div class="row no-print">
        <rw-button variant="primary" icon="check" @click=${this.close}
          >${t('staff.secret_close')}</rw-button
        >
        <rw-button icon="printer" @click=${() => window.print()}>${t('common.print')}</rw-button>
      </div>
    </section>`;
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-secret': RwSecret;
  }
}
