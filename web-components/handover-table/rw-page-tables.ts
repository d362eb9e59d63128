import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-page.ts';
import './rw-table-ended.ts';
import { onSending, startSending } from './table-sender.ts';
import { readOutgoing, readTablets, type StoredTablet, wipeTablet } from './table-store.ts';
import { isExpired } from './table-vault.ts';

interface Listed {
  tablet: StoredTablet;
  waiting: number;
}

/** The handover sessions that this tablet holds; needs no network. */
@customElement('rw-page-tables')
export class RwPageTables extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul {
        display: grid;
        gap: var(--rw-space-3);
      }

      li {
        display: grid;
        gap: var(--rw-space-3);
      }

      h2 {
        font-size: var(--rw-text-20);
      }
    `,
  ];

  @state() private listed: readonly Listed[] | null = null;
  readonly i18n = new I18n(this);
  private stop?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onSending(() => void this.read());
    startSending();
    void this.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  override render() {
    const { listed } = this;
    const state = !listed ? 'loading' : listed.length === 0 ? 'empty' : 'ready';
    return html`<rw-page heading=${t('at_table.here')} state=${state} width="narrow">
      <rw-empty slot="empty" icon="tablet" heading=${t('at_table.none_kept')}
        >${t('at_table.none_kept_hint')}
        <rw-button slot="actions" href="/handovers">${t('at_table.to_sessions')}</rw-button>
      </rw-empty>
      <ul>
        ${listed?.map((one) => html`<li class="card">${this.renderTablet(one)}</li>`)}
      </ul>
    </rw-page>`;
  }

  private renderTablet({ tablet, waiting }: Listed) {
    const { batchCode, plannedOn, families, expiresAt, pack } = tablet;
    const facts = [
      plannedOn ? formatDate(plannedOn) : '',
      t('at_table.families', { count: families }),
      waiting > 0 ? t('at_table.waiting', { count: waiting }) : '',
      pack ? t('at_table.kept_until', { date: formatDate(expiresAt, { style: 'datetime' }) }) : '',
    ];
    return html`<h2><rw-code code=${batchCode}></rw-code></h2>
      <p class="muted">${facts.filter(Boolean).join(' · ')}</p>
      ${
        pack
          ? html`<rw-button
              variant="primary"
              size="bench"
              icon="lock"
              href="/handovers/${batchCode}/table"
              >${t('at_table.unlock')}</rw-button
            >`
          : html`<rw-table-ended
              .tablet=${tablet}
              @rw-forgotten=${() => this.read()}
            ></rw-table-ended>`
      }`;
  }

  private async read(): Promise<void> {
    const tablets = await readTablets().catch(() => []);
    const listed: Listed[] = [];
    for (const tablet of tablets) {
      if (tablet.pack && isExpired(tablet)) await wipeTablet(tablet.tabletId, 'expired');
      const outgoing = await readOutgoing(tablet.tabletId);
      const waiting = outgoing.filter(({ sealed }) => sealed).length;
      listed.push({ tablet, waiting });
    }
    this.listed = listed.toSorted((a, b) => b.tablet.madeAt.localeCompare(a.tablet.madeAt));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-tables': RwPageTables;
  }
}
