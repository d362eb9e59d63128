import { GIVING_ROUTES, type GivingRoute, refuseDirect } from '#domain/giving-routes.ts';
import { moveFor } from '#domain/lifecycle.ts';
import { DEVICE_KINDS } from '#domain/device-kinds.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { getSession } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';

/**
 * Announces devices that were promised but are not here yet; shown to who may.
 * @fires rw-changed
 */
@customElement('rw-announce-form')
export class RwAnnounceForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      summary {
        min-block-size: var(--rw-touch);
        align-content: center;
        cursor: pointer;
      }
    `,
  ];

  @property() code = '';
  @property() donorKind: 'organisation' | 'person' | 'anonymous' = 'anonymous';
  /** Opened to announce a direct gift. */
  @property({ type: Boolean }) direct = false;
  @state() private route: GivingRoute = 'workshop';
  @state() private busy = false;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('direct') && this.direct) this.route = 'direct';
  }

  override render() {
    if (!moveFor(null, 'offered', getSession()?.roles ?? [])) return nothing;
    return html`<details ?open=${this.direct}>
      <summary>${t('donation.announce')}</summary>
      <form class="stack" @submit=${this.submit}>
        <p class="muted">${t('donation.announce_hint')}</p>
        <div class="row">
          <rw-field label=${t('intake.kind')}>
            <select name="kind">
              ${DEVICE_KINDS.map((kind) => html`<option value=${kind}>${t(`kind.${kind}`)}</option>`)}
            </select>
          </rw-field>
          <rw-field label=${t('donation.count')}>
            <input type="number" name="count" min="1" max="50" value="1" required />
          </rw-field>
          <rw-field label=${t('field.make')} optional
            ><input name="make" maxlength="60"
          /></rw-field>
          <rw-field label=${t('field.model')} optional
            ><input name="model" maxlength="80"
          /></rw-field>
        </div>
        ${this.renderRoute()}
        ${
          this.error
            ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>`
            : nothing
        }
        <div class="row">
          <rw-button type="submit" ?busy=${this.busy}>${t('donation.announce')}</rw-button>
        </div>
      </form>
    </details>`;
  }

  /** The usual way is chosen already; who gives directly must be somebody we can speak with. */
  private renderRoute() {
    const refusal = refuseDirect('offered', this.donorKind);
    if (refusal) return html`<p class="muted">${t(`error.${refusal}`)}</p>`;
    return html`<rw-choice
        label=${t('intake.route')}
        .value=${this.route}
        .options=${GIVING_ROUTES.map((route) => ({ value: route, label: t(`intake.route.${route}`) }))}
        @change=${(event: CustomEvent<{ value: GivingRoute }>) => (this.route = event.detail.value)}
      ></rw-choice>
      ${this.route === 'direct' ? html`<rw-notice>${t('intake.route_hint')}</rw-notice>` : nothing}`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const text = (name: string) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    const kind = DEVICE_KINDS.find((one) => one === text('kind')) ?? 'laptop';
    this.busy = true;
    this.error = null;
    try {
      const json = {
        requestId: newRequestId(),
        kind,
        count: Number(text('count')),
        make: text('make'),
        model: text('model'),
        route: refuseDirect('offered', this.donorKind) ? ('workshop' as const) : this.route,
      };
      await call(api.donations[':code'].offers.$post({ param: { code: this.code }, json }));
      form.reset();
      this.route = 'workshop';
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
    'rw-announce-form': RwAnnounceForm;
  }
}
