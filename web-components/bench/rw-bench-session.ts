import { armedCard } from '#domain/bench.ts';
import { COMMAND_CARDS, COMMAND_STATES, type CommandCard } from '#domain/command-cards.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { navigate } from '../app/navigation.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { onScanContext, onScanQueue, pressCard, scanContext, scanText } from '../scan/scan-bus.ts';
import type { StoredScan } from '../scan/scan-store.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import type { Bench } from './bench-data.ts';
import { sessionTally } from './session-tally.ts';
import { groupedCode } from '../ui/grouped-code.ts';

const PAUSE = COMMAND_CARDS.find(({ action }) => action === 'pause');
/** So many of those that wait are named. */
const NEXT = 3;

/**
 * The armed command, plainly: what each scan now does and states, how many went through,
 * what comes next, and the way out.
 */
@customElement('rw-bench-session')
export class RwBenchSession extends LitElement {
  static override styles = [
    baseStyles,
    css`
      section {
        display: grid;
        gap: var(--rw-space-3);
        padding: var(--rw-space-4);
        border: 2px solid var(--rw-color-text);
        border-radius: var(--rw-radius);
        background: var(--rw-color-surface);
      }

      .top,
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-2) var(--rw-space-4);
      }

      h2 {
        flex: 1 1 14rem;
        font-size: var(--rw-text-28);
      }

      .states {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-1) var(--rw-space-4);
      }

      .states li {
        display: inline-flex;
        align-items: center;
        gap: var(--rw-space-2);
      }

      .tally {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2) var(--rw-space-5);
        font-size: var(--rw-text-20);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }

      .tally span {
        display: inline-flex;
        align-items: center;
        gap: var(--rw-space-2);
      }

      .done {
        color: var(--rw-color-done);
      }

      .warning {
        color: var(--rw-color-warning);
      }

      .refused {
        color: var(--rw-color-refused);
      }

      .next button {
        min-block-size: var(--rw-touch);
        padding-inline: var(--rw-space-3);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius-small);
        background: var(--rw-color-ground);
        font-variant-numeric: tabular-nums;
        cursor: pointer;
      }
    `,
  ];

  /** The device in hand; the command can be given for it without a scanner. */
  @property() code = '';
  @property({ attribute: false }) bench: Bench | null = null;
  @state() private scans: readonly StoredScan[] = [];
  /** Nothing can be sent now. */
  @state() private held = false;
  readonly i18n = new I18n(this);
  private stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.stops = [
      onScanQueue(({ scans, trouble }) => {
        this.scans = scans;
        this.held = trouble !== null;
      }),
      onScanContext(() => this.requestUpdate()),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops) stop();
  }

  override render() {
    const card = armedCard(scanContext());
    if (!card) return nothing;
    return html`<section aria-label=${t('session.title')}>
      <div class="top">
        <h2>${wordsOf(card)}</h2>
        <rw-button size="bench" icon="x" @click=${this.end}>${t('session.end')}</rw-button>
      </div>
      <p>${t('session.how')}</p>
      ${this.renderStates(card)} ${this.renderTally(card)}
      <div class="row">
        ${
          this.code
            ? html`<rw-button size="bench" @click=${() => scanText(this.code, 'button')}
                >${t('bench.apply_to', { code: groupedCode(this.code) })}</rw-button
              >`
            : nothing
        }
        ${card.action === 'qa_passed' ? this.renderNext() : nothing}
      </div>
    </section>`;
  }

  /** What the person states with each scan. */
  private renderStates({ action }: CommandCard) {
    const states = COMMAND_STATES[action];
    if (!states) return nothing;
    return html`<div>
      <p class="muted small">${t('session.states')}</p>
      <ul class="states">
        ${states.map(
          (key) =>
            html`<li>
              <rw-icon name="check"></rw-icon> <strong>${isKey(key) ? t(key) : key}</strong>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  private renderTally(card: CommandCard) {
    const { done, warning, refused, waiting } = sessionTally(this.scans, card.code);
    return html`<p class="tally" role="status">
      <span class="done"
        ><rw-icon name="circle-check"></rw-icon> ${t('session.done', { count: done })}</span
      >
      ${
        warning > 0
          ? html`<span class="warning"
              ><rw-icon name="warning"></rw-icon> ${t('session.warning', { count: warning })}</span
            >`
          : nothing
      }
      ${
        refused > 0
          ? html`<span class="refused"
              ><rw-icon name="circle-x"></rw-icon> ${t('session.refused', { count: refused })}</span
            >`
          : nothing
      }
      ${
        waiting > 0
          ? html`<span class="muted"
              ><rw-icon name="clock"></rw-icon>
              ${t(this.held ? 'bench.queue_short' : 'session.sending', { count: waiting })}</span
            >`
          : nothing
      }
    </p>`;
  }

  private renderNext() {
    const { bench } = this;
    if (!bench) return nothing;
    const devices = bench.waiting.devices.filter(({ stage }) => stage === 'qa');
    if (devices.length === 0) return html`<p class="muted">${t('session.none_left')}</p>`;
    return html`<div class="row next">
      <span class="muted">${t('session.next', { count: devices.length })}</span>
      ${devices
        .slice(0, NEXT)
        .map(
          ({ code, place }) =>
            html`<button type="button" @click=${() => navigate(`/bench?device=${code}&tab=qa`)}>
              <bdi dir="ltr">${groupedCode(code)}</bdi> ${place ? html`· ${place}` : nothing}
            </button>`,
        )}
    </div>`;
  }

  private end(): void {
    if (PAUSE) void pressCard(PAUSE);
  }
}

function wordsOf({ titleKey, parameterKey }: CommandCard): string {
  const keys = [titleKey, parameterKey ?? ''].filter(isKey);
  return keys.map((key) => t(key)).join(': ');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-bench-session': RwBenchSession;
  }
}
