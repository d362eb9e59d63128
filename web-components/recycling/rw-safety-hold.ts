import { type Code, readScan } from '#domain/codes.ts';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import type { ScanSource } from '#domain/bench.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { answerSentence } from '../scan/answer-text.ts';
import { keepScan } from '../scan/keep-scan.ts';
import { type AnsweredScan, onScanAnswer, scanContext } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { undoLastScan } from '../scan/scan-routes.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-notice.ts';
import type { NoticeKind } from '../ui/rw-notice.ts';
import './rw-hazard-form.ts';
import './rw-safety-words.ts';
import { groupedCode } from '../ui/grouped-code.ts';

const SAFETY = COMMAND_CARDS.find((card) => card.action === 'safety_hold')?.code ?? null;

interface News {
  kind: NoticeKind;
  text: string;
  undoable: boolean;
}

/**
 * In the top bar of every page: one tap stops the device in hand, or the next one scanned, for its swollen battery.
 * It goes the durable way of scans, so that a gap in the network loses none.
 */
@customElement('rw-safety-hold')
export class RwSafetyHold extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .device {
        font-size: var(--rw-text-28);
        font-weight: 600;
      }
    `,
  ];

  @state() private open = false;
  @state() private device: Code | null = null;
  @state() private placed = false;
  @state() private news: News | null = null;
  @state() private batteryOut = false;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text, source) => this.take(text, source));
  private readonly waiting = new Set<string>();
  private stop?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onScanAnswer((answered) => this.hear(answered));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  override render() {
    if (!allowed('hold.place')) return nothing;
    return html`<rw-button
        variant="quiet"
        icon="battery-warning"
        label=${t('safety_hold.label')}
        @click=${this.press}
      ></rw-button>
      <rw-dialog heading=${t('safety_hold.title')} .open=${this.open} @rw-close=${this.close}>
        ${this.open ? this.renderContent() : nothing}
      </rw-dialog>`;
  }

  private renderContent() {
    return html`<div class="stack">
      <rw-safety-words></rw-safety-words>
      ${this.device ? html`<bdi class="device">${groupedCode(this.device)}</bdi>` : nothing}
      ${this.news ? this.renderNews(this.news) : nothing}
      ${this.device ? nothing : html`<p>${t('safety_hold.scan')}</p>`}
      ${this.placed ? this.renderNext() : nothing}
    </div>`;
  }

  private renderNews({ kind, text, undoable }: News) {
    return html`<rw-notice kind=${kind}
      >${text}
      ${
        undoable
          ? html`<rw-button slot="actions" icon="undo" @click=${undoLastScan}
              >${t('safety_hold.undo')}</rw-button
            >`
          : nothing
      }
    </rw-notice>`;
  }

  private renderNext() {
    if (this.batteryOut) {
      return html`<rw-hazard-form
        deviceCode=${this.device ?? ''}
        @rw-done=${this.close}
      ></rw-hazard-form>`;
    }
    return html`<p>${t('safety_hold.scan_bin')}</p>
      <div class="row">
        ${
          allowed('hazard.record')
            ? html`<rw-button size="bench" @click=${() => (this.batteryOut = true)}
                >${t('safety_hold.battery_out')}</rw-button
              >`
            : nothing
        }
        <rw-button size="bench" variant="quiet" @click=${this.again}
          >${t('safety_hold.another')}</rw-button
        >
      </div>`;
  }

  private press(): void {
    this.again();
    this.open = true;
    const device = deviceInHand();
    if (device) void this.place(device, 'button');
  }

  private take(text: string, source: ScanSource): boolean {
    const scan = readScan(text);
    if (!this.open || this.batteryOut || scan.kind !== 'own') return false;
    if (scan.type === 'device') {
      void this.place(scan.code, source);
      return true;
    }
    if (scan.type !== 'place' || !this.device) return false;
    void this.keep({ text: this.device, source: 'button' }, { placeCode: scan.code });
    return true;
  }

  private async place(device: Code, source: ScanSource): Promise<void> {
    this.again();
    this.device = device;
    await this.keep({ text: device, source }, { command: SAFETY });
  }

  private async keep(...[scan, means]: Parameters<typeof keepScan>): Promise<void> {
    const kept = await keepScan(scan, means);
    if (!kept) return;
    this.waiting.add(kept.requestId);
    if (!navigator.onLine) this.say('warning', t('safety_hold.offline'));
  }

  private hear({ scan, answer }: AnsweredScan): void {
    if (!this.waiting.delete(scan.requestId)) return;
    this.placed ||= answer.outcome !== 'refused' || answer.code === 'hold.open';
    this.news = {
      kind: answer.outcome,
      text: answerSentence(answer),
      undoable: answer.undoable === true,
    };
  }

  private say(kind: NoticeKind, text: string): void {
    this.news = { kind, text, undoable: false };
  }

  private again(): void {
    this.device = null;
    this.placed = false;
    this.news = null;
    this.batteryOut = false;
  }

  private close(): void {
    this.open = false;
  }
}

/** What the page shows is in hand, also where it was opened without a scan. */
function deviceInHand(): Code | null {
  const { pathname, searchParams } = new URL(location.href);
  const shown = /^\/(?:devices|kitting)\/(\d{10})$/.exec(pathname)?.[1];
  const scan = readScan(shown ?? searchParams.get('device') ?? scanContext().deviceCode ?? '');
  return scan.kind === 'own' && scan.type === 'device' ? scan.code : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-safety-hold': RwSafetyHold;
  }
}
