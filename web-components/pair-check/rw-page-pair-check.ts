import { COMMAND_CARDS } from '#domain/command-cards.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { pickStyles } from '../handover-sessions/pick-styles.ts';
import { formatNumber, I18n, isKey, t } from '../i18n/i18n.ts';
import '../scan/rw-scan-here.ts';
import '../scan/rw-scan-news.ts';
import '../scan/rw-type-code.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-page.ts';
import type { PairView } from './pair-data.ts';
import { PairScans } from './pair-scans.ts';

const REST = COMMAND_CARDS.find(({ action }) => action === 'rest_is_there')?.code ?? '';

/** Pair-check: whether what lies here belongs together, in whatever order it is scanned. */
@customElement('rw-page-pair-check')
export class RwPagePairCheck extends LitElement {
  static override styles = [
    baseStyles,
    pickStyles,
    css`
      .right,
      .begin {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: var(--rw-space-4);
        font-size: var(--rw-text-28);
        font-weight: 600;
      }

      .right {
        padding: var(--rw-space-5);
        border-radius: var(--rw-radius);
        background: var(--rw-color-done);
        color: var(--rw-color-surface);
        font-size: var(--rw-text-40);
        line-height: 1.2;
      }

      .right rw-icon,
      .begin rw-icon {
        font-size: 4rem;
      }

      rw-scan-news {
        font-size: var(--rw-text-20);
        font-weight: 600;
      }

      .ways {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-4);
      }

      .ways > rw-type-code {
        flex: 1 1 18rem;
      }
    `,
  ];

  readonly i18n = new I18n(this);
  private readonly scans = new PairScans(this);
  readonly claim = new ScanClaim(this, (text, source) => this.scans.take(text, source));

  override render() {
    const { kept, view, texts, alone } = this.scans;
    const begun = texts.length > 0 || kept.news !== null;
    return html`<rw-page heading=${t('pair.title')}>
      <span slot="lead">${t('pair.lead')}</span>
      <div class="stack">
        <section class="card stack">
          ${begun ? nothing : this.renderBegin()} ${view?.right ? this.renderRight(view) : nothing}
          <rw-scan-news
            .news=${view?.right && kept.news?.kind === 'done' ? null : kept.news}
            .waiting=${kept.waiting}
          ></rw-scan-news>
          ${view?.device ? this.renderSet(view) : nothing}
          ${alone && begun ? html`<p class="muted">${t('pair.alone_hint')}</p>` : nothing}
          ${begun ? this.renderButtons() : nothing}
        </section>
        <div class="ways">
          <rw-type-code verb=${t('pair.typed')}></rw-type-code>
          <rw-scan-here size="bench" accept-foreign></rw-scan-here>
        </div>
      </div>
    </rw-page>`;
  }

  private renderBegin() {
    return html`<p class="begin">
      <rw-icon name="scan-barcode"></rw-icon> <span>${t('pair.begin')}</span>
    </p>`;
  }

  private renderRight({ pieces }: PairView) {
    return html`<p class="right" role="status">
      <rw-icon name="circle-check"></rw-icon>
      <span>${t(pieces.length > 0 ? 'pair.right' : 'pair.right_alone')}</span>
    </p>`;
  }

  private renderSet(view: PairView) {
    return html`<ul class="things">
      <li>
        ${this.renderSeen(view.deviceSeen)}
        <div>
          <rw-code .code=${view.device ?? ''}></rw-code>
          <div class="muted small"><bdi>${view.name}</bdi></div>
        </div>
        ${view.deviceSeen ? nothing : html`<span class="muted">${t('pick.still')}</span>`}
      </li>
      ${view.pieces.map((piece) => this.renderPiece(piece))}
      ${
        view.receipt
          ? html`<li>
              ${this.renderSeen(true)}
              <div>${t('doc.handover')} <rw-code .code=${view.receipt}></rw-code></div>
            </li>`
          : nothing
      }
    </ul>`;
  }

  private renderButtons() {
    const { view } = this.scans;
    const missing = view?.right ? [] : (view?.pieces.filter(({ seen }) => !seen) ?? []);
    const counted = missing.some(({ code }) => code === null);
    return html`<div class="row">
        ${
          counted
            ? html`<rw-button
                size="bench"
                variant="primary"
                icon="check"
                @click=${() => this.scans.take(REST, 'button')}
                >${t('pick.rest')}</rw-button
              >`
            : nothing
        }
        <rw-button size="bench" @click=${() => this.scans.begin()}>${t('pair.anew')}</rw-button>
      </div>
      ${counted ? html`<p class="muted small">${t('pick.rest_hint')}</p>` : nothing}`;
  }

  private renderPiece({ line, quantity, code, detail, seen }: PairView['pieces'][number]) {
    const key = `acc.${line}`;
    return html`<li>
      ${this.renderSeen(seen)}
      <div>
        ${quantity > 1 ? html`${formatNumber(quantity)} × ` : nothing}${isKey(key) ? t(key) : line}
        ${code ? html`<rw-code .code=${code}></rw-code>` : nothing}
        ${detail ? html`<div class="muted small"><bdi>${detail}</bdi></div>` : nothing}
      </div>
      ${seen ? nothing : html`<span class="muted">${t(code ? 'pick.still' : 'pick.look')}</span>`}
    </li>`;
  }

  private renderSeen(there: boolean) {
    return html`<rw-icon
      class=${there ? 'there' : 'muted'}
      name=${there ? 'circle-check' : 'minus'}
      label=${there ? t('pick.seen') : t('pick.still')}
    ></rw-icon>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-pair-check': RwPagePairCheck;
  }
}
