import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Attention } from '../../api/books/attention.service.ts';
import type { Books, Difference } from '../../api/books/books.service.ts';
import { replaceQuery } from '../app/navigation.ts';
import { csvLink } from '../data/csv-link.ts';
import { api, call } from '../data/api-client.ts';
import { formatDate, getLocale, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import './rw-book.ts';
import './rw-books-attention.ts';
import { dayWords, lastMonths } from './periods.ts';

const MONTHS = 13;

/** In = out + stock + loss for a month or any days, always exact; and what to look into. */
@customElement('rw-page-books')
export class RwPageBooks extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .chooser {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }

      .chooser rw-field {
        flex: 0 1 220px;
      }

      .differences {
        margin-block: var(--rw-space-2) 0;
        padding-inline-start: var(--rw-space-5);
      }
    `,
  ];

  @property({ attribute: false }) query = new URLSearchParams();
  @state() private from = '';
  @state() private to = '';
  @state() private own = false;
  @state() private books?: Books;
  @state() private attention?: Attention;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  private turn = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    const [month] = lastMonths(1);
    this.from = this.query.get('from') ?? month?.from ?? '';
    this.to = this.query.get('to') ?? month?.to ?? '';
    void this.load();
  }

  override render() {
    const state = this.books && this.attention ? 'ready' : this.error ? 'error' : 'loading';
    const period = new URLSearchParams({ from: this.from, to: this.to });
    return html`<rw-page
      heading=${t('books.title')}
      .state=${state}
      .error=${this.error}
      @rw-retry=${() => void this.load()}
    >
      <span slot="lead">${t('books.lead')}</span>
      <rw-button
        slot="actions"
        variant="primary"
        icon="download"
        href=${csvLink('/books.csv', { from: this.from, to: this.to })}
        >${t('books.export')}</rw-button
      >
      <rw-button
        slot="actions"
        icon="printer"
        href="/api/books/sheet.pdf?${period}&locale=${getLocale()}"
        >${t('books.print')}</rw-button
      >
      ${this.books && this.attention ? this.renderAll(this.books, this.attention) : nothing}
    </rw-page>`;
  }

  private renderAll(books: Books, attention: Attention) {
    return html`<div class="stack">
      ${this.renderChooser()} ${renderVerdict(books)}
      ${books.books.map((book) => html`<rw-book .book=${book}></rw-book>`)}
      <rw-books-attention .attention=${attention}></rw-books-attention>
    </div>`;
  }

  private renderChooser() {
    const months = lastMonths(MONTHS);
    const chosen = months.findIndex((month) => month.from === this.from && month.to === this.to);
    const own = this.own || chosen < 0;
    return html`<div class="chooser no-print">
        <rw-field label=${t('books.month')}>
          <select @change=${(event: Event) => this.choose(months, event)}>
            ${months.map(
              (month, index) =>
                html`<option value=${index} ?selected=${!own && index === chosen}>
                  ${month.name}
                </option>`,
            )}
            <option value="own" ?selected=${own}>${t('books.own')}</option>
          </select>
        </rw-field>
        ${own ? this.renderDays() : nothing}
      </div>
      <p class="muted">${dayWords(this.from)} – ${dayWords(this.to)}</p>`;
  }

  private renderDays() {
    const day = (key: 'from' | 'to') =>
      html`<rw-field label=${t(`books.${key}`)}>
        <input
          type="date"
          dir="ltr"
          .value=${this[key]}
          @change=${(event: Event) => {
            const { value } = event.target as HTMLInputElement;
            if (value)
              void this.show(key === 'from' ? value : this.from, key === 'to' ? value : this.to);
          }}
        />
      </rw-field>`;
    return [day('from'), day('to')];
  }

  private choose(months: ReturnType<typeof lastMonths>, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const month = months[Number(value)];
    this.own = !month;
    if (month) void this.show(month.from, month.to);
  }

  private async show(from: string, to: string): Promise<void> {
    this.from = from;
    this.to = to;
    replaceQuery({ from, to });
    await this.load();
  }

  private async load(): Promise<void> {
    const turn = ++this.turn;
    const query = { from: this.from, to: this.to };
    try {
      const [books, attention] = await Promise.all([
        call(api.books.$get({ query })),
        this.attention ?? call(api.books.attention.$get()),
      ]);
      if (turn !== this.turn) return;
      this.books = books;
      this.attention = attention;
      this.error = null;
    } catch (error) {
      if (turn === this.turn) this.error = error;
    }
  }
}

/** Never hidden: a difference is the first thing that an auditor wants to see. */
function renderVerdict({ exact, differences, readAt }: Books) {
  const time = formatDate(readAt, { style: 'datetime' });
  if (exact) {
    return html`<rw-notice kind="done"
      >${t('books.exact')} <span class="muted">${t('books.read_at', { time })}</span></rw-notice
    >`;
  }
  return html`<rw-notice kind="refused"
    >${t('books.not_exact')}
    <ul class="differences">
      ${differences.map((one) => renderDifference(one))}
    </ul>
  </rw-notice>`;
}

function renderDifference({ subject, code, account, booked, there }: Difference) {
  return html`<li>
    ${t(`books.subject.${subject}`)} <rw-code code=${code}></rw-code>,
    ${t(`books.account.${account}`)}: ${t('books.booked', { count: booked })},
    ${t('books.there', { count: there })}
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-books': RwPageBooks;
  }
}
