import { foldTestCode, isTestCode, type PageTest } from '#domain/test-page.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../app/rw-language-switch.ts';
import { errorText, isOffline } from '../data/api-client.ts';
import { getLocale, I18n, isKey, LOCALES, setLocale, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import type { KeyboardProgress } from './keyboard-progress.ts';
import type { FoundFacts } from './report-facts.ts';
import './rw-test-buttons.ts';
import './rw-test-camera.ts';
import './rw-test-code.ts';
import './rw-test-keyboard.ts';
import './rw-test-list.ts';
import './rw-test-microphone.ts';
import './rw-test-pointer.ts';
import './rw-test-screen.ts';
import './rw-test-speakers.ts';
import './rw-test-touch.ts';
import { type OpenedMachine, TestSession } from './test-session.ts';

/** On the donated machine itself: opened by a short code, without signing in, without a person's name. */
@customElement('rw-page-test')
export class RwPageTest extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .stack {
        gap: var(--rw-space-5);
      }

      .ends {
        padding-block-start: var(--rw-space-4);
        border-block-start: 1px solid var(--rw-color-line);
      }
    `,
  ];

  @state() private test: PageTest | null = null;
  readonly i18n = new I18n(this);
  private readonly session = new TestSession(this);
  /** The language here was chosen by hand; the code's does not replace it. */
  private languageChosen = false;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('rw-scan', this.onScan);
    window.addEventListener('rw-badge', this.onBadge);
    const given = foldTestCode(location.hash);
    const code = isTestCode(given) ? given : this.session.remembered;
    // The code stays out of the machine's list of visited addresses.
    if (location.hash) history.replaceState(history.state, '', location.pathname);
    if (code) void this.open(code);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('rw-scan', this.onScan);
    window.removeEventListener('rw-badge', this.onBadge);
  }

  override render() {
    const { machine } = this.session;
    const heading = machine && this.test ? t(`test_page.${this.test}`) : t('test_page.title');
    const isWide = this.test === 'keyboard';
    return html`<rw-page heading=${heading} width=${isWide ? 'wide' : 'narrow'}>
      ${machine ? html`<span slot="lead">${nameOf(machine)}</span>` : nothing}
      ${
        machine && this.test
          ? html`<rw-button slot="actions" icon="list" @click=${this.toList}
                >${t('test_page.to_list')}</rw-button
              >
              <rw-button slot="actions" variant="quiet" @click=${this.skip}
                >${t('test_page.skip')}</rw-button
              >`
          : html`<rw-language-switch
              slot="actions"
              @rw-choose=${() => (this.languageChosen = true)}
            ></rw-language-switch>`
      }
      <div class="stack">
        ${this.renderTrouble()}
        ${machine ? (this.test ? this.renderTest(this.test, machine) : this.renderList(machine)) : this.renderDoor()}
      </div>
    </rw-page>`;
  }

  private renderTrouble() {
    const { error, offline, machine } = this.session;
    if (machine && offline) {
      return html`<rw-notice kind="warning">${t('test_page.unsent')}</rw-notice>`;
    }
    if (!error) return nothing;
    return html`<rw-notice kind=${isOffline(error) ? 'warning' : 'refused'}
      >${errorText(error)}</rw-notice
    >`;
  }

  private renderDoor() {
    if (this.session.finished) {
      return html`<rw-empty icon="circle-check" heading=${t('test_page.finished_title')}>
        ${t('test_page.finished_text')}
        <rw-button slot="actions" @click=${this.startOver}>${t('test_page.another')}</rw-button>
      </rw-empty>`;
    }
    return html`<rw-test-code
      ?busy=${this.session.busy}
      @rw-code=${(event: CustomEvent<string>) => this.open(event.detail)}
    ></rw-test-code>`;
  }

  private renderList({ tests }: OpenedMachine) {
    const next = this.nextOf(tests);
    const { results, busy } = this.session;
    return html`<p class="muted">${t('test_page.privacy')}</p>
      ${
        next
          ? html`<rw-button size="bench" variant="primary" block @click=${() => (this.test = next)}
              >${t('test_page.next', { test: t(`test_page.${next}`) })}</rw-button
            >`
          : nothing
      }
      <rw-test-list
        .tests=${tests}
        .results=${results}
        @rw-choose=${(event: CustomEvent<PageTest>) => (this.test = event.detail)}
      ></rw-test-list>
      <div class="row ends">
        <rw-button
          size="bench"
          variant=${next ? 'secondary' : 'primary'}
          ?busy=${busy}
          @click=${() => this.session.finish()}
          >${t('test_page.finish')}</rw-button
        >
        <p class="muted">${t('test_page.finish_hint')}</p>
      </div>`;
  }

  private renderTest(test: PageTest, { kind }: OpenedMachine) {
    const content = {
      keyboard: () =>
        html`<rw-test-keyboard
          .kind=${kind}
          .progress=${this.session.keyboard ?? { seen: [], marks: {} }}
          @rw-progress=${(event: CustomEvent<KeyboardProgress>) =>
            this.session.keepKeyboard(event.detail)}
        ></rw-test-keyboard>`,
      screen: () => html`<rw-test-screen></rw-test-screen>`,
      touch: () => html`<rw-test-touch></rw-test-touch>`,
      pointer: () => html`<rw-test-pointer></rw-test-pointer>`,
      camera: () => html`<rw-test-camera></rw-test-camera>`,
      microphone: () => html`<rw-test-microphone></rw-test-microphone>`,
      speakers: () => html`<rw-test-speakers></rw-test-speakers>`,
      buttons: () => html`<rw-test-buttons .kind=${kind}></rw-test-buttons>`,
    }[test];
    return html`<div @rw-facts=${this.onFacts} @rw-leave=${this.toList}>${content()}</div>`;
  }

  private async open(code: string): Promise<void> {
    await this.session.open(code);
    const wanted = this.session.machine?.locale;
    const locale = LOCALES.find((candidate) => candidate === wanted);
    if (locale && locale !== getLocale() && !this.languageChosen) await setLocale(locale);
  }

  /** The next one that nobody has looked at. */
  private nextOf(tests: readonly PageTest[]): PageTest | undefined {
    return tests.find((test) => !(test in this.session.results));
  }

  private onFacts(event: CustomEvent<FoundFacts>): void {
    this.session.keep(event.detail.test, event.detail.facts);
    this.goOn(event.detail.test);
  }

  private skip(): void {
    const { test } = this;
    if (!test) return;
    if (!this.session.results[test]) this.session.keep(test, null);
    this.goOn(test);
  }

  /** To what comes after this one and is open; the list when nothing is. */
  private goOn(done: PageTest): void {
    const tests = this.session.machine?.tests ?? [];
    const later = tests.slice(tests.indexOf(done) + 1);
    this.test = this.nextOf(later) ?? null;
    window.scrollTo({ top: 0 });
  }

  private toList(): void {
    this.test = null;
  }

  private startOver(): void {
    this.session.finished = false;
    this.requestUpdate();
  }

  /** A scanner at this machine reads the code off the bench's screen; anything else means nothing here. */
  private readonly onScan = (event: Event): void => {
    event.preventDefault();
    const text = (event as CustomEvent<{ text: string }>).detail.text;
    const code = foldTestCode(/\/test#(\w+)$/i.exec(text)?.[1] ?? '');
    if (!this.session.machine && isTestCode(code)) void this.open(code);
  };

  private readonly onBadge = (event: Event): void => event.preventDefault();
}

function nameOf({ kind, make, model }: OpenedMachine): string {
  const key = `kind.${kind}`;
  return [isKey(key) ? t(key) : kind, make, model].filter(Boolean).join(' · ');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-test': RwPageTest;
  }
}
