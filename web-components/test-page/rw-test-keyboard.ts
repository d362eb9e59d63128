import type { DeviceKind } from '#domain/device-kinds.ts';
import { HeldKeys } from '#domain/held-keys.ts';
import { guessLegends, KEY_LEGENDS, type KeyLegends, keyName } from '#domain/keyboard-legends.ts';
import { KEYBOARD_FORMS, KEYBOARD_STANDARDS } from '#domain/keyboard-shapes.ts';
import { BUTTON_STATES, type ButtonState } from '#domain/test-page.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { getLocale, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-notice.ts';
import { browserKeyboard, enterFullScreen, leaveFullScreen } from './full-screen.ts';
import {
  deadKeys,
  factsOf,
  keyboardInUse,
  type KeyboardInUse,
  type KeyboardProgress,
  keysLeft,
  NO_KEYS,
  otherKeys,
} from './keyboard-progress.ts';
import { reportFacts } from './report-facts.ts';
import './rw-keyboard-map.ts';
import { testStyles } from './test-styles.ts';

/** So many in a row lead out, because no other key can. */
const ESCAPES_TO_LEAVE = 3;

/**
 * Every key lights when it is pressed, by its place and not by what it writes.
 * @fires rw-facts
 * @fires rw-progress with each change, to be kept through a reload
 * @fires rw-leave when Esc was pressed three times in a row
 */
@customElement('rw-test-keyboard')
export class RwTestKeyboard extends LitElement {
  static override styles = [
    baseStyles,
    testStyles,
    css`
      .stack {
        gap: var(--rw-space-4);
      }

      .left {
        font-size: var(--rw-text-20);
        font-weight: 600;
      }

      .left span {
        flex: 1 1 auto;
      }

      details > div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-3) var(--rw-space-6);
        padding-block: var(--rw-space-3);
      }

      summary {
        min-block-size: var(--rw-touch);
        padding-block: var(--rw-space-2);
        cursor: pointer;
        font-weight: 600;
      }
    `,
  ];

