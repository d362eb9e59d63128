import { readScan } from '#domain/codes.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, ApiError, call, errorText } from '../data/api-client.ts';
import { blockerText } from '../data/blocker-text.ts';
import { type PrintSubject, previewAddress } from '../data/label-printing.ts';
import type { UsedSetup } from '../data/label-setup.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import { groupedCode } from '../ui/grouped-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-skeleton.ts';
import { LabelJob } from './label-job.ts';
import './rw-job-result.ts';
import './rw-open-jobs.ts';

const WHAT = ['codes', 'blanks', 'places'] as const;
type What = (typeof WHAT)[number];

/** What to print: labels by code, blanks ahead, or places; with a look at the first one. */
@customElement('rw-print-form')
export class RwPrintForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--rw-space-4);
      }

      .check {
        display: flex;
        align-items: center;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch);
      }

      textarea {
        font-variant-numeric: tabular-nums;
      }

      img {
        max-inline-size: 100%;
        min-inline-size: min(320px, 100%);
        border: 1px solid var(--rw-color-line);
      }
    `,
  ];

  @property({ attribute: false }) setup!: UsedSetup;
  /** Codes to be printed, one a line. */
  @property() codes = '';
  @state() private what: What = 'codes';
  @state() private places: readonly { code: string; name: string }[] = [];
  @state() private chosen: readonly string[] = [];
  /** What was wrong with the codes or places when they were to be printed. */
  @state() private fault = '';
  /** The codes that were sent, as a refusal counts them. */
  private sent: readonly string[] = [];
  readonly i18n = new I18n(this);
  private readonly job = new LabelJob(this);

  constructor() {
    super();
    new ScanClaim(this, (text) => this.onScan(text));
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('codes') && this.codes) this.what = 'codes';
  }

  override render() {
    const { job } = this;
    return html`<div class="stack">
      <rw-open-jobs .setup=${this.setup} tries=${job.tries}></rw-open-jobs>
      ${this.renderForm(job)}
    </div>`;
  }

  private renderForm(job: LabelJob) {
    return html`<form class="card" autocomplete="off" @submit=${this.submit}>
      <rw-choice
        label=${t('labels.what')}
        .value=${this.what}
        .options=${WHAT.map((what) => ({ value: what, label: t(`labels.what.${what}`) }))}
        @change=${(event: CustomEvent<{ value: What }>) => void this.choose(event.detail.value)}
      ></rw-choice>
      ${this.what === 'codes' ? this.renderCodes() : nothing}
      ${this.what === 'blanks' ? this.renderBlanks() : nothing}
      ${this.what === 'places' ? this.renderPlaces() : nothing}
      <rw-field label=${t('labels.start_at')} ?hidden=${this.setup.medium.startsWith('roll')}>
        <input type="number" name="startAt" min="1" max="800" value="1" />
      </rw-field>
      <rw-job-result
        .error=${job.error}
        .printed=${job.printed}
        .progress=${job.progress}
        @rw-stop=${() => job.stop()}
        ?asks=${job.asksReason}
        ?busy=${job.busy}
        @rw-reason=${(event: CustomEvent<string>) => void job.printAgain(event.detail)}
      ></rw-job-result>
      <div class="row">
        <rw-button
          type="submit"
          variant="primary"
          size="bench"
          icon="printer"
          hotkey="F2"
          ?busy=${job.busy}
          >${t('act.print_labels')}</rw-button
        >
      </div>
      <figure>
        <img src=${previewAddress(this.setup, this.firstCode)} alt=${t('labels.preview')} />
      </figure>
    </form>`;
  }

  private renderCodes() {
    return html`<rw-field
        label=${t('labels.codes')}
        hint=${t('labels.codes_hint')}
        error=${this.fault || this.refusedCodes()}
      >
        <textarea
          name="codes"
          dir="ltr"
          rows="4"
          .value=${this.codes}
          @input=${() => (this.fault = '')}
          @change=${(event: Event) => (this.codes = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </rw-field>
      <label class="check"
        ><input type="checkbox" name="withChargers" /> ${t('labels.with_chargers')}</label
      >
      <rw-field label=${t('labels.boxes')} hint=${t('labels.boxes_hint')} optional>
        <input type="number" name="boxes" min="1" max="99" />
      </rw-field>`;
  }

  private renderBlanks() {
    return html`<rw-field label=${t('labels.count')}>
        <input type="number" name="count" min="1" max="1000" value="24" required />
      </rw-field>
      <rw-field label=${t('labels.blank_type')}>
        <select name="type">
          <option value="device">${t('labels.blank_type.device')}</option>
          <option value="accessory">${t('labels.blank_type.accessory')}</option>
        </select>
      </rw-field>`;
  }

  private renderPlaces() {
    // Every site has some: none are there until they are read.
    if (this.places.length === 0) {
      if (!this.fault) return html`<rw-skeleton .lines=${2}></rw-skeleton>`;
      return html`<rw-notice kind="refused">
        ${this.fault}
        <rw-button slot="actions" icon="refresh" @click=${() => void this.choose('places')}
          >${t('common.retry')}</rw-button
        >
      </rw-notice>`;
    }
    return html`<rw-choice
      multiple
      label=${t('labels.what.places')}
      error=${this.fault}
      .values=${this.chosen}
      .options=${this.places.map(({ code, name }) => ({ value: code, label: name }))}
      @change=${this.onPlaces}
    ></rw-choice>`;
  }

  private readonly onPlaces = (event: CustomEvent<{ values: string[] }>): void => {
    this.chosen = event.detail.values;
    this.fault = '';
  };

  /** Which of the codes the server did not take. */
  private refusedCodes(): string {
    const { error } = this.job;
    if (!(error instanceof ApiError)) return '';
    return error.fields
      .flatMap((field) => {
        const code = this.sent[Number(/^subject\.codes\.(\d+)$/.exec(field.field)?.[1])];
        if (code === undefined) return [];
        return [t('labels.code_fault', { code: asPrinted(code), fault: blockerText(field) })];
      })
      .join(' ');
  }

  private get firstCode(): string {
    if (this.what === 'blanks') return '';
    return (this.what === 'places' ? this.chosen[0] : codesIn(this.codes)[0]) ?? '';
  }

  private async choose(what: What): Promise<void> {
    this.what = what;
    this.fault = '';
    if (what !== 'places' || this.places.length > 0) return;
    try {
      const places = await call(api.places.$get({ query: {} }));
      this.places = places;
      this.chosen = places.map((place) => place.code);
    } catch (error) {
      this.fault = errorText(error);
    }
  }

  private onScan(text: string): boolean {
    const scan = readScan(text);
    if (this.what !== 'codes' || scan.kind !== 'own' || scan.type === 'command') return false;
    if (scan.type === 'badge') return false;
    this.codes = [...new Set([...codesIn(this.codes), scan.code])].join('\n');
    this.fault = '';
    void startScanning().tones.tick();
    return true;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const startAt = Math.max(0, Number(data.get('startAt') ?? 1) - 1);
    const subject = this.subject(data);
    if (subject) void this.job.print(subject, { startAt, setup: this.setup });
  }

  private subject(data: FormData): PrintSubject | null {
    if (this.what === 'blanks') {
      const type = data.get('type') === 'accessory' ? 'accessory' : 'device';
      return { what: 'blanks', count: Number(data.get('count')), type };
    }
    const codes = this.what === 'places' ? [...this.chosen] : codesIn(this.codes);
    this.sent = codes;
    if (codes.length === 0) {
      this.fault = t(this.what === 'places' ? 'labels.no_places' : 'labels.no_codes');
      return null;
    }
    const boxes = Number(data.get('boxes'));
    return {
      what: 'codes',
      codes,
      withChargers: data.get('withChargers') !== null,
      ...(boxes > 0 ? { boxes } : {}),
    };
  }
}

function asPrinted(typed: string): string {
  return /^\d{10}$/.test(typed) ? groupedCode(typed) : typed;
}

/** Codes as typed or pasted, one a line or between commas; groups within a code may stay apart. */
function codesIn(text: string): string[] {
  return text
    .split(/[\n,;]+/)
    .map((part) => part.replace(/[\s-]/g, ''))
    .filter(Boolean);
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-print-form': RwPrintForm;
  }
}
