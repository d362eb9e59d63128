import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { mayBecome } from '#domain/accessories.ts';
import { api, call, errorText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { printLabels } from '../data/label-printing.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import { groupedCode } from '../ui/grouped-code.ts';
import '../ui/rw-menu.ts';
import type { MenuItem } from '../ui/rw-menu.ts';
import { showToast } from '../ui/toast.ts';
import { kindText } from './accessory-words.ts';
import type { Accessory } from './stock-data.ts';

type NewStatus = 'in_stock' | 'missing' | 'recycled';

/** Labels of accessories say nothing about identity, so a reprint needs no reason of the person. */
export async function printAccessoryLabels(codes: string[]): Promise<void> {
  await printLabels({ what: 'codes', codes }, { reason: t('act.reprint') });
}

/**
 * What may be done with one accessory: its label, a correction, missing, found again, given to the recycler.
 * @fires rw-edit when it is to be corrected
 * @fires rw-changed when it has another status
 */
@customElement('rw-accessory-acts')
export class RwAccessoryActs extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) accessory!: Accessory;
  /** Shows the icon alone, in a list. */
  @property({ type: Boolean, attribute: 'icon-only' }) iconOnly = false;
  /** It leaves for good: asked before. */
  @state() private recycling = false;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const items = this.items();
    if (items.length === 0) return nothing;
    return html`<rw-menu
        icon="ellipsis"
        variant=${this.iconOnly ? 'quiet' : 'secondary'}
        ?icon-only=${this.iconOnly}
        label=${t(this.iconOnly ? 'common.menu' : 'accessories.acts')}
        .items=${items}
        @rw-choose=${(event: CustomEvent<{ id: string }>) => void this.choose(event.detail.id)}
      ></rw-menu>
      ${this.recycling ? this.renderQuestion() : nothing}`;
  }

  private renderQuestion() {
    const { kind, code } = this.accessory;
    const close = () => (this.recycling = false);
    return html`<rw-dialog open heading=${t('accessories.recycle_ask')} @rw-close=${close}>
      <div class="stack">
        <p>
          ${t('accessories.recycle_text', { what: `${kindText(kind)} \u2066${groupedCode(code)}\u2069` })}
        </p>
        <div class="row">
          <rw-button
            variant="danger"
            icon="recycle"
            ?busy=${this.attempt.busy}
            @click=${() => void this.become('recycled')}
            >${t('act.recycle')}</rw-button
          >
          <rw-button variant="quiet" @click=${close}>${t('act.cancel')}</rw-button>
        </div>
      </div>
    </rw-dialog>`;
  }

  private items(): MenuItem[] {
    const { status } = this.accessory;
    const items: MenuItem[] = [];
    if (allowed('label.reprint')) {
      items.push({ id: 'print', label: t('act.print_labels'), icon: 'printer' });
    }
    if (!allowed('kit.record')) return items;
    items.push({ id: 'edit', label: t('common.edit'), icon: 'pencil' });
    if (status !== 'in_kit' && mayBecome(status, 'in_stock')) {
      items.push({ id: 'in_stock', label: t('accessories.found'), icon: 'package-check' });
    }
    if (mayBecome(status, 'missing')) {
      items.push({ id: 'missing', label: t('accessories.mark_missing'), icon: 'search' });
    }
    if (mayBecome(status, 'recycled')) {
      items.push({ id: 'recycled', label: t('act.recycle'), icon: 'recycle', danger: true });
    }
    return items;
  }

  private async choose(id: string): Promise<void> {
    if (id === 'edit') this.dispatchEvent(new CustomEvent('rw-edit'));
    else if (id === 'recycled') this.recycling = true;
    else if (id === 'print') {
      const refused = (error: unknown) => showToast({ kind: 'refused', text: errorText(error) });
      await printAccessoryLabels([this.accessory.code]).catch(refused);
    } else await this.become(id as NewStatus);
  }

  private async become(status: NewStatus): Promise<void> {
    const param = { code: this.accessory.code };
    const answer = await this.attempt.run({ status }, (json) =>
      call(api.accessories[':code'].status.$post({ param, json })),
    );
    this.recycling = false;
    if (answer) this.dispatchEvent(new CustomEvent('rw-changed'));
    else if (this.attempt.error) {
      showToast({ kind: 'refused', text: errorText(this.attempt.error) });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-accessory-acts': RwAccessoryActs;
  }
}
