import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Code } from '#domain/codes.ts';
import { formatNumber, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import { shelvesOf, stateOf, type Ahead, type PickingView, type PickLine } from './pick-data.ts';
import { lineStyles } from './pick-styles.ts';

type Spare = PickingView['spares'][number];

/**
 * The list, shelf by shelf in the order one walks; what is picked stays in its place, so that nothing jumps.
 * @fires rw-put-back with `detail: { code }` of the device or card
 */
@customElement('rw-pick-lines')
export class RwPickLines extends LitElement {
  static override styles = [baseStyles, lineStyles];

  @property({ attribute: false }) view!: PickingView;
  @property({ attribute: false }) ahead!: Ahead;
  /** The shelf scanned last. */
  @property({ attribute: false }) place: Code | null = null;
  /** The person may pick. */
  @property({ type: Boolean }) picks = false;
  readonly i18n = new I18n(this);

  override render() {
    const { families, spares } = this.view;
    return html`<div class="stack">
      ${repeat(
        shelvesOf(families),
        ({ placeCode, lines }) => `${placeCode} ${lines[0]?.needCode}`,
        ({ placeCode, boxCode, way, lines }) =>
          html`<section class=${placeCode && placeCode === this.place ? 'target' : ''}>
            <h3>
              <bdi>${this.boxName(boxCode) || way.join(' › ') || t('pick.no_place')}</bdi>
              <span class="muted small">${t('pick.progress', this.doneOf(lines))}</span>
            </h3>
            <ul>
              ${repeat(
                lines,
                ({ needCode }) => needCode,
                (line) => this.renderLine(line),
              )}
            </ul>
          </section>`,
      )}
      ${
        spares.length > 0
          ? html`<section>
              <h3>${t('pick.spares')}</h3>
              <ul>
                ${spares.map((spare) => this.renderSpare(spare))}
              </ul>
            </section>`
          : nothing
      }
    </div>`;
  }

  private boxName(boxCode: Code | null): string {
    const box = this.view.boxes.find(({ code }) => code === boxCode);
    return box ? t('pick.line_box', { number: box.number }) : '';
  }

  private doneOf(lines: readonly PickLine[]): { done: number; total: number } {
    const done = lines.filter((line) => stateOf(line, this.ahead) !== 'open').length;
    return { done, total: lines.length };
  }

  private renderLine(line: PickLine) {
    const state = stateOf(line, this.ahead);
    const code = line.device?.code ?? line.card ?? '';
    const pieces = line.pieces.map(({ line: key, quantity }) => {
      const words = isKey(`acc.${key}`) ? t(`acc.${key}`) : key;
      return quantity > 1 ? `${formatNumber(quantity)} × ${words}` : words;
    });
    return html`<li class=${state === 'open' ? 'line' : 'line done'}>
      <div class="code"><bdi>${line.needCode}</bdi></div>
      <div class="what">
        <rw-code .code=${code}></rw-code> · <bdi>${`${line.make} ${line.model}`.trim()}</bdi>
        <div class="muted small">${pieces.join(t('handovers.comma'))}</div>
      </div>
      <div class=${this.stateClass(line, state)}>${this.renderState(line, state)}</div>
      <div class="act">
        ${
          this.picks && (state === 'picked' || state === 'paired') && !line.boxCode
            ? html`<rw-button
                variant="quiet"
                icon="undo"
                label=${`${t('pick.put_back')} ${line.needCode}`}
                @click=${() => this.putBack(code)}
              ></rw-button>`
            : nothing
        }
      </div>
    </li>`;
  }

  private stateClass({ hold }: PickLine, state: string): string {
    if (state === 'open') return hold ? 'state is-held' : 'state';
    return 'state is-done';
  }

  private renderState(line: PickLine, state: ReturnType<typeof stateOf>) {
    if (state === 'open') {
      if (!line.hold) return nothing;
      const key = `hold.${line.hold}`;
      const hold = isKey(key) ? t(key) : line.hold;
      return html`<rw-icon name="warning"></rw-icon>${t('pick.line_held', { hold })}`;
    }
    const ahead = this.ahead.picked.has(line.needCode) && !line.pickedAt;
    const notes = [
      ahead ? t('pick.sent_later') : line.pickedBy ? t('pick.by', { name: line.pickedBy }) : '',
    ];
    return html`<rw-icon name="circle-check"></rw-icon>${t(`pick.line_${state}`)}
      <span class="muted small">${notes.filter(Boolean).join(' · ')}</span>`;
  }

  private renderSpare(spare: Spare) {
    const { code, make, model, way, pickedBy } = spare;
    const back = this.ahead.back.has(code);
    const picked = !back && (spare.pickedAt !== null || this.ahead.picked.has(code));
    return html`<li class=${picked ? 'line done' : 'line'}>
      <div class="code"><bdi>${way.at(-1) ?? t('pick.no_place')}</bdi></div>
      <div class="what">
        <rw-code .code=${code}></rw-code> · <bdi>${`${make} ${model}`.trim()}</bdi>
        <div class="muted small"><bdi>${way.slice(0, -1).join(' › ')}</bdi></div>
      </div>
      <div class=${picked ? 'state is-done' : 'state'}>
        ${
          picked
            ? html`<rw-icon name="circle-check"></rw-icon>${t('pick.line_picked')}
                <span class="muted small"
                  >${pickedBy ? t('pick.by', { name: pickedBy }) : nothing}</span
                >`
            : nothing
        }
      </div>
      <div class="act">
        ${
          this.picks && picked && !spare.boxCode
            ? html`<rw-button
                variant="quiet"
                icon="undo"
                label=${t('pick.put_back')}
                @click=${() => this.putBack(code)}
              ></rw-button>`
            : nothing
        }
      </div>
    </li>`;
  }

  private putBack(code: Code): void {
    this.dispatchEvent(new CustomEvent('rw-put-back', { detail: { code } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-pick-lines': RwPickLines;
  }
}
