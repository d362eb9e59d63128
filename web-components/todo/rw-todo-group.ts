import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import type { ShownGroup, TodoName } from './todo-lists.ts';
import './rw-todo-line.ts';

/**
 * One place with what is to be done there.
 * @fires rw-print with `detail: { codes }`, the lines whose labels are to be printed
 */
@customElement('rw-todo-group')
export class RwTodoGroup extends LitElement {
  static override styles = [
    baseStyles,
    css`
      section {
        background: var(--rw-color-surface);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius);
        overflow: clip;
      }

      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--rw-space-2) var(--rw-space-4);
        min-block-size: var(--rw-touch);
        padding: var(--rw-space-3) var(--rw-space-4);
        background: var(--rw-color-sunken);
      }

      h2 {
        font-size: var(--rw-text-28);
      }

      .left {
        flex: 1 1 auto;
        color: var(--rw-color-muted);
      }

      li + li {
        border-block-start: 1px solid var(--rw-color-line);
      }
    `,
  ];

  @property({ attribute: false }) group!: ShownGroup;
  @property() list: TodoName = 'label';
  @property() hand = '';
  readonly i18n = new I18n(this);

  override render() {
    const { place, left, lines } = this.group;
    const toPrint = lines.filter((line) => !line.done && !line.printed).map((line) => line.code);
    const prints = this.list === 'label' && toPrint.length > 0 && allowed('label.print');
    return html`<section aria-labelledby="place">
      <header>
        <h2 id="place"><bdi>${place?.name ?? t('todo.without_place')}</bdi></h2>
        <span class="left">${t('todo.left', { count: left })}</span>
        ${
          prints
            ? html`<rw-button icon="printer" @click=${() => this.print(toPrint)}
                >${t('todo.print_place', { count: toPrint.length })}</rw-button
              >`
            : nothing
        }
      </header>
      <ul>
        ${repeat(
          lines,
          (line) => line.code,
          (line) =>
            html`<li>
              <rw-todo-line
                .line=${line}
                list=${this.list}
                ?inHand=${line.code === this.hand}
              ></rw-todo-line>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private print(codes: readonly string[]): void {
    this.dispatchEvent(new CustomEvent('rw-print', { detail: { codes } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-todo-group': RwTodoGroup;
  }
}
