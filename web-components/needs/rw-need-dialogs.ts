import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { NeedCard } from './need-data.ts';
import './rw-approve-many.ts';
import './rw-need-end.ts';
import type { Ending } from './rw-need-end.ts';
import './rw-need-form.ts';
import './rw-need-priority.ts';
import './rw-suggestions.ts';

export type { Ending };

/** What is open over the list. */
export type NeedDialog =
  | { what: 'register' }
  | { what: 'many'; needs: readonly NeedCard[] }
  | { what: 'seek' | 'priority' | Ending; need: NeedCard };

/**
 * The dialogs of the list of requests, one at a time.
 * @fires rw-close when it is closed with nothing done
 * @fires rw-ended when something was done
 * @fires rw-registered with `detail: { code, doubles }`
 * @fires rw-decided-many with `detail: { done, left }`
 */
@customElement('rw-need-dialogs')
export class RwNeedDialogs extends LitElement {
  @property({ attribute: false }) open: NeedDialog | null = null;

  override render() {
    const { open } = this;
    if (!open) return nothing;
    if (open.what === 'register') {
      return html`<rw-need-form @rw-close=${this.tell} @rw-registered=${this.tell}></rw-need-form>`;
    }
    if (open.what === 'many') {
      return html`<rw-approve-many
        .needs=${open.needs}
        @rw-close=${this.tell}
        @rw-decided-many=${this.tell}
      ></rw-approve-many>`;
    }
    if (open.what === 'seek') {
      return html`<rw-suggestions
        .need=${open.need}
        @rw-close=${this.tell}
        @rw-reserved=${() => this.dispatchEvent(new CustomEvent('rw-ended'))}
      ></rw-suggestions>`;
    }
    if (open.what === 'priority') {
      return html`<rw-need-priority
        .need=${open.need}
        @rw-close=${this.tell}
        @rw-ended=${this.tell}
      ></rw-need-priority>`;
    }
    return html`<rw-need-end
      .need=${open.need}
      ending=${open.what}
      @rw-close=${this.tell}
      @rw-ended=${this.tell}
    ></rw-need-end>`;
  }

  private tell(event: Event): void {
    const { detail } = event as CustomEvent<unknown>;
    this.dispatchEvent(new CustomEvent(event.type, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-need-dialogs': RwNeedDialogs;
  }
}
