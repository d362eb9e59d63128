import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';

/** Repairs that are nobody's, and parts that came and somebody waits for; nothing for who gives no work, or none. */
@customElement('rw-todo-repairs')
export class RwTodoRepairs extends LitElement {
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

  @state() private unowned = 0;
  @state() private arrived = 0;
  readonly i18n = new I18n(this);
  readonly live = new LiveRefresh(this, () => this.load());

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  /** Takes no room, not even a gap, while nothing waits. */
  override willUpdate(): void {
    this.hidden = this.unowned + this.arrived === 0;
  }

  override render() {
    const { unowned, arrived } = this;
    return html`<div class="row">
      ${
        unowned > 0
          ? html`<rw-button size="bench" icon="wrench" href="/repairs?queue=unowned"
              >${t('repair.todo_unowned', { count: unowned })}</rw-button
            >`
          : nothing
      }
      ${
        arrived > 0
          ? html`<rw-button size="bench" icon="package-check" href="/repairs?queue=arrived"
              >${t('repair.todo_arrived', { count: arrived })}</rw-button
            >`
          : nothing
      }
    </div>`;
  }

  private async load(): Promise<void> {
    if (!allowed('repair.assign')) return;
    try {
      const { counts } = await call(api.repairs.$get({ query: { limit: '1' } }));
      this.unowned = counts.unowned;
      this.arrived = counts.arrived;
    } catch {
      // The lists of the page say what is wrong; the last count stays.
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-todo-repairs': RwTodoRepairs;
  }
}
