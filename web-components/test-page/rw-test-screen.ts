import type { ScreenFacts } from '#domain/test-page.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import { reportFacts } from './report-facts.ts';
import './rw-colour-screens.ts';
import './rw-yes-no.ts';
import { testStyles } from './test-styles.ts';

type Dots = ScreenFacts['deadPixels'];

/**
 * Shows colours and asks what the eye saw: dots, lines, uneven light.
 * @fires rw-facts
 */
@customElement('rw-test-screen')
export class RwTestScreen extends LitElement {
  static override styles = [baseStyles, testStyles];

  @state() private phase: 'before' | 'showing' | 'asking' = 'before';
  @state() private dots: Dots | null = null;
  @state() private lines: boolean | null = null;
  @state() private even: boolean | null = null;
  readonly i18n = new I18n(this);

  override render() {
    const isAsking = this.phase === 'asking';
    return html`<div class="stack">
      <p>${t('test_page.screen.hint')}</p>
      <div>
        <rw-button
          size="bench"
          variant=${isAsking ? 'secondary' : 'primary'}
          @click=${() => (this.phase = 'showing')}
          >${t(isAsking ? 'test_page.screen.again' : 'test_page.screen.start')}</rw-button
        >
      </div>
      ${isAsking ? this.renderQuestions() : nothing}
      ${
        this.phase === 'showing'
          ? html`<rw-colour-screens @rw-end=${() => (this.phase = 'asking')}></rw-colour-screens>`
          : nothing
      }
    </div>`;
  }

  private renderQuestions() {
    const dots = (['none', 'few', 'many'] as const).map((value) => ({
      value,
      label: t(`test_page.screen.dots.${value}`),
    }));
    const { width, height } = realSize();
    const isAnswered = this.dots !== null && this.lines !== null && this.even !== null;
    return html`
      <rw-choice
        size="bench"
        label=${t('test_page.screen.dots')}
        .options=${dots}
        .value=${this.dots ?? ''}
        @change=${(event: CustomEvent<{ value: Dots }>) => (this.dots = event.detail.value)}
      ></rw-choice>
      <rw-yes-no
        label=${t('test_page.screen.lines')}
        .value=${this.lines}
        @rw-answer=${(event: CustomEvent<boolean>) => (this.lines = event.detail)}
      ></rw-yes-no>
      <rw-yes-no
        label=${t('test_page.screen.even')}
        .value=${this.even}
        @rw-answer=${(event: CustomEvent<boolean>) => (this.even = event.detail)}
      ></rw-yes-no>
      <p class="figures">
        ${t('test_page.screen.size', { width: String(width), height: String(height) })}
      </p>
      <div class="row">
        <rw-button size="bench" variant="primary" ?disabled=${!isAnswered} @click=${this.save}
          >${t('test_page.save')}</rw-button
        >
        ${isAnswered ? nothing : html`<span class="muted">${t('test_page.choose_all')}</span>`}
      </div>
    `;
  }

  private save(): void {
    const { dots, lines, even } = this;
    if (dots === null || lines === null || even === null) return;
    reportFacts(this, 'screen', {
      width: screen.width,
      height: screen.height,
      pixelRatio: window.devicePixelRatio,
      deadPixels: dots,
      lines,
      uneven: !even,
    });
  }
}

function realSize(): { width: number; height: number } {
  const ratio = window.devicePixelRatio;
  return { width: Math.round(screen.width * ratio), height: Math.round(screen.height * ratio) };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-test-screen': RwTestScreen;
  }
}
