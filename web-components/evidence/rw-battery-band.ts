import { batteryBand } from '#domain/grading.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import { type Card, isWorkable } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

const LOOK = {
  good: { icon: 'circle-check', style: 'done' },
  usable: { icon: 'info', style: '' },
  worn: { icon: 'warning', style: 'warning' },
  unknown: { icon: 'help', style: '' },
  swollen: { icon: 'battery-warning', style: 'refused' },
} as const;

/** The battery beside the grades: its band, the measured value, what that means and what to do. @fires rw-changed */
@customElement('rw-battery-band')
export class RwBatteryBand extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    css`
      .state {
        font-size: var(--rw-text-20);
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { card } = this;
    const percent = batteryPercent(card);
    const band = batteryBand(percent, isSwollen(card));
    const { icon, style } = LOOK[band];
    return html`<section class="panel" aria-labelledby="title">
      <div class="line">
        <div class="name">
          <strong id="title">${t('battery.title')}</strong>
          <span class="state ${style}"
            ><rw-icon name=${icon}></rw-icon> ${t(`battery.${band}`)}</span
          >
          ${percent === null ? nothing : html`<p>${t('battery.percent', { percent })}</p>`}
          <p class="muted small">${t(`battery.means.${band}`)}</p>
        </div>
        ${isWorkable(card) ? this.renderActions(band === 'worn') : nothing}
      </div>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
    </section>`;
  }

  private renderActions(worn: boolean) {
    const { card } = this;
    const planned = card.faults.some(({ fault, closedAt }) => fault === 'BAT' && !closedAt);
    const held = card.holds.some(({ kind }) => kind === 'safety');
    return html`
      ${
        worn && allowed('diagnostics.record')
          ? planned
            ? html`<p class="muted small">${t('battery.planned')}</p>`
            : html`<rw-button icon="wrench" @click=${() => this.plan('repair', '')}
                  >${t('battery.replace')}</rw-button
                >
                <rw-button
                  icon="plug"
                  @click=${() => this.plan('accept', t('battery.mains_only_note'))}
                  >${t('battery.mains_only')}</rw-button
                >`
          : nothing
      }
      ${
        held
          ? html`<span class="state refused"
              ><rw-icon name="flag"></rw-icon> ${t('battery.held')}</span
            >`
          : allowed('hold.place')
            ? html`<rw-button
                size="bench"
                icon="battery-warning"
                ?busy=${this.sending.busy}
                @click=${this.hold}
                >${t('battery.hold')}</rw-button
              >`
            : nothing
      }
    `;
  }

  private async plan(decision: 'repair' | 'accept', note: string): Promise<void> {
    const param = { code: this.card.code };
    const item = 'battery_health';
    const json = { requestId: newRequestId(), fault: 'BAT' as const, item, decision, note };
    await this.sending.run(() => call(api.devices[':code'].faults.$post({ param, json })));
  }

  private async hold(): Promise<void> {
    const param = { code: this.card.code };
    const reason = t('battery.swollen');
    const json = { requestId: newRequestId(), kind: 'safety' as const, reason };
    await this.sending.run(() => call(api.devices[':code'].holds.$post({ param, json })));
  }
}

/** What the tests measured counts before what was typed. */
function batteryPercent(card: Card): number | null {
  const measured = card.answers.find(({ item }) => item === 'battery_health')?.value;
  return measured ? Number(measured) : card.batteryHealth;
}

function isSwollen(card: Card): boolean {
  return card.answers.some(({ item, result }) => item === 'battery_visual' && result === 'fail');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-battery-band': RwBatteryBand;
  }
}
