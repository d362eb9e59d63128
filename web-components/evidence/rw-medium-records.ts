import { sanitisationDetails } from '#domain/media-details.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatDate, formatNumber, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-skeleton.ts';
import { blockerText } from '../data/blocker-text.ts';
import type { Card, Medium } from './card.ts';
import { loadEvidence, type MediumRecord } from './media-api.ts';
import './rw-refusal.ts';

/** Every record of one storage medium: what counts and what does not, why, by which tool, from whom, with the raw log. */
@customElement('rw-medium-records')
export class RwMediumRecords extends LitElement {
  static override styles = [
    baseStyles,
    css`
      summary {
        align-content: center;
        min-block-size: var(--rw-touch);
        cursor: pointer;
      }

      ol {
        display: grid;
        gap: var(--rw-space-3);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        gap: var(--rw-space-1);
        padding-inline-start: var(--rw-space-3);
        border-inline-start: 4px solid var(--rw-color-line);
        overflow-wrap: anywhere;
      }

      .head {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-1) var(--rw-space-4);
        font-weight: 600;
      }

      .head span {
        display: inline-flex;
        align-items: center;
        gap: var(--rw-space-1);
      }

      .done {
        color: var(--rw-color-done);
      }

      .refused {
        color: var(--rw-color-refused);
      }

      a {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--rw-touch);
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  @property({ attribute: false }) medium!: Medium;
  @state() private records: readonly MediumRecord[] | null = null;
  @state() private error: unknown = null;
  private shownVersion = -1;
  readonly i18n = new I18n(this);

  override updated(): void {
    const open = this.renderRoot.querySelector('details')?.open ?? false;
    if (open && this.shownVersion !== this.card.version) void this.load();
  }

  override render() {
    const { records } = this;
    return html`<details @toggle=${() => this.requestUpdate()}>
      <summary>
        ${records ? t('record.show', { count: records.length }) : t('record.title')}
      </summary>
      <rw-refusal .error=${this.error}></rw-refusal>
      ${
        records
          ? records.length === 0
            ? html`<p class="muted">${t('record.none')}</p>`
            : html`<ol>
                ${records.map((record) => this.renderRecord(record))}
              </ol>`
          : this.error
            ? nothing
            : html`<rw-skeleton .lines=${2}></rw-skeleton>`
      }
    </details>`;
  }

  private renderRecord(record: MediumRecord) {
    const { accepted, status, tool, toolVersion, standard, doneBy, recordedAt, witness } = record;
    const wiped = ['sanitised', 'failed'].includes(status);
    const { origin, reasons, log } = sanitisationDetails(record.details);
    const why = reasons.length > 0 ? reasons : record.reason ? [{ code: record.reason }] : [];
    return html`<li>
      <span class="head">
        <span class=${accepted ? 'done' : 'refused'}
          ><rw-icon name=${accepted ? 'circle-check' : 'circle-x'}></rw-icon>${t(
            wiped ? (accepted ? 'record.counts' : 'record.counts_not') : statusKey(status),
          )}</span
        >
        ${
          wiped
            ? html`<span
                ><rw-icon name=${origin === 'typed' ? 'pencil' : 'shield-check'}></rw-icon>${t(
                  `record.origin.${origin}`,
                )}</span
              >`
            : nothing
        }
      </span>
      <span
        >${inOneLine([words('technique', record.technique), words('method', record.method), [tool, toolVersion].filter(Boolean).join(' '), standard])}</span
      >
      ${wiped ? html`<span class="muted small">${this.facts(record)}</span>` : nothing}
      ${why.map((reason) => html`<span class="refused">${blockerText(reason)}</span>`)}
      <span class="muted small">
        ${t('record.by', { person: doneBy, when: formatDate(recordedAt, { style: 'datetime' }) })}
        ${witness ? html`· ${t('record.witness', { person: witness })}` : nothing}
      </span>
      ${
        log
          ? html`<span class="small"
              ><a href="/api/hardware-reports/files/${log.uploadId}/${log.position}" download
                >${t('record.raw_log')}: <bdi>${log.fileName}</bdi></a
              >
              <span class="muted"
                >${t('record.hash')}: <bdi dir="ltr">${record.logHash.slice(0, 16)}…</bdi></span
              ></span
            >`
          : nothing
      }
    </li>`;
  }

  /** What the tool said, in one line. */
  private facts({ startedAt, endedAt, errors, verification, details }: MediumRecord) {
    const { log } = sanitisationDetails(details);
    const when = [startedAt, endedAt].flatMap((at) =>
      at ? [formatDate(at, { style: 'datetime' })] : [],
    );
    const erased = log?.bytesErased;
    return inOneLine([
      when.join(' – '),
      log?.methodName ?? '',
      words('verification', verification),
      errors === null ? '' : t('record.errors', { count: errors }),
      erased ? t('record.bytes', { gigabytes: formatNumber(Math.round(erased / 1e9)) }) : '',
      log?.durationSeconds ? t('record.took', { time: clock(log.durationSeconds) }) : '',
      log?.hiddenSectors === false ? t('record.hidden_none') : '',
      log?.hiddenSectors ? t('record.hidden_some') : '',
    ]);
  }

  private async load(): Promise<void> {
    const { code, version } = this.card;
    this.shownVersion = version;
    try {
      const { records } = await loadEvidence(code);
      this.records = records.filter((record) => record.mediumId === this.medium.id);
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
}

function words(prefix: string, value: string): string {
  const key = `${prefix}.${value}`;
  return isKey(key) ? t(key) : value;
}

function statusKey(status: string): 'media.removed' | 'media.destroyed' {
  return status === 'destroyed' ? 'media.destroyed' : 'media.removed';
}

/** Hours and minutes, as tools print them. */
function clock(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Each part keeps its own direction: a tool's version never runs into a date. */
function inOneLine(parts: readonly string[]) {
  return parts
    .filter(Boolean)
    .map((part, index) => html`${index > 0 ? ' · ' : ''}<bdi>${part}</bdi>`);
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-medium-records': RwMediumRecords;
  }
}
