import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { api, call, errorText, fieldText, newRequestId } from '../data/api-client.ts';
import { printLabels } from '../data/label-printing.ts';
import { blockerText } from '../data/blocker-text.ts';
import type { Card } from '../evidence/card.ts';
import { textOf } from '../evidence/form-values.ts';
import '../evidence/rw-place-field.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import { showToast } from '../ui/toast.ts';
import { factsText, typeText } from './item-fields.ts';
import { loadPlaces, type Place, type Takeable } from './parts-data.ts';
import './rw-part-facts.ts';
import type { RwPartFacts } from './rw-part-facts.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/**
 * Takes one part after the other out of a device: what the records know is filled in, and the label is printed.
 * @fires rw-changed
 */
@customElement('rw-take-part')
export class RwTakePart extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) card!: Card;
  @property({ attribute: false }) takeable: readonly Takeable[] = [];
  /** Position in the list; nothing chosen while it is -1. */
  @state() private chosen = -1;
  @state() private placeId = '';
  @query('rw-part-facts') private readonly facts!: RwPartFacts;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);
  private readonly places: Promise<Place[]> = loadPlaces();

  override render() {
    const part = this.takeable[this.chosen];
    return html`<section class="stack">
      <h3>${t('parts.take')}</h3>
      <p class="muted">${t('parts.take_text')}</p>
      <rw-field label=${t('parts.type')}>
        <select
          @change=${(event: Event) =>
            (this.chosen = Number((event.target as HTMLSelectElement).value))}
        >
          <option value="-1" ?selected=${this.chosen < 0}>${t('common.select')}</option>
          ${this.takeable.map(
            (one, index) =>
              html`<option value=${index} ?selected=${index === this.chosen}>
                ${this.name(one)}
              </option>`,
          )}
        </select>
      </rw-field>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      ${part ? this.renderForm(part) : nothing}
    </section>`;
  }

  /** Drives by make and serial, because there may be two of them. */
  private name({ type, make, model, serial, mediumId }: Takeable): string {
    const about = mediumId ? [make, model, serial.slice(-4)].filter(Boolean).join(' ') : '';
    return [typeText(type), about].filter(Boolean).join(' · ');
  }

  private renderForm(part: Takeable) {
    if (part.refused) {
      const words = blockerText({ code: part.refused.code, params: { ...part.refused.params } });
      return html`<rw-notice kind="refused">${words}</rw-notice>`;
    }
    const { error } = this.sending;
    return html`<form class="stack" @submit=${this.submit}>
      ${
        part.mediumId
          ? html`<p><bdi>${factsText(part.type, part.facts)}</bdi></p>`
          : html`${(['make', 'model', 'serial'] as const).map(
                (name) =>
                  html`<rw-field
                    label=${t(`field.${name}`)}
                    error=${fieldText(error, name)}
                    optional
                  >
                    <input
                      name=${name}
                      maxlength="64"
                      autocomplete="off"
                      .defaultValue=${part[name]}
                    />
                  </rw-field>`,
              )}
              <rw-part-facts
                type=${part.type}
                .facts=${part.facts}
                .error=${error}
              ></rw-part-facts>`
      }
      <rw-place-field
        label=${t('parts.into')}
        .kinds=${['shelf', 'bin', 'bench', 'area']}
        placeId=${this.placeId}
        @change=${(event: CustomEvent<{ placeId: string }>) =>
          (this.placeId = event.detail.placeId)}
      ></rw-place-field>
      <div class="row">
        <rw-button type="submit" variant="primary" size="bench" ?busy=${this.sending.busy}
          >${t('parts.take_out')}</rw-button
        >
      </div>
    </form>`;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const part = this.takeable[this.chosen];
    if (!part) return;
    const form = new FormData(event.target as HTMLFormElement);
    const place = (await this.places).find((one) => one.id === this.placeId);
    const typed = { make: textOf(form, 'make'), model: textOf(form, 'model') };
    const json = {
      requestId: newRequestId(),
      type: part.type,
      ...(part.mediumId ? {} : { ...typed, serial: textOf(form, 'serial') }),
      facts: part.mediumId ? {} : this.facts.value,
      mediumId: part.mediumId,
      placeCode: place?.code ?? null,
    };
    const param = { code: this.card.code };
    const taken = await this.sending.run(() =>
      call(api.devices[':code'].parts.harvests.$post({ param, json })),
    );
    if (!taken) return;
    this.chosen = -1;
    const what = typeText(taken.type);
    const text = t('parts.taken_done', { what, code: groupedCode(taken.code) });
    const action = { label: t('parts.print_label'), run: () => this.print(taken.code) };
    showToast({ kind: 'done', text, action });
  }

  private async print(code: string): Promise<void> {
    try {
      await printLabels({ what: 'codes', codes: [code] }, { reason: t('act.reprint') });
    } catch (error) {
      showToast({ kind: 'refused', text: errorText(error) });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-take-part': RwTakePart;
  }
}
