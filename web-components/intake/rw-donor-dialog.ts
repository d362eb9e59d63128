import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import { ANONYMOUS, type ChosenDonor, type DropOff } from './intake-types.ts';

interface FoundDonor {
  id: string;
  kind: 'organisation' | 'person' | 'anonymous';
  name: string;
  phone: string;
}

const KINDS = ['organisation', 'person', 'anonymous'] as const;
const DROP_OFFS = ['office', 'partner_point', 'home_pickup'] as const;

/**
 * Who gives, and how it came: a donor known already, a new one, or nobody known.
 * @fires rw-donor with `detail: ChosenDonor`
 * @fires rw-close
 */
@customElement('rw-donor-dialog')
export class RwDonorDialog extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .found {
        display: grid;
        gap: var(--rw-space-2);
      }

      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
        gap: var(--rw-space-3);
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @state() private kind: (typeof KINDS)[number] = 'organisation';
  @state() private dropOff: DropOff = 'office';
  @state() private found: readonly FoundDonor[] | null = null;
  readonly i18n = new I18n(this);
  private turn = 0;

  override render() {
    return html`<rw-dialog
      heading=${t('intake.choose_donor')}
      ?open=${this.open}
      @rw-close=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
    >
      ${this.open ? this.renderForm() : nothing}
    </rw-dialog>`;
  }

  private renderForm() {
    return html`<form class="stack" autocomplete="off" @submit=${this.submit}>
      <rw-choice
        label=${t('intake.drop_off')}
        .value=${this.dropOff}
        .options=${DROP_OFFS.map((way) => ({ value: way, label: t(`intake.drop_off.${way}`) }))}
        @change=${(event: CustomEvent<{ value: DropOff }>) => (this.dropOff = event.detail.value)}
      ></rw-choice>
      ${allowed('donor.view') ? this.renderSearch() : nothing}
      <rw-choice
        label=${t('intake.donor_kind')}
        .value=${this.kind}
        .options=${KINDS.map((kind) => ({ value: kind, label: t(`intake.donor_kind.${kind}`) }))}
        @change=${(event: CustomEvent<{ value: (typeof KINDS)[number] }>) =>
          (this.kind = event.detail.value)}
      ></rw-choice>
      ${this.kind === 'anonymous' ? nothing : this.renderNew()}
      <rw-button type="submit" variant="primary">${t('common.continue')}</rw-button>
    </form>`;
  }

  private renderSearch() {
    return html`<div class="found">
      <rw-field label=${t('intake.find_donor')}>
        <input type="search" name="search" maxlength="80" @input=${this.search} />
      </rw-field>
      ${this.found?.map(
        (donor) =>
          html`<rw-button block icon="user" @click=${() => this.choose(donor)}
            >${donor.name} <bdi dir="ltr">${donor.phone}</bdi></rw-button
          >`,
      )}
      ${this.found?.length === 0 ? html`<p>${t('intake.no_donor_found')}</p>` : nothing}
    </div>`;
  }

  private renderNew() {
    return html`<rw-field label=${t('intake.donor_name')}>
        <input name="name" maxlength="120" required />
      </rw-field>
      <div class="pair">
        <rw-field label=${t('intake.donor_phone')} optional>
          <input name="phone" type="tel" dir="ltr" maxlength="40" />
        </rw-field>
        <rw-field label=${t('intake.donor_address')} optional>
          <input name="address" maxlength="300" />
        </rw-field>
      </div>`;
  }

  private async search(event: Event): Promise<void> {
    const turn = ++this.turn;
    const q = (event.target as HTMLInputElement).value;
    if (q.trim() === '') {
      this.found = null;
      return;
    }
    const found = await call(api.donors.$get({ query: { q } })).catch(() => []);
    if (turn === this.turn) this.found = found.slice(0, 6);
  }

  private choose(donor: FoundDonor): void {
    this.tell({ name: donor.name, donorId: donor.id, dropOff: this.dropOff });
  }

  private submit(event: Event): void {
    event.preventDefault();
    if (this.kind === 'anonymous') {
      this.tell({ ...ANONYMOUS, dropOff: this.dropOff });
      return;
    }
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => {
      const value = data.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const name = text('name');
    if (name === '') return;
    this.tell({
      name,
      donor: { kind: this.kind, name, phone: text('phone'), address: text('address') },
      dropOff: this.dropOff,
    });
  }

  private tell(detail: ChosenDonor): void {
    this.found = null;
    this.dispatchEvent(new CustomEvent('rw-donor', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-donor-dialog': RwDonorDialog;
  }
}
