import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Book, BookLine } from '#domain/books.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';

interface Term {
  sign: string;
  title: string;
  value: number;
  details: { words: string; value: number }[];
}

/** One sort of thing: what was held, what came, left, was lost, and is held now, as one equation. */
@customElement('rw-book')
export class RwBook extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .terms {
        display: grid;
        grid-template-columns: repeat(5, minmax(0, 1fr));
        margin-block-start: var(--rw-space-3);
      }

      .term {
        position: relative;
        padding-inline: var(--rw-space-4);
        border-inline-start: 1px solid var(--rw-color-line);
      }

      .term:first-child {
        padding-inline-start: 0;
        border: 0;
      }

      .sign {
        position: absolute;
        inset-block-start: var(--rw-space-5);
        inset-inline-start: 0;
        transform: translateX(-50%);
        background: var(--rw-color-surface);
        color: var(--rw-color-muted);
        font-size: var(--rw-text-20);
      }

      :host(:dir(rtl)) .sign {
        transform: translateX(50%);
      }

      .title {
        color: var(--rw-color-muted);
        font-size: var(--rw-text-14);
      }

      .value {
        font-size: var(--rw-text-28);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }

      .last .value {
        color: var(--rw-color-text);
      }

      ul {
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: var(--rw-text-14);
      }

      li {
        display: flex;
        justify-content: space-between;
        gap: var(--rw-space-2);
      }

      @media (max-width: 899px) {
        .terms {
          grid-template-columns: minmax(0, 1fr);
        }

        .term {
          display: grid;
          grid-template-columns: var(--rw-space-5) minmax(0, 1fr) auto;
          align-items: baseline;
          padding: var(--rw-space-2) 0;
          border: 0;
          border-block-start: 1px solid var(--rw-color-line);
        }

        .term:first-child {
          border: 0;
        }

        .sign,
        :host(:dir(rtl)) .sign {
          position: static;
          transform: none;
        }

        .title {
          grid-column: 2;
          font-size: var(--rw-text-16);
        }

        .value {
          font-size: var(--rw-text-20);
        }

        ul {
          grid-column: 2 / -1;
        }
      }
    `,
  ];

  @property({ attribute: false }) book!: Book;
  readonly i18n = new I18n(this);

  override render() {
    const { book } = this;
    return html`<section class="card" aria-labelledby="subject">
      <h2 id="subject">${t(`books.subject.${book.subject}`)}</h2>
      <div class="terms">${termsOf(book).map((term) => renderTerm(term))}</div>
    </section>`;
  }
}

function renderTerm({ sign, title, value, details }: Term) {
  return html`<div class="term">
    ${sign ? html`<span class="sign" aria-hidden="true">${sign}</span>` : nothing}
    <div class="title">${title}</div>
    <div class="value">${formatNumber(value)}</div>
    ${
      details.length > 0
        ? html`<ul>
            ${details.map(
              (line) =>
                html`<li><span>${line.words}</span> <span>${formatNumber(line.value)}</span></li>`,
            )}
          </ul>`
        : nothing
    }
  </div>`;
}

function termsOf(book: Book): Term[] {
  const lines = (accounts: readonly BookLine[]) =>
    accounts.map(({ account, quantity }) => ({
      words: t(`books.account.${account}`),
      value: quantity,
    }));
  const some = (details: Term['details']) => details.filter((line) => line.value !== 0);
  return [
    { sign: '', title: t('books.opening'), value: book.opening, details: [] },
    { sign: '+', title: t('books.in'), value: book.cameTotal, details: lines(book.came) },
    { sign: '=', title: t('books.out'), value: book.leftTotal, details: lines(book.left) },
    {
      sign: '+',
      title: t('books.loss'),
      value: book.lost - book.found,
      details: some([
        { words: t('books.lost'), value: book.lost },
        { words: t('books.found'), value: -book.found },
      ]),
    },
    {
      sign: '+',
      title: t('books.closing'),
      value: book.closing,
      details: some([
        { words: t('books.stock'), value: book.stock },
        { words: t('books.transit'), value: book.transit },
      ]),
    },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-book': RwBook;
  }
}
