import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call, errorText, fieldText, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { ratingText } from '../i18n/rating.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';

const loadNeeds = () => call(api['model-needs'].$get());
type Need = Awaited<ReturnType<typeof loadNeeds>>['needs'][number];

/** More are found by typing a part of the name. */
const SHOWN = 30;

/** The charger each model was learnt to need, corrected or forgotten by who keeps the stock. */
@customElement('rw-model-needs')
export class RwModelNeeds extends LitElement {
  static override styles = [
    baseStyles,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--rw-space-1) var(--rw-space-4);
        min-block-size: var(--rw-touch);
        padding-block: var(--rw-space-2);
        border-block-start: 1px solid var(--rw-color-line);
      }

      a {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--rw-touch);
      }

      form {
        display: flex;
        flex-wrap: wrap;
        flex: 1 1 100%;
        align-items: end;
        gap: var(--rw-space-3);
      }
    `,
  ];

  @state() private needs: readonly Need[] = [];
  @state() private text = '';
  @state() private editing: Need | null = null;
  @state() private error: unknown = null;
  @state() private busy = false;
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const wanted = fold(this.text);
    const found = this.needs.filter(({ make, model }) => fold(make + model).includes(wanted));
    return html`<section class="card stack">
      <h2>${t('model_needs.title')}</h2>
      <p class="muted">${t(this.needs.length > 0 ? 'model_needs.lead' : 'model_needs.none')}</p>
      ${this.error && !fieldText(this.error, 'chargerText') ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>` : nothing}
      ${
        this.needs.length > SHOWN
          ? html`<rw-field label=${t('model_needs.filter')}>
              <input
                type="search"
                @input=${(event: Event) => (this.text = (event.target as HTMLInputElement).value)}
              />
            </rw-field>`
          : nothing
      }
      <ul>
        ${found.slice(0, SHOWN).map((need) => this.renderNeed(need))}
      </ul>
      ${found.length > SHOWN ? html`<p class="muted">+ ${formatNumber(found.length - SHOWN)}</p>` : nothing}
    </section>`;
  }

  private renderNeed(need: Need) {
    const edits = this.editing?.modelKey === need.modelKey && this.editing.kind === need.kind;
    return html`<li>
      <span>
        <strong><bdi>${need.make} ${need.model}</bdi></strong>
        <span class="muted small">${t(`kind.${need.kind}`)}</span>
      </span>
      <span>
        <bdi>${ratingText(need)}</bdi>
        ${need.agreed ? nothing : html`<span class="muted small">${t('model_needs.not_agreed')}</span>`}
      </span>
      ${need.from ? html`<a href="/devices/${need.from}"><rw-code code=${need.from}></rw-code></a>` : nothing}
      ${
        allowed('kit.record') && !edits
          ? html`<rw-button variant="quiet" icon="pencil" @click=${() => this.edit(need)}
              >${t('kit_templates.change')}</rw-button
            >`
          : nothing
      }
      ${edits ? this.renderForm(need) : nothing}
    </li>`;
  }

  private renderForm(need: Need) {
    return html`<form @submit=${this.submit}>
      <rw-field
        label=${t('kitting.type_need')}
        hint=${t('kitting.type_need_hint')}
        error=${fieldText(this.error, 'chargerText')}
      >
        <input
          name="text"
          dir="ltr"
          autocomplete="off"
          maxlength="200"
          required
          .value=${written(need)}
        />
      </rw-field>
      <rw-button type="submit" variant="primary" ?busy=${this.busy}>${t('act.save')}</rw-button>
      <rw-button icon="trash" ?busy=${this.busy} @click=${() => this.save(need, '')}
        >${t('model_needs.forget')}</rw-button
      >
      <rw-button variant="quiet" @click=${() => this.edit(null)}>${t('act.cancel')}</rw-button>
    </form>`;
  }

  private edit(need: Need | null): void {
    this.editing = need;
    this.error = null;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = new FormData(event.target as HTMLFormElement).get('text');
    if (this.editing && typeof text === 'string') void this.save(this.editing, text);
  }

  private async save(need: Need, chargerText: string): Promise<void> {
    const { kind, makeKey, modelKey, version } = need;
    const json = { requestId: newRequestId(), kind, makeKey, modelKey, version, chargerText };
    this.busy = true;
    try {
      await call(api['model-needs'].$post({ json }));
      this.edit(null);
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
    await this.load();
  }

  private async load(): Promise<void> {
    try {
      this.needs = (await loadNeeds()).needs;
    } catch (error) {
      this.error = error;
    }
  }
}

const fold = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** As people type it. */
function written({ volts, watts, connector }: Need): string {
  const plug = /^\d/.test(connector) ? `${connector} mm` : connector;
  return `${volts ?? ''}V ${watts ?? ''}W ${plug}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-model-needs': RwModelNeeds;
  }
}
