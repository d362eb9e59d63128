import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Params } from '../../api/lib/errors.ts';
import type { Code } from '#domain/codes.ts';
import type { SettleAct } from '#domain/counts.ts';
import { isHarmless } from '#domain/counts.ts';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { ApiError } from '../data/api-error.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-empty.ts';
import { groupedCode } from '../ui/grouped-code.ts';
import { showToast } from '../ui/toast.ts';
import type { CountView, Difference, Stranger } from './count-data.ts';
import { differencesStyles } from './differences-styles.ts';
import './rw-count-difference.ts';

interface Choice {
  act: SettleAct;
  /** The quarantine bin of a device that was missing. */
  binCode?: Code | undefined;
}

interface Refused {
  subjectId: string;
  reason: string;
  params: Params;
}

/**
 * What the count says against the records, place by place, each put right by one tap.
 * @fires rw-changed when something was put right or taken back
 */
@customElement('rw-count-differences')
export class RwCountDifferences extends LitElement {
  static override styles = [baseStyles, differencesStyles];

  @property({ attribute: false }) count!: CountView;
  @state() private busy = '';
  readonly i18n = new I18n(this);

  override render() {
    const { differences, differenceCount, strangers } = this.count;
    const places = [...new Set(differences.map(({ placeCode }) => placeCode))];
    return html`<section>
      <h2>${t('counts.differences')}</h2>
      ${
        differences.length === 0 && strangers.length === 0
          ? html`<rw-empty icon="circle-check">${t('counts.no_differences')}</rw-empty>`
          : nothing
      }
      ${repeat(
        places,
        (code) => code,
        (code) => this.renderPlace(differences.filter(({ placeCode }) => placeCode === code)),
      )}
      ${
        differenceCount > differences.length
          ? html`<p class="muted">
              ${t('counts.more', { count: differenceCount - differences.length })}
            </p>`
          : nothing
      }
      ${strangers.length > 0 ? this.renderStrangers(strangers) : nothing}
    </section>`;
  }

  private renderPlace(lines: readonly Difference[]) {
    const harmless = lines.filter(({ acts }) => acts.some(isHarmless));
    return html`<div class="group">
      <div class="head">
        <h3><bdi>${lines[0]?.placeName}</bdi></h3>
        ${
          harmless.length > 1 && allowed('stock.settle')
            ? html`<rw-button
                icon="check"
                ?busy=${this.busy === 'all'}
                @click=${() => this.settle(harmless, { act: 'move_here' }, 'all')}
                >${t('counts.put_all_right', { count: harmless.length })}</rw-button
              >`
            : nothing
        }
      </div>
      ${repeat(
        lines,
        ({ subjectId }) => subjectId,
        (line) =>
          html`<rw-count-difference
            .line=${line}
            .busy=${this.busy === line.subjectId}
            .readonly=${!allowed('stock.settle')}
            @rw-settle=${({ detail }: CustomEvent<Choice>) =>
              this.settle([line], detail, line.subjectId)}
            @rw-open-box=${() => this.openBox(line)}
          ></rw-count-difference>`,
      )}
    </div>`;
  }

  private renderStrangers(strangers: readonly Stranger[]) {
    return html`<div class="group">
      <h3>${t('counts.strangers')}</h3>
      <ul>
        ${strangers.map(
          (stranger) =>
            html`<li class="stranger">
              <span
                ><bdi class="number" dir="ltr">${stranger.text}</bdi><br /><span class="muted small"
                  ><bdi>${stranger.placeName}</bdi></span
                ></span
              >
              ${
                allowed('stock.settle')
                  ? html`<rw-button icon="eye" @click=${() => this.dismiss(stranger)}
                      >${t('counts.looked_at')}</rw-button
                    >`
                  : nothing
              }
            </li>`,
        )}
      </ul>
    </div>`;
  }

  private async settle(lines: readonly Difference[], how: Choice, busy: string): Promise<void> {
    await this.act(busy, async () => {
      const json = {
        requestId: newRequestId(),
        lines: lines.slice(0, 200).map((line) => ({ ...keyOf(line), ...how })),
      };
      const param = { id: this.count.id };
      const { done, refused } = await call(api.counts[':id'].settle.$post({ param, json }));
      const action = { label: t('act.undo'), run: () => this.takeBack(done) };
      const text = t('counts.put_right', { count: done.length });
      if (done.length > 0) showToast({ kind: 'done', text, action });
      this.sayRefused(refused);
    });
  }

  /** Which thing it is about, and why; the others are in the list as before. */
  private sayRefused(refused: readonly Refused[]): void {
    for (const { subjectId, reason, params } of refused.slice(0, 3)) {
      const line = this.count.differences.find((one) => one.subjectId === subjectId);
      const words = errorText(new ApiError({ status: 409, code: reason, params }));
      const text = line ? `${groupedCode(line.code)}: ${words}` : words;
      showToast({ kind: 'refused', text });
    }
  }

  private async openBox({ placeCode, code, subjectId }: Difference): Promise<void> {
    await this.act(subjectId, async () => {
      const json = { requestId: newRequestId(), placeCode, boxCode: code };
      await call(api.counts[':id'].boxes.$post({ param: { id: this.count.id }, json }));
      showToast({ kind: 'done', text: t('counts.box_shown', { code: groupedCode(code) }) });
    });
  }

  private async takeBack(lines: ReturnType<typeof keyOf>[]): Promise<void> {
    await this.act('all', async () => {
      const param = { id: this.count.id };
      const json = { requestId: newRequestId(), lines };
      const { refused } = await call(api.counts[':id'].undo.$post({ param, json }));
      if (refused.length < lines.length) {
        showToast({ kind: 'done', text: t('counts.taken_back') });
      }
      this.sayRefused(refused);
    });
  }

  private async dismiss({ placeCode, text }: Stranger): Promise<void> {
    await this.act(text, async () => {
      const json = { requestId: newRequestId(), placeCode, text };
      await call(api.counts[':id'].strangers.$post({ param: { id: this.count.id }, json }));
    });
  }

  private async act(busy: string, work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = busy;
    try {
      await work();
    } catch (error) {
      showToast({ kind: 'refused', text: errorText(error) });
    } finally {
      this.busy = '';
      this.dispatchEvent(new CustomEvent('rw-changed'));
    }
  }
}

const keyOf = ({
  placeCode,
  subject,
  subjectId,
}: Pick<Difference, 'placeCode' | 'subject' | 'subjectId'>) => ({ placeCode, subject, subjectId });

declare global {
  interface HTMLElementTagNameMap {
    'rw-count-differences': RwCountDifferences;
  }
}
