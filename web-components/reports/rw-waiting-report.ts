import { MEDIA_TYPES, type MediaType } from '#domain/sanitisation-techniques.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fieldText } from '../data/api-client.ts';
import { type Card, loadCard, mediumName } from '../evidence/card.ts';
import { panelStyles } from '../evidence/panel-styles.ts';
import { assignReport, dismissReport, type ShownReport } from '../evidence/reports.ts';
import { warningWords } from '../evidence/report-words.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';

/**
 * A report that fits no device or several: given to a device by its code, or set aside. The log of a wipe goes to
 * a storage of that device that has no serial yet, or becomes a new one.
 * @fires rw-changed
 */
@customElement('rw-waiting-report')
export class RwWaitingReport extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    css`
      form {
        display: grid;
        flex: 1 1 100%;
        gap: var(--rw-space-3);
      }

      .ask {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }
    `,
  ];

  @property({ attribute: false }) report!: ShownReport;
  @state() private code = '';
  @state() private card: Card | null = null;
  @state() private target = 'new';
  @state() private type: MediaType | '' = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { reason, machine, receivedAt, sentBy, via, files } = this.report;
    return html`<div class="line">
      <div class="name">
        <strong><bdi>${nameOf(this.report)}</bdi></strong>
        <p>${isKey(reason) ? t(reason) : reason}</p>
        ${machine.warnings.map((warning) => html`<p class="muted">${warningWords(warning)}</p>`)}
        <span class="muted small"
          >${formatDate(receivedAt, { style: 'datetime' })} ·
          ${t(`report.via.${via}`, { person: sentBy })}
          ${this.isLog ? html`· <bdi>${this.logFile(files)}</bdi>` : nothing}</span
        >
      </div>
      <form @submit=${this.submit}>
        <div class="ask">
          <rw-field label=${t('report.review.device_code')}>
            <input
              name="code"
              required
              inputmode="numeric"
              dir="ltr"
              autocomplete="off"
              maxlength="20"
              .value=${this.code}
              @input=${this.codeTyped}
            />
          </rw-field>
          <rw-button type="submit" size="bench" ?busy=${this.sending.busy}
            >${t(this.isLog && !this.card ? 'logs.attach_look' : 'report.review.assign')}</rw-button
          >
          <rw-button variant="quiet" size="bench" @click=${this.dismiss}
            >${t('report.review.dismiss')}</rw-button
          >
        </div>
        ${this.card ? this.renderTarget(this.card) : nothing}
      </form>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
    </div>`;
  }

  /** Only a storage without a serial can be the one; any other has its own log. */
  private renderTarget(card: Card) {
    const nameless = card.media.filter(
      ({ serial, status }) => serial === '' && status !== 'destroyed',
    );
    return html`<p>
        <strong>${[card.make, card.model].filter(Boolean).join(' ')}</strong>
        <span class="muted">${t(`stage.${card.stage}`)}</span>
      </p>
      ${
        nameless.length > 0
          ? html`<rw-choice
              size="bench"
              label=${t('logs.attach_medium')}
              .value=${this.target}
              .options=${[
                ...nameless.map((medium) => ({ value: medium.id, label: mediumName(medium) })),
                { value: 'new', label: t('logs.attach_new') },
              ]}
              @change=${(event: CustomEvent<{ value: string }>) =>
                (this.target = event.detail.value)}
            ></rw-choice>`
          : nothing
      }
      ${
        this.target === 'new'
          ? html`<rw-choice
              size="bench"
              label=${t('logs.attach_type')}
              hint=${fieldText(this.sending.error, 'mediumType')}
              .value=${this.type}
              .options=${MEDIA_TYPES.map((type) => ({ value: type, label: t(`medium.${type}`) }))}
              @change=${(event: CustomEvent<{ value: MediaType }>) =>
                (this.type = event.detail.value)}
            ></rw-choice>`
          : nothing
      }`;
  }

  private get isLog(): boolean {
    const { fields, erasures } = this.report.machine;
    return erasures.length > 0 && Object.keys(fields).length === 0;
  }

  private logFile(files: ShownReport['files']): string {
    const [first] = this.report.machine.erasures;
    return files.find(({ position }) => position === first?.file)?.name ?? '';
  }

  private codeTyped(event: Event): void {
    this.code = (event.target as HTMLInputElement).value;
    this.card = null;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { id } = this.report;
    if (this.isLog && !this.card) return this.lookUp();
    const log =
      this.target === 'new' ? { mediumType: this.type || null } : { mediumId: this.target };
    await this.sending.run(() => assignReport(id, this.code, this.isLog ? log : {}));
  }

  /** What the device lists decides what is asked. */
  private async lookUp(): Promise<void> {
    const card = await this.sending.run(() => loadCard(this.code));
    if (!card) return;
    this.card = card;
    const nameless = card.media.find(
      ({ serial, status }) => serial === '' && status !== 'destroyed',
    );
    this.target = nameless?.id ?? 'new';
  }

  private dismiss(): void {
    const { id } = this.report;
    void this.sending.run(() => dismissReport(id));
  }
}

/** What a person can tell the machine by: make, model and serial, or the disks it speaks of. */
function nameOf({ machine }: ShownReport): string {
  const { manufacturer, model, serial } = machine.fields;
  const named = [manufacturer, model, serial].flatMap((field) => field?.value ?? []);
  if (named.length > 0) return named.join(' · ');
  const disks = [...(machine.disks ?? []), ...machine.erasures];
  const parts = disks.map((disk) => [disk.model, disk.serial].filter(Boolean).join(' '));
  const words = parts.filter(Boolean).join(', ');
  if (words && machine.erasures.length > 0) return t('logs.wipe', { disk: words });
  return words || t('report.review.unnamed');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-waiting-report': RwWaitingReport;
  }
}
