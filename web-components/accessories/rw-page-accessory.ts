import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { navigate } from '../app/navigation.ts';
import { ApiError } from '../data/api-client.ts';
import { readKept } from '../data/kept-reads.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { loadPart } from '../parts/parts-data.ts';
import { openScanned } from '../parts/open-scanned.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { groupedCode } from '../ui/grouped-code.ts';
import '../ui/rw-code.ts';
import '../ui/rw-kept-note.ts';
import '../ui/rw-page.ts';
import { thingPath } from '../ui/thing-path.ts';
import { kindText } from './accessory-words.ts';
import './rw-accessory-acts.ts';
import './rw-accessory-card.ts';
import './rw-accessory-form.ts';
import { type AccessoryPage, loadAccessory } from './stock-data.ts';

const KINDS = ['accessory', 'kit', 'handover', 'return', 'transfer', 'box', 'intake'];

/** One charger, monitor or SIM card with a label of its own: what it is, where it is, what happened to it. */
@customElement('rw-page-accessory')
export class RwPageAccessory extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) params: Record<string, string> = {};
  @state() private accessory: AccessoryPage | null = null;
  @state() private error: unknown = null;
  @state() private keptAt: number | null = null;
  @state() private editing = false;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => !this.editing && openScanned(text));
  readonly live = new LiveRefresh(
    this,
    () => this.load(),
    ({ kind }) => KINDS.includes(kind),
    ({ topic }) => topic !== 'hazard',
  );

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params')) return;
    this.accessory = null;
    this.error = null;
    this.editing = false;
    void this.load();
  }

  override render() {
    const { accessory: one } = this;
    return html`<rw-page
        heading=${one ? `${kindText(one.kind)} ${groupedCode(one.code)}` : t('acc.accessory')}
        state=${one ? 'ready' : this.error ? 'error' : 'loading'}
        .error=${this.error}
        @rw-retry=${this.load}
        @rw-changed=${this.load}
      >
        <p slot="lead"><a href="/accessories">${t('accessories.title')}</a></p>
        ${one ? this.renderAccessory(one) : nothing}
      </rw-page>
      ${
        one && this.editing
          ? html`<rw-accessory-form
              .accessory=${one}
              @rw-close=${() => (this.editing = false)}
              @rw-done=${() => {
                this.editing = false;
                void this.load();
              }}
            ></rw-accessory-form>`
          : nothing
      }`;
  }

  private renderAccessory(one: AccessoryPage) {
    return html`<rw-accessory-acts
        slot="actions"
        .accessory=${one}
        @rw-edit=${() => (this.editing = true)}
        @rw-changed=${this.load}
      ></rw-accessory-acts>
      <div class="stack">
        <rw-kept-note .at=${this.keptAt}></rw-kept-note>
        <rw-accessory-card .accessory=${one}></rw-accessory-card>
      </div>`;
  }

  private readonly load = async (): Promise<void> => {
    const code = this.params.code ?? '';
    try {
      const path = thingPath('accessory', code);
      const { value, keptAt } = await readKept(path, () => loadAccessory(code));
      if (code !== this.params.code) return;
      this.accessory = value;
      this.keptAt = keptAt;
      this.error = null;
    } catch (error) {
      if (code !== this.params.code) return;
      if (!(await this.leaveForShelf(error, code))) this.error = error;
    }
  };

  /** The label of a shelf looks the same: what is counted there has its page among the parts. */
  private async leaveForShelf(error: unknown, code: string): Promise<boolean> {
    if (!(error instanceof ApiError && error.code === 'accessory.not_found')) return false;
    const known = await loadPart(code).catch(() => null);
    if (!known || code !== this.params.code) return false;
    navigate(thingPath('item', code), { replace: true });
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-accessory': RwPageAccessory;
  }
}
