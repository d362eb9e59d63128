import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';

/** How many items of the stock are below their minimum here; nothing for who does not keep it, or none. */
@customElement('rw-todo-reorder')
export class RwTodoReorder extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }

      :host([hidden]) {
        display: none;
      }
    `,
  ];

  @state() private count = 0;
  readonly i18n = new I18n(this);
  readonly live = new LiveRefresh(
    this,
    () => this.load(),
    ({ kind }) => kind === 'part' || kind === 'kit',
  );

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  /** Takes no room, not even a gap, while nothing is low. */
  override willUpdate(): void {
    this.hidden = this.count === 0;
  }

  override render() {
    if (this.count === 0) return nothing;
    return html`<rw-button size="bench" icon="boxes" href="/parts?show=low"
      >${t('todo.reorder', { count: this.count })}</rw-button
    >`;
  }

  private async load(): Promise<void> {
    if (!allowed('stock.manage')) return;
    try {
      this.count = (await call(api.parts.low.$get())).count;
    } catch {
      // The lists of the page say what is wrong; the last count stays.
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-todo-reorder': RwTodoReorder;
  }
}
