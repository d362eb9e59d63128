import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-icon.ts';

interface Shelf {
  code: string;
  name: string;
}

/**
 * The last step: scan the shelf, or choose it where no scanner is at hand.
 * @fires rw-shelf with `detail: { code }`
 */
@customElement('rw-kit-shelf')
export class RwKitShelf extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .ask {
        display: flex;
        align-items: center;
        gap: var(--rw-space-3);
        font-size: var(--rw-text-28);
        font-weight: 600;
        line-height: 1.25;
      }

      .ask rw-icon {
        flex: none;
        color: var(--rw-color-done);
      }

      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }

      rw-field {
        flex: 1 1 10rem;
      }
    `,
  ];

  @property({ type: Boolean }) busy = false;
  @state() private shelves: Shelf[] = [];
  @state() private chosen = '';
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    return html`<section class="card stack">
      <p class="ask"><rw-icon name="scan-barcode"></rw-icon>${t('kitting.scan_shelf')}</p>
      ${
        this.shelves.length > 0
          ? html`<form @submit=${this.submit}>
              <rw-field label=${t('kitting.choose_shelf')}>
                <select @change=${this.choose}>
                  <option value="">${t('common.select')}</option>
                  ${this.shelves.map(
                    ({ code, name }) =>
                      html`<option value=${code} ?selected=${code === this.chosen}>
                        ${name}
                      </option>`,
                  )}
                </select>
              </rw-field>
              <rw-button
                type="submit"
                variant="primary"
                size="bench"
                icon="package-check"
                ?busy=${this.busy}
                ?disabled=${this.chosen === ''}
                >${t('kitting.put_on_shelf')}</rw-button
              >
            </form>`
          : nothing
      }
    </section>`;
  }

  /** Without the list the scan still works, so a failure needs no words. */
  private async load(): Promise<void> {
    const places = await call(api.places.$get({ query: {} })).catch(() => []);
    this.shelves = places.filter(({ kind }) => kind === 'shelf' || kind === 'bin');
  }

  private choose(event: Event): void {
    this.chosen = (event.target as HTMLSelectElement).value;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.chosen === '') return;
    this.dispatchEvent(new CustomEvent('rw-shelf', { detail: { code: this.chosen } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-kit-shelf': RwKitShelf;
  }
}
