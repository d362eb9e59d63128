import { workKind } from '#domain/device-kinds.ts';
import {
  COSMETIC_GRADES,
  type CosmeticGrade,
  FUNCTIONAL_GRADES,
  type FunctionalGrade,
  r2Codes,
  refuseHandoverGrades,
  suggestFunctional,
} from '#domain/grading.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import { blockerText } from '../data/blocker-text.ts';
import { type Card, isWorkable } from './card.ts';
import { GradeKeys } from './grade-keys.ts';
import { type Grade, GradeQueue } from './grade-queue.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-battery-band.ts';
import './rw-grade-choice.ts';
import './rw-photos.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

const isCosmetic = (text: string): text is CosmeticGrade =>
  (COSMETIC_GRADES as readonly string[]).includes(text);

/** Both grades with their criteria, the battery, and the photos that bear them out. @fires rw-changed */
@customElement('rw-grades-panel')
export class RwGradesPanel extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    css`
      .grades {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
        align-items: start;
        gap: var(--rw-space-5);
      }

      .functional {
        display: grid;
        gap: var(--rw-space-3);
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-3);
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);
  private readonly queue = new GradeQueue(this, this.sending);
  readonly keys = new GradeKeys(this, (grade) => {
    if (!this.editable) return;
    this.save(isCosmetic(grade) ? { cosmetic: grade } : { functional: grade as FunctionalGrade });
  });

  private get editable(): boolean {
    return allowed('qa.record') && isWorkable(this.card);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('card')) this.queue.cardChanged();
  }

  override render() {
    const { card } = this;
    const chosen = this.queue.chosen(card.code);
    const cosmetic = chosen.cosmetic ?? card.cosmeticGrade;
    const functional = chosen.functional ?? card.functionalGrade;
    const kind = workKind(card.kind);
    const reasons =
      cosmetic && functional ? refuseHandoverGrades({ cosmetic, functional }, null) : [];
    return html`<div class="panel">
      <div class="grades">
        <rw-grade-choice
          label=${t('field.grade_cosmetic')}
          keys=${t('grade.keys_cosmetic')}
          .value=${cosmetic ?? ''}
          ?disabled=${!this.editable}
          .options=${COSMETIC_GRADES.map((value) => ({
            value,
            criterion: t(`grade.is.${kind}.${value}`),
          }))}
          @rw-grade=${(event: CustomEvent<{ value: CosmeticGrade }>) =>
            this.save({ cosmetic: event.detail.value })}
        ></rw-grade-choice>
        <div class="functional">
          <rw-grade-choice
            label=${t('field.grade_functional')}
            keys=${t('grade.keys_functional')}
            .value=${functional ?? ''}
            ?disabled=${!this.editable}
            .options=${FUNCTIONAL_GRADES.map((value) => ({
              value,
              criterion: t(`grade.means.${value}`),
            }))}
            @rw-grade=${(event: CustomEvent<{ value: FunctionalGrade }>) =>
              this.save({ functional: event.detail.value })}
          ></rw-grade-choice>
          ${this.renderSuggestion()}
        </div>
      </div>
      <rw-refusal .error=${this.sending.error}
        >${
          this.queue.waits
            ? html`<rw-button slot="actions" icon="refresh" @click=${this.queue.flush}
                >${t('common.retry')}</rw-button
              >`
            : nothing
        }</rw-refusal
      >
      ${
        reasons.length > 0
          ? html`<rw-notice kind="warning"
              >${reasons.map((reason) => html`<p>${blockerText(reason)}</p>`)}</rw-notice
            >`
          : nothing
      }
      ${this.renderCodes(cosmetic, functional)}
      ${kind === 'desktop' ? nothing : html`<rw-battery-band .card=${card}></rw-battery-band>`}
      <rw-photos .code=${card.code} .version=${card.version}></rw-photos>
    </div>`;
  }

  /** What the tests say; a person decides. */
  private renderSuggestion() {
    const { card } = this;
    const { missing, failed } = card.checklist;
    const openFaults = card.faults.filter(({ closedAt }) => !closedAt).length;
    const { grade, reasons } = suggestFunctional({
      missing,
      failed,
      openFaults,
      osName: card.osName,
    });
    const same = grade !== null && grade === card.functionalGrade;
    return html`<rw-notice kind=${same ? 'done' : 'info'}>
      <strong
        >${
          same
            ? t('grade.agrees')
            : grade
              ? t('grade.suggested', { grade })
              : t('grade.suggested_none')
        }</strong
      >
      ${reasons.map((reason) => html`<p>${blockerText(reason)}</p>`)}
      ${
        grade && !same && this.editable
          ? html`<rw-button slot="actions" @click=${() => this.save({ functional: grade })}
              >${t('grade.take_suggestion', { grade })}</rw-button
            >`
          : nothing
      }
    </rw-notice>`;
  }

  private renderCodes(cosmetic: CosmeticGrade | null, functional: FunctionalGrade | null) {
    if (!cosmetic || !functional) return nothing;
    const codes = r2Codes(cosmetic, functional);
    return html`<p class="muted small">
      ${t('grade.r2')}:
      <bdi dir="ltr">${[codes.functional, codes.cosmetic].filter(Boolean).join(' · ')}</bdi>
    </p>`;
  }

  private save(grade: Grade): void {
    this.queue.add(this.card.code, grade);
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-grades-panel': RwGradesPanel;
  }
}
