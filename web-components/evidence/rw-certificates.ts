import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import { blockerText } from '../data/blocker-text.ts';
import type { Card } from './card.ts';
import {
  type CertifiableMedium,
  type Certification,
  certifiableName,
  loadCertification,
} from './certification.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-certificate-line.ts';
import './rw-refusal.ts';
import './rw-validation.ts';
import { Sending } from './sending.ts';

/**
 * Below the media of a device: who vouched for the proof of each, and the certificates that were issued.
 * @fires rw-changed
 */
@customElement('rw-certificates')
export class RwCertificates extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    css`
      h3 {
        margin-block: var(--rw-space-4) var(--rw-space-3);
        font-size: var(--rw-text-20);
      }

      rw-certificate-line,
      rw-validation,
      .missing {
        flex: 1 1 100%;
      }

      summary {
        min-block-size: var(--rw-touch);
        padding-block: var(--rw-space-3);
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  @state() private known: Certification | null = null;
  @state() private failure: unknown = null;
  /** The medium whose proof is open. */
  @state() private open = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);
  private shown = '';

  override willUpdate(changed: PropertyValues<this>): void {
    const wanted = `${this.card.code} ${this.card.version}`;
    if (!changed.has('card') || wanted === this.shown) return;
    this.shown = wanted;
    void this.load(wanted);
  }

  override render() {
    const { known } = this;
    if (this.failure) {
      return html`<rw-notice kind="warning">${errorText(this.failure)}</rw-notice>`;
    }
    if (!known || (known.media.length === 0 && !this.card.mediaNoneConfirmed)) return nothing;
    const older = known.certificates.filter((one) => !this.isNewest(known, one.number));
    return html`<h3>${t('certificate.title')}</h3>
      <div class="lines">
        ${repeat(
          known.media,
          (medium) => medium.mediumId,
          (medium) => this.renderMedium(known, medium),
        )}
        ${this.renderDevice(known)}
      </div>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      ${
        older.length > 0
          ? html`<details>
              <summary>${t('certificate.earlier')} (${older.length})</summary>
              <div class="lines">
                ${older.map(
                  (one) =>
                    html`<div class="line">
                      <rw-certificate-line .certificate=${one}></rw-certificate-line>
                    </div>`,
                )}
              </div>
            </details>`
          : nothing
      }`;
  }

  private isNewest({ certificates }: Certification, number: string): boolean {
    const one = certificates.find((other) => other.number === number);
    return certificates.find((other) => other.mediumId === one?.mediumId)?.number === number;
  }

  private renderMedium(known: Certification, medium: CertifiableMedium) {
    const { mediumId, missing, record, validation } = medium;
    if (!record) return nothing;
    const { state, tone } = this.standing(medium);
    return html`<div class="line">
      <div class="name">
        <strong>${certifiableName(medium)}</strong>
        <span class="muted small"><bdi dir="ltr">${medium.serial}</bdi></span>
      </div>
      <span class="state ${tone}">${state}</span>
      ${
        medium.awaits && allowed('media.validate') && this.open !== mediumId
          ? html`<rw-button icon="shield-check" size="bench" @click=${() => (this.open = mediumId)}
              >${t('certificate.validate')}</rw-button
            >`
          : nothing
      }
      ${medium.awaits && this.open === mediumId ? this.renderValidation(medium) : nothing}
      ${validation ? this.renderCertificate(known, mediumId, missing.length === 0) : nothing}
    </div>`;
  }

  private standing({ awaits, own, validation }: CertifiableMedium) {
    if (validation) {
      const when = formatDate(validation.at, { style: 'datetime' });
      const params = { person: validation.by.name, when };
      return { state: t('certificate.validated', params), tone: 'done' };
    }
    if (!awaits) return { state: t('media.unknown'), tone: 'warning' };
    return { state: t(own ? 'certificate.waits_other' : 'certificate.waits'), tone: 'warning' };
  }

  private renderValidation(medium: CertifiableMedium) {
    return html`<rw-validation code=${this.card.code} .media=${[medium]}>
      <rw-button slot="actions" variant="quiet" @click=${() => (this.open = '')}
        >${t('act.cancel')}</rw-button
      >
    </rw-validation>`;
  }

  /** The newest one with its prints, and the way to a first or a new one. */
  private renderCertificate(known: Certification, mediumId: string | null, ready: boolean) {
    const newest = known.certificates.find((one) => one.mediumId === mediumId);
    const issues = ready && newest?.state !== 'valid' && allowed('media.validate');
    return html`${
      newest ? html`<rw-certificate-line .certificate=${newest}></rw-certificate-line>` : nothing
    }
    ${
      issues
        ? html`<rw-button
            icon="file-text"
            size="bench"
            ?busy=${this.sending.busy}
            @click=${() => this.issue(mediumId)}
            >${t(newest ? 'certificate.issue_again' : 'certificate.issue')}</rw-button
          >`
        : nothing
    }`;
  }

  private renderDevice(known: Certification) {
    const { missing } = known;
    return html`<div class="line">
      <div class="name"><strong>${t('certificate.of_device')}</strong></div>
      ${
        missing.length > 0
          ? html`<div class="missing">
              <p class="muted">${t('certificate.still_missing')}</p>
              <ul>
                ${missing.map(
                  (why) => html`<li>${blockerText({ ...why, params: { ...why.params } })}</li>`,
                )}
              </ul>
            </div>`
          : nothing
      }
      ${this.renderCertificate(known, null, missing.length === 0)}
    </div>`;
  }

  private async issue(mediumId: string | null): Promise<void> {
    const param = { code: this.card.code };
    const json = { requestId: newRequestId(), mediumId };
    await this.sending.run(() => call(api.devices[':code'].certificates.$post({ param, json })));
  }

  private async load(wanted: string): Promise<void> {
    try {
      const known = await loadCertification(this.card.code);
      if (wanted !== this.shown) return;
      this.known = known;
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-certificates': RwCertificates;
  }
}
