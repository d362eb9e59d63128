import { CONSENT_CHANNELS, SCHOOL_LEVELS } from '#domain/eligibility.ts';
import { NEED_KINDS, type NeedKind } from '#domain/need-requirements.ts';
import { PRIORITY_REASONS, type PriorityReason } from '#domain/need-priority.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { ENDONYMS, getLocale, I18n, LOCALES, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import './rw-need-requirements.ts';
import type { RwNeedRequirements } from './rw-need-requirements.ts';

type ConsentBy = 'guardian' | 'recipient';

/**
 * One request, on less than one screen. Consent is asked for each time and never ticked before.
 * @fires rw-registered with `detail: { code, doubles }`
 * @fires rw-close
 */
@customElement('rw-need-form')
export class RwNeedForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
        align-items: start;
        gap: var(--rw-space-2) var(--rw-space-4);
      }

      .consent {
        display: grid;
        gap: var(--rw-space-2);
        padding: var(--rw-space-3) var(--rw-space-4);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius);
        background: var(--rw-color-ground);
      }

      .how {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2) var(--rw-space-4);
      }

      .how rw-field {
        flex: 1 1 160px;
      }

      .tick {
        display: flex;
        align-items: center;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch);
        font-weight: 600;
        cursor: pointer;
      }

      .wrong {
        color: var(--rw-color-refused);
      }
    `,
  ];

  @state() private kind: NeedKind = 'laptop';
  @state() private consentBy: ConsentBy = 'guardian';
  @query('rw-need-requirements') private readonly requirements?: RwNeedRequirements;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { error, busy } = this.attempt;
    return html`<rw-dialog
      wide
      open
      heading=${t('need.register')}
      @rw-close=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
    >
      <form class="stack" @submit=${this.submit}>
        <rw-choice
          label=${t('need.kind')}
          .value=${this.kind}
          .options=${NEED_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          @change=${(event: CustomEvent<{ value: NeedKind }>) => (this.kind = event.detail.value)}
        ></rw-choice>
        ${
          this.kind === 'sim'
            ? nothing
            : html`<rw-need-requirements kind=${this.kind} .error=${error}></rw-need-requirements>`
        }
        <div class="fields">
          ${this.field('studentName', t('need.student'))}
          ${this.field('school', t('role.school'), true)}
          ${this.field('className', t('need.class'), true)}
          ${this.field('birthDate', t('need.born'), true, 'date')}
          ${this.field('guardianName', t('role.guardian'), this.consentBy === 'recipient')}
          ${this.field('guardianPhone', t('need.phone'), true, 'tel')}
          <rw-field label=${t('need.area')} error=${fieldText(error, 'area')}>
            <input name="area" required maxlength="80" autocomplete="off" />
          </rw-field>
          <rw-field label=${t('need.level')}>
            <select name="level">
              ${SCHOOL_LEVELS.map(
                (level) => html`<option value=${level}>${t(`need.level_${level}`)}</option>`,
              )}
            </select>
          </rw-field>
          <rw-field label=${t('need.family_language')}>
            <select name="locale">
              <option value="">${t('need.language_site')}</option>
              ${LOCALES.map((locale) => html`<option value=${locale}>${ENDONYMS[locale]}</option>`)}
            </select>
          </rw-field>
          <rw-field label=${t('need.priority_proposal')}>
            <select name="priority">
              <option value="">${t('priority.none')}</option>
              ${PRIORITY_REASONS.map(
                (why) => html`<option value=${why}>${t(`priority.${why}`)}</option>`,
              )}
            </select>
          </rw-field>
        </div>
        ${this.renderConsent()}
        <rw-refused .error=${error}></rw-refused>
      </form>
      <rw-button slot="actions" variant="primary" ?busy=${busy} @click=${this.requestSubmit}
        >${t('need.register_do')}</rw-button
      >
      <rw-button
        slot="actions"
        variant="quiet"
        @click=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
        >${t('act.cancel')}</rw-button
      >
    </rw-dialog>`;
  }

  private field(name: string, label: string, optional = false, type = 'text') {
    const error = fieldText(this.attempt.error, `recipient.${name}`);
    return html`<rw-field label=${label} ?optional=${optional} error=${error}>
      <input name=${name} type=${type} maxlength="120" autocomplete="off" ?required=${!optional} />
    </rw-field>`;
  }

  private renderConsent() {
    const wrong = fieldText(this.attempt.error, 'consent.given');
    return html`<fieldset class="consent">
      <legend class="visually-hidden">${t('prog.consent')}</legend>
      <p>${t('need.consent_text')}</p>
      <div class="how">
        <rw-choice
          label=${t('need.consent_by')}
          .value=${this.consentBy}
          .options=${(['guardian', 'recipient'] as const).map((value) => ({
            value,
            label: t(`need.consent_by_${value}`),
          }))}
          @change=${(event: CustomEvent<{ value: ConsentBy }>) =>
            (this.consentBy = event.detail.value)}
        ></rw-choice>
        <rw-field label=${t('need.consent_how')}>
          <select name="channel">
            ${CONSENT_CHANNELS.map(
              (channel) =>
                html`<option value=${channel} ?selected=${channel === 'in_person'}>
                  ${t(`need.channel_${channel}`)}
                </option>`,
            )}
          </select>
        </rw-field>
      </div>
      <label class="tick"><input type="checkbox" name="given" />${t('need.consent_given')}</label>
      ${wrong ? html`<p class="wrong" role="alert">${wrong}</p>` : ''}
    </fieldset>`;
  }

  private requestSubmit(): void {
    this.renderRoot.querySelector('form')?.requestSubmit();
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target;
    const given = form instanceof HTMLFormElement && new FormData(form).has('given');
    const birthDate = formText(form, 'birthDate');
    const locale = LOCALES.find((one) => one === formText(form, 'locale'));
    const body = {
      kind: this.kind,
      requirements: this.kind === 'sim' ? {} : (this.requirements?.value ?? {}),
      priority: formText(form, 'priority') as PriorityReason | '',
      area: formText(form, 'area'),
      schoolLevel: formText(form, 'level') as (typeof SCHOOL_LEVELS)[number],
      recipient: {
        studentName: formText(form, 'studentName'),
        school: formText(form, 'school'),
        className: formText(form, 'className'),
        ...(birthDate ? { birthDate } : {}),
        ...(locale ? { locale } : {}),
        guardianName: formText(form, 'guardianName'),
        guardianPhone: formText(form, 'guardianPhone'),
      },
      consent: {
        given,
        by: this.consentBy,
        channel: formText(form, 'channel') as (typeof CONSENT_CHANNELS)[number],
        locale: getLocale(),
      },
    };
    const detail = await this.attempt.run(body, (json) => call(api.needs.$post({ json })));
    if (detail) this.dispatchEvent(new CustomEvent('rw-registered', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-need-form': RwNeedForm;
  }
}
