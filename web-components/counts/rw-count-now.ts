import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Code } from '#domain/codes.ts';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import '../scan/rw-scan-here.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-notice.ts';
import type { NoticeKind } from '../ui/rw-notice.ts';
import { showToast } from '../ui/toast.ts';
import type { PlaceNow } from './count-data.ts';
import { countNowStyles } from './count-now-styles.ts';
import { LEFT_TO_RIGHT, thingText } from './count-words.ts';
import { groupedCode } from '../ui/grouped-code.ts';

export interface CountedScan {
  requestId: string;
  kind: NoticeKind;
  words: string;
}

type Line = PlaceNow['lines'][number];

/** So many are named; the rest is a number. */
const NAMED = 12;

/**
 * The place in hand in large type: how much of it was found, what the last scan was, what is still to be found.
 * @fires rw-done when the place is counted
 * @fires rw-pieces with `detail: { code, pieces }` for a number typed
 * @fires rw-changed when a box was opened
 */
@customElement('rw-count-now')
export class RwCountNow extends LitElement {
  static override styles = [baseStyles, countNowStyles];

  @property({ attribute: false }) countId = '';
  @property({ attribute: false }) place: Code | null = null;
  @property({ attribute: false }) name = '';
  @property({ attribute: false }) now: PlaceNow | null = null;
  @property({ attribute: false }) scans: readonly CountedScan[] = [];
  @state() private busy = false;
  readonly i18n = new I18n(this);

  override render() {
    return html`<section class="card stack" aria-label=${t('counts.last_scan')}>
      ${this.place ? this.renderPlace(this.place) : this.renderEmpty()}
      <div class="row"><rw-scan-here accept-foreign></rw-scan-here></div>
      <div class="scans" role="log" aria-label=${t('counts.last_scan')}>
        ${repeat(
          this.scans,
          ({ requestId }) => requestId,
          ({ kind, words }) => html`<rw-notice kind=${kind}>${words}</rw-notice>`,
        )}
      </div>
      ${this.now ? this.renderLines(this.now) : nothing}
    </section>`;
  }

  private renderEmpty() {
    return html`<div>
      <p class="big">${t('counts.scan_place')}</p>
      <p class="muted">${t('counts.scan_place_hint')}</p>
    </div>`;
  }

  private renderPlace(code: Code) {
    const { now } = this;
    const found = now?.found ?? 0;
    const expected = now?.expected ?? 0;
    return html`<div class="place">
      <div>
        <p class="big"><bdi>${this.name || LEFT_TO_RIGHT(groupedCode(code))}</bdi></p>
        <p class="found number">${now ? t('counts.found_of', { found, expected }) : '…'}</p>
      </div>
      <rw-button
        size="bench"
        variant="primary"
        icon="check"
        @click=${() => this.dispatchEvent(new CustomEvent('rw-done'))}
        >${t('counts.done_here')}</rw-button
      >
    </div>`;
  }

  private renderLines({ lines, expected, found }: PlaceNow) {
    const pieces = lines.filter(({ subject }) => subject === 'item');
    const boxes = lines.filter(({ subject }) => subject === 'box');
    const still = lines.filter((line) => line.subject !== 'item' && line.found < line.expected);
    const left = Math.max(0, expected - found);
    return html`${pieces.length > 0 ? this.renderPieces(pieces) : nothing}
    ${boxes.length > 0 ? this.renderBoxes(boxes) : nothing}
    ${
      still.length > 0
        ? html`<div>
            <h3>${t('counts.still')}</h3>
            <ul class="still">
              ${still
                .slice(0, NAMED)
                .map(
                  (line) =>
                    html`<li>
                      <rw-code code=${line.code}></rw-code><span>${thingText(line)}</span>
                    </li>`,
                )}
            </ul>
            ${
              still.length > NAMED
                ? html`<p class="muted">${t('counts.more', { count: left - NAMED })}</p>`
                : nothing
            }
          </div>`
        : left === 0 && expected > 0
          ? html`<p class="muted">${t('counts.all_found')}</p>`
          : nothing
    }`;
  }

  private renderPieces(lines: readonly Line[]) {
    return html`<div>
      <h3>${t('counts.pieces_here')}</h3>
      <ul>
        ${lines.map(
          (line) =>
            html`<li>
              <form class="pieces" @submit=${(event: Event) => this.setPieces(event, line)}>
                <span class="what"
                  ><strong>${thingText(line)}</strong
                  ><span class="muted number"
                    >${formatNumber(line.found)} ·
                    ${t('counts.pieces_should', { expected: line.expected })}</span
                  ></span
                >
                <input
                  name="pieces"
                  inputmode="numeric"
                  type="number"
                  min="0"
                  max="100000"
                  required
                  aria-label=${t('counts.pieces_of', { name: line.name })}
                />
                <rw-button type="submit">${t('counts.set')}</rw-button>
              </form>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  private renderBoxes(lines: readonly Line[]) {
    return html`<div>
      <h3>${t('counts.boxes_here')}</h3>
      <ul>
        ${lines.map(
          (line) =>
            html`<li class="pieces">
              <span class="what"
                ><rw-code code=${line.code}></rw-code><span><bdi>${line.name}</bdi></span></span
              >
              <rw-button ?busy=${this.busy} @click=${() => this.openBox(line.code)}
                >${t('counts.open_box')}</rw-button
              >
            </li>`,
        )}
      </ul>
    </div>`;
  }

  private setPieces(event: Event, { code }: Line): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const input = form.elements.namedItem('pieces');
    if (!(input instanceof HTMLInputElement) || input.value === '') return;
    const detail = { code, pieces: input.valueAsNumber };
    input.value = '';
    input.blur();
    this.dispatchEvent(new CustomEvent('rw-pieces', { detail }));
  }

  private async openBox(boxCode: Code): Promise<void> {
    if (!this.place || this.busy) return;
    this.busy = true;
    try {
      const param = { id: this.countId };
      const json = { requestId: newRequestId(), placeCode: this.place, boxCode };
      await call(api.counts[':id'].boxes.$post({ param, json }));
      const code = LEFT_TO_RIGHT(groupedCode(boxCode));
      showToast({ kind: 'done', text: t('counts.box_opened', { code }) });
      this.dispatchEvent(new CustomEvent('rw-changed'));
    } catch (error) {
      showToast({ kind: 'refused', text: errorText(error) });
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-count-now': RwCountNow;
  }
}
