import { UNITS } from '#domain/checklist-items.ts';
import type { Band, ChecklistInput, DefinedLine, Words } from '#domain/checklist-items.ts';
import { isBuiltIn } from '#domain/checklist-versions.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { faultChoices, faultName } from '../data/fault-list.ts';
import { ENDONYMS, I18n, LOCALES, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';

type NumberInput = Extract<ChecklistInput, { type: 'number' }>;

const NEW_NUMBER: NumberInput = {
  type: 'number',
  unit: 'minutes',
  minimum: 0,
  maximum: 100,
  bands: [{ from: 0, verdict: 'pass' }],
};
const VERDICTS = ['pass', 'warning', 'fail'] as const;
const NO_WORDS: Words = { en: '', vi: '', fa: '' };

/**
 * The limits of a line, and of an added line also its words, its kind of answer and its fault.
 * @fires rw-line with `detail: DefinedLine`; rw-remove
 */
@customElement('rw-line-form')
export class RwLineForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
        align-items: end;
        gap: var(--rw-space-3);
      }

      .band {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }

      .band rw-field {
        flex: 1 1 6rem;
        max-inline-size: 16rem;
      }

      .band rw-field + rw-field {
        flex-grow: 2;
      }
    `,
  ];

  @property({ attribute: false }) line!: DefinedLine;
  readonly i18n = new I18n(this);

  override render() {
    const own = !isBuiltIn(this.line.key);
    const { input } = this.line;
    return html`<div class="stack">
      ${own ? this.renderWords('title') : nothing} ${own ? this.renderWords('criterion') : nothing}
      ${own ? this.renderKind() : nothing}
      ${input.type === 'number' ? this.renderNumber(input, own) : nothing}
      ${
        own
          ? html`<div>
              <rw-button variant="quiet" icon="trash" @click=${this.askRemoval}
                >${t('checklists.remove')}</rw-button
              >
            </div>`
          : nothing
      }
    </div>`;
  }

  private renderWords(part: 'title' | 'criterion') {
    const words = this.line[part] ?? NO_WORDS;
    return html`<div class="grid">
      ${LOCALES.map(
        (locale) =>
          html`<rw-field label=${t(`checklists.line_${part}`, { language: ENDONYMS[locale] })}>
            <input
              maxlength="120"
              lang=${locale}
              dir=${locale === 'fa' ? 'rtl' : 'ltr'}
              .value=${words[locale]}
              @input=${(event: Event) =>
                this.change({ [part]: { ...words, [locale]: valueOf(event) } })}
            />
          </rw-field>`,
      )}
    </div>`;
  }

  private renderKind() {
    const { input, fault } = this.line;
    return html`<div class="grid">
      <rw-field label=${t('checklists.input')}>
        <select
          @change=${(event: Event) =>
            this.change({
              input: valueOf(event) === 'number' ? NEW_NUMBER : { type: 'observe' },
            })}
        >
          <option value="observe" ?selected=${input.type === 'observe'}>
            ${t('checklists.observe')}
          </option>
          <option value="number" ?selected=${input.type === 'number'}>
            ${t('checklists.number')}
          </option>
        </select>
      </rw-field>
      <rw-field label=${t('checklists.fault')}>
        <select
          @change=${(event: Event) => {
            const code = valueOf(event);
            this.change({ fault: code || null });
          }}
        >
          <option value="">–</option>
          ${faultChoices().map(
            (code) =>
              html`<option value=${code} ?selected=${code === fault}>${faultName(code)}</option>`,
          )}
        </select>
      </rw-field>
    </div>`;
  }

  private renderNumber(input: NumberInput, own: boolean) {
    const change = (changes: Partial<NumberInput>) =>
      this.change({ input: { ...input, ...changes } });
    const bands = (next: readonly Band[]) => change({ bands: next });
    return html`${
        own
          ? html`<div class="grid">
              <rw-field label=${t('checklists.unit')}>
                <select
                  @change=${(event: Event) => {
                    const unit = UNITS.find((one) => one === valueOf(event));
                    if (unit) change({ unit });
                  }}
                >
                  ${UNITS.map(
                    (unit) =>
                      html`<option value=${unit} ?selected=${unit === input.unit}>
                        ${t(`unit.${unit}`)}
                      </option>`,
                  )}
                </select>
              </rw-field>
              ${this.renderValue('checklists.minimum', input.minimum, (minimum) =>
                change({ minimum }),
              )}
              ${this.renderValue('checklists.maximum', input.maximum, (maximum) =>
                change({ maximum }),
              )}
            </div>`
          : nothing
      }
      ${input.bands.map(
        (band, index) =>
          html`<div class="band">
            ${this.renderValue('checklists.from', band.from, (from) =>
              bands(input.bands.map((one, at) => (at === index ? { ...one, from } : one))),
            )}
            <rw-field label=${t('checklists.verdict')}>
              <select
                @change=${(event: Event) => {
                  const verdict = VERDICTS.find((one) => one === valueOf(event)) ?? 'pass';
                  bands(input.bands.map((one, at) => (at === index ? { ...one, verdict } : one)));
                }}
              >
                ${VERDICTS.map(
                  (verdict) =>
                    html`<option value=${verdict} ?selected=${verdict === band.verdict}>
                      ${t(`verdict.${verdict}`)}
                    </option>`,
                )}
              </select>
            </rw-field>
            <rw-button
              variant="quiet"
              icon="x"
              label=${t('checklists.remove_limit')}
              ?disabled=${input.bands.length === 1}
              @click=${() => bands(input.bands.filter((_, at) => at !== index))}
            ></rw-button>
          </div>`,
      )}
      <div>
        <rw-button
          icon="plus"
          @click=${() =>
            bands([...input.bands, { from: (input.bands.at(-1)?.from ?? 0) + 1, verdict: 'pass' }])}
          >${t('checklists.add_limit')}</rw-button
        >
      </div>`;
  }

  private renderValue(
    label: 'checklists.minimum' | 'checklists.maximum' | 'checklists.from',
    value: number,
    set: (value: number) => void,
  ) {
    return html`<rw-field label=${t(label)}>
      <input
        type="number"
        step="any"
        dir="ltr"
        .value=${String(value)}
        @change=${(event: Event) => {
          const { valueAsNumber } = event.target as HTMLInputElement;
          if (Number.isFinite(valueAsNumber)) set(valueAsNumber);
          else this.requestUpdate();
        }}
      />
    </rw-field>`;
  }

  private change(changes: Partial<DefinedLine>): void {
    const detail = { ...this.line, ...changes };
    this.dispatchEvent(
      new CustomEvent<DefinedLine>('rw-line', { detail, bubbles: true, composed: true }),
    );
  }

  private askRemoval(): void {
    this.dispatchEvent(new CustomEvent('rw-remove', { bubbles: true, composed: true }));
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-line-form': RwLineForm;
  }
}
