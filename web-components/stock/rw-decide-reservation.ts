import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Decision } from '../../api/decisions/decisions.service.ts';
import type { ReleaseInput } from '../../api/reservations/release.service.ts';
import { api, call } from '../data/api-client.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-refused.ts';
import { Deciding } from './deciding.ts';
import { decisionStyles } from './decision-styles.ts';
import { groupedCode } from '../ui/grouped-code.ts';

type Reason = ReleaseInput['reason'];

const REASONS: readonly Reason[] = [
  'not_collected',
  'wrong_device',
  'need_closed',
  'other_need',
  'mistake',
];

/** A reservation that ends soon: kept for longer once, or given back to the stock. */
@customElement('rw-decide-reservation')
export class RwDecideReservation extends LitElement {
  static override styles = [baseStyles, decisionStyles];
  @property({ attribute: false }) decision!: Decision;
  @state() private ending = false;
  readonly i18n = new I18n(this);
  private readonly deciding = new Deciding(this);

  override render() {
    return html`<div class="form">
      ${this.deciding.error ? html`<rw-refused .error=${this.deciding.error}></rw-refused>` : nothing}
      ${this.ending ? this.renderReasons() : this.renderChoice()}
    </div>`;
  }

  private renderChoice() {
    return html`<div class="buttons">
      ${
        this.decision.extendable
          ? html`<rw-button icon="clock" ?busy=${this.deciding.busy} @click=${this.extend}
              >${t('decision.extend')}</rw-button
            >`
          : nothing
      }
      <rw-button
        variant=${this.decision.extendable ? 'quiet' : 'secondary'}
        @click=${() => (this.ending = true)}
        >${t('decision.end_reservation')}…</rw-button
      >
    </div>`;
  }

  /** One press on the reason ends it. */
  private renderReasons() {
    return html`<rw-choice
        label=${t('decision.end_reason')}
        .options=${REASONS.map((reason) => ({
          value: reason,
          label: t(`decision.end_${reason}`),
          disabled: this.deciding.busy,
        }))}
        @change=${(event: CustomEvent<{ value: string }>) => this.end(event.detail.value as Reason)}
      ></rw-choice>
      <div class="buttons">
        <rw-button variant="quiet" @click=${() => (this.ending = false)}
          >${t('act.cancel')}</rw-button
        >
      </div>`;
  }

  private extend(): void {
    const { id, deviceCode: code } = this.decision;
    void this.deciding.run(id, async (requestId) => {
      const { extension } = api.devices[':code'].reservation;
      const { expiresAt } = await call(extension.$post({ param: { code }, json: { requestId } }));
      return t('decision.done_extended', { code: groupedCode(code), date: formatDate(expiresAt) });
    });
  }

  private end(reason: Reason): void {
    const { id, deviceCode: code } = this.decision;
    void this.deciding.run(id, async (requestId) => {
      const { release } = api.devices[':code'].reservation;
      await call(release.$post({ param: { code }, json: { requestId, reason } }));
      return t('decision.done_ended', { code: groupedCode(code) });
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-decide-reservation': RwDecideReservation;
  }
}
