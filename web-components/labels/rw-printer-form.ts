import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, errorText, fieldText, newRequestId } from '../data/api-client.ts';
import {
  correctionOf,
  type LabelSetup,
  mediumChoice,
  type Printer,
  setupOf,
} from '../data/label-setup.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { textOf } from '../evidence/form-values.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import './rw-printer-fields.ts';

/**
 * One printer of the site: set up, changed, taken out of use.
 * @fires rw-saved when it was
 * @fires rw-cancel
 */
@customElement('rw-printer-form')
export class RwPrinterForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--rw-space-5);
      }

      .check {
        display: flex;
        align-items: center;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch);
      }
    `,
  ];

  /** Null for a new one. */
  @property({ attribute: false }) printer: Printer | null = null;
  /** What a new one begins with. */
  @property({ attribute: false }) begin!: LabelSetup;
  @state() private setup: LabelSetup | null = null;
  @state() private busy = false;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override render() {
    const { printer, error } = this;
    return html`<form class="card" autocomplete="off" novalidate @submit=${this.save}>
      <rw-field label=${t('labels.printer_name')} error=${fieldText(error, 'name')}>
        <input name="name" maxlength="60" required .value=${printer?.name ?? ''} />
      </rw-field>
      <label class="check"
        ><input type="checkbox" name="isDefault" .checked=${printer?.isDefault ?? false} />
        ${t('labels.is_default')}</label
      >
      <rw-printer-fields
        .setup=${this.current}
        .error=${error}
        @rw-setup=${(event: CustomEvent<Partial<LabelSetup>>) =>
          (this.setup = { ...this.current, ...event.detail })}
      ></rw-printer-fields>
      ${error ? html`<rw-notice kind="refused">${errorText(error)}</rw-notice>` : nothing}
      <div class="row">
        <rw-button type="submit" variant="primary" size="bench" ?busy=${this.busy}
          >${t('act.save')}</rw-button
        >
        <rw-button @click=${() => this.dispatchEvent(new CustomEvent('rw-cancel'))}
          >${t('act.cancel')}</rw-button
        >
        ${
          printer
            ? html`<rw-button variant="quiet" @click=${() => void this.close(printer)}
                >${t('labels.close_printer')}</rw-button
              >`
            : nothing
        }
      </div>
    </form>`;
  }

  private get current(): LabelSetup {
    return this.setup ?? (this.printer ? setupOf(this.printer) : this.begin);
  }

  private readonly save = (event: Event): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const setup = this.current;
    const { dpi, symbol, output, host, port, cardMedium } = setup;
    const json = {
      requestId: newRequestId(),
      name: textOf(data, 'name'),
      isDefault: data.get('isDefault') !== null,
      medium: mediumChoice(setup),
      cardMedium,
      dpi,
      symbol,
      output,
      host,
      port,
      ...correctionOf(setup),
    };
    const { printer } = this;
    void this.run(async () => {
      if (!printer) return call(api.labels.printers.$post({ json }));
      return call(api.labels.printers[':id'].$post({ param: { id: printer.id }, json }));
    });
  };

  private close({ id }: Printer): Promise<void> {
    const json = { requestId: newRequestId() };
    return this.run(() => call(api.labels.printers[':id'].closing.$post({ param: { id }, json })));
  }

  private async run(work: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      await work();
      this.dispatchEvent(new CustomEvent('rw-saved'));
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-printer-form': RwPrinterForm;
  }
}
