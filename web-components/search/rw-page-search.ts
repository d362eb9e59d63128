import { isStage, STAGES } from '#domain/stages.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { FoundDevice, SearchAnswer } from '../../api/search/search.service.ts';
import { replaceQuery } from '../app/navigation.ts';
import { api, call } from '../data/api-client.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-field.ts';
import '../ui/rw-page.ts';
import '../ui/rw-skeleton.ts';
import './rw-found-accessories.ts';
import './rw-found-devices.ts';

/** Results come while typing, this long after the last key. */
const TYPING_MS = 180;

/** Finds devices and accessories by code, serial, make, model, donor or stage, as one types. */
@customElement('rw-page-search')
export class RwPageSearch extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(160px, 240px);
        gap: var(--rw-space-4);
        margin-block-end: var(--rw-space-5);
        align-items: end;
      }

      .results {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--rw-space-4);
      }

      @media (max-width: 599px) {
        form {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) query = new URLSearchParams();
  @state() private text = '';
  @state() private stage = '';
  @state() private answer?: SearchAnswer;
  @state() private devices: readonly FoundDevice[] = [];
  @state() private error: unknown = null;
  @state() private loading = false;
  @query('input') private readonly input!: HTMLInputElement;

  readonly i18n = new I18n(this);
  private readonly refresh = new LiveRefresh(
    this,
    () => this.load(),
    (event) => this.devices.some(({ id }) => id === event.deviceId),
  );
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('query')) return;
    const stage = this.query.get('stage') ?? '';
    this.text = this.query.get('text') ?? '';
    this.stage = isStage(stage) ? stage : '';
    this.refresh.ask();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('query') && !this.stage) this.input.focus();
  }

  override render() {
    return html`<rw-page
      heading=${t('search.title')}
      .error=${this.error}
      @rw-retry=${() => this.refresh.ask()}
    >
      <form role="search" @submit=${this.submit}>
        <rw-field label=${t('search.label')} hint=${t('search.hint')}>
          <input
            type="search"
            name="text"
            maxlength="80"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            enterkeyhint="search"
            .value=${this.text}
            @input=${this.onInput}
          />
        </rw-field>
        <rw-field label=${t('search.stage')}>
          <select name="stage" @change=${this.onStage}>
            <option value="" ?selected=${this.stage === ''}>${t('search.any_stage')}</option>
            ${STAGES.map(
              (stage) =>
                html`<option value=${stage} ?selected=${stage === this.stage}>
                  ${t(`stage.${stage}`)}
                </option>`,
            )}
          </select>
        </rw-field>
      </form>
      <div class="results" aria-busy=${this.loading}>${this.renderResults()}</div>
    </rw-page>`;
  }

  private renderResults() {
    const { answer } = this;
    if (!this.text.trim() && !this.stage) {
      return html`<rw-empty icon="search" heading=${t('search.start_title')}
        >${t('search.hint')}</rw-empty
      >`;
    }
    if (!answer) return this.error ? nothing : html`<rw-skeleton .lines=${6}></rw-skeleton>`;
    if (answer.tooShort) {
      return html`<rw-empty icon="search">${t('search.too_short')}</rw-empty>`;
    }
    if (this.devices.length === 0 && answer.accessories.length === 0) {
      return html`<rw-empty icon="search" heading=${t('search.none_title')}
        >${t('search.none_text')}</rw-empty
      >`;
    }
    const count = this.devices.length;
    const more = answer.next !== null;
    return html`<p role="status" class="muted">
        ${t('search.found', { count, more: more ? 'yes' : 'no' })}
      </p>
      ${
        count > 0
          ? html`<rw-found-devices
              .devices=${this.devices}
              ?more=${more}
              ?loading=${this.loading}
              @rw-more=${this.loadMore}
            ></rw-found-devices>`
          : nothing
      }
      ${
        answer.accessories.length > 0
          ? html`<rw-found-accessories .accessories=${answer.accessories}></rw-found-accessories>`
          : nothing
      }`;
  }

  private onInput(event: Event): void {
    this.text = (event.target as HTMLInputElement).value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.changed(), TYPING_MS);
  }

  private onStage(event: Event): void {
    this.stage = (event.target as HTMLSelectElement).value;
    this.changed();
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    this.changed();
  }

  private changed(): void {
    clearTimeout(this.timer);
    replaceQuery({ text: this.text.trim(), stage: this.stage });
    void this.load();
  }

  private async load(): Promise<void> {
    const turn = ++this.turn;
    const answer = await this.ask(turn);
    if (!answer) return;
    this.answer = answer;
    this.devices = answer.devices;
  }

  private async loadMore(): Promise<void> {
    const after = this.answer?.next;
    if (!after || this.loading) return;
    const answer = await this.ask(this.turn, after);
    if (!answer || !this.answer) return;
    this.answer = { ...this.answer, next: answer.next };
    this.devices = [...this.devices, ...answer.devices];
  }

  /** Nothing when a newer question was asked meanwhile, or this one failed. */
  private async ask(turn: number, after?: string): Promise<SearchAnswer | undefined> {
    const stage = isStage(this.stage) ? { stage: this.stage } : {};
    const query = { text: this.text.trim(), ...stage, ...(after ? { after } : {}) };
    this.loading = true;
    try {
      const answer = await call(api.search.$get({ query }));
      if (turn !== this.turn) return undefined;
      this.error = null;
      return answer;
    } catch (error) {
      if (turn === this.turn) this.error = error;
      return undefined;
    } finally {
      if (turn === this.turn) this.loading = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-search': RwPageSearch;
  }
}
