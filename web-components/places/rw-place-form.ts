import { expandPlaceNames } from '#domain/place-names.ts';
import { mayLieIn, type TreePlace } from '#domain/places.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { printLabels } from '../data/label-printing.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import './rw-parent-field.ts';

const KINDS = ['shelf', 'bin', 'bench', 'area', 'quarantine'] as const;

/**
 * Makes one place or several at once.
 * @fires rw-changed
 */
@customElement('rw-place-form')
export class RwPlaceForm extends LitElement {
  static override styles = [baseStyles];

  /** The places there are, to choose the one the new ones lie in. */
  @property({ attribute: false }) places: readonly (TreePlace & { closed?: boolean })[] = [];
  @state() private parentId = '';
  @state() private kind: (typeof KINDS)[number] = 'shelf';
  @state() private name = '';
  @state() private made: readonly { code: string }[] = [];
  @state() private busy = false;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  private requestId = newRequestId();

  override render() {
    const names = expandPlaceNames(this.name);
    return html`<form class="card stack" autocomplete="off" @submit=${this.submit}>
      <h2>${t('places.new')}</h2>
      <rw-choice
        label=${t('places.kind')}
        .value=${this.kind}
        .options=${KINDS.map((kind) => ({ value: kind, label: t(`places.kind.${kind}`) }))}
        @change=${(event: CustomEvent<{ value: (typeof KINDS)[number] }>) =>
          this.onKind(event.detail.value)}
      ></rw-choice>
      <rw-parent-field
        .places=${this.places}
        .kind=${this.kind}
        .parentId=${this.parentId}
        @change=${(event: CustomEvent<{ parentId: string }>) =>
          (this.parentId = event.detail.parentId)}
      ></rw-parent-field>
      <rw-field label=${t('places.name')} hint=${t('places.name_hint')}>
        <input
          name="name"
          maxlength="60"
          required
          .value=${this.name}
          @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)}
        />
      </rw-field>
      ${
        names.length > 1
          ? html`<p>${t('places.will_make', { count: names.length, names: firstOf(names) })}</p>`
          : nothing
      }
      ${this.error ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>` : nothing}
      ${
        this.made.length > 0
          ? html`<rw-notice kind="done"
              >${t('places.made', { count: this.made.length })}
              <rw-button slot="actions" icon="printer" @click=${this.print}
                >${t('places.print_labels')}</rw-button
              ></rw-notice
            >`
          : nothing
      }
      <div class="row">
        <rw-button type="submit" variant="primary" icon="plus" ?busy=${this.busy}
          >${t('common.add')}</rw-button
        >
      </div>
    </form>`;
  }

  private onKind(kind: (typeof KINDS)[number]): void {
    this.kind = kind;
    const parent = this.places.find(({ id }) => id === this.parentId);
    if (parent && !mayLieIn(kind, parent.kind)) this.parentId = '';
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy || this.name.trim() === '') return;
    this.busy = true;
    this.error = null;
    try {
      const { requestId, kind, name, parentId } = this;
      const json = { requestId, kind, name, ...(parentId ? { parentId } : {}) };
      const { places } = await call(api.places.$post({ json }));
      this.made = places;
      this.name = '';
      this.dispatchEvent(new CustomEvent('rw-changed'));
    } catch (error) {
      this.error = error;
    } finally {
      this.requestId = newRequestId();
      this.busy = false;
    }
  }

  private readonly print = async (): Promise<void> => {
    try {
      await printLabels({ what: 'codes', codes: this.made.map((place) => place.code) });
    } catch (error) {
      this.error = error;
    }
  };
}

function firstOf(names: readonly string[]): string {
  return names.length > 4 ? [...names.slice(0, 3), '…', names.at(-1)].join(', ') : names.join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-place-form': RwPlaceForm;
  }
}
