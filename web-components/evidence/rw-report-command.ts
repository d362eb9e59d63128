import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import { showToast } from '../ui/toast.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/** The command for a Linux stick, with a token that is good for one report about this device. */
@customElement('rw-report-command')
export class RwReportCommand extends LitElement {
  static override styles = [
    baseStyles,
    css`
      pre {
        padding: var(--rw-space-3) var(--rw-space-4);
        border-radius: var(--rw-radius-small);
        background: var(--rw-color-sunken);
        direction: ltr;
        text-align: start;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        user-select: all;
      }
    `,
  ];

  @property() code = '';
  @state() private command = '';
  @state() private expiresAt = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    return html`<div class="stack">
      ${this.command ? this.renderCommand() : nothing}
      <div class="row">
        <rw-button icon="plus" size="bench" ?busy=${this.sending.busy} @click=${this.make}
          >${t(this.command ? 'report.new_command' : 'report.make_command')}</rw-button
        >
        ${
          this.command
            ? html`<rw-button icon="copy" size="bench" @click=${this.copy}
                >${t('report.copy_command')}</rw-button
              >`
            : nothing
        }
      </div>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
    </div>`;
  }

  private renderCommand() {
    return html`<p>${t('report.command_hint')}</p>
      <pre tabindex="0"><code>${this.command}</code></pre>
      <p class="muted">
        ${t('report.command_until', { when: formatDate(this.expiresAt, { style: 'datetime' }) })}
      </p>`;
  }

  private async make(): Promise<void> {
    const param = { code: this.code };
    const json = { requestId: newRequestId() };
    const made = await this.sending.run(() =>
      call(api.devices[':code']['report-tokens'].$post({ param, json })),
    );
    if (!made) return;
    const { origin } = location;
    this.command = `curl -fsS ${origin}/api/hardware-reports/linux.sh | sh -s -- ${origin} ${made.token}`;
    this.expiresAt = made.expiresAt;
  }

  private async copy(): Promise<void> {
    const copied = await navigator.clipboard?.writeText(this.command).then(
      () => true,
      () => false,
    );
    showToast(
      copied
        ? { kind: 'done', text: t('report.copied') }
        : { kind: 'warning', text: t('report.not_copied') },
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-report-command': RwReportCommand;
  }
}
