import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, call } from '../data/api-client.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-case.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-refused.ts';
import '../ui/rw-skeleton.ts';
import './rw-privacy-answer.ts';
import { lastDay } from './rw-privacy-form.ts';
import './rw-privacy-form.ts';

const read = () => call(api.privacy.requests.$get());
type Listed = Awaited<ReturnType<typeof read>>;
export type PrivacyRow = Listed['open'][number];

/** Questions about own data, those that are due first on top. */
@customElement('rw-privacy-requests')
export class RwPrivacyRequests extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .late {
        display: flex;
        gap: var(--rw-space-2);
        align-items: center;
        color: var(--rw-color-refused);
        font-weight: 600;
      }
    `,
  ];

  @state() private listed: Listed | null = null;
  @state() private error: unknown = null;
  @state() private registering = false;
  readonly i18n = new I18n(this);
  readonly live = new LiveRefresh(this, () => this.load());

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const { listed } = this;
    return html`<div class="stack" @rw-answered=${this.load}>
      <div>
        <rw-button variant="primary" icon="plus" @click=${() => (this.registering = true)}
          >${t('privacy.register')}</rw-button
        >
      </div>
      <rw-refused .error=${this.error}></rw-refused>
      ${listed ? this.renderLists(listed) : this.error ? nothing : html`<rw-skeleton></rw-skeleton>`}
      ${
        this.registering
          ? html`<rw-privacy-form
              @rw-close=${() => (this.registering = false)}
              @rw-registered=${this.onRegistered}
            ></rw-privacy-form>`
          : nothing
      }
    </div>`;
  }

  private renderLists({ open, closed }: Listed) {
    return html`${
      open.length === 0
        ? html`<rw-empty icon="circle-check">${t('privacy.empty')}</rw-empty>`
        : repeat(
            open,
            ({ id }) => id,
            (row) => this.renderRow(row),
          )
    }
    ${
      closed.length > 0
        ? html`<h2>${t('privacy.closed_title')}</h2>
            ${closed.map((row) => this.renderRow(row))}`
        : nothing
    }`;
  }

  private renderRow(row: PrivacyRow) {
    const heading = html`${this.renderNeed(row)} · ${t(`privacy.kind_${row.kind}`)}`;
    return html`<rw-case>
      ${row.closedAt ? html`<h3>${heading}</h3>` : html`<h2>${heading}</h2>`}
      ${this.renderClock(row)}
      <p class="muted small">
        ${t(`privacy.by_${row.askedBy}`)} · ${channelText(row.channel)} ·
        ${t('privacy.received', { date: formatDate(row.receivedAt) })}
      </p>
      ${row.erased && !row.closedAt ? html`<p class="small">${t('privacy.gone')}</p>` : nothing}
      ${
        row.closedAt
          ? nothing
          : html`<rw-privacy-answer slot="actions" .row=${row}></rw-privacy-answer>`
      }
    </rw-case>`;
  }

  /** The way to the request, for who may see it: a correction is made there. */
  private renderNeed({ needCode, needStatus }: PrivacyRow) {
    const code = html`<bdi>${needCode}</bdi>`;
    if (!needCode || !needStatus || !allowed('need.view')) return code;
    const query = new URLSearchParams({ status: needStatus, text: needCode });
    return html`<a href="/needs?${query}">${code}</a>`;
  }

  private renderClock(row: PrivacyRow) {
    if (row.closedAt) {
      const why = `privacy.why_${row.reason}`;
      return html`<p>
        ${t(`privacy.outcome_${row.outcome ?? 'answered'}`)} · ${formatDate(row.closedAt)}
        ${isKey(why) ? html`· ${t(why)}` : nothing}
      </p>`;
    }
    const date = formatDate(lastDay(row.dueAt));
    return row.overdue
      ? html`<p class="late">
          <rw-icon name="warning"></rw-icon>${t('privacy.overdue', { date })}
        </p>`
      : html`<p>${t('privacy.due', { date })}</p>`;
  }

  private readonly load = async (): Promise<void> => {
    try {
      this.listed = await read();
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  };

  private onRegistered(): void {
    this.registering = false;
    void this.load();
  }
}

function channelText(channel: string): string {
  const key = `need.channel_${channel}`;
  return isKey(key) ? t(key) : channel;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-privacy-requests': RwPrivacyRequests;
  }
}
