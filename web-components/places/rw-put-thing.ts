import { readScan } from '#domain/codes.ts';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { KeptScans } from '../scan/kept-scans.ts';
import '../scan/rw-scan-here.ts';
import '../scan/rw-scan-news.ts';
import { scanContext } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';

const TAKE = COMMAND_CARDS.find((card) => card.action === 'take_custody')?.code ?? null;
const loadPlaces = () => call(api.places.$get({ query: {} }));

/**
 * Puts the thing of a page somewhere else: by scanning a place, by choosing one, or into one's own hands. Without
 * a network it is kept and sent later.
 * @fires rw-changed when the server has answered
 */
@customElement('rw-put-thing')
export class RwPutThing extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: flex;
        flex: 999 1 16rem;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }

      rw-field {
        flex: 1 1 12rem;
        min-inline-size: 0;
      }

      .ways {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }

      rw-scan-here[open] {
        flex: 1 1 100%;
      }
    `,
  ];

  @property() code = '';
  @state() private places: { code: string; name: string }[] = [];
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => this.hear(text));
  private readonly kept = new KeptScans(this, () =>
    this.dispatchEvent(new CustomEvent('rw-changed', { bubbles: true, composed: true })),
  );

  override connectedCallback(): void {
    super.connectedCallback();
    void loadPlaces().then(
      (places) => (this.places = places),
      // A place can still be scanned.
      () => (this.places = []),
    );
  }

  override render() {
    const { kept } = this;
    return html`<section class="card stack">
      <h2>${t('thing.put')}</h2>
      ${kept.news || kept.waiting > 0 ? nothing : html`<p class="muted">${t('thing.put_hint')}</p>`}
      <rw-scan-news .news=${kept.news} .waiting=${kept.waiting}></rw-scan-news>
      <div class="ways">
        ${this.places.length > 0 ? this.renderChoice() : nothing}
        <rw-scan-here size="bench" once></rw-scan-here>
        <rw-button
          size="bench"
          icon="hand-heart"
          @click=${() => void kept.keep(this.code, 'button', { command: TAKE })}
          >${t('command.take_custody')}</rw-button
        >
      </div>
    </section>`;
  }

  private renderChoice() {
    return html`<form @submit=${this.submit}>
      <rw-field label=${t('field.location')}>
        <select name="place">
          <option value="">${t('common.select')}</option>
          ${this.places.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
        </select>
      </rw-field>
      <rw-button type="submit" size="bench">${t('device.move_place')}</rw-button>
    </form>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const placeCode = formText(event.target, 'place');
    if (placeCode === '') return;
    (event.target as HTMLFormElement).reset();
    void this.kept.keep(this.code, 'button', { placeCode });
  }

  /** A place takes the thing; its own label says nothing new; all else means what it means everywhere. */
  private hear(text: string): boolean {
    const scan = readScan(text);
    if (scan.kind !== 'own' || scanContext().command) return false;
    if (scan.code === this.code) return true;
    if (scan.type !== 'place') return false;
    void this.kept.keep(this.code, 'button', { placeCode: scan.code });
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-put-thing': RwPutThing;
  }
}
