import {
  OS_ACTIVATIONS,
  OS_LICENCES,
  type OsActivation,
  type OsInstall,
  type OsLicence,
} from '#domain/repairs.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fieldText } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import { panelStyles } from './panel-styles.ts';
import type { Repair } from './repair-data.ts';

/** What was installed, under which right, and whether it is activated. @fires rw-os with the new `OsInstall` */
@customElement('rw-os-fields')
export class RwOsFields extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) os!: OsInstall;
  /** Installed here lately: one tap fills everything in. */
  @property({ attribute: false }) systems: Repair['systems'] = [];
  @property({ attribute: false }) error: unknown = null;
  readonly i18n = new I18n(this);

  override render() {
    const { os, error } = this;
    return html`<div class="form">
      ${this.renderRecent()}
      <rw-field
        label=${t('os.image')}
        hint=${t('os.image_hint')}
        error=${fieldText(error, 'os.image')}
      >
        <input
          name="image"
          dir="auto"
          maxlength="80"
          .value=${os.image}
          @input=${(event: Event) =>
            this.change({ image: (event.target as HTMLInputElement).value })}
        />
      </rw-field>
      <rw-choice
        size="bench"
        label=${t('os.licence')}
        error=${fieldText(error, 'os.licence')}
        .value=${os.licence ?? ''}
        .options=${OS_LICENCES.map((value) => ({ value, label: t(`os.licence.${value}`) }))}
        @change=${(event: CustomEvent<{ value: OsLicence }>) =>
          this.chooseLicence(event.detail.value)}
      ></rw-choice>
      ${
        os.licence === 'oem_coa'
          ? html`<label class="tick"
                ><input
                  type="checkbox"
                  .checked=${os.coaSeen}
                  @change=${(event: Event) =>
                    this.change({ coaSeen: (event.target as HTMLInputElement).checked })}
                />
                ${t('os.coa_seen')}</label
              >
              ${
                fieldText(error, 'os.coaSeen')
                  ? html`<p class="refused small" role="alert">
                      ${fieldText(error, 'os.coaSeen')}
                    </p>`
                  : nothing
              }`
          : nothing
      }
      <rw-choice
        size="bench"
        label=${t('os.activation')}
        error=${fieldText(error, 'os.activation')}
        .value=${os.activation ?? ''}
        .options=${OS_ACTIVATIONS.map((value) => ({ value, label: t(`os.activation.${value}`) }))}
        @change=${(event: CustomEvent<{ value: OsActivation }>) =>
          this.change({ activation: event.detail.value })}
      ></rw-choice>
    </div>`;
  }

  private renderRecent() {
    if (this.systems.length === 0) return nothing;
    return html`<div class="stack">
      <strong>${t('os.recent')}</strong>
      <div class="row">
        ${this.systems.map(
          (system) =>
            html`<rw-button size="bench" @click=${() => this.change({ ...system, coaSeen: false })}
              ><bdi>${system.image}</bdi></rw-button
            >`,
        )}
      </div>
    </div>`;
  }

  /** A free system needs no activation, and any other needs an answer. */
  private chooseLicence(licence: OsLicence): void {
    const { activation } = this.os;
    const free = licence === 'none';
    const fits = free ? activation === 'not_needed' : activation !== 'not_needed';
    this.change({ licence, activation: fits ? activation : free ? 'not_needed' : null });
  }

  private change(part: Partial<OsInstall>): void {
    this.os = { ...this.os, ...part };
    this.dispatchEvent(new CustomEvent('rw-os', { detail: this.os }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-os-fields': RwOsFields;
  }
}
