import { readScan } from '#domain/codes.ts';
import type { DeviceKind } from '#domain/device-kinds.ts';
import { moveFor } from '#domain/lifecycle.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { getSession } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import {
  ANONYMOUS,
  type ChosenDonor,
  type DeviceDraft,
  EMPTY_DRAFT,
  type PlaceChoice,
  type RecentKind,
} from './intake-types.ts';
import { rememberPlace, usualPlace } from './remembered-place.ts';
import './rw-donor-dialog.ts';
import { isKnownDevice } from './rw-known-device.ts';
import './rw-known-device.ts';
import './rw-receive-form.ts';
import './rw-received.ts';
import type { ReceivedAnswer } from './rw-received.ts';

interface Received {
  name: string;
  kind: DeviceKind;
  labelled: boolean;
}

/** Receives devices at the door, one after the other: taps for what was seen before, a scan for the serial. */
@customElement('rw-page-receive')
export class RwPageReceive extends LitElement {
  static override styles = [
    baseStyles,
    css`
      summary {
        min-block-size: var(--rw-touch);
        align-content: center;
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) query?: URLSearchParams;
  @state() private draft: DeviceDraft = EMPTY_DRAFT;
  @state() private donor: ChosenDonor = ANONYMOUS;
  /** The donation that further devices of the same donor join. */
  @state() private donationCode = '';
  @state() private recent: readonly RecentKind[] = [];
  @state() private places: readonly PlaceChoice[] = [];
  @state() private received: (ReceivedAnswer & Received) | null = null;
  @state() private choosing = false;
  @state() private busy = false;
  @state() private error: unknown = null;
  @state() private missing: readonly string[] = [];
  readonly i18n = new I18n(this);
  private requestId = newRequestId();

  constructor() {
    super();
    new ScanClaim(this, (text) => this.onScan(text));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    const joined = this.query?.get('donation');
    if (changed.has('query') && joined) this.donationCode = joined;
  }

  override render() {
    return html`<rw-page heading=${t('act.receive')} width="narrow">
      <span slot="lead">${t('intake.lead')}</span>
      <rw-button slot="actions" icon="boxes" href="/donations?new=batch"
        >${t('batch.new')}</rw-button
      >
      <rw-button slot="actions" icon="list" href="/donations">${t('donation.list')}</rw-button>
      <div class="stack">
        ${this.renderDonor()} ${this.received ? this.renderReceived() : this.renderForm()}
        ${this.renderDirect()}
      </div>
      <rw-donor-dialog
        ?open=${this.choosing}
        @rw-close=${() => (this.choosing = false)}
        @rw-donor=${this.onDonor}
      ></rw-donor-dialog>
    </rw-page>`;
  }

  private renderDonor() {
    return html`<div class="row">
      <span
        >${t('intake.donor')}:
        <strong>${this.donor.name || t('intake.anonymous')}</strong>
        ${
          this.donationCode
            ? html`·
                <a href="/donations/${this.donationCode}"
                  ><rw-code .code=${this.donationCode}></rw-code
                ></a>`
            : nothing
        }</span
      >
      <rw-button icon="user" @click=${() => (this.choosing = true)}
        >${t('intake.choose_donor')}</rw-button
      >
    </div>`;
  }

  /** What is in hand is no direct gift (D1): said where it is asked, without a tap for the usual case. */
  private renderDirect() {
    if (this.received || !moveFor(null, 'offered', getSession()?.roles ?? [])) return nothing;
    return html`<details>
      <summary>${t('intake.direct_question')}</summary>
      <div class="stack">
        <p>${t('error.intake.direct_in_hand')}</p>
        <div>
          <rw-button href="/donations?new=direct">${t('intake.direct_announce')}</rw-button>
        </div>
      </div>
    </details>`;
  }

  private renderForm() {
    const known = isKnownDevice(this.error) ? this.error : null;
    return html`${
        known
          ? html`<rw-known-device
              .error=${known}
              @rw-go-on=${(event: CustomEvent<string>) => void this.receive(event.detail)}
            ></rw-known-device>`
          : nothing
      }
      ${
        this.error && !known
          ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>`
          : nothing
      }
      <rw-receive-form
        .draft=${this.draft}
        .recent=${this.recent}
        .places=${this.places}
        .error=${this.error}
        .missing=${this.missing}
        ?busy=${this.busy}
        @rw-draft=${this.onDraft}
        @rw-receive=${() => void this.receive()}
      ></rw-receive-form>`;
  }

  private renderReceived() {
    const { received } = this;
    if (!received) return nothing;
    return html`<rw-received
      .device=${received}
      name=${received.name}
      kind=${received.kind}
      print
      ?labelled=${received.labelled}
    >
      <rw-button variant="primary" size="bench" hotkey="F2" @click=${() => this.next(false)}
        >${t('intake.next_same')}</rw-button
      >
      <rw-button size="bench" @click=${() => this.next(true)}>${t('intake.next_new')}</rw-button>
    </rw-received>`;
  }

  private async load(): Promise<void> {
    const [recent, places] = await Promise.all([
      call(api.intake.recent.$get()).catch(() => []),
      call(api.places.$get({ query: {} })).catch(() => []),
    ]);
    this.recent = recent;
    this.places = places.filter(({ kind }) => kind !== 'quarantine' && kind !== 'site');
    this.draft = { ...this.draft, placeId: usualPlace(this.places) };
  }

  private onDraft(event: CustomEvent<Partial<DeviceDraft>>): void {
    const { make } = event.detail;
    const other = make !== undefined && make !== this.draft.make;
    this.draft = { ...this.draft, ...(other ? { model: '' } : {}), ...event.detail };
    this.requestId = newRequestId();
    if (isKnownDevice(this.error)) this.error = null;
  }

  private onDonor(event: CustomEvent<ChosenDonor>): void {
    this.donor = event.detail;
    this.donationCode = '';
    this.choosing = false;
  }

  /** A maker's serial goes into its field; one of our blank labels is remembered for this device. */
  private onScan(text: string): boolean {
    if (this.received || this.choosing) return false;
    const scan = readScan(text);
    const { tones } = startScanning();
    if (scan.kind === 'foreign') {
      this.draft = { ...this.draft, serial: scan.text.slice(0, 64), noSerialReason: '' };
      void tones.tick();
      return true;
    }
    const begun = this.draft.kind !== '' || this.draft.serial !== '';
    if (scan.kind !== 'own' || scan.type !== 'device' || !begun) return false;
    this.draft = { ...this.draft, labelCode: scan.code };
    void tones.tick();
    return true;
  }

  private async receive(duplicateReason?: string): Promise<void> {
    if (this.busy) return;
    const { draft } = this;
    this.missing = missingFields(draft);
    const [first] = this.missing;
    if (first || draft.kind === '') {
      void startScanning().tones.play('refused');
      return;
    }
    this.busy = true;
    this.error = null;
    if (duplicateReason !== undefined) this.requestId = newRequestId();
    try {
      const { chargerCame, chargerText, placeId, labelCode, noSerialReason } = draft;
      const json = {
        requestId: this.requestId,
        kind: draft.kind,
        make: draft.make,
        model: draft.model,
        serial: draft.serial,
        dropOff: this.donor.dropOff,
        unsafe: draft.unsafe,
        chargers: chargerCame ? [{ text: chargerText, make: draft.make }] : [],
        ...(noSerialReason ? { noSerialReason } : {}),
        ...(labelCode ? { labelCode } : {}),
        ...(placeId ? { placeId } : {}),
        ...(duplicateReason === undefined ? {} : { confirmDuplicate: true, duplicateReason }),
        ...(this.donationCode
          ? { donationCode: this.donationCode }
          : this.donor.donorId
            ? { donorId: this.donor.donorId }
            : { donor: this.donor.donor ?? { kind: 'anonymous' as const } }),
      };
      const answer = await call(api.intake.devices.$post({ json }));
      rememberPlace(placeId);
      this.donationCode = answer.donationCode;
      const name = [t(`kind.${draft.kind}`), `${draft.make} ${draft.model}`.trim()].join(' · ');
      this.received = { ...answer, name, kind: draft.kind, labelled: labelCode !== '' };
      void startScanning().tones.play(answer.missing.length > 0 ? 'warning' : 'done');
      this.recent = [{ kind: draft.kind, make: draft.make, model: draft.model }, ...this.recent];
    } catch (error) {
      this.error = error;
      void startScanning().tones.play(isKnownDevice(error) ? 'warning' : 'refused');
    } finally {
      this.busy = false;
    }
  }

  /** Make and kind mostly stay the same within one donation. */
  private next(newDonor: boolean): void {
    this.received = null;
    this.requestId = newRequestId();
    this.missing = [];
    this.draft = { ...EMPTY_DRAFT, placeId: this.draft.placeId };
    if (!newDonor) return;
    this.donor = ANONYMOUS;
    this.donationCode = '';
  }
}

function missingFields(draft: DeviceDraft): string[] {
  const missing: string[] = [];
  if (draft.kind === '') missing.push('kind');
  if (draft.make.trim() === '') missing.push('make');
  if (draft.serial.trim() === '' && draft.noSerialReason === '') missing.push('serial');
  return missing;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-receive': RwPageReceive;
  }
}
