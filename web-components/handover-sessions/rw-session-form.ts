import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { navigate } from '../app/navigation.ts';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { formGrid } from './session-styles.ts';

/** Plans a session and goes to its page, where needs are put into it. */
@customElement('rw-session-form')
export class RwSessionForm extends LitElement {
  static override styles = [baseStyles, formGrid];

  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { error, busy } = this.attempt;
    return html`<form class="card stack" autocomplete="off" @submit=${this.submit}>
      <h2>${t('handovers.new')}</h2>
      <div class="fields">
        <rw-field label=${t('handovers.school')} error=${fieldText(error, 'title')}>
          <input name="title" required maxlength="120" />
        </rw-field>
        <rw-field label=${t('handovers.day')} optional error=${fieldText(error, 'plannedOn')}>
          <input name="plannedOn" type="date" />
        </rw-field>
        <rw-field label=${t('handovers.way')}>
          <select name="way">
            <option value="table">${t('handovers.way_table')}</option>
            <option value="courier">${t('handovers.way_courier')}</option>
          </select>
        </rw-field>
      </div>
      <rw-refused .error=${error}></rw-refused>
      <div>
        <rw-button type="submit" variant="primary" icon="calendar" ?busy=${busy}
          >${t('handovers.open')}</rw-button
        >
      </div>
    </form>`;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target;
    const body = {
      title: formText(form, 'title'),
      plannedOn: formText(form, 'plannedOn') || null,
      way: formText(form, 'way') as 'table' | 'courier',
    };
    const made = await this.attempt.run(body, (json) =>
      call(api['handover-sessions'].$post({ json })),
    );
    if (made) navigate(`/handovers/${made.code}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-session-form': RwSessionForm;
  }
}
