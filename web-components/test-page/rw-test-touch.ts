import type { TouchFacts } from '#domain/test-page.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import { reportFacts } from './report-facts.ts';
import './rw-touch-grid.ts';
import { testStyles } from './test-styles.ts';

const NONE: TouchFacts = { found: false, columns: 0, rows: 0, dead: [], points: 0 };

/**
 * The touchscreen, field by field; a machine without one says so.
 * @fires rw-facts
 */
@customElement('rw-test-touch')
export class RwTestTouch extends LitElement {
  static override styles = [baseStyles, testStyles];

  @state() private showing = false;
  @state() private facts: TouchFacts | null = null;
  readonly i18n = new I18n(this);

  override render() {
    const { facts } = this;
    return html`<div class="stack">
      ${this.renderBegin()} ${facts ? this.renderResult(facts) : nothing}
      ${this.showing ? html`<rw-touch-grid @rw-touched=${this.onTouched}></rw-touch-grid>` : nothing}
    </div>`;
  }

  private renderBegin() {
    const start = () => (this.showing = true);
    if (navigator.maxTouchPoints === 0 && !this.facts) {
      return html`<rw-notice kind="info">${t('test_page.touch.none')}</rw-notice>
        <div class="row">
          <rw-button size="bench" variant="primary" @click=${() => reportFacts(this, 'touch', NONE)}
            >${t('test_page.touch.none_save')}</rw-button
          >
          <rw-button size="bench" @click=${start}>${t('test_page.touch.anyway')}</rw-button>
        </div>`;
    }
    return html`<p>${t('test_page.touch.hint')}</p>
      <div>
        <rw-button size="bench" variant=${this.facts ? 'secondary' : 'primary'} @click=${start}
          >${t('test_page.touch.start')}</rw-button
        >
      </div>`;
  }

  private renderResult(facts: TouchFacts) {
    const total = facts.columns * facts.rows;
    const touched = total - facts.dead.length;
    return html`<rw-notice kind=${touched === total ? 'done' : 'refused'}>
        ${t('test_page.touch.result', { touched, total })} ·
        ${t('test_page.touch.points', { count: facts.points })}
      </rw-notice>
      <div>
        <rw-button size="bench" variant="primary" @click=${() => reportFacts(this, 'touch', facts)}
          >${t('test_page.save')}</rw-button
        >
      </div>`;
  }

  private onTouched(event: CustomEvent<TouchFacts>): void {
    this.showing = false;
    this.facts = event.detail;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-test-touch': RwTestTouch;
  }
}
