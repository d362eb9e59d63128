import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PART_TYPES, type PartType, isPartType } from '#domain/parts.ts';
import { ApiError, api, call, newRequestId } from '../data/api-client.ts';
import { blockerText } from '../data/blocker-text.ts';
import type { Card } from '../evidence/card.ts';
import { panelStyles } from '../evidence/panel-styles.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import { showToast } from '../ui/toast.ts';
import { factsText, typeText } from './item-fields.ts';
import { type FittingLine, loadFitting } from './parts-data.ts';

const TONE = { ok: 'done', unsure: 'warning', no: 'refused' } as const;

/**
 * Parts in stock of one type, those that fit first, each used by one press: for hands without a scanner.
 * @fires rw-changed
 */
@customElement('rw-fitting-parts')
export class RwFittingParts extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @state() private type: PartType | '' = '';
  @state() private lines: FittingLine[] | null = null;
  @state() private error: unknown = null;
  /** The part that was refused because it does not fit by the records. */
  @state() private unfit = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('card') && this.type) void this.load();
  }

  override render() {
    const refused = this.sending.error ?? this.error;
    return html`<div class="panel">
      <rw-field label=${t('parts.find_fitting')}>
        <select @change=${this.choose}>
          <option value="">${t('common.select')}</option>
          ${PART_TYPES.map(
            (type) =>
              html`<option value=${type} ?selected=${type === this.type}>
                ${typeText(type)}
              </option>`,
          )}
        </select>
      </rw-field>
      <rw-refusal .error=${refused}>
        ${
          this.unfit
            ? html`<rw-button slot="actions" size="bench" @click=${() => this.use(this.unfit, true)}
                >${t('parts.use_anyway')}</rw-button
              >`
            : nothing
        }
      </rw-refusal>
      ${this.lines?.length === 0 ? html`<p class="muted">${t('parts.fitting_none')}</p>` : nothing}
      <div class="lines">${(this.lines ?? []).map((line) => this.renderLine(line))}</div>
    </div>`;
  }

  private renderLine(line: FittingLine) {
    const { code, name, facts, place, quantity, fit } = line;
    const reasons = fit.reasons.map((reason) =>
      blockerText({ code: reason.code, params: { ...reason.params } }),
    );
    return html`<div class="line">
      <span class="name"
        ><strong><bdi>${name}</bdi></strong>
        <span class="muted"
          ><bdi>${factsText(this.type, facts)}</bdi>
          ${place ? html`· <bdi>${place}</bdi>` : nothing}
          ${line.what === 'item' ? html`(${formatNumber(quantity)})` : nothing}</span
        >
        <span class="state ${TONE[fit.verdict]}">${t(`part.fit.${fit.verdict}`)}</span>
        <small class="muted">${reasons.join(' · ')}</small>
      </span>
      <rw-button
        size="bench"
        variant=${fit.verdict === 'ok' ? 'primary' : 'secondary'}
        ?busy=${this.sending.busy}
        @click=${() => this.use(code, false)}
        >${t('parts.use')}</rw-button
      >
    </div>`;
  }

  private choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.type = isPartType(value) ? value : '';
    this.lines = null;
    this.sending.clear();
    if (this.type) void this.load();
  }

  private async use(partCode: string, anyway: boolean): Promise<void> {
    const param = { code: this.card.code };
    const line = this.lines?.find((one) => one.code === partCode);
    const json = { requestId: newRequestId(), partCode, anyway };
    this.unfit = '';
    const used = await this.sending.run(() =>
      call(api.devices[':code'].parts.$post({ param, json })),
    );
    const { error } = this.sending;
    if (!used) {
      const unfit = error instanceof ApiError && error.code === 'part.does_not_fit';
      this.unfit = unfit ? partCode : '';
      return;
    }
    const name = line?.name ?? used.name;
    const { place, level } = used;
    const done = place ? t('parts.used', { name, place }) : t('parts.used_in_hand', { name });
    const minimum = level?.minimum ?? null;
    const low = level && minimum !== null && level.quantity < minimum;
    const words = low ? t('parts.left_low', { left: level.quantity, minimum }) : '';
    showToast({ kind: low ? 'warning' : 'done', text: [done, words].filter(Boolean).join(' ') });
    await this.load();
  }

  private async load(): Promise<void> {
    const { type } = this;
    if (!type) return;
    try {
      const { lines } = await loadFitting(this.card.code, type);
      if (type !== this.type) return;
      this.lines = lines;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-fitting-parts': RwFittingParts;
  }
}
