import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  type AccessoryFacts,
  INLETS,
  SIM_SIZES,
  SIM_STATES,
  VIDEO_PORTS,
} from '#domain/accessory-facts.ts';
import type { TrackedKind } from '#domain/accessories.ts';
import { fieldText } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';

/** What is known beside make, model and rating: null forgets a fact. */
export interface FactsDraft {
  facts: { [Key in keyof AccessoryFacts]?: AccessoryFacts[Key] | null };
  iccid: string;
  planEndsOn: string | null;
}

/**
 * What the rules of a kit ask of a charger's cord, a monitor's sockets, a SIM card's size and plan.
 * @fires rw-facts with `detail: FactsDraft`
 */
@customElement('rw-accessory-facts')
export class RwAccessoryFacts extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
        gap: var(--rw-space-4);
      }
    `,
  ];

  @property() kind: TrackedKind = 'charger';
  @property({ attribute: false }) draft!: FactsDraft;
  @property({ attribute: false }) error: unknown = null;
  readonly i18n = new I18n(this);

  override render() {
    const { kind } = this;
    if (kind === 'sim') return this.renderSim();
    if (kind === 'monitor') {
      return html`<rw-choice
        multiple
        label=${t('accessories.sockets')}
        .options=${VIDEO_PORTS.map((value) => ({ value, label: t(`socket.${value}`) }))}
        .values=${this.draft.facts.sockets ?? []}
        @change=${(event: CustomEvent<{ values: AccessoryFacts['sockets'] }>) =>
          this.tellFact({ sockets: event.detail.values?.length ? event.detail.values : null })}
      ></rw-choice>`;
    }
    return html`<rw-field label=${t('accessories.inlet')} optional>
      ${this.select('inlet', INLETS, (value) => value)}
    </rw-field>`;
  }

  private renderSim() {
    const { draft, error } = this;
    return html`<div class="stack">
      <rw-field
        label=${t('accessories.iccid')}
        hint=${t('accessories.iccid_hint')}
        error=${fieldText(error, 'iccid')}
      >
        <input
          dir="ltr"
          inputmode="numeric"
          autocomplete="off"
          maxlength="40"
          .value=${draft.iccid}
          @input=${(event: Event) => this.tell({ iccid: (event.target as HTMLInputElement).value })}
        />
      </rw-field>
      <div class="pair">
        <rw-field
          label=${t('accessories.plan_ends')}
          error=${fieldText(error, 'planEndsOn')}
          optional
        >
          <input
            type="date"
            .value=${draft.planEndsOn ?? ''}
            @change=${(event: Event) =>
              this.tell({ planEndsOn: (event.target as HTMLInputElement).value || null })}
          />
        </rw-field>
        <rw-field label=${t('accessories.sim_size')} optional>
          ${this.select('simSize', SIM_SIZES, (value) => t(`accessories.sim_${value}`))}
        </rw-field>
        <rw-field label=${t('accessories.sim_state')} optional>
          ${this.select('simState', SIM_STATES, (value) => t(`accessories.sim_${value}`))}
        </rw-field>
      </div>
    </div>`;
  }

  private select<Value extends string>(
    name: 'inlet' | 'simSize' | 'simState',
    values: readonly Value[],
    words: (value: Value) => string,
  ) {
    const known = this.draft.facts[name];
    return html`<select
        @change=${(event: Event) =>
          this.tellFact({ [name]: (event.target as HTMLSelectElement).value || null })}
      >
        <option value="">${t('common.unknown')}</option>
        ${values.map(
          (value) =>
            html`<option value=${value} ?selected=${value === known}>${words(value)}</option>`,
        )}</select
      >${nothing}`;
  }

  private tellFact(fact: FactsDraft['facts']): void {
    this.tell({ facts: { ...this.draft.facts, ...fact } });
  }

  private tell(change: Partial<FactsDraft>): void {
    const detail = { ...this.draft, ...change };
    this.dispatchEvent(new CustomEvent('rw-facts', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-accessory-facts': RwAccessoryFacts;
  }
}
