import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { memoryText } from '#domain/parts.ts';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import type { Card } from '../evidence/card.ts';
import { panelStyles } from '../evidence/panel-styles.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-skeleton.ts';
import { factsText, typeText } from './item-fields.ts';
import { type DeviceParts, loadDeviceParts } from './parts-data.ts';
import './rw-fitting-parts.ts';
import './rw-put-back.ts';
import './rw-take-part.ts';

const WORK_STAGES: readonly string[] = ['diagnosing', 'repairing'];
const TAKING_STAGES: readonly string[] = [...WORK_STAGES, 'harvesting'];
type Proposal = DeviceParts['proposals'][number];
type Line = DeviceParts['inside'][number];

/**
 * The parts of a device: built in, taken out, found in stock; and what its record should say now.
 * @fires rw-changed
 */
@customElement('rw-device-parts')
export class RwDeviceParts extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    css`
      h3 {
        margin: 0;
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  @state() private parts: DeviceParts | null = null;
  @state() private error: unknown = null;
  /** The line whose form for putting back is open. */
  @state() private returning = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('card')) void this.load();
  }

  override render() {
    if (this.error) {
      return html`<rw-refusal .error=${this.error}>
        <rw-button slot="actions" icon="refresh" @click=${this.load}
          >${t('common.retry')}</rw-button
        >
      </rw-refusal>`;
    }
    const { parts, card } = this;
    if (!parts) return html`<rw-skeleton .lines=${3}></rw-skeleton>`;
    const works = allowed('part.use') && WORK_STAGES.includes(card.stage);
    const takes = allowed('harvest.record') && TAKING_STAGES.includes(card.stage);
    return html`<div class="panel">
      ${parts.proposals.map((proposal) => this.renderProposal(proposal))}
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      ${works ? html`<p class="muted">${t('parts.scan_to_use')}</p>` : nothing}
      ${this.renderInside(parts, takes)} ${this.renderTaken(parts)}
      ${works ? html`<rw-fitting-parts .card=${card}></rw-fitting-parts>` : nothing}
      ${takes ? html`<rw-take-part .card=${card} .takeable=${parts.takeable}></rw-take-part>` : nothing}
    </div>`;
  }

  private renderProposal(proposal: Proposal) {
    const { field, from, to } = proposal;
    const say = (value: number) => (field === 'memoryMib' ? memoryText(value) : `${value} GB`);
    const words =
      from === null
        ? t(`parts.propose_new.${field}`, { to: say(to) })
        : t(`parts.propose.${field}`, { from: say(from), to: say(to) });
    if (!allowed('device.edit')) return html`<rw-notice kind="info">${words}</rw-notice>`;
    return html`<rw-notice kind="info"
      >${words}
      <rw-button
        slot="actions"
        variant="primary"
        ?busy=${this.sending.busy}
        @click=${() => this.answer(field, true)}
        >${t('parts.take_over')}</rw-button
      >
      <rw-button slot="actions" variant="quiet" @click=${() => this.answer(field, false)}
        >${t('parts.keep')}</rw-button
      >
    </rw-notice>`;
  }

  private renderInside(parts: DeviceParts, mayReturn: boolean) {
    const { inside, pieces } = parts;
    return html`<h3>${t('parts.inside')}</h3>
      ${inside.length + pieces.length === 0 ? html`<p class="muted">${t('parts.inside_none')}</p>` : nothing}
      <div class="lines">
        ${inside.map((line) =>
          this.renderLine(
            line.code,
            this.names(line),
            line.fromCode ? t('parts.from_device', { code: '' }) : '',
            line.fromCode,
            mayReturn ? 1 : 0,
          ),
        )}
        ${pieces.map(({ code, type, name, quantity }) => {
          const words = `${formatNumber(quantity)} × ${name}`;
          return this.renderLine(code, [words, typeText(type)], '', null, mayReturn ? quantity : 0);
        })}
      </div>`;
  }

  private renderTaken({ taken }: DeviceParts) {
    if (taken.length === 0) return nothing;
    const rescued = this.card.stage === 'diagnosing' || this.card.stage === 'repairing';
    return html`<h3>${t('parts.taken')}</h3>
      ${rescued ? html`<rw-notice kind="warning">${t('parts.taken_rescued')}</rw-notice>` : nothing}
      <div class="lines">
        ${taken.map((line) => {
          const where = line.inCode ? t('parts.in_device', { code: '' }) : (line.place ?? '');
          return this.renderLine(line.code, this.names(line), where, line.inCode, 0);
        })}
      </div>`;
  }

  private names({ type, name, facts }: Line): [string, string] {
    const about = factsText(type, facts);
    return [[typeText(type), name === about ? '' : name].filter(Boolean).join(' '), about];
  }

  private renderLine(
    code: string,
    [name, about]: [string, string],
    where: string,
    device: string | null,
    returns: number,
  ) {
    return html`<div class="line">
      <span class="name"
        ><strong><bdi>${name}</bdi></strong>
        <span class="muted"><bdi>${about}</bdi></span>
        ${where ? html`<span class="muted">${about ? '· ' : ''}<bdi>${where}</bdi></span>` : nothing}
        ${device ? html`<a class="reach" href="/devices/${device}"><rw-code code=${device}></rw-code></a>` : nothing}
      </span>
      <a class="reach" href="/parts/${code}"><rw-code code=${code}></rw-code></a>
      ${
        returns > 0
          ? html`<rw-button size="bench" icon="undo" @click=${() => this.toggle(code)}
              >${t('parts.put_back')}</rw-button
            >`
          : nothing
      }
      ${
        this.returning === code
          ? html`<rw-put-back
              class="form"
              .card=${this.card}
              code=${code}
              .most=${returns}
              @rw-close=${() => (this.returning = '')}
            ></rw-put-back>`
          : nothing
      }
    </div>`;
  }

  private toggle(code: string): void {
    this.returning = this.returning === code ? '' : code;
  }

  private async answer(field: Proposal['field'], take: boolean): Promise<void> {
    const param = { code: this.card.code };
    const json = { requestId: newRequestId(), field, take };
    await this.sending.run(() => call(api.devices[':code'].parts.facts.$post({ param, json })));
    await this.load();
  }

  private readonly load = async (): Promise<void> => {
    const { code } = this.card;
    try {
      const parts = await loadDeviceParts(code);
      if (code !== this.card.code) return;
      this.parts = parts;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-device-parts': RwDeviceParts;
  }
}
