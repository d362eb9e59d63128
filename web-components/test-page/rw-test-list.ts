import {
  type PageTest,
  type PageVerdict,
  type TestPageResults,
  verdictOf,
} from '#domain/test-page.ts';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { IconName } from '../ui/icons.ts';
import '../ui/rw-icon.ts';

type State = PageVerdict | 'skipped' | 'open';

const ICONS: Record<State, IconName> = {
  pass: 'circle-check',
  fail: 'circle-x',
  absent: 'minus',
  skipped: 'chevron-right',
  open: 'chevron-right',
};

/**
 * All tests as big buttons, each with how it went.
 * @fires rw-choose with the test
 */
@customElement('rw-test-list')
export class RwTestList extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(260px, 100%), 1fr));
        gap: var(--rw-space-3);
      }

      button {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--rw-space-3);
        inline-size: 100%;
        min-block-size: 76px;
        padding: var(--rw-space-3) var(--rw-space-4);
        border: 1px solid var(--rw-color-control);
        border-radius: var(--rw-radius);
        background: var(--rw-color-surface);
        text-align: start;
        cursor: pointer;
        touch-action: manipulation;
      }

      button:hover {
        background: var(--rw-color-sunken);
      }

      strong {
        display: block;
        font-size: var(--rw-text-20);
        font-weight: 600;
        line-height: 1.25;
      }

      .state {
        color: var(--rw-color-muted);
      }

      .pass rw-icon,
      .pass .state {
        color: var(--rw-color-done);
      }

      .fail rw-icon,
      .fail .state {
        color: var(--rw-color-refused);
      }
    `,
  ];

  @property({ attribute: false }) tests: readonly PageTest[] = [];
  @property({ attribute: false }) results: TestPageResults = {};
  readonly i18n = new I18n(this);

  override render() {
    return html`<ul>
      ${this.tests.map((test) => {
        const state = this.stateOf(test);
        return html`<li>
          <button
            type="button"
            class=${state}
            data-test=${test}
            @click=${() => this.dispatchEvent(new CustomEvent('rw-choose', { detail: test }))}
          >
            <span
              ><strong>${t(`test_page.${test}`)}</strong>
              <span class="state">${stateWord(state)}</span></span
            >
            <rw-icon name=${ICONS[state]}></rw-icon>
          </button>
        </li>`;
      })}
    </ul>`;
  }

  private stateOf(test: PageTest): State {
    return verdictOf(test, this.results) ?? (test in this.results ? 'skipped' : 'open');
  }
}

function stateWord(state: State): string {
  if (state === 'pass' || state === 'fail') return t(`test.${state}`);
  if (state === 'absent') return t('test_page.absent');
  return t(state === 'skipped' ? 'test_page.skipped' : 'test_page.not_tested');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-test-list': RwTestList;
  }
}
