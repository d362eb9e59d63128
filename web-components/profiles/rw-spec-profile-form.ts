import { foldDigits } from '#domain/codes.ts';
import {
  type SpecRequirement,
  type SpecRequirements,
  SYSTEM_FAMILIES,
} from '#domain/spec-requirements.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';

const KINDS = ['laptop', 'desktop', 'tablet'] as const;
type Kind = (typeof KINDS)[number];

const NUMBERS = [
  ['memoryGb', 'profiles.memory', 'unit.gigabytes'],
  ['targetMemoryGb', 'profiles.target_memory', 'unit.gigabytes'],
  ['storageGb', 'spec.storage', 'unit.gigabytes'],
  ['screenInch', 'spec.screen', 'profiles.inches'],
  ['cpuCores', 'spec.cpu_cores', ''],
] as const;

export interface ProfileDraft {
  name: string;
  requirements: SpecRequirements;
  /** The form's own way to send it, so that a refusal shows where it was typed. */
  send: Attempt['run'];
}

/** What a profile asks of laptops, desktops and tablets. @fires rw-save with `detail: ProfileDraft` @fires rw-close */
@customElement('rw-spec-profile-form')
export class RwSpecProfileForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form,
      fieldset {
        display: grid;
        gap: var(--rw-space-4);
      }

      legend {
        padding: 0;
        margin-block-end: var(--rw-space-2);
        font-size: var(--rw-text-20);
        font-weight: 600;
      }

      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(9rem, 100%), 1fr));
        align-items: end;
        gap: var(--rw-space-3);
      }

      .tick,
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch);
      }

      .refused {
        color: var(--rw-color-refused);
      }
    `,
  ];

  @property() name = '';
  @property({ attribute: false }) requirements!: SpecRequirements;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { error } = this.attempt;
    return html`<form @submit=${this.save}>
      ${error ? html`<rw-refused .error=${error}></rw-refused>` : nothing}
      <rw-field label=${t('profiles.name')} error=${fieldText(error, 'name')}>
        <input name="name" maxlength="60" required .defaultValue=${this.name} />
      </rw-field>
      ${KINDS.map((kind) => this.renderKind(kind, this.requirements[kind]))}
      <div class="row">
        <rw-button type="submit" variant="primary" ?busy=${this.attempt.busy}
          >${t('act.save')}</rw-button
        >
        <rw-button variant="quiet" @click=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private renderKind(kind: Kind, required: SpecRequirement) {
    const { error } = this.attempt;
    const at = (field: string) => `requirements.${kind}.${field}`;
    const pixels = required.screenPixels;
    return html`<fieldset>
      <legend>${t(`kind.${kind}`)}</legend>
      <div class="fields">
        ${NUMBERS.map(([field, label, unit]) =>
          kind === 'desktop' && field === 'screenInch'
            ? nothing
            : html`<rw-field
                label=${t(label)}
                hint=${unit && t(unit)}
                error=${fieldText(error, at(field))}
              >
                <input
                  name=${`${kind}.${field}`}
                  inputmode="decimal"
                  dir="ltr"
                  required
                  maxlength="6"
                  autocomplete="off"
                  .defaultValue=${String(required[field])}
                />
              </rw-field>`,
        )}
        ${
          kind === 'desktop'
            ? nothing
            : html`<rw-field
                label=${t('spec.pixels')}
                hint=${t('profiles.pixels_hint')}
                optional
                error=${pixelsError(error, at('screenPixels'))}
              >
                <input
                  name=${`${kind}.screenPixels`}
                  dir="ltr"
                  maxlength="13"
                  autocomplete="off"
                  .defaultValue=${pixels ? `${pixels.width}x${pixels.height}` : ''}
                />
              </rw-field>`
        }
      </div>
      <label class="tick">
        <input
          type="checkbox"
          name=${`${kind}.solidStateOnly`}
          .defaultChecked=${required.solidStateOnly}
        />
        ${t('profiles.ssd_only')}
      </label>
      <p>${t('profiles.systems')} <span class="muted small">${t('profiles.systems_hint')}</span></p>
      <div class="fields">
        ${SYSTEM_FAMILIES.map(
          (family) =>
            html`<rw-field label=${t(`profiles.system.${family}`)} optional>
              <input
                name=${`${kind}.systems.${family}`}
                inputmode="numeric"
                dir="ltr"
                maxlength="2"
                autocomplete="off"
                .defaultValue=${String(required.systems[family] ?? '')}
              />
            </rw-field>`,
        )}
      </div>
      ${
        fieldText(error, at('systems'))
          ? html`<p class="refused" role="alert">${fieldText(error, at('systems'))}</p>`
          : nothing
      }
    </fieldset>`;
  }

  private save(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const read = (kind: Kind) => readRequirement(form, kind, this.requirements[kind]);
    const detail: ProfileDraft = {
      name: formText(form, 'name').trim(),
      requirements: { laptop: read('laptop'), desktop: read('desktop'), tablet: read('tablet') },
      send: (body, send) => this.attempt.run(body, send),
    };
    this.dispatchEvent(new CustomEvent('rw-save', { detail }));
  }
}

/** What cannot be read is sent as nothing and refused there. */
function pixelsError(error: unknown, field: string): string {
  const places = [field, `${field}.width`, `${field}.height`];
  return places.map((place) => fieldText(error, place)).find(Boolean) ?? '';
}

/** A desktop's screen is part of its kit: what was asked before stays. */
function readRequirement(
  form: HTMLFormElement,
  kind: Kind,
  before: SpecRequirement,
): SpecRequirement {
  const text = (field: string) => foldDigits(formText(form, `${kind}.${field}`)).trim();
  const number = (field: string) => Number(text(field).replace(/[,٫]/, '.'));
  const pixels = /^(\d+)\s*[x×*]\s*(\d+)$/i.exec(text('screenPixels'));
  const systems = SYSTEM_FAMILIES.flatMap((family) => {
    const version = text(`systems.${family}`);
    return version === '' ? [] : [[family, Number(version)] as const];
  });
  const ssd = form.elements.namedItem(`${kind}.solidStateOnly`) as HTMLInputElement;
  return {
    memoryGb: number('memoryGb'),
    targetMemoryGb: number('targetMemoryGb'),
    storageGb: number('storageGb'),
    screenInch: kind === 'desktop' ? before.screenInch : number('screenInch'),
    cpuCores: number('cpuCores'),
    solidStateOnly: ssd.checked,
    screenPixels:
      kind === 'desktop'
        ? before.screenPixels
        : text('screenPixels') === ''
          ? null
          : { width: Number(pixels?.[1] ?? 0), height: Number(pixels?.[2] ?? 0) },
    systems: Object.fromEntries(systems),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-spec-profile-form': RwSpecProfileForm;
  }
}
