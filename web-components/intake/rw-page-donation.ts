import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { printLabels } from '../data/label-printing.ts';
import { onLive } from '../data/live.ts';
import { allowed } from '../data/session.ts';
import { formatDate, getLocale, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-page.ts';
import '../ui/rw-stage.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import { showToast } from '../ui/toast.ts';
import { type Donation, readDonation } from './donation-data.ts';
import { usualPlace } from './remembered-place.ts';
import './rw-announce-form.ts';
import './rw-batch-form.ts';
import './rw-donation-counts.ts';

type Held = Donation['devices'][number];

/** One donation: announced against received, its devices, batches and papers. */
@customElement('rw-page-donation')
export class RwPageDonation extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .batches {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-3);
      }
    `,
  ];

  @property({ attribute: false }) params?: Record<string, string>;
  @property({ attribute: false }) query?: URLSearchParams;
  @state() private donation: Donation | null = null;
  @state() private error: unknown = null;
  @state() private batching = false;
  @state() private printing = false;
  readonly i18n = new I18n(this);
  private stopLive?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopLive = onLive('all', (event) => {
      const known = this.donation?.devices.some((device) => device.id === event.deviceId);
      if (known || event.kind === 'intake') void this.load();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopLive?.();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('params')) void this.load();
    if (changed.has('query')) this.batching = this.query?.get('batch') === 'new';
  }

  override render() {
    const { donation } = this;
    return html`<rw-page
      heading=${t('prog.donation')}
      state=${donation ? 'ready' : this.error ? 'error' : 'loading'}
      .error=${this.error}
      @rw-retry=${() => void this.load()}
    >
      ${donation ? this.renderDonation(donation) : nothing}
    </rw-page>`;
  }

  private renderDonation(donation: Donation) {
    const receives = allowed('device.receive');
    const open = donation.closedAt === null;
    return html`<p slot="lead">
        <rw-code .code=${donation.code}></rw-code> · ${donorText(donation)} ·
        ${t(`intake.drop_off.${donation.dropOff}`)} · ${formatDate(donation.receivedAt)} ·
        ${donation.receivedBy}
      </p>
      ${receives ? this.renderActions(donation, open) : nothing}
      <div class="stack">
        ${
          this.batching && open
            ? html`<rw-batch-form donationCode=${donation.code}></rw-batch-form>`
            : nothing
        }
        <rw-donation-counts
          .donation=${donation}
          ?editable=${receives && open}
          @rw-changed=${() => void this.load()}
        ></rw-donation-counts>
        ${open ? this.renderAnnounce(donation) : nothing}
        ${donation.batches.length > 0 ? this.renderBatches(donation) : nothing}
        <h2>${t('donation.devices')}</h2>
        ${
          donation.devices.length === 0
            ? html`<rw-empty icon="laptop" heading=${t('donation.no_devices')}></rw-empty>`
            : html`<rw-table
                label=${t('donation.devices')}
                .columns=${this.columns()}
                .rows=${donation.devices}
                .rowHref=${(row: Held) => `/devices/${row.code}`}
              ></rw-table>`
        }
      </div>`;
  }

  private renderActions(donation: Donation, open: boolean) {
    const { code } = donation;
    return html`<rw-button
        slot="actions"
        icon="file-text"
        href="/api/donations/${code}/receipt.pdf?locale=${getLocale()}"
        >${t('donation.receipt')}</rw-button
      >
      <rw-button slot="actions" icon="printer" ?busy=${this.printing} @click=${this.print}
        >${t('donation.print_labels')}</rw-button
      >
      ${
        open
          ? html`<rw-button slot="actions" icon="boxes" @click=${() => (this.batching = true)}
                >${t('donation.add_batch')}</rw-button
              >
              <rw-button slot="actions" variant="primary" href="/receive?donation=${code}"
                >${t('donation.add_device')}</rw-button
              >`
          : nothing
      }
      <rw-button slot="actions" variant="quiet" @click=${() => void this.close(open)}
        >${t(open ? 'donation.close' : 'donation.reopen')}</rw-button
      >`;
  }

  private renderAnnounce(donation: Donation) {
    return html`<rw-announce-form
      code=${donation.code}
      .donorKind=${donation.donor.kind}
      ?direct=${this.query?.get('announce') === 'direct'}
      @rw-changed=${() => void this.load()}
    ></rw-announce-form>`;
  }

  private renderBatches(donation: Donation) {
    return html`<h2>${t('batch.title')}</h2>
      <div class="batches">
        ${donation.batches.map(
          (batch) =>
            html`<rw-button icon="boxes" href="/batches/${batch.code}"
              ><rw-code .code=${batch.code}></rw-code>
              ${t(batch.closedAt ? 'donation.closed' : 'donation.open')}</rw-button
            >`,
        )}
      </div>`;
  }

  private columns(): Column<Held>[] {
    return [
      {
        key: 'code',
        title: t('field.device_code'),
        width: '150px',
        render: ({ code }) => html`<rw-code .code=${code}></rw-code>`,
      },
      {
        key: 'name',
        title: t('field.model'),
        width: 'minmax(0, 2fr)',
        render: ({ kind, make, model, route }) =>
          [t(`kind.${kind}`), `${make} ${model}`, route === 'direct' ? t('prog.direct_gift') : '']
            .filter((part) => part.trim() !== '')
            .join(' · '),
      },
      {
        key: 'stage',
        title: t('common.details'),
        render: ({ stage }) => html`<rw-stage stage=${stage}></rw-stage>`,
      },
      { key: 'label', title: t('doc.label'), render: (row) => this.renderState(row) },
    ];
  }

  private renderState(row: Held) {
    if (row.stage === 'offered') {
      return html`<rw-button @click=${() => void this.arrive(row)}
        >${t('donation.arrived')}</rw-button
      >`;
    }
    return row.labelConfirmedAt
      ? html`<rw-icon name="circle-check" label=${t('intake.label_ok')}></rw-icon>`
      : html`<span class="muted">${t('donation.no_label')}</span>`;
  }

  private async load(): Promise<void> {
    try {
      this.donation = await readDonation(this.params?.code ?? '');
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  private async close(closed: boolean): Promise<void> {
    const param = { code: this.params?.code ?? '' };
    await this.attempt(() =>
      call(api.donations[':code'].$post({ param, json: { requestId: newRequestId(), closed } })),
    );
  }

  private async arrive(row: Held): Promise<void> {
    const places = await call(api.places.$get({ query: {} })).catch(() => []);
    const placeId = usualPlace(places);
    const json = {
      requestId: newRequestId(),
      from: 'offered' as const,
      to: 'received' as const,
      ...(placeId ? { placeId } : {}),
    };
    const param = { code: row.code };
    await this.attempt(() => call(api.devices[':code'].moves.$post({ param, json })));
  }

  private readonly print = async (): Promise<void> => {
    this.printing = true;
    const code = this.params?.code ?? '';
    await this.attempt(async () => {
      const { count } = await printLabels({ what: 'donation', code, withChargers: true });
      showToast({ kind: 'done', text: t('labels.printed', { count }) });
    });
    this.printing = false;
  };

  private async attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      await this.load();
    } catch (error) {
      this.error = error;
    }
  }
}

function donorText({ donor }: Donation): string {
  if (donor.name) return donor.phone ? `${donor.name}, ${donor.phone}` : donor.name;
  return t(donor.kind === 'anonymous' ? 'intake.anonymous' : 'intake.private_person');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-donation': RwPageDonation;
  }
}
