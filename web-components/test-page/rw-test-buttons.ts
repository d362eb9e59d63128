import { type DeviceKind, workKind } from '#domain/device-kinds.ts';
import { BUTTON_STATES, type ButtonName, type ButtonState } from '#domain/test-page.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import { reportFacts } from './report-facts.ts';
import { testStyles } from './test-styles.ts';

const BUTTONS_OF: Record<ReturnType<typeof workKind>, readonly ButtonName[]> = {
  laptop: ['power', 'volume_up', 'volume_down'],
  desktop: ['power'],
  tablet: ['power', 'volume_up', 'volume_down', 'home'],
};

/** How browsers call the volume keys, where they hear them. */
const HEARD: Record<string, ButtonName> = {
  AudioVolumeUp: 'volume_up',
  VolumeUp: 'volume_up',
  AudioVolumeDown: 'volume_down',
  VolumeDown: 'volume_down',
};

/**
 * Power, volume and home: heard where the browser can, otherwise as the technician says.
 * @fires rw-facts
 */
@customElement('rw-test-buttons')
export class RwTestButtons extends LitElement {
  static override styles = [baseStyles, testStyles];

  @property() kind: DeviceKind = 'laptop';
  @state() private states: Partial<Record<ButtonName, ButtonState>> = {};
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
  }

  override render() {
    const names = BUTTONS_OF[workKind(this.kind)];
    const isAnswered = names.every((name) => this.states[name]);
    return html`<div class="stack">
      <p>${t('test_page.buttons.hint')}</p>
      ${names.map((name) => this.renderButton(name))}
      <div class="row">
        <rw-button
          size="bench"
          variant="primary"
          ?disabled=${!isAnswered}
          @click=${() => reportFacts(this, 'buttons', { buttons: this.states })}
          >${t('test_page.save')}</rw-button
        >
        ${isAnswered ? nothing : html`<span class="muted">${t('test_page.choose_all')}</span>`}
      </div>
    </div>`;
  }

  private renderButton(name: ButtonName) {
    const options = BUTTON_STATES.map((value) => ({ value, label: t(`test_page.mark.${value}`) }));
    return html`<rw-choice
      size="bench"
      label=${t(`test_page.button.${name}`)}
      hint=${name === 'power' ? t('test_page.button.power_hint') : ''}
      .options=${options}
      .value=${this.states[name] ?? ''}
      @change=${(event: CustomEvent<{ value: ButtonState }>) =>
        this.answer(name, event.detail.value)}
    ></rw-choice>`;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const name = HEARD[event.code] ?? HEARD[event.key];
    if (!name) return;
    event.preventDefault();
    this.answer(name, 'works');
  };

  private answer(name: ButtonName, value: ButtonState): void {
    this.states = { ...this.states, [name]: value };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-test-buttons': RwTestButtons;
  }
}