  @property() kind: DeviceKind = 'laptop';
  @property({ attribute: false }) progress: KeyboardProgress = NO_KEYS;
  @state() private chosen = '';
  @state() private stuck: readonly string[] = [];
  @state() private guessed: KeyLegends = getLocale() === 'fa' ? 'fa' : 'us';
  readonly i18n = new I18n(this);
  private readonly held = new HeldKeys();
  private escapes = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onDown, { capture: true });
    window.addEventListener('keyup', this.onUp, { capture: true });
    void this.readLayout();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onDown, { capture: true });
    window.removeEventListener('keyup', this.onUp, { capture: true });
    void leaveFullScreen();
  }

  private get legends(): KeyLegends {
    return this.progress.legends ?? this.guessed;
  }

  override render() {
    const { progress, stuck } = this;
    const keyboard = keyboardInUse(progress, this.kind);
    const left = keysLeft(progress, keyboard).length;
    const others = otherKeys(progress, keyboard);
    return html`<div class="stack">
      <p>${t('test_page.keyboard.hint')}</p>
      <div class="row left">
        <span role="status">${t('test_page.keyboard.left', { count: left })}</span>
        ${this.renderSave(keyboard, left)}
        <rw-button @click=${() => enterFullScreen(true)}>${t('test_page.full_screen')}</rw-button>
        <rw-button icon="refresh" variant="quiet" @click=${this.startAgain}
          >${t('test_page.keyboard.again')}</rw-button
        >
      </div>
      <rw-keyboard-map
        .keyboard=${keyboard}
        .progress=${progress}
        .legends=${this.legends}
        .chosen=${this.chosen}
        @rw-key=${this.onKeyTapped}
      ></rw-keyboard-map>
      ${this.chosen ? this.renderMark() : html`<p class="muted">${t('test_page.keyboard.by_hand')}</p>`}
      ${
        stuck.length > 0
          ? html`<rw-notice kind="warning"
              >${t('test_page.keyboard.stuck', { keys: stuck.map(keyName).join(' ') })}</rw-notice
            >`
          : nothing
      }
      ${
        others.length > 0
          ? html`<p class="muted">${t('test_page.keyboard.others', { keys: others.join(' ') })}</p>`
          : nothing
      }
      <p class="muted">
        ${t('test_page.keyboard.leave')}
        ${this.kind === 'laptop' ? t('test_page.keyboard.function_row') : nothing}
      </p>
      ${this.renderLayout(keyboard)}
    </div>`;
  }

  private renderSave(keyboard: KeyboardInUse, left: number) {
    const bad = left + deadKeys(this.progress, keyboard).length;
    return html`<rw-button
      variant=${bad === 0 ? 'primary' : 'secondary'}
      @click=${() => reportFacts(this, 'keyboard', factsOf(this.progress, keyboard, this.legends, this.stuck))}
      >${
        bad === 0 ? t('test_page.save') : t('test_page.keyboard.save_missing', { count: bad })
      }</rw-button
    >`;
  }

  private renderMark() {
    const options = BUTTON_STATES.map((value) => ({ value, label: t(`test_page.mark.${value}`) }));
    return html`<rw-choice
      label=${t('test_page.keyboard.key', { key: keyName(this.chosen) })}
      .options=${options}
      .value=${this.progress.marks[this.chosen] ?? ''}
      @change=${this.onMark}
    ></rw-choice>`;
  }

  private renderLayout({ form, standard }: KeyboardInUse) {
    const choice = (
      name: 'form' | 'standard' | 'legends',
      values: readonly string[],
      value: string,
    ) =>
      html`<rw-choice
        label=${t(`test_page.keyboard.${name}`)}
        .options=${values.map((option) => ({
          value: option,
          label: t(`test_page.keyboard.${name}.${option}` as 'test_page.keyboard.form.mac'),
        }))}
        .value=${value}
        @change=${(event: CustomEvent<{ value: string }>) =>
          this.change({ ...this.progress, [name]: event.detail.value })}
      ></rw-choice>`;
    return html`<details>
      <summary>${t('test_page.keyboard.layout')}</summary>
      <div>
        ${choice('form', KEYBOARD_FORMS, form)} ${choice('standard', KEYBOARD_STANDARDS, standard)}
        ${choice('legends', KEY_LEGENDS, this.legends)}
      </div>
    </details>`;
  }

  private readonly onDown = (event: KeyboardEvent): void => {
    event.preventDefault();
    const code = codeOf(event);
    if (!event.repeat) this.escapes = code === 'Escape' ? this.escapes + 1 : 0;
    this.held.down(code, event.timeStamp);
    if (this.held.stuck.has(code)) this.stuck = [...this.held.stuck];
    this.press(code);
    if (this.escapes < ESCAPES_TO_LEAVE) return;
    this.escapes = 0;
    this.dispatchEvent(new CustomEvent('rw-leave', { bubbles: true, composed: true }));
  };

  /** Some keys are heard only when let go: Print, and those that end what a scanner types. */
  private readonly onUp = (event: KeyboardEvent): void => {
    event.preventDefault();
    const code = codeOf(event);
    this.held.up(code);
    this.stuck = [...this.held.stuck];
    this.press(code);
  };

  private press(code: string): void {
    if (!code || this.progress.seen.includes(code)) return;
    this.change({ ...this.progress, seen: [...this.progress.seen, code] });
  }

  private change(progress: KeyboardProgress): void {
    this.progress = progress;
    this.dispatchEvent(new CustomEvent('rw-progress', { detail: progress }));
  }

  private onKeyTapped(event: CustomEvent<string>): void {
    this.chosen = this.chosen === event.detail ? '' : event.detail;
  }

  private onMark(event: CustomEvent<{ value: ButtonState }>): void {
    const marks = { ...this.progress.marks, [this.chosen]: event.detail.value };
    this.chosen = '';
    this.change({ ...this.progress, marks });
  }

  private startAgain(): void {
    this.held.stuck.clear();
    this.stuck = [];
    this.chosen = '';
    this.change({ ...this.progress, ...NO_KEYS });
  }

  private async readLayout(): Promise<void> {
    const layout = await browserKeyboard()
      ?.getLayoutMap?.()
      .catch(() => undefined);
    const legends = layout ? guessLegends(layout) : 'us';
    if (legends !== 'us') this.guessed = legends;
  }
}

/** Old drivers leave the place out; what the key writes then says at least that it is heard. */
function codeOf({ code, key }: KeyboardEvent): string {
  const text = code && code !== 'Unidentified' ? code : key;
  return /^[A-Za-z]\w{0,29}$/.test(text) ? text : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-test-keyboard': RwTestKeyboard;
  }
}
