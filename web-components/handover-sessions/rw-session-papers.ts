import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { allowed } from '../data/session.ts';
import { getLocale, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import type { SessionView } from './session-data.ts';

/** The papers of a session: what is picked, what is signed at the table, what families take home. */
@customElement('rw-session-papers')
export class RwSessionPapers extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .papers {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2);
      }
    `,
  ];

  @property({ attribute: false }) session!: SessionView;
  readonly i18n = new I18n(this);

  override render() {
    if (this.session.progress.ready === 0) return nothing;
    // Receipts and care sheets come in each family's own language.
    const locale = `?locale=${getLocale()}`;
    return html`<section class="stack">
      <h2>${t('handovers.papers')}</h2>
      <div class="papers">
        ${this.paper('pick-list.pdf', t('doc.pick_list'), locale)}
        ${
          allowed('handover.record')
            ? html`${this.paper('sheet.pdf', t('handovers.sheet'), locale)}
              ${this.paper('receipts.pdf', t('handovers.receipts'))}`
            : nothing
        }
        ${this.paper('care-sheets.pdf', t('handovers.care'))}
      </div>
    </section>`;
  }

  private paper(file: string, words: string, query = '') {
    return html`<rw-button
      icon="printer"
      target="_blank"
      href="/api/handover-sessions/${this.session.code}/${file}${query}"
      >${words}</rw-button
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-session-papers': RwSessionPapers;
  }
}
