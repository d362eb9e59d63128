import type { ChecklistItem } from '#domain/checklists.ts';
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { lineTitle } from '../data/checklists.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-dialog.ts';

/**
 * "All observed good, except…": asks for the exceptions, which stay open to be answered one by one.
 * @fires rw-all-good with `detail: { except: string[] }`
 */
@customElement('rw-all-good')
export class RwAllGood extends LitElement {
  static override styles = [baseStyles];

  /** Observed lines without an answer. */
  @property({ attribute: false }) items: readonly ChecklistItem[] = [];
  @state() private open = false;
  @state() private except: readonly string[] = [];
  readonly i18n = new I18n(this);

  override render() {
    const count = this.items.length - this.except.length;
    return html`<rw-button
        size="bench"
        icon="list-checks"
        ?disabled=${this.items.length === 0}
        @click=${this.show}
        >${t('checklist.all_good')}</rw-button
      >
      <rw-dialog
        wide
        heading=${t('checklist.all_good')}
        ?open=${this.open}
        @rw-close=${() => (this.open = false)}
      >
        <div class="stack">
          <p>${t('checklist.all_good_text')}</p>
          <rw-choice
            multiple
            label=${t('checklist.except')}
            .options=${this.items.map((item) => ({
              value: item.key,
              label: lineTitle(item),
            }))}
            .values=${this.except}
            @change=${(event: CustomEvent<{ values: string[] }>) =>
              (this.except = event.detail.values)}
          ></rw-choice>
        </div>
        <rw-button slot="actions" variant="primary" size="bench" hotkey="F2" @click=${this.confirm}
          >${t('checklist.pass_lines', { count })}</rw-button
        >
        <rw-button slot="actions" variant="quiet" @click=${() => (this.open = false)}
          >${t('act.cancel')}</rw-button
        >
      </rw-dialog>`;
  }

  private show(): void {
    this.except = [];
    this.open = true;
  }

  private confirm(): void {
    this.open = false;
    const detail = { except: [...this.except] };
    this.dispatchEvent(new CustomEvent('rw-all-good', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-all-good': RwAllGood;
  }
}
