import { DEVICE_KINDS, type DeviceKind } from '#domain/device-kinds.ts';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import type { Donation } from './donation-data.ts';

/**
 * Announced, received, difference by kind; the announced numbers and the note can be changed.
 * @fires rw-changed
 */
@customElement('rw-donation-counts')
export class RwDonationCounts extends LitElement {
  static override styles = [
    baseStyles,
    css`
      table {
        inline-size: 100%;
        border-collapse: collapse;
        table-layout: fixed;
      }

      thead th {
        font-size: var(--rw-text-14);
        overflow-wrap: anywhere;
        vertical-align: bottom;
      }

      th,
      td {
        padding: var(--rw-space-2);
        border-block-end: 1px solid var(--rw-color-line);
        text-align: start;
      }

      td.number,
      th.number {
        text-align: end;
      }

      .off {
        color: var(--rw-color-warning);
        font-weight: 600;
      }

      input[type='number'] {
        max-inline-size: min(7rem, 100%);
        padding-inline: var(--rw-space-1);
        margin-inline-start: auto;
        display: block;
        text-align: end;
      }
    `,
  ];

  @property({ attribute: false }) donation!: Donation;
  /** The person may change it. */
  @property({ type: Boolean }) editable = false;
  @state() private editing = false;
  @state() private busy = false;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override render() {
    const kinds = this.editing
      ? [...DEVICE_KINDS]
      : this.donation.counts.map((count) => count.kind);
    return html`<form class="card stack" @submit=${this.save}>
      <h2>${t('donation.counts')}</h2>
      ${this.error ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>` : ''}
      ${kinds.length > 0 ? this.renderTable(kinds) : html`<p>${t('donation.counts_hint')}</p>`}
      <rw-field
        label=${t('donation.note')}
        ?hidden=${!this.editing && !this.donation.accessoriesNote}
      >
        <textarea
          name="note"
          rows="2"
          maxlength="500"
          ?readonly=${!this.editing}
          .value=${this.donation.accessoriesNote}
        ></textarea>
      </rw-field>
      ${this.editable ? this.renderButtons() : ''}
    </form>`;
  }

  private renderTable(kinds: readonly DeviceKind[]) {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t('intake.kind')}</th>
          <th scope="col" class="number">${t('donation.expected')}</th>
          <th scope="col" class="number">${t('donation.received')}</th>
          <th scope="col" class="number">${t('donation.difference')}</th>
        </tr>
      </thead>
      <tbody>
        ${kinds.map((kind) => this.renderRow(kind))}
      </tbody>
    </table>`;
  }

  private renderRow(kind: DeviceKind) {
    const count = this.donation.counts.find((one) => one.kind === kind);
    const { expected, received } = count ?? { expected: 0, received: 0 };
    const difference = expected > 0 ? received - expected : 0;
    return html`<tr>
      <th scope="row">${t(`kind.${kind}`)}</th>
      <td class="number">
        ${
          this.editing
            ? html`<input
                type="number"
                name=${kind}
                min="0"
                max="100000"
                aria-label="${t('donation.expected')}: ${t(`kind.${kind}`)}"
                .value=${String(expected)}
              />`
            : expected > 0
              ? formatNumber(expected)
              : '–'
        }
      </td>
      <td class="number">${formatNumber(received)}</td>
      <td class="number ${difference === 0 ? '' : 'off'}">
        <bdi dir="ltr"
          >${expected > 0 ? formatNumber(difference, { signDisplay: 'exceptZero' }) : '–'}</bdi
        >
      </td>
    </tr>`;
  }

  private renderButtons() {
    return html`<div class="row">
      ${
        this.editing
          ? html`<rw-button type="submit" variant="primary" ?busy=${this.busy}
                >${t('act.save')}</rw-button
              >
              <rw-button variant="quiet" @click=${() => (this.editing = false)}
                >${t('act.cancel')}</rw-button
              >`
          : html`<rw-button icon="pencil" @click=${() => (this.editing = true)}
              >${t('common.edit')}</rw-button
            >`
      }
    </div>`;
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const note = data.get('note');
    this.busy = true;
    this.error = null;
    try {
      const json = {
        requestId: newRequestId(),
        lines: DEVICE_KINDS.map((kind) => ({ kind, expected: Number(data.get(kind) ?? 0) })),
        accessoriesNote: typeof note === 'string' ? note : '',
      };
      const param = { code: this.donation.code };
      await call(api.donations[':code'].$post({ param, json }));
      this.editing = false;
      this.dispatchEvent(new CustomEvent('rw-changed'));
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-donation-counts': RwDonationCounts;
  }
}
