import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiError } from '../data/api-client.ts';
import type { Pass } from '../evidence/collect-commands.ts';
import { loadPass, type PassFacts } from '../evidence/reports.ts';
import '../evidence/rw-collect-ways.ts';
import '../evidence/rw-report-drop.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-page.ts';

/**
 * Public, for the phone that scanned the code: the command for the machine, and files from the phone. It is good
 * for one device, for one report, as long as its token.
 */
@customElement('rw-page-send-report')
export class RwPageSendReport extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) params: Record<string, string> = {};
  @state() private facts: PassFacts | null = null;
  @state() private failure: unknown = null;
  @state() private sent = false;
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params')) return;
    this.facts = null;
    this.sent = false;
    void this.load();
  }

  private get token(): string {
    return (this.params.token ?? '').slice(0, 40);
  }

  override render() {
    const dead = this.failure instanceof ApiError && this.failure.status === 401;
    const state = this.facts || dead ? 'ready' : this.failure ? 'error' : 'loading';
    return html`<rw-page
      heading=${t('report.send_title')}
      width="narrow"
      state=${state}
      .error=${dead ? null : this.failure}
      @rw-retry=${() => this.load()}
    >
      ${dead ? this.renderDead(this.failure as ApiError) : nothing}
      ${this.facts && !dead ? this.renderPass(this.facts) : nothing}
    </rw-page>`;
  }

  private renderDead({ code }: ApiError) {
    const key = `error.${code}`;
    return html`<rw-empty icon="lock" heading=${t('report.pass_over')}>
      ${isKey(key) ? t(key) : ''}
    </rw-empty>`;
  }

  private renderPass({ code, kind, make, model, expiresAt, selfSigned }: PassFacts) {
    const key = `kind.${kind}`;
    const pass: Pass = { address: location.origin, token: this.token, selfSigned };
    return html`<div class="stack">
      <p>
        <strong><rw-code code=${code}></rw-code></strong> · ${isKey(key) ? t(key) : ''}
        <bdi>${make} ${model}</bdi>
      </p>
      ${
        this.sent
          ? nothing
          : html`<p class="muted">
                ${t('report.command_until', { when: formatDate(expiresAt, { style: 'datetime' }) })}
              </p>
              <rw-collect-ways .pass=${pass}></rw-collect-ways>
              <h2>${t('report.phone_files')}</h2>`
      }
      <rw-report-drop
        token=${this.token}
        ?done=${this.sent}
        @rw-changed=${() => (this.sent = true)}
      ></rw-report-drop>
    </div>`;
  }

  private async load(): Promise<void> {
    const { token } = this;
    try {
      const facts = await loadPass(token);
      if (token !== this.token) return;
      this.facts = facts ?? null;
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-send-report': RwPageSendReport;
  }
}
