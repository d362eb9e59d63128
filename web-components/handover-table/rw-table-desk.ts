import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { I18n, t } from '../i18n/i18n.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import '../scan/rw-scan-here.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { focusPlain } from '../ui/kept-focus.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import './rw-table-bar.ts';
import './rw-table-family.ts';
import './rw-table-kept.ts';
import './rw-table-list.ts';
import { TableDesk } from './table-desk.ts';
import { sendTable } from './table-sender.ts';
import type { OutgoingRecord } from './table-store.ts';
import type { OpenTable } from './table-vault.ts';

/** The table itself: families, scans, signatures; one family at a time. */
@customElement('rw-table-desk')
export class RwTableDesk extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .ways {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-3);
      }

      rw-scan-here[open] {
        flex: 1 1 100%;
      }

      .hint {
        flex: 1 1 16rem;
        padding-block: var(--rw-space-2);
        border-radius: var(--rw-radius-small);
        font-size: var(--rw-text-20);
      }
    `,
  ];

  @property({ attribute: false }) table!: OpenTable;
  @state() private outgoing: readonly OutgoingRecord[] = [];
  @state() private witness = '';
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => this.desk?.hear(text) ?? false);
  private desk?: TableDesk;
  private recorded = 0;
  private said: TableDesk['news'] = null;
  /** The family that stood here before. */
  private stood: string | null = null;

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('table')) this.desk = new TableDesk(this, this.table);
  }

  /** Another one's doings arrived. */
  refresh(): void {
    this.desk?.refresh();
  }

  override render() {
    const { desk } = this;
    if (!desk) return nothing;
    const stamp = {};
    return html`<div class="stack">
      <rw-table-bar
        .desk=${desk}
        .stamp=${stamp}
        .acts=${desk.table.acts}
        @rw-outgoing=${(event: CustomEvent<OutgoingRecord[]>) => (this.outgoing = event.detail)}
      ></rw-table-bar>
      ${this.renderNews(desk)}
      <rw-table-kept .table=${this.table} .outgoing=${this.outgoing}></rw-table-kept>
      ${
        desk.needCode
          ? keyed(
              desk.needCode,
              html`<rw-table-family
                .desk=${desk}
                .stamp=${stamp}
                witness=${this.witness}
                @rw-witness=${(event: CustomEvent<string>) => (this.witness = event.detail)}
              ></rw-table-family>`,
            )
          : html`<div class="ways">
                <p class="hint">${t('at_table.scan_device')}</p>
                <rw-scan-here size="bench" accept-foreign></rw-scan-here>
              </div>
              <rw-table-list
                .day=${desk.day}
                @rw-open=${(event: CustomEvent<{ needCode: string }>) =>
                  desk.open(event.detail.needCode)}
                @rw-code=${(event: CustomEvent<{ text: string }>) => desk.hear(event.detail.text)}
              ></rw-table-list>`
      }
    </div>`;
  }

  private renderNews(desk: TableDesk) {
    const { news, elsewhere } = desk;
    if (!news) return nothing;
    return html`<rw-notice kind=${news.kind}
      >${news.text}${
        elsewhere
          ? html`<rw-button slot="actions" @click=${() => desk.open(elsewhere)}
              >${t('at_table.open_other')}</rw-button
            >`
          : nothing
      }</rw-notice
    >`;
  }

  /** What was recorded goes as soon as it may. */
  override updated(): void {
    const count = this.table.acts.length;
    if (count > this.recorded) void sendTable();
    this.recorded = count;
    const news = this.desk?.news ?? null;
    if (news !== this.said && news?.kind === 'refused') {
      this.renderRoot.querySelector('rw-notice')?.scrollIntoView({ block: 'nearest' });
    }
    this.said = news;
    const { needCode = null } = this.desk ?? {};
    const next = this.renderRoot.querySelector<HTMLElement>('.hint');
    if (this.stood && !needCode && next) focusPlain(next);
    this.stood = needCode;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-table-desk': RwTableDesk;
  }
}
