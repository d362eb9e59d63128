import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { blockerText } from '../data/blocker-text.ts';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-refused.ts';
import { formGrid } from './session-styles.ts';

const route = api['handover-sessions'][':code'].needs;
type Added = Awaited<ReturnType<typeof add>>;
type Body = Parameters<typeof route.$post>[0]['json'];

function add(code: string, json: Body) {
  return call(route.$post({ param: { code }, json }));
}

/**
 * Puts needs into a session: of a school or area, the first of the queue, or by their codes.
 * @fires rw-added
 */
@customElement('rw-session-add')
export class RwSessionAdd extends LitElement {
  static override styles = [baseStyles, formGrid];

  /** Of the session. */
  @property() code = '';
  /** School that is proposed. */
  @property() school = '';
  /** Nothing is in the session yet: the form is open. */
  @property({ type: Boolean }) empty = false;
  @state() private answer: Added | null = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { error, busy } = this.attempt;
    return html`<details class="card" ?open=${this.empty}>
      <summary><strong>${t('handovers.add')}</strong></summary>
      <div class="stack">
        <form class="stack" autocomplete="off" @submit=${this.addFrom}>
          <div class="fields">
            <rw-field label=${t('role.school')} optional hint=${t('handovers.add_hint')}>
              <input name="school" maxlength="120" .value=${this.school} />
            </rw-field>
            <rw-field label=${t('need.area')} optional>
              <input name="area" maxlength="80" />
            </rw-field>
            <rw-field label=${t('handovers.most')} error=${fieldText(error, 'from.limit')}>
              <input name="limit" type="number" min="1" max="1000" value="200" required />
            </rw-field>
          </div>
          <div>
            <rw-button type="submit" ?busy=${busy} icon="plus">${t('handovers.add_do')}</rw-button>
          </div>
        </form>
        <form class="stack" autocomplete="off" @submit=${this.addNamed}>
          <rw-field label=${t('handovers.codes')} hint=${t('handovers.codes_hint')}>
            <textarea name="codes" rows="2" required maxlength="20000"></textarea>
          </rw-field>
          <div>
            <rw-button type="submit" ?busy=${busy} icon="plus"
              >${t('handovers.add_codes')}</rw-button
            >
          </div>
        </form>
        <rw-refused .error=${error}></rw-refused>
        ${this.answer ? renderAnswer(this.answer) : nothing}
      </div>
    </details>`;
  }

  private addFrom(event: SubmitEvent): void {
    event.preventDefault();
    const [school, area] = [formText(event.target, 'school'), formText(event.target, 'area')];
    const limit = Number(formText(event.target, 'limit'));
    const from = {
      ...(school ? { school } : {}),
      ...(area ? { area } : {}),
      limit,
    };
    void this.send({ from });
  }

  private addNamed(event: SubmitEvent): void {
    event.preventDefault();
    const needCodes = formText(event.target, 'codes')
      .split(/[\s,;]+/)
      .filter(Boolean);
    void this.send({ needCodes });
  }

  private async send(body: Omit<Body, 'requestId'>): Promise<void> {
    const answer = await this.attempt.run(body, (json) => add(this.code, json));
    if (!answer) return;
    this.answer = answer;
    this.dispatchEvent(new CustomEvent('rw-added', { bubbles: true, composed: true }));
  }
}

function renderAnswer({ added, refused }: Added) {
  return html`<rw-notice
    kind=${refused.length > 0 ? 'warning' : added.length > 0 ? 'done' : 'info'}
  >
    ${t('handovers.added', { count: added.length })}
    ${
      refused.length > 0
        ? html`<ul>
            ${refused.map(
              ({ code, reason, session }) =>
                html`<li>
                  <bdi>${code}</bdi>: ${blockerText({ code: reason })}
                  ${session ? html`<a href="/handovers/${session}">${session}</a>` : nothing}
                </li>`,
            )}
          </ul>`
        : nothing
    }
  </rw-notice>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-session-add': RwSessionAdd;
  }
}
