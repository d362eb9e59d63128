import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, ApiError, call, errorText, refusalLines } from '../data/api-client.ts';
import { correctionOf, type LabelSetup, mediumChoice } from '../data/label-setup.ts';
import { getLocale, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';

type Said = { kind: 'done' | 'warning'; text: string } | { kind: 'refused'; error: unknown };

/** Whether a network printer is there and can print, and one label to look at. */
@customElement('rw-printer-test')
export class RwPrinterTest extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) setup!: LabelSetup;
  @state() private busy: 'connection' | 'label' | null = null;
  @state() private said: Said | null = null;
  readonly i18n = new I18n(this);

  /** What another address said is no answer of this one. */
  override willUpdate(changed: PropertyValues<this>): void {
    const was = changed.get('setup');
    const { host, port } = this.setup;
    if (was && (was.host !== host || was.port !== port)) this.said = null;
  }

  override render() {
    return html`<div class="stack">
      <div class="row">
        <rw-button
          icon="plug"
          ?busy=${this.busy === 'connection'}
          @click=${() => void this.run('connection', this.connect)}
          >${t('labels.test_connection')}</rw-button
        >
        <rw-button
          icon="tag"
          ?busy=${this.busy === 'label'}
          @click=${() => void this.run('label', this.print)}
          >${t('labels.test_label')}</rw-button
        >
      </div>
      ${this.renderSaid()}
    </div>`;
  }

  private renderSaid() {
    const { said } = this;
    if (!said) return nothing;
    if (said.kind !== 'refused') return html`<rw-notice kind=${said.kind}>${said.text}</rw-notice>`;
    return html`<rw-notice kind="refused"
      >${errorText(said.error)}
      ${refusalLines(said.error).map((line) => html`<br />${line}`)}</rw-notice
    >`;
  }

  private async run(what: 'connection' | 'label', work: () => Promise<Said>): Promise<void> {
    if (this.busy) return;
    this.busy = what;
    this.said = null;
    try {
      this.said = await work();
    } catch (error) {
      this.said = { kind: 'refused', error };
    } finally {
      this.busy = null;
    }
  }

  private readonly connect = async (): Promise<Said> => {
    const { host, port } = this.setup;
    const json = { host, port };
    const answer = await call(api.labels['printer-test'].connection.$post({ json }));
    if (answer.hindered) {
      const params = { host, port };
      return {
        kind: 'refused',
        error: new ApiError({ status: 503, code: answer.hindered, params }),
      };
    }
    const { ms } = answer;
    if (!answer.state) return { kind: 'warning', text: t('labels.reached_silent', { ms }) };
    return { kind: 'done', text: t('labels.reached', { ms }) };
  };

  private readonly print = async (): Promise<Said> => {
    const { host, port, dpi, symbol } = this.setup;
    const json = {
      host,
      port,
      dpi,
      symbol,
      medium: mediumChoice(this.setup),
      correction: correctionOf(this.setup),
      locale: getLocale(),
    };
    await call(api.labels['printer-test'].label.$post({ json }));
    return { kind: 'done', text: t('labels.test_label_sent') };
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-printer-test': RwPrinterTest;
  }
}
