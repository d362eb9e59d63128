import { matchesQuery, normaliseQuery, searchText } from '#domain/search-text.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call, errorText } from '../data/api-client.ts';
import { ApiError } from '../data/api-error.ts';
import { Attempt } from '../data/attempt.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';

const readPlaces = () => call(api.places.$get({ query: {} }));
type PlaceLine = Awaited<ReturnType<typeof readPlaces>>[number];
type What = 'site' | 'chosen';

/**
 * Starts a count of the whole site, or of chosen places.
 * @fires rw-started with `detail: { id }`
 * @fires rw-stale when another count runs already
 */
@customElement('rw-count-form')
export class RwCountForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .places {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(200px, 1fr));
        gap: 0 var(--rw-space-3);
        max-block-size: 40vh;
        overflow: auto;
        border-block: 1px solid var(--rw-color-line);
      }

      .places label {
        display: flex;
        align-items: center;
        gap: var(--rw-space-2);
        min-block-size: var(--rw-touch);
        padding-inline: var(--rw-space-1);
      }
    `,
  ];

  @state() private what: What = 'site';
  @state() private name = '';
  @state() private filter = '';
  @state() private places: readonly PlaceLine[] = [];
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private failure: unknown = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const error = this.attempt.error ?? this.failure;
    return html`<form class="card stack" autocomplete="off" @submit=${this.submit}>
      <h2>${t('counts.start_title')}</h2>
      <rw-choice
        label=${t('counts.what')}
        .value=${this.what}
        .options=${[
          { value: 'site', label: t('counts.whole_site') },
          { value: 'chosen', label: t('counts.chosen') },
        ]}
        @change=${this.onWhat}
      ></rw-choice>
      ${this.what === 'chosen' ? this.renderPlaces() : nothing}
      <rw-field label=${t('counts.name')} hint=${t('counts.name_hint')}>
        <input
          name="name"
          maxlength="80"
          .value=${this.name}
          @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)}
        />
      </rw-field>
      ${error ? html`<rw-notice kind="refused">${errorText(error)}</rw-notice>` : nothing}
      <div class="row">
        <rw-button
          type="submit"
          variant="primary"
          size="bench"
          icon="clipboard-check"
          ?busy=${this.attempt.busy}
          ?disabled=${this.what === 'chosen' && this.chosen.size === 0}
          >${t('counts.start')}</rw-button
        >
      </div>
    </form>`;
  }

  private renderPlaces() {
    const shown = this.shown();
    return html`<fieldset class="stack">
      <legend>${t('counts.choose')}</legend>
      <rw-field label=${t('counts.filter')}>
        <input
          type="search"
          .value=${this.filter}
          @input=${(event: Event) => (this.filter = (event.target as HTMLInputElement).value)}
        />
      </rw-field>
      <div class="places">
        ${shown.map(
          (place) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${this.chosen.has(place.id)}
                @change=${() => this.toggle(place.id)}
              /><bdi>${place.name}</bdi></label
            >`,
        )}
      </div>
      <div class="row">
        <rw-button @click=${() => this.chooseAll(shown)}>${t('counts.choose_all')}</rw-button>
        <span class="muted number">${this.chosen.size}</span>
      </div>
    </fieldset>`;
  }

  private shown(): readonly PlaceLine[] {
    const wanted = normaliseQuery(this.filter);
    return this.places.filter(({ name }) => matchesQuery(searchText([name]), wanted));
  }

  private toggle(id: string): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
  }

  private chooseAll(shown: readonly PlaceLine[]): void {
    this.chosen = new Set([...this.chosen, ...shown.map(({ id }) => id)]);
  }

  private async onWhat(event: CustomEvent<{ value: What }>): Promise<void> {
    this.what = event.detail.value;
    if (this.what === 'site' || this.places.length > 0) return;
    try {
      this.places = await readPlaces();
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const chosen = this.what === 'chosen' ? { placeIds: [...this.chosen] } : {};
    const started = await this.attempt.run({ name: this.name, ...chosen }, (json) =>
      call(api.counts.$post({ json })),
    );
    if (started) {
      this.dispatchEvent(new CustomEvent('rw-started', { detail: { id: started.id } }));
      return;
    }
    const { error } = this.attempt;
    if (error instanceof ApiError && error.code === 'count.open') {
      this.dispatchEvent(new CustomEvent('rw-stale'));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-count-form': RwCountForm;
  }
}
