import type { ScanOutcome } from '#domain/bench.ts';
import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { NOTICE_LOOK } from '../ui/rw-notice.ts';
import '../ui/rw-button.ts';
import {
  DEFAULT_SCANNER_SETTINGS,
  loadScannerSettings,
  saveScannerSettings,
} from './scanner-settings.ts';
import type { ScannerSettings } from './scanner-settings.ts';
import { loadToneSettings, saveToneSettings, Tones } from './tones.ts';
import type { ToneSettings } from './tones.ts';

const OUTCOMES: readonly ScanOutcome[] = ['done', 'warning', 'refused'];

/** How this device sounds and how it knows its scanner; kept on the device, at once. */
@customElement('rw-scan-settings')
export class RwScanSettings extends LitElement {
  static override styles = [
    baseStyles,
    css`
      fieldset + fieldset {
        margin-block-start: var(--rw-space-5);
      }

      legend {
        padding: 0;
        font-weight: 600;
      }

      label {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch);
      }

      label > span {
        flex: 1 1 12rem;
      }

      input[type='range'] {
        inline-size: 12rem;
        max-inline-size: 100%;
        block-size: var(--rw-touch);
        accent-color: var(--rw-color-accent);
      }

      output {
        min-inline-size: 4.5rem;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @state() private tones: ToneSettings = loadToneSettings();
  @state() private scanner: ScannerSettings = loadScannerSettings();
  readonly i18n = new I18n(this);
  private readonly player = new Tones();

  override render() {
    return html`${this.renderSound()}${this.renderScanner()}`;
  }

  private renderSound() {
    const { volume, muted } = this.tones;
    return html`<fieldset>
      <legend>${t('scan.settings.sound')}</legend>
      <label>
        <span>${t('scan.settings.volume')}</span>
        <input
          type="range"
          min="0"
          max="1"
          step="0.1"
          .value=${String(volume)}
          ?disabled=${muted}
          @change=${(event: Event) => this.keepTones({ volume: numberOf(event), muted })}
        />
        <output>${formatNumber(Math.round(volume * 100))} %</output>
      </label>
      <label>
        <input
          type="checkbox"
          .checked=${muted}
          @change=${(event: Event) => this.keepTones({ volume, muted: checkedOf(event) })}
        />
        <span>${t('scan.settings.mute')}</span>
      </label>
      <div class="row">
        ${OUTCOMES.map((outcome) => {
          const { icon, word } = NOTICE_LOOK[outcome];
          const play = () => void this.player.play(outcome);
          return html`<rw-button icon=${icon} @click=${play}>${t(word)}</rw-button>`;
        })}
      </div>
    </fieldset>`;
  }

  private renderScanner() {
    const { gapMs, silenceMs } = this.scanner;
    return html`<fieldset>
      <legend>${t('scan.settings.scanner')}</legend>
      <label>
        <span>${t('scan.settings.gap')}</span>
        <input
          type="range"
          min="20"
          max="500"
          step="10"
          .value=${String(gapMs)}
          @change=${(event: Event) => this.keepScanner({ gapMs: numberOf(event) })}
        />
        <output>${t('scan.settings.milliseconds', { count: gapMs })}</output>
      </label>
      <p class="muted small">${t('scan.settings.gap_hint')}</p>
      <label>
        <input
          type="checkbox"
          .checked=${silenceMs > 0}
          @change=${(event: Event) =>
            this.keepScanner({
              silenceMs: checkedOf(event) ? DEFAULT_SCANNER_SETTINGS.silenceMs : 0,
            })}
        />
        <span>${t('scan.settings.silence')}</span>
      </label>
    </fieldset>`;
  }

  private keepTones(settings: ToneSettings): void {
    this.tones = settings;
    saveToneSettings(settings);
  }

  private keepScanner(change: Partial<ScannerSettings>): void {
    this.scanner = { ...this.scanner, ...change };
    saveScannerSettings(this.scanner);
  }
}

function numberOf({ target }: Event): number {
  return target instanceof HTMLInputElement ? target.valueAsNumber : 0;
}

function checkedOf({ target }: Event): boolean {
  return target instanceof HTMLInputElement && target.checked;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-scan-settings': RwScanSettings;
  }
}
