import type { MicrophoneFacts } from '#domain/test-page.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import { faultOf, type MediaFault } from './device-media.ts';
import { recordAndPlay } from './recording.ts';
import { reportFacts } from './report-facts.ts';
import './rw-media-fault.ts';
import './rw-yes-no.ts';
import { testStyles } from './test-styles.ts';

const NONE: MicrophoneFacts = { found: false, level: 0, heard: false };

/**
 * Microphone and speaker as a loop: records three seconds, plays them back, and asks.
 * @fires rw-facts
 */
@customElement('rw-test-microphone')
export class RwTestMicrophone extends LitElement {
  static override styles = [
    baseStyles,
    testStyles,
    css`
      meter {
        inline-size: 100%;
        block-size: 32px;
      }
    `,
  ];

  @state() private phase: 'before' | 'recording' | 'playing' | 'asking' = 'before';
  @state() private fault: MediaFault | null = window.isSecureContext ? null : 'insecure';
  @state() private level = 0;
  @state() private name = '';
  readonly i18n = new I18n(this);
  private loudest = 0;

  override render() {
    const { fault } = this;
    return html`<div class="stack">
      <p>${t('test_page.microphone.hint')} ${t('test_page.privacy')}</p>
      ${
        fault
          ? html`<rw-media-fault
              device="microphone"
              .fault=${fault}
              @rw-retry=${this.start}
              @rw-absent=${() => reportFacts(this, 'microphone', NONE)}
              @rw-broken=${() => reportFacts(this, 'microphone', { ...NONE, found: true })}
            ></rw-media-fault>`
          : this.renderLoop()
      }
    </div>`;
  }

  private renderLoop() {
    const { phase } = this;
    const isBusy = phase === 'recording' || phase === 'playing';
    return html`<div>
        <rw-button
          size="bench"
          variant=${phase === 'asking' ? 'secondary' : 'primary'}
          ?busy=${isBusy}
          @click=${this.start}
          >${t(isBusy ? `test_page.microphone.${phase}` : 'test_page.microphone.start')}</rw-button
        >
      </div>
      <meter
        min="0"
        max="100"
        .value=${this.level}
        aria-label=${t('test_page.microphone.level')}
      ></meter>
      ${this.name ? html`<p class="figures">${t('test_page.media.device', { name: this.name })}</p>` : nothing}
      ${
        phase === 'asking'
          ? html`<rw-yes-no
              label=${t('test_page.microphone.heard')}
              @rw-answer=${(event: CustomEvent<boolean>) =>
                reportFacts(this, 'microphone', {
                  found: true,
                  level: this.loudest,
                  heard: event.detail,
                })}
            ></rw-yes-no>`
          : nothing
      }`;
  }

  private async start(): Promise<void> {
    if (this.phase === 'recording' || this.phase === 'playing') return;
    this.fault = null;
    this.loudest = 0;
    this.phase = 'recording';
    try {
      await recordAndPlay({
        onStart: (name) => (this.name = name),
        onLevel: (level) => {
          this.level = level;
          this.loudest = Math.max(this.loudest, level);
        },
        onPlay: () => (this.phase = 'playing'),
        isOver: () => !this.isConnected,
      });
      this.phase = 'asking';
    } catch (error) {
      this.phase = 'before';
      this.fault = faultOf(error);
    }
    this.level = 0;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-test-microphone': RwTestMicrophone;
  }
}
