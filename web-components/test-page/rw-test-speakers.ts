import { html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import { reportFacts } from './report-facts.ts';
import './rw-yes-no.ts';
import { testStyles } from './test-styles.ts';

type Side = 'left' | 'right';
const SECONDS = 1.2;

/**
 * A tone on each side; the ear judges.
 * @fires rw-facts
 */
@customElement('rw-test-speakers')
export class RwTestSpeakers extends LitElement {
  static override styles = [baseStyles, testStyles];

  @state() private left: boolean | null = null;
  @state() private right: boolean | null = null;
  readonly i18n = new I18n(this);
  private context: AudioContext | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.context?.close();
    this.context = null;
  }

  override render() {
    const { left, right } = this;
    const isAnswered = left !== null && right !== null;
    return html`<div class="stack">
      <p>${t('test_page.speakers.hint')}</p>
      <div class="row" dir="ltr">
        <rw-button size="bench" @click=${() => this.play('left')}
          >${t('test_page.speakers.left')}</rw-button
        >
        <rw-button size="bench" @click=${() => this.play('right')}
          >${t('test_page.speakers.right')}</rw-button
        >
      </div>
      <rw-yes-no
        label=${t('test_page.speakers.heard_left')}
        .value=${left}
        @rw-answer=${(event: CustomEvent<boolean>) => (this.left = event.detail)}
      ></rw-yes-no>
      <rw-yes-no
        label=${t('test_page.speakers.heard_right')}
        .value=${right}
        @rw-answer=${(event: CustomEvent<boolean>) => (this.right = event.detail)}
      ></rw-yes-no>
      <div class="row">
        <rw-button
          size="bench"
          variant="primary"
          ?disabled=${!isAnswered}
          @click=${() =>
            reportFacts(this, 'speakers', {
              found: true,
              left: left === true,
              right: right === true,
            })}
          >${t('test_page.save')}</rw-button
        >
        <rw-button
          size="bench"
          variant="quiet"
          @click=${() => reportFacts(this, 'speakers', { found: false, left: false, right: false })}
          >${t('test_page.speakers.none_save')}</rw-button
        >
      </div>
    </div>`;
  }

  private async play(side: Side): Promise<void> {
    const context = (this.context ??= new AudioContext());
    await context.resume();
    const tone = context.createOscillator();
    const loudness = context.createGain();
    const place = context.createStereoPanner();
    tone.frequency.value = side === 'left' ? 440 : 660;
    place.pan.value = side === 'left' ? -1 : 1;
    loudness.gain.setValueAtTime(0.4, context.currentTime);
    loudness.gain.linearRampToValueAtTime(0, context.currentTime + SECONDS);
    tone.connect(loudness).connect(place).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + SECONDS);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-test-speakers': RwTestSpeakers;
  }
}
