import { html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { KeptReading } from '../data/kept-reading.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-kept-note.ts';
import '../ui/rw-page.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import './rw-session-form.ts';
import './rw-shipments-under-way.ts';
import { loadSessions, planWords, progressWords, type SessionHead } from './session-data.ts';

/** Handover sessions: those that are planned, and the last ones that ended. */
@customElement('rw-page-handovers')
export class RwPageHandovers extends LitElement {
  static override styles = [baseStyles];

  readonly i18n = new I18n(this);
  private readonly reading = new KeptReading(this, () => '/handovers', loadSessions);
  readonly live = new LiveRefresh(
    this,
    this.reading.load,
    () => false,
    ({ topic }) => topic === 'handover_session',
  );

  override connectedCallback(): void {
    super.connectedCallback();
    void this.reading.load();
  }

  override render() {
    const { value: sessions } = this.reading;
    return html`<rw-page
      heading=${t('handovers.title')}
      state=${this.reading.state}
      .error=${this.reading.error}
      @rw-retry=${this.reading.load}
    >
      <span slot="lead">${t('handovers.lead')}</span>
      ${sessions ? this.renderLists(sessions) : nothing}
    </rw-page>`;
  }

  private renderLists(sessions: readonly SessionHead[]) {
    const open = sessions.filter(({ state }) => state === 'open');
    const ended = sessions.filter(({ state }) => state !== 'open');
    return html`<div class="stack">
      <rw-kept-note .at=${this.reading.keptAt}></rw-kept-note>
      ${allowed('device.reserve') ? html`<rw-session-form></rw-session-form>` : nothing}
      ${
        open.length === 0
          ? html`<rw-empty icon="calendar" heading=${t('handovers.none_open')}></rw-empty>`
          : renderTable(t('handovers.planned'), open)
      }
      <rw-shipments-under-way></rw-shipments-under-way>
      ${ended.length > 0 ? renderTable(t('handovers.ended'), ended) : nothing}
    </div>`;
  }
}

function renderTable(title: string, rows: readonly SessionHead[]) {
  return html`<section class="stack">
    <h2>${title} <span class="muted number">${formatNumber(rows.length)}</span></h2>
    <rw-table
      label=${title}
      .columns=${columns()}
      .rows=${rows}
      .rowKey=${(row: SessionHead) => row.code}
      .rowHref=${(row: SessionHead) => `/handovers/${row.code}`}
    ></rw-table>
  </section>`;
}

function columns(): Column<SessionHead>[] {
  return [
    {
      key: 'title',
      title: t('handovers.school'),
      width: 'minmax(0, 2fr)',
      render: ({ title }) => html`<bdi>${title}</bdi>`,
    },
    {
      key: 'code',
      title: t('prog.handover_batch'),
      width: '150px',
      render: ({ code }) => html`<rw-code .code=${code}></rw-code>`,
    },
    {
      key: 'day',
      title: t('handovers.day'),
      width: 'minmax(0, 2fr)',
      render: planWords,
    },
    {
      key: 'progress',
      title: t('handovers.progress'),
      width: 'minmax(0, 2fr)',
      render: (row) =>
        row.state === 'cancelled' ? t('handovers.state_cancelled') : progressWords(row),
    },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-handovers': RwPageHandovers;
  }
}
