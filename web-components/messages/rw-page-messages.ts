import { MESSAGE_STATUSES, type MessageStatus } from '#domain/messages.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { replaceQuery } from '../app/navigation.ts';
import { api, call } from '../data/api-client.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import '../ui/rw-skeleton.ts';
import { NextTry } from './message-data.ts';
import './rw-message.ts';

const PORTION = 30;
const MOST = 500;

const read = (status: MessageStatus | '', limit: number) =>
  call(api.messages.$get({ query: { limit: String(limit), ...(status ? { status } : {}) } }));
type Listed = Awaited<ReturnType<typeof read>>;

/** The outbox: what went to donors, what waits, and what could not be sent. */
@customElement('rw-page-messages')
export class RwPageMessages extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) query?: URLSearchParams;
  @state() private listed: Listed | null = null;
  @state() private status: MessageStatus | '' = '';
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  private readonly refresh = new LiveRefresh(
    this,
    () => this.load(),
    ({ kind }) => kind === 'message',
  );
  private readonly nextTry = new NextTry(this, () => this.refresh.ask());
  private limit = PORTION;
  /** The filter that the list on the screen was read with. */
  private listedStatus: MessageStatus | '' = '';

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('query')) return;
    const wanted = this.query?.get('status');
    this.status = MESSAGE_STATUSES.find((status) => status === wanted) ?? '';
    void this.load();
  }

  override render() {
    const { listed, error } = this;
    return html`<rw-page
      width="narrow"
      heading=${t('message.title')}
      .state=${listed ? 'ready' : error ? 'error' : 'loading'}
      .error=${error}
      @rw-retry=${() => this.load()}
    >
      <span slot="lead">${t('message.lead')}</span>
      ${listed ? this.renderList(listed) : nothing}
    </rw-page>`;
  }

  private renderList(listed: Listed) {
    const { counts, ways } = listed;
    return html`<div class="stack" @rw-changed=${() => this.refresh.ask()}>
      ${ways.email ? nothing : html`<rw-notice>${t('message.channel.none_email')}</rw-notice>`}
      ${ways.sms ? nothing : html`<rw-notice>${t('message.channel.none_sms')}</rw-notice>`}
      <rw-choice
        hide-label
        label=${t('act.filter')}
        .value=${this.status || 'all'}
        .options=${[
          { value: 'all', label: t('message.all') },
          ...MESSAGE_STATUSES.map((status) => ({
            value: status,
            label: t(`message.status.${status}`),
            count: formatNumber(counts[status]),
          })),
        ]}
        @change=${this.onFilter}
      ></rw-choice>
      ${this.status === this.listedStatus ? this.renderMessages(listed) : this.renderWait()}
    </div>`;
  }

  /** Of another filter nothing is shown under this one, not even without network. */
  private renderWait() {
    return this.error ? nothing : html`<rw-skeleton .lines=${6}></rw-skeleton>`;
  }

  private renderMessages({ messages, next }: Listed) {
    return html`${messages.length === 0 ? html`<rw-empty icon="mail">${t('message.empty')}</rw-empty>` : nothing}
    ${repeat(
      messages,
      ({ id }) => id,
      (message) => html`<rw-message named .message=${message}></rw-message>`,
    )}
    ${
      next && this.limit < MOST
        ? html`<div><rw-button @click=${this.more}>${t('common.more')}</rw-button></div>`
        : nothing
    }`;
  }

  private onFilter(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    this.status = MESSAGE_STATUSES.find((status) => status === value) ?? '';
    this.limit = PORTION;
    replaceQuery({ status: this.status || undefined });
    void this.load();
  }

  private more(): void {
    this.limit = Math.min(MOST, this.limit + 4 * PORTION);
    void this.load();
  }

  private async load(): Promise<void> {
    const { status } = this;
    try {
      const listed = await read(status, this.limit);
      if (status !== this.status) return;
      this.listed = listed;
      this.listedStatus = status;
      this.error = null;
      this.nextTry.plan(listed.messages);
    } catch (error) {
      if (status === this.status) this.error = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-messages': RwPageMessages;
  }
}
