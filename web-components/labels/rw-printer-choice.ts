import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { OWN, type Printer, printerChoice, printerOfBench } from '../data/label-setup.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-field.ts';

/**
 * Which printer is used here: that of the bench or the site, another one, or what is set up on this device.
 * @fires rw-printer with the choice as `detail`
 */
@customElement('rw-printer-choice')
export class RwPrinterChoice extends LitElement {
  static override styles = [
    baseStyles,
    css`
      rw-field {
        max-inline-size: 32rem;
      }
    `,
  ];

  @property({ attribute: false }) printers: readonly Printer[] = [];
  readonly i18n = new I18n(this);

  override render() {
    const { printers } = this;
    const choice = printerChoice();
    const usual = printerOfBench(printers);
    const known = choice === OWN || printers.some(({ id }) => id === choice);
    const usualName = usual?.name ?? t('labels.nothing_set_up');
    return html`<rw-field label=${t('labels.prints_with')}>
      <select @change=${this.onChange}>
        <option value="" ?selected=${!known}>
          ${t('labels.usual_printer', { name: usualName })}
        </option>
        ${printers.map(
          ({ id, name }) => html`<option value=${id} ?selected=${id === choice}>${name}</option>`,
        )}
        <option value=${OWN} ?selected=${choice === OWN}>${t('labels.own_setup')}</option>
      </select>
    </rw-field>`;
  }

  private onChange(event: Event): void {
    const detail = (event.target as HTMLSelectElement).value || null;
    this.dispatchEvent(new CustomEvent('rw-printer', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-printer-choice': RwPrinterChoice;
  }
}
