import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { KitView } from '../../api/kits/kit-view.service.ts';
import { allowed } from '../data/session.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-stage.ts';
import type { KitNews } from './kit-news.ts';
import './rw-kit-line.ts';
import './rw-kit-need.ts';
import './rw-kit-shelf.ts';
import './rw-kit-sockets.ts';

/**
 * One device on the kitting table: what it needs beside what is in its kit.
 * @fires rw-let-pass when a coordinator wants to let the refused accessory pass
 * @fires rw-undo when the device is to come back from its shelf
 */
@customElement('rw-kit-table')
export class RwKitTable extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .table {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--rw-space-4);
      }

      .device {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--rw-space-1) var(--rw-space-4);
      }

      .device rw-code {
        font-size: var(--rw-text-28);
        font-weight: 600;
      }

      .side,
      .lines {
        display: grid;
        align-content: start;
        gap: var(--rw-space-3);
        min-inline-size: 0;
      }

      .missing {
        font-size: var(--rw-text-40);
        font-weight: 600;
        line-height: 1.25;
      }

      .news {
        --rw-notice-words: 26rem;

        font-size: var(--rw-text-20);
      }

      .news .said {
        font-weight: 600;
        line-height: 1.3;
      }

      .news .refused {
        font-size: var(--rw-text-28);
      }

      .news li {
        margin-block-start: var(--rw-space-1);
      }

      @media (min-width: 900px) {
        .table {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }

        .device {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @property({ attribute: false }) kit!: KitView;
  @property({ attribute: false }) news: KitNews | null = null;
  @property({ type: Boolean }) busy = false;
  @property() needError = '';
  /** For who sees a kit but does not fill it. */
  @property({ attribute: false }) looking = !allowed('kit.record');
  readonly i18n = new I18n(this);

  override render() {
    const { kit } = this;
    const open = kit.stage === 'kitting';
    const fills = open && !this.looking;
    const hasCharger = kit.lines.some((line) => line.line === 'charger');
    const missing = kit.lines.filter((line) => !line.satisfied).length;
    const name = [t(`kind.${kit.kind}`), kit.make, kit.model].filter(Boolean).join(' · ');
    return html`<div class="table">
      <div class="device">
        <rw-code code=${kit.code}></rw-code>
        <span><bdi>${name}</bdi></span>
        <rw-stage stage=${kit.stage}></rw-stage>
        ${kit.place ? html`<span class="muted"><bdi>${kit.place.name}</bdi></span>` : nothing}
      </div>
      <div class="side">
        ${this.renderNews()} ${open ? nothing : this.renderClosed()} ${this.renderHolds()}
        ${fills && kit.complete && kit.holds.length === 0 ? this.renderShelf() : nothing}
        ${
          open && this.looking
            ? html`<rw-notice kind="info">${t('kitting.looking')}</rw-notice>`
            : nothing
        }
        ${
          open && !kit.complete
            ? html`${hasCharger ? nothing : html`<p class="missing">${t('kitting.missing', { count: missing })}</p>`}<rw-kit-need
                  .kit=${kit}
                  .busy=${this.busy}
                  .error=${this.needError}
                  .looking=${this.looking}
                  @rw-short=${this.pass}
                  @rw-need=${this.pass}
                  @rw-learnt=${this.pass}
                ></rw-kit-need
                >${fills ? this.renderSockets() : nothing}`
            : nothing
        }
      </div>
      <div class="lines" role="group" aria-label=${t('acc.kit')}>
        ${repeat(
          kit.lines,
          (line) => line.line,
          (line) => html`<rw-kit-line .line=${line} .readonly=${!fills}></rw-kit-line>`,
        )}
      </div>
    </div>`;
  }

  private renderNews() {
    const { news } = this;
    if (!news) return nothing;
    const mayPass = news.refused !== null && allowed('kit.override');
    // One reason is enough to lay it aside; who may let it pass reads them all.
    const reasons = news.refused && !mayPass ? news.reasons.slice(0, 1) : news.reasons;
    return html`<rw-notice class="news" kind=${news.kind}>
      <p class="said ${news.kind}">${news.text}</p>
      ${
        reasons.length > 0
          ? html`<ul>
              ${reasons.map((reason) => html`<li>${reason}</li>`)}
            </ul>`
          : nothing
      }
      ${
        mayPass
          ? html`<rw-button slot="actions" @click=${() => this.tell('rw-let-pass')}
              >${t('kitting.override')}</rw-button
            >`
          : nothing
      }
    </rw-notice>`;
  }

  private renderClosed() {
    const { kit } = this;
    const ready = kit.stage === 'ready';
    const kind = ready ? 'done' : 'info';
    const place = kit.place?.name ?? '';
    return html`<rw-notice class="news" kind=${kind}>
      ${
        ready
          ? t('kitting.ready', { place })
          : t('kitting.not_kitting', { stage: t(`stage.${kit.stage}`) })
      }
      ${
        ready && !this.looking
          ? html`<rw-button
              slot="actions"
              icon="undo"
              ?busy=${this.busy}
              @click=${() => this.tell('rw-undo')}
              >${t('act.undo')}</rw-button
            >`
          : nothing
      }
      <rw-button slot="actions" href="/devices/${kit.code}">${t('kitting.open_device')}</rw-button>
    </rw-notice>`;
  }

  private renderHolds() {
    const { holds } = this.kit;
    if (holds.length === 0) return nothing;
    const names = holds.map((hold) => `hold.${hold}`).filter(isKey);
    return html`<rw-notice kind="warning">
      ${t('kitting.on_hold', { holds: names.map((key) => t(key)).join(', ') })}
    </rw-notice>`;
  }

  /** Without the device's sockets nobody can say whether a monitor fits. */
  private renderSockets() {
    const { kit } = this;
    const hasMonitor = kit.lines.some((line) => line.line === 'monitor');
    if (!hasMonitor || kit.videoPorts !== null) return nothing;
    return html`<rw-kit-sockets .busy=${this.busy} @rw-sockets=${this.pass}></rw-kit-sockets>`;
  }

  private renderShelf() {
    return html`<rw-kit-shelf .busy=${this.busy} @rw-shelf=${this.pass}></rw-kit-shelf>`;
  }

  private tell(name: 'rw-let-pass' | 'rw-undo'): void {
    this.dispatchEvent(new CustomEvent(name));
  }

  private pass(event: CustomEvent<unknown>): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-kit-table': RwKitTable;
  }
}
