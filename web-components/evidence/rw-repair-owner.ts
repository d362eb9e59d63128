import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-menu.ts';
import type { MenuItem } from '../ui/rw-menu.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

const NOBODY = 'nobody';

let technicians: readonly { id: string; name: string }[] | null = null;

/** Take the work, or give it to somebody. @fires rw-changed */
@customElement('rw-repair-owner')
export class RwRepairOwner extends LitElement {
  static override styles = [baseStyles];

  @property() code = '';
  @property({ attribute: false }) ownerId: string | null = null;
  @property({ attribute: false }) owner: string | null = null;
  /** Who looks at it. */
  @property() me = '';
  @state() private known = technicians;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override connectedCallback(): void {
    super.connectedCallback();
    if (allowed('repair.assign') && !technicians) void this.load();
  }

  override render() {
    return html`<div class="row">
        ${this.renderTake()} ${allowed('repair.assign') ? this.renderGive() : nothing}
      </div>
      ${this.sending.error ? html`<rw-refusal .error=${this.sending.error}></rw-refusal>` : nothing}`;
  }

  private renderTake() {
    if (!allowed('repair.record') || this.ownerId === this.me) return nothing;
    const words = this.owner ? t('repair.take_over', { name: this.owner }) : t('repair.take');
    return html`<rw-button
      size="bench"
      icon="hand-heart"
      variant=${this.owner ? 'secondary' : 'primary'}
      ?busy=${this.sending.busy}
      @click=${this.take}
      >${words}</rw-button
    >`;
  }

  private renderGive() {
    const people: MenuItem[] = (this.known ?? []).map(({ id, name }) => ({
      id,
      label: name,
      checked: id === this.ownerId,
    }));
    const items = [...people, { id: NOBODY, label: t('repair.give_back'), checked: !this.ownerId }];
    return html`<rw-menu
      size="bench"
      icon="users"
      label=${t('repair.give')}
      .items=${items}
      ?disabled=${this.sending.busy}
      @rw-choose=${(event: CustomEvent<{ id: string }>) => this.give(event.detail.id)}
    ></rw-menu>`;
  }

  private async take(): Promise<void> {
    const param = { code: this.code };
    const json = { requestId: newRequestId(), takeOver: this.ownerId !== null };
    await this.sending.run(() => call(api.devices[':code'].repair.taking.$post({ param, json })));
  }

  private async give(id: string): Promise<void> {
    const param = { code: this.code };
    const json = { requestId: newRequestId(), personId: id === NOBODY ? null : id };
    await this.sending.run(() => call(api.devices[':code'].repair.owner.$post({ param, json })));
  }

  private async load(): Promise<void> {
    try {
      technicians = (await call(api.repairs.technicians.$get())).technicians;
      this.known = technicians;
    } catch {
      // Without a network nobody can be given anything: the menu holds "nobody" alone.
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-repair-owner': RwRepairOwner;
  }
}
