import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type {
  Verification,
  VerifiedCertificate,
  VerifiedMedium,
} from '../../api/certificates/verify.service.ts';
import type { VerifiedReceipt } from '../../api/handovers/verify-receipt.service.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { IconName } from '../ui/icons.ts';
import '../ui/rw-button.ts';
import { codeText } from '../evidence/certification.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';

const LOOK: Record<Verification['state'], { icon: IconName; tone: string }> = {
  valid: { icon: 'circle-check', tone: 'done' },
  receipt_valid: { icon: 'circle-check', tone: 'done' },
  superseded: { icon: 'warning', tone: 'warning' },
  receipt_void: { icon: 'warning', tone: 'warning' },
  unknown: { icon: 'circle-x', tone: 'refused' },
};

/** The answer about one paper: valid, superseded, void or unknown, and what to hold against it. */
@customElement('rw-verification')
export class RwVerification extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--rw-space-5);
      }

      .answer {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--rw-space-2) var(--rw-space-4);
        align-items: center;
        border-inline-start: 6px solid currentcolor;
      }

      .answer rw-icon {
        font-size: var(--rw-text-40);
      }

      .answer p {
        grid-column: 2;
        color: var(--rw-color-text);
      }

      .done {
        color: var(--rw-color-done);
      }

      .warning {
        color: var(--rw-color-warning);
      }

      .refused {
        color: var(--rw-color-refused);
      }

      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(210px, 100%), 1fr));
        gap: var(--rw-space-3) var(--rw-space-5);
      }

      dt {
        color: var(--rw-color-muted);
        font-size: var(--rw-text-14);
      }

      dd {
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      li + li {
        margin-block-start: var(--rw-space-4);
        padding-block-start: var(--rw-space-4);
        border-block-start: 1px solid var(--rw-color-line);
      }

      .hash {
        font-family: monospace;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) answer!: Verification;
  readonly i18n = new I18n(this);

  override render() {
    const { answer } = this;
    const { icon, tone } = LOOK[answer.state];
    return html`<div class="card answer ${tone}" role="status">
        <rw-icon name=${icon}></rw-icon>
        <h2>${t(`verify.${answer.state}`)}</h2>
        <p>${t(`verify.${answer.state}_text`)}</p>
        ${
          answer.state === 'superseded' && answer.supersededBy
            ? html`<p>${t('verify.superseded_by', { code: codeText(answer.supersededBy) })}</p>`
            : nothing
        }
        ${
          answer.state === 'receipt_void' && answer.replacedBy
            ? html`<p>${t('verify.superseded_by', { code: codeText(answer.replacedBy) })}</p>`
            : nothing
        }
      </div>
      ${this.renderFacts(answer)}`;
  }

  private renderFacts(answer: Verification) {
    if (answer.state === 'unknown') return nothing;
    return 'media' in answer ? this.renderKnown(answer) : this.renderReceipt(answer);
  }

  private renderReceipt({ number, day: on, organisation, device, contentHash }: VerifiedReceipt) {
    const where = [organisation.programme, organisation.site].filter(Boolean).join(' · ');
    const name = device
      ? [word('kind', device.kind), device.make, device.model].filter(Boolean).join(' ')
      : t('acc.sim');
    return html`<section class="card stack">
        <dl>
          ${fact(t('verify.number'), html`<rw-code code=${number}></rw-code>`)}
          ${fact(t('verify.handed_over'), day(on))}
          ${fact(t('verify.organisation'), html`<bdi>${where}</bdi>`)}
          ${fact(t('verify.device'), html`<bdi>${name}</bdi>`)}
        </dl>
        ${
          device
            ? html`<div class="no-print">
                <rw-button icon="truck" href="/t/${device.publicCode}"
                  >${t('verify.follow')}</rw-button
                >
              </div>`
            : nothing
        }
      </section>
      ${renderHash(contentHash)}`;
  }

  private renderKnown(known: VerifiedCertificate) {
    const { programme, site, address } = known.organisation;
    const { kind, make, model, publicCode } = known.device;
    const where = [programme, site, address].filter(Boolean).join(' · ');
    const device = [word('kind', kind), make, model].filter(Boolean).join(' ');
    return html`<section class="card stack">
        <dl>
          ${fact(t('verify.number'), html`<rw-code code=${known.number}></rw-code>`)}
          ${fact(t('verify.issued'), day(known.issuedDay))}
          ${fact(t('verify.organisation'), html`<bdi>${where}</bdi>`)}
          ${fact(t('verify.device'), html`<bdi>${device}</bdi>`)}
        </dl>
        <div class="no-print">
          <rw-button icon="truck" href="/t/${publicCode}">${t('verify.follow')}</rw-button>
        </div>
      </section>
      <section class="card stack">
        <h2>${t('verify.media')}</h2>
        ${
          known.media.length === 0
            ? html`<p>${t('verify.no_media')}</p>`
            : html`<ul>
                ${known.media.map((medium) => html`<li>${this.renderMedium(medium)}</li>`)}
              </ul>`
        }
      </section>
      ${renderHash(known.contentHash)}`;
  }

  private renderMedium(medium: VerifiedMedium) {
    const name = [word('medium', medium.type), medium.make, medium.model].filter(Boolean).join(' ');
    return html`<dl>
      ${fact(t('media.type'), html`<bdi>${name}</bdi>`)}
      ${fact(t('verify.serial_end'), html`<bdi dir="ltr">${medium.serialEnd}</bdi>`, medium.serialEnd)}
      ${fact(t('validation.result'), word('media', medium.status))}
      ${fact(t('validation.method'), word('method', medium.method), medium.method)}
      ${fact(t('media.technique'), word('technique', medium.technique), medium.technique)}
      ${fact(t('validation.standard'), html`<bdi dir="ltr">${medium.standard}</bdi>`, medium.standard)}
      ${fact(t('verify.done_on'), day(medium.day))}
      ${fact(t('verify.validated_on'), day(medium.validatedDay))}
    </dl>`;
  }
}

function renderHash(contentHash: string) {
  return html`<section class="card stack">
      <h2>${t('verify.hash')}</h2>
      <p class="hash"><bdi dir="ltr">${contentHash.replace(/(.{4})(?=.)/g, '$1 ')}</bdi></p>
      <p class="muted">${t('verify.compare')}</p>
    </section>
    <p class="small muted">${t('verify.no_person')}</p>`;
}

/** Nothing where nothing was recorded. */
function fact(label: string, value: unknown, known: string = 'yes') {
  return known === ''
    ? nothing
    : html`<div>
        <dt>${label}</dt>
        <dd>${value}</dd>
      </div>`;
}

function word(part: string, value: string): string {
  const key = `${part}.${value}`;
  return isKey(key) ? t(key) : value;
}

/** A day has no time zone: noon UTC is the same day everywhere people work. */
function day(text: string): string {
  return formatDate(`${text}T12:00:00Z`, {}, 'UTC');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-verification': RwVerification;
  }
}
