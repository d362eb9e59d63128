import {
  COSMETIC_GRADES,
  type CosmeticGrade,
  FUNCTIONAL_GRADES,
  type FunctionalGrade,
  r2Codes,
  refuseHandoverGrades,
} from '#domain/grading.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-notice.ts';
import { blockerText } from './blocker-text.ts';
import { type Card, isWorkable } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/** The two grades; one press sets one. @fires rw-changed */
@customElement('rw-grades-panel')
export class RwGradesPanel extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { cosmeticGrade: cosmetic, functionalGrade: functional } = this.card;
    const disabled = !allowed('qa.record') || !isWorkable(this.card);
    const codes = cosmetic && functional ? r2Codes(cosmetic, functional) : null;
    const reasons =
      cosmetic && functional ? refuseHandoverGrades({ cosmetic, functional }, null) : [];
    return html`<div class="panel">
      <rw-choice
        size="bench"
        label=${t('field.grade_cosmetic')}
        .value=${cosmetic ?? ''}
        .options=${COSMETIC_GRADES.map((value) => ({
          value,
          disabled,
          label: t(`grade.cosmetic.${value}`),
        }))}
        @change=${(event: CustomEvent<{ value: CosmeticGrade }>) =>
          this.save({ cosmetic: event.detail.value })}
      ></rw-choice>
      <rw-choice
        size="bench"
        label=${t('field.grade_functional')}
        .value=${functional ?? ''}
        .options=${FUNCTIONAL_GRADES.map((value) => ({
          value,
          disabled,
          label: t(`grade.functional.${value}`),
        }))}
        @change=${(event: CustomEvent<{ value: FunctionalGrade }>) =>
          this.save({ functional: event.detail.value })}
      ></rw-choice>
      ${
        codes
          ? html`<p class="muted small">
              R2: <bdi dir="ltr">${codes.cosmetic} · ${codes.functional ?? '–'}</bdi>
            </p>`
          : nothing
      }
      ${
        reasons.length > 0
          ? html`<rw-notice kind="warning"
              >${reasons.map((reason) => html`<p>${blockerText(reason)}</p>`)}</rw-notice
            >`
          : nothing
      }
      <rw-refusal .error=${this.sending.error}></rw-refusal>
    </div>`;
  }

  private async save(grade: {
    cosmetic?: CosmeticGrade;
    functional?: FunctionalGrade;
  }): Promise<void> {
    const param = { code: this.card.code };
    const json = { requestId: newRequestId(), ...grade };
    await this.sending.inTurn(() => call(api.devices[':code'].grades.$post({ param, json })));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-grades-panel': RwGradesPanel;
  }
}
