import { sanitisationDetails } from '#domain/media-details.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { errorText, send } from '../data/api-client.ts';
import { formatDate, formatDuration, formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-notice.ts';
import { type CertifiableMedium, certifiableName, wordOf } from './certification.ts';

type Fact = readonly [label: string, value: unknown];

/** All that proves what was done to one medium: the facts, the photo, and the tool's own log one press away. */
@customElement('rw-proof')
export class RwProof extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--rw-space-3);
      }

      h3 {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--rw-space-3);
        font-size: var(--rw-text-20);
      }

      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(190px, 100%), 1fr));
        gap: var(--rw-space-3) var(--rw-space-4);
      }

      dt {
        color: var(--rw-color-muted);
        font-size: var(--rw-text-14);
      }

      dd {
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .hash {
        font-size: var(--rw-text-14);
        overflow-wrap: anywhere;
      }

      pre {
        max-block-size: 24rem;
        padding: var(--rw-space-3);
        overflow: auto;
        background: var(--rw-color-sunken);
        border-radius: var(--rw-radius);
        font-size: var(--rw-text-14);
      }

      ol {
        display: grid;
        gap: var(--rw-space-2);
      }

      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--rw-space-3);
        align-items: baseline;
      }

      img {
        max-inline-size: min(100%, 480px);
        border-radius: var(--rw-radius);
      }
    `,
  ];

  @property({ attribute: false }) medium!: CertifiableMedium;
  @state() private log: string | null = null;
  @state() private failure: unknown = null;
  @state() private loading = false;
  readonly i18n = new I18n(this);

  override render() {
    const { medium } = this;
    const { record } = medium;
    if (!record) return nothing;
    return html`<h3>
        ${certifiableName(medium)} <rw-code class="muted" code=${medium.code}></rw-code>
      </h3>
      <dl>
        ${this.facts(record).map(
          ([label, value]) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      ${this.renderPhoto(record.details)} ${this.renderSource(record)}`;
  }

  private facts(record: NonNullable<CertifiableMedium['record']>): Fact[] {
    const { medium } = this;
    const { startedAt, endedAt, errors } = record;
    const when = (at: string | null) => (at ? formatDate(at, { style: 'datetime' }) : '');
    const ltr = (text: string) => (text ? html`<bdi dir="ltr">${text}</bdi>` : '');
    const duration =
      startedAt && endedAt ? formatDuration(Date.parse(endedAt) - Date.parse(startedAt)) : '';
    const { destination = '' } = record.details as { destination?: string };
    const facts: Fact[] = [
      [t('field.serial'), ltr(medium.serial)],
      [t('validation.result'), wordOf('media', record.status)],
      [t('media.technique'), record.technique ? wordOf('technique', record.technique) : ''],
      [t('validation.method'), record.method ? wordOf('method', record.method) : ''],
      [t('media.tool'), ltr([record.tool, record.toolVersion].filter(Boolean).join(' '))],
      [t('validation.standard'), ltr(record.standard)],
      [
        t('media.verification'),
        record.verification ? wordOf('verification', record.verification) : '',
      ],
      [t('media.errors'), errors === null ? '' : formatNumber(errors)],
      [t('media.started_at'), when(startedAt)],
      [t('media.ended_at'), when(endedAt)],
      [t('validation.duration'), duration],
      [t('media.destination'), destination ? wordOf('media.destination', destination) : ''],
      [t('validation.performed_by'), html`<bdi>${record.doneBy.name}</bdi>`],
      [t('media.witness'), record.witness ? html`<bdi>${record.witness.name}</bdi>` : ''],
      [t('validation.recorded'), when(record.recordedAt)],
    ];
    return facts.filter(([, value]) => value !== '');
  }

  private renderPhoto(details: unknown) {
    const { photo } = details as { photo?: unknown };
    return typeof photo === 'string' && photo !== ''
      ? html`<img src="/api/photos/${photo}" alt=${t('media.photo_of_drive')} />`
      : nothing;
  }

  /** What the record rests on: the tool's log, the steps of a reset, or a person's word. */
  private renderSource(record: NonNullable<CertifiableMedium['record']>) {
    if (record.logHash) return this.renderLog(record.logHash);
    const { reset } = sanitisationDetails(record.details);
    if (!reset) return html`<p class="muted small">${t('validation.log_none')}</p>`;
    const nameOf = (id: string) => record.performers.find((one) => one.id === id)?.name ?? '';
    return html`<ol>
      ${reset.steps.map(
        ({ step, at, personId }) =>
          html`<li>
            <strong>${t(`reset.${step}`)}</strong>
            <span class="muted small"
              >${t('reset.confirmed', {
                person: nameOf(personId),
                when: formatDate(at, { style: 'datetime' }),
              })}</span
            >
          </li>`,
      )}
    </ol>`;
  }

  private renderLog(hash: string) {
    const shown = this.log !== null;
    return html`<p class="hash muted">${t('validation.log_hash')}: <bdi dir="ltr">${hash}</bdi></p>
      <div>
        <rw-button icon="file-text" ?busy=${this.loading} @click=${this.toggleLog}
          >${t(shown ? 'validation.log_hide' : 'validation.log')}</rw-button
        >
      </div>
      ${shown ? html`<pre dir="ltr" tabindex="0" aria-label=${t('validation.log')}>${this.log}</pre>` : nothing}
      ${this.failure ? html`<rw-notice kind="warning">${errorText(this.failure)}</rw-notice>` : nothing}`;
  }

  private async toggleLog(): Promise<void> {
    this.failure = null;
    if (this.log !== null) {
      this.log = null;
      return;
    }
    this.loading = true;
    try {
      const answer = await send(`/api/media-records/${this.medium.record?.id ?? ''}/log`);
      this.log = await answer.text();
    } catch (error) {
      this.failure = error;
    } finally {
      this.loading = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-proof': RwProof;
  }
}
