import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-qr.ts';
import { isOnlyHere, type Pass, phoneAddress } from './collect-commands.ts';
import './rw-collect-ways.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/** A token that is good for one report about this device, as a command to copy, to type, or to scan. */
@customElement('rw-report-command')
export class RwReportCommand extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .made {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: var(--rw-space-4) var(--rw-space-5);
      }

      rw-collect-ways {
        flex: 1 1 22rem;
        min-inline-size: 0;
      }

      figure {
        flex: 0 1 14rem;
        margin: 0;
      }
    `,
  ];

  @property() code = '';
  /** The newest report that a command sent. A new one has used the command that is shown here. */
  @property() newest = '';
  @state() private used = false;
  @state() private pass: Pass | null = null;
  @state() private expiresAt = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  /** A command of the device before would send this machine's report to that one. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('code')) {
      this.pass = null;
      this.used = false;
    } else if (changed.has('newest') && this.pass) {
      this.pass = null;
      this.used = true;
    }
  }

  override render() {
    return html`<div class="stack">
      ${this.pass ? this.renderMade(this.pass) : nothing}
      ${this.used ? html`<p role="status">${t('report.command_used')}</p>` : nothing}
      <div class="row">
        <rw-button icon="plus" size="bench" ?busy=${this.sending.busy} @click=${this.make}
          >${t(this.pass || this.used ? 'report.new_command' : 'report.make_command')}</rw-button
        >
      </div>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
    </div>`;
  }

  private renderMade(pass: Pass) {
    return html`<div class="made">
        <rw-collect-ways .pass=${pass}></rw-collect-ways>
        <figure>
          <rw-qr text=${phoneAddress(pass)} label=${t('report.phone_hint')}></rw-qr>
          <figcaption class="muted small">${t('report.phone_hint')}</figcaption>
        </figure>
      </div>
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
    const { token, selfSigned, publicUrl, expiresAt } = made;
    const address = isOnlyHere(location.origin) ? (publicUrl ?? location.origin) : location.origin;
    this.used = false;
    this.pass = { address, token, selfSigned };
    this.expiresAt = expiresAt;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-report-command': RwReportCommand;
  }
}
