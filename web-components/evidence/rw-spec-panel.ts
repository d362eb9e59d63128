import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, fieldText, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import { type Card, isWorkable } from './card.ts';
import { numberOf, textOf } from './form-values.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-refusal.ts';
import './rw-spec-verdicts.ts';
import { chargerText, specNumbers, specTexts } from './spec-fields.ts';
import { Sending } from './sending.ts';

const SENSES = ['hasCamera', 'hasMicrophone', 'hasWifi'] as const;
type Sense = (typeof SENSES)[number];

/**
 * What the device has, the charger it needs, and whether it suits online learning.
 * Typed values stay when somebody else changed the device meanwhile.
 * @fires rw-changed
 */
@customElement('rw-spec-panel')
export class RwSpecPanel extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @state() private storageKind: 'hdd' | 'ssd' | 'emmc' | null | undefined;
  @state() private senses: Partial<Record<Sense, boolean>> = {};
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { card } = this;
    const { error } = this.sending;
    const editable = allowed('device.edit') && isWorkable(card);
    return html`<form class="panel" @submit=${this.save}>
      <rw-spec-verdicts .card=${card}></rw-spec-verdicts>
      <div class="fields">
        ${specNumbers(card).map(
          ({ name, label, value, unit }) =>
            html`<rw-field label=${t(label)} hint=${unit} error=${fieldText(error, `spec.${name}`)}>
              <input
                name=${name}
                inputmode="decimal"
                dir="ltr"
                autocomplete="off"
                maxlength="8"
                ?disabled=${!editable}
                .defaultValue=${value}
              />
            </rw-field>`,
        )}
        ${specTexts(card).map(
          ({ name, label, value }) =>
            html`<rw-field label=${t(label)} optional error=${fieldText(error, `spec.${name}`)}>
              <input
                name=${name}
                autocomplete="off"
                maxlength="80"
                ?disabled=${!editable}
                .defaultValue=${value}
              />
            </rw-field>`,
        )}
        <rw-field
          label=${t('spec.charger')}
          hint=${t('spec.charger_hint')}
          error=${fieldText(error, 'chargerText')}
        >
          <input
            name="chargerText"
            dir="ltr"
            autocomplete="off"
            maxlength="200"
            ?disabled=${!editable}
            .defaultValue=${chargerText(card)}
          />
        </rw-field>
      </div>
      <rw-choice
        label=${t('spec.storage_kind')}
        .value=${this.storageKind ?? card.storageKind ?? ''}
        .options=${(['ssd', 'hdd', 'emmc'] as const).map((value) => ({
          value,
          disabled: !editable,
          label: t(`spec.storage_kind.${value}`),
        }))}
        @change=${(event: CustomEvent<{ value: 'hdd' | 'ssd' | 'emmc' }>) =>
          (this.storageKind = event.detail.value)}
      ></rw-choice>
      ${SENSES.map((sense) => this.renderSense(sense, editable))}
      <rw-refusal .error=${error}></rw-refusal>
      ${
        editable
          ? html`<div class="row">
              <rw-button type="submit" variant="secondary" size="bench" ?busy=${this.sending.busy}
                >${t('act.save')}</rw-button
              >
            </div>`
          : nothing
      }
    </form>`;
  }

  private renderSense(sense: Sense, editable: boolean) {
    const value = this.senses[sense] ?? this.card[sense];
    return html`<rw-choice
      label=${t(`spec.${sense}`)}
      .value=${value === null ? '' : value ? 'yes' : 'no'}
      .options=${(['yes', 'no'] as const).map((answer) => ({
        value: answer,
        disabled: !editable,
        label: t(`common.${answer}`),
      }))}
      @change=${(event: CustomEvent<{ value: string }>) =>
        (this.senses = { ...this.senses, [sense]: event.detail.value === 'yes' })}
    ></rw-choice>`;
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const { card } = this;
    const spec: Record<string, unknown> = { ...this.senses };
    for (const { name, value, factor } of specNumbers(card)) {
      const text = textOf(form, name);
      const typed = numberOf(text);
      if (text === value) continue;
      spec[name] = typed === null ? null : factor ? Math.round(typed * factor) : typed;
    }
    for (const { name, value } of specTexts(card)) {
      if (textOf(form, name) !== value) spec[name] = textOf(form, name);
    }
    if (this.storageKind !== undefined) spec.storageKind = this.storageKind;
    const charger = textOf(form, 'chargerText');
    const json = {
      requestId: newRequestId(),
      version: card.version,
      spec,
      ...(charger === chargerText(card) ? {} : { chargerText: charger }),
    };
    const param = { code: card.code };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].spec.$post({ param, json })),
    );
    if (!done) return;
    this.storageKind = undefined;
    this.senses = {};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-spec-panel': RwSpecPanel;
  }
}
