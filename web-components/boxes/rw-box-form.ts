import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { printLabels } from '../data/label-printing.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-refused.ts';

/**
 * Makes one box or a series "1 of n", in the hands of who makes them, and prints their labels.
 * @fires rw-changed
 */
@customElement('rw-box-form')
export class RwBoxForm extends LitElement {
  static override styles = [baseStyles];

  @state() private made: readonly { code: string }[] = [];
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { error, busy } = this.attempt;
    const [first] = this.made;
    return html`<form class="card stack" autocomplete="off" @submit=${this.submit}>
      <h2>${t('box.new')}</h2>
      <div class="row">
        <rw-field
          label=${t('box.name')}
          hint=${t('box.name_hint')}
          error=${fieldText(error, 'name')}
        >
          <input name="name" maxlength="60" />
        </rw-field>
        <rw-field label=${t('box.count')} error=${fieldText(error, 'count')}>
          <input name="count" type="number" min="1" max="100" value="1" inputmode="numeric" />
        </rw-field>
      </div>
      <rw-refused .error=${error ?? this.error}></rw-refused>
      ${
        first
          ? html`<rw-notice kind="done"
              >${t('box.made', { count: this.made.length })}
              ${
                allowed('label.print')
                  ? html`<rw-button slot="actions" icon="printer" @click=${this.print}
                      >${t('places.print_labels')}</rw-button
                    >`
                  : nothing
              }
              <rw-button slot="actions" href="/boxes/${first.code}">${t('box.open')}</rw-button>
            </rw-notice>`
          : nothing
      }
      <div>
        <rw-button type="submit" variant="primary" icon="plus" ?busy=${busy}
          >${t('box.make')}</rw-button
        >
      </div>
    </form>`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const valueOf = (name: string) => {
      const input = form.elements.namedItem(name);
      return input instanceof HTMLInputElement ? input.value : '';
    };
    const body = { name: valueOf('name'), count: Number(valueOf('count')) };
    const answer = await this.attempt.run(body, (json) => call(api.boxes.$post({ json })));
    if (!answer) return;
    this.made = answer.boxes;
    form.reset();
    this.dispatchEvent(new CustomEvent('rw-changed'));
  }

  private readonly print = async (): Promise<void> => {
    try {
      await printLabels({ what: 'codes', codes: this.made.map(({ code }) => code) });
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-box-form': RwBoxForm;
  }
}
