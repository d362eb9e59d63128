import { foldDigits } from '#domain/codes.ts';
import {
  acceptedTechniques,
  type MediaType,
  type Technique,
} from '#domain/sanitisation-techniques.ts';
import { judgeSanitisation, type SanitisationRecord } from '#domain/sanitisation.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, fieldText, newRequestId } from '../data/api-client.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import { blockerText } from '../data/blocker-text.ts';
import type { Card, Medium } from './card.ts';
import { localNow, momentOf, numberOf, textOf } from './form-values.ts';
import { minutesOf, otherTechniques, presetsFor } from './tool-presets.ts';
import { panelStyles } from './panel-styles.ts';
import { readRefusedLog } from './refused-log.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

interface Refused {
  /** Sent and kept by the server; otherwise only what is still to be filled in. */
  kept: boolean;
  reasons: { code: string; params?: Record<string, string | number> | undefined }[];
  next: string | null;
}

/** Keeps the tool a bench used last, so that ten disks in a row need it typed once. */
const LAST_TOOL = { tool: '', toolVersion: '' };

/**
 * How one medium was erased, as the tool's log says it. A record that does not count is kept, with the next step.
 * @fires rw-changed, rw-close
 */
@customElement('rw-sanitisation-form')
export class RwSanitisationForm extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    css`
      .apart {
        margin-inline-start: auto;
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  @property({ attribute: false }) medium!: Medium;
  @state() private technique: Technique | '' = '';
  @state() private preset = '';
  @state() private verification = '';
  @state() private refused: Refused | null = null;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);
  private ended = localNow(null);
  private began = this.ended;
  private touched = false;
  @state() private tool = LAST_TOOL.tool;
  @state() private toolVersion = LAST_TOOL.toolVersion;
  @state() private errors = '';
  @state() private logName = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.began = localNow(this.card.wipingSince);
    void this.takeOver();
  }

  /** What the refused log says already; a person who is typing has the word. */
  private async takeOver(): Promise<void> {
    const found = await readRefusedLog(this.card.code, this.medium.id).catch(() => null);
    if (!found || this.touched) return;
    const { record, fileName } = found;
    this.technique = record.technique as Technique | '';
    const presets = presetsFor(this.medium.type as MediaType);
    this.preset = presets.find(({ tool }) => tool === record.tool)?.id ?? '';
    this.tool = record.tool;
    this.toolVersion = record.toolVersion;
    this.verification = record.verification;
    this.errors = record.errors === null ? '' : String(record.errors);
    if (record.startedAt) this.began = localNow(record.startedAt);
    this.ended = record.endedAt ? localNow(record.endedAt) : '';
    this.logName = fileName;
  }

  override render() {
    const type = this.medium.type as MediaType;
    const chosen = this.chosen;
    const accepted = acceptedTechniques(type);
    const { error } = this.sending;
    return html`<form class="form" @submit=${this.save} @input=${() => (this.touched = true)}>
      <p class="muted">
        ${this.logName ? t('proof.from_log', { file: this.logName }) : t('proof.log_first')}
      </p>
      ${this.renderPresets(type)}
      <rw-field label=${t('media.technique')} error=${fieldText(error, 'technique')}>
        <select @change=${this.chooseTechnique}>
          <optgroup label=${t('proof.way')}>${accepted.map((one) => option(one, chosen))}</optgroup>
          <optgroup label=${t('proof.way_other')}>
            ${otherTechniques(type).map((one) => option(one, chosen))}
          </optgroup>
        </select>
      </rw-field>
      <div class="fields">
        ${
          this.medium.serial
            ? nothing
            : html`<rw-field
                label=${t('field.serial')}
                hint=${t('media.serial_hint')}
                error=${fieldText(error, 'serial')}
              >
                <input name="serial" dir="ltr" autocomplete="off" maxlength="64" />
              </rw-field>`
        }
        <rw-field label=${t('media.tool')} error=${fieldText(error, 'tool')}>
          <input name="tool" maxlength="80" .value=${this.tool} />
        </rw-field>
        <rw-field label=${t('media.tool_version')} error=${fieldText(error, 'toolVersion')}>
          <input name="toolVersion" dir="ltr" maxlength="40" .value=${this.toolVersion} />
        </rw-field>
        <rw-field label=${t('media.errors')}>
          <input name="errors" inputmode="numeric" dir="ltr" maxlength="9" .value=${this.errors} />
        </rw-field>
        <rw-field label=${t('media.started_at')} hint=${t('proof.times')}>
          <input name="startedAt" type="datetime-local" dir="ltr" .value=${this.began} />
        </rw-field>
        <rw-field label=${t('proof.took')} optional>
          <input
            name="took"
            inputmode="numeric"
            dir="ltr"
            maxlength="8"
            @change=${this.tookTyped}
          />
        </rw-field>
        <rw-field label=${t('media.ended_at')} hint=${t('proof.times')}>
          <input name="endedAt" type="datetime-local" dir="ltr" .value=${this.ended} />
        </rw-field>
      </div>
      <rw-choice
        label=${t('media.verification')}
        .value=${this.verification}
        .options=${(['full', 'sample', 'none'] as const).map((value) => ({
          value,
          label: t(`verification.${value}`),
        }))}
        @change=${(event: CustomEvent<{ value: string }>) =>
          (this.verification = event.detail.value)}
      ></rw-choice>
      ${this.renderRefused()}
      <rw-refusal .error=${error}></rw-refusal>
      <div class="row">
        <rw-button type="submit" variant="primary" size="bench" ?busy=${this.sending.busy}
          >${t('media.add_proof')}</rw-button
        >
        <rw-button variant="quiet" size="bench" @click=${this.close}>${t('act.cancel')}</rw-button>
        <rw-button
          class="apart"
          icon="circle-x"
          size="bench"
          ?busy=${this.sending.busy}
          @click=${this.fail}
          >${t('media.it_failed')}</rw-button
        >
      </div>
    </form>`;
  }

  private renderPresets(type: MediaType) {
    const presets = presetsFor(type);
    if (presets.length === 0) return nothing;
    return html`<rw-choice
      size="bench"
      label=${t('proof.preset')}
      .value=${this.preset}
      .options=${[
        ...presets.map(({ id, tool }) => ({ value: id, label: tool })),
        { value: 'other', label: t('proof.preset_other') },
      ]}
      @change=${(event: CustomEvent<{ value: string }>) => this.choosePreset(event.detail.value)}
    ></rw-choice>`;
  }

  private get chosen(): Technique {
    const [first = 'overwrite'] = acceptedTechniques(this.medium.type as MediaType);
    return this.technique || first;
  }

  private choosePreset(id: string): void {
    this.preset = id;
    const preset = presetsFor(this.medium.type as MediaType).find((one) => one.id === id);
    this.tool = preset?.tool ?? '';
    if (preset) this.technique = preset.technique;
  }

  /** How long it took moves the beginning: tools print a duration more often than a start. */
  private tookTyped(event: Event): void {
    const minutes = minutesOf(foldDigits((event.target as HTMLInputElement).value));
    const fields = this.shadowRoot?.querySelector('form')?.elements;
    const ended = fields?.namedItem('endedAt') as HTMLInputElement | null;
    const began = fields?.namedItem('startedAt') as HTMLInputElement | null;
    if (minutes === null || !ended?.value || !began) return;
    const start = new Date(new Date(ended.value).getTime() - minutes * 60_000);
    this.began = began.value = localNow(start.toISOString());
  }

  private renderRefused() {
    if (!this.refused) return nothing;
    const next = `sanitisation.next_${this.refused.next}`;
    return html`<rw-notice kind=${this.refused.kept ? 'refused' : 'warning'}>
      <strong>${t(this.refused.kept ? 'media.kept_not_accepted' : 'media.to_complete')}</strong>
      <ul>
        ${this.refused.reasons.map((reason) => html`<li>${blockerText(reason)}</li>`)}
      </ul>
      ${isKey(next) ? html`<p>${t('media.next_step', { step: t(next) })}</p>` : nothing}
    </rw-notice>`;
  }

  private chooseTechnique(event: Event): void {
    this.technique = (event.target as HTMLSelectElement).value as Technique;
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    await this.send(new FormData(event.target as HTMLFormElement), false);
  }

  private async fail(): Promise<void> {
    const form = this.shadowRoot?.querySelector('form');
    if (form) await this.send(new FormData(form), true);
  }

  private async send(form: FormData, failed: boolean): Promise<void> {
    const technique = this.chosen;
    LAST_TOOL.tool = textOf(form, 'tool');
    LAST_TOOL.toolVersion = textOf(form, 'toolVersion');
    const json = {
      ...LAST_TOOL,
      requestId: newRequestId(),
      technique,
      serial: textOf(form, 'serial'),
      startedAt: momentOf(form, 'startedAt'),
      endedAt: momentOf(form, 'endedAt'),
      verification: (this.verification || null) as 'full' | 'sample' | 'none' | null,
      errors: numberOf(textOf(form, 'errors')),
      failed,
    };
    this.refused = failed ? null : this.toComplete(json);
    if (this.refused) return;
    const param = { code: this.card.code, id: this.medium.id };
    const answer = await this.sending.run(() =>
      call(api.devices[':code'].media[':id'].sanitisations.$post({ param, json })),
    );
    this.refused = answer && !answer.accepted ? { ...answer, kept: true } : null;
    if (answer?.accepted || (answer && failed)) this.close();
  }

  /** What a proof cannot do without is asked for here, before the server keeps a record without it. */
  private toComplete(
    record: Omit<SanitisationRecord, 'type' | 'claimedMethod' | 'startedAt' | 'endedAt'> & {
      startedAt: string | null;
      endedAt: string | null;
    },
  ): Refused | null {
    const judged = judgeSanitisation({
      ...record,
      type: this.medium.type as MediaType,
      serial: this.medium.serial || record.serial,
      claimedMethod: null,
      startedAt: record.startedAt ? new Date(record.startedAt) : null,
      endedAt: record.endedAt ? new Date(record.endedAt) : null,
    });
    if (judged.accepted || judged.next !== 'complete_record') return null;
    return { reasons: judged.reasons, next: null, kept: false };
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

function option(technique: Technique, chosen: Technique) {
  return html`<option value=${technique} ?selected=${technique === chosen}>
    ${t(`technique.${technique}`)}
  </option>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-sanitisation-form': RwSanitisationForm;
  }
}
