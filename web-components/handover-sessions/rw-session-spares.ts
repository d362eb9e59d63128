import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { deviceName } from '../needs/need-data.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { scannedField } from './scanned-field.ts';
import { specWords, type SessionView } from './session-data.ts';
import { lineStyles } from './session-styles.ts';

/**
 * Devices that travel along, to be given for one that does not start.
 * @fires rw-changed
 */
@customElement('rw-session-spares')
export class RwSessionSpares extends LitElement {
  static override styles = [baseStyles, lineStyles];

  @property({ attribute: false }) session!: SessionView;
  /** The person may change them. */
  @property({ type: Boolean }) plans = false;
  readonly i18n = new I18n(this);
  readonly scans = scannedField(this, 'deviceCode', { focused: true });
  private readonly attempt = new Attempt(this);

  override render() {
    const { spares } = this.session;
    const { error, busy } = this.attempt;
    return html`<section class="stack">
      <h2>${t('handovers.spares')}</h2>
      <p class="muted">${t('handovers.spares_lead')}</p>
      ${
        spares.length > 0
          ? html`<ul>
              ${spares.map(
                (spare) =>
                  html`<li>
                    <span>
                      <rw-code .code=${spare.code}></rw-code>
                      <bdi>${deviceName(spare)}</bdi> ·
                      <bdi>${specWords(spare)}</bdi>
                      <bdi class="muted">${spare.placeName}</bdi>
                    </span>
                    ${
                      this.plans
                        ? html`<span class="doing"
                            ><rw-button
                              variant="quiet"
                              ?busy=${busy}
                              @click=${() => void this.end(spare.code)}
                              >${t('handovers.spare_end')}</rw-button
                            ></span
                          >`
                        : nothing
                    }
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      ${
        this.plans
          ? html`<form class="doing" autocomplete="off" @submit=${this.add}>
              <rw-field label=${t('handovers.spare_code')} error=${fieldText(error, 'deviceCode')}>
                <input name="deviceCode" required maxlength="40" inputmode="numeric" dir="ltr" />
              </rw-field>
              <rw-button type="submit" icon="plus" ?busy=${busy}
                >${t('handovers.spare_add')}</rw-button
              >
            </form>`
          : nothing
      }
      <rw-refused .error=${error}></rw-refused>
    </section>`;
  }

  private async add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const param = { code: this.session.code };
    const body = { deviceCode: formText(form, 'deviceCode') };
    const { spares } = api['handover-sessions'][':code'];
    const done = await this.attempt.run(body, (json) => call(spares.$post({ param, json })));
    if (!done) return;
    form.reset();
    this.changed();
  }

  private async end(device: string): Promise<void> {
    const param = { code: this.session.code, device };
    const { end } = api['handover-sessions'][':code'].spares[':device'];
    const done = await this.attempt.run({ ...param }, ({ requestId }) =>
      call(end.$post({ param, json: { requestId } })),
    );
    if (done) this.changed();
  }

  private changed(): void {
    this.dispatchEvent(new CustomEvent('rw-changed', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-session-spares': RwSessionSpares;
  }
}
