import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';

/** How many devices wait for this person to validate their proof of erasure; nothing for who may not, or none. */
@customElement('rw-todo-proofs')
export class RwTodoProofs extends LitElement {
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
  readonly live = new LiveRefresh(this, () => this.load());

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  /** Takes no room, not even a gap, while nothing waits. */
  override willUpdate(): void {
    this.hidden = this.count === 0;
  }

  override render() {
    if (this.count === 0) return nothing;
    return html`<rw-button size="bench" icon="shield-check" href="/validations"
      >${t('todo.proofs', { count: this.count })}</rw-button
    >`;
  }

  private async load(): Promise<void> {
    if (!allowed('media.validate')) return;
    try {
      this.count = (await call(api.validations.$get())).total;
    } catch {
      // The lists of the page say what is wrong; the last count stays.
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-todo-proofs': RwTodoProofs;
  }
}
