import { cardFor, cardsFor, type CommandCard } from '#domain/command-cards.ts';
import { type Role, ROLES } from '#domain/roles.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { faultChoices } from '../data/fault-list.ts';
import type { UsedSetup } from '../data/label-setup.ts';
import { getSession } from '../data/session.ts';
import { ENDONYMS, getLocale, I18n, LOCALES, type Locale, t, textsIn } from '../i18n/i18n.ts';
import { type CardGroup, groupedCards } from '../scan/card-groups.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import { CARD_MEDIA } from './card-media.ts';
import { cardTitle, printedCard } from './card-words.ts';
import { LabelJob } from './label-job.ts';
import './rw-job-result.ts';

type Everyone = '';

/**
 * Command cards and signs of places, for the wall beside a bench and for the lanyard; for everybody, or for one role
 * or this site alone.
 * @fires rw-setup with the chosen medium
 */
@customElement('rw-command-cards')
export class RwCommandCards extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--rw-space-5);
      }

      .whom {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
        gap: var(--rw-space-4);
      }

      .group {
        display: grid;
        gap: var(--rw-space-1);
      }

      .group rw-button {
        justify-self: start;
        margin-inline-start: calc(-1 * var(--rw-space-3));
      }
    `,
  ];

  @property({ attribute: false }) setup!: UsedSetup;
  @state() private forRole: Role | Everyone = '';
  @state() private here = false;
  @state() private locale: Locale = getLocale();
  @state() private places: readonly { code: string; name: string }[] = [];
  /** Codes of cards for everybody, and of places. */
  @state() private chosen: readonly string[] = allCards('')
    .filter((card) => !card.parameter)
    .map((card) => card.code);
  readonly i18n = new I18n(this);
  private readonly job = new LabelJob(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void call(api.places.$get({ query: {} })).then(
      (places) => (this.places = places),
      // The cards can be printed all the same.
      () => (this.places = []),
    );
  }

  override render() {
    const { job } = this;
    const cards = allCards(this.forRole);
    const count = this.toPrint().length + this.chosenPlaces().length;
    return html`<form class="card" @submit=${this.submit}>
      <p>${t('labels.cards_hint')}</p>
      ${this.renderWhom()}
      ${groupedCards(cards).map(({ group, cards: some }) => this.renderGroup(group, some))}
      ${this.places.length > 0 ? this.renderPlaces() : nothing} ${this.renderWithout()}
      <rw-field label=${t('labels.card_medium')}>
        <select @change=${this.onMedium}>
          ${CARD_MEDIA.map(
            ({ id, name }) =>
              html`<option value=${id} ?selected=${id === this.setup.cardMedium}>${name}</option>`,
          )}
        </select>
      </rw-field>
      <rw-job-result
        .error=${job.error}
        .printed=${job.printed}
        .progress=${job.progress}
        ?asks=${job.asksReason}
        ?busy=${job.busy}
        @rw-stop=${() => job.stop()}
        @rw-reason=${(event: CustomEvent<string>) => void job.printAgain(event.detail)}
      ></rw-job-result>
      <div class="row">
        <rw-button
          type="submit"
          variant="primary"
          size="bench"
          icon="printer"
          ?busy=${job.busy}
          ?disabled=${count === 0}
          >${t('common.print')} · ${t('labels.cards_chosen', { count })}</rw-button
        >
      </div>
    </form>`;
  }

  private renderWhom() {
    const site = getSession()?.site.name ?? '';
    return html`<div class="whom">
        <rw-field label=${t('labels.cards_role')}>
          <select @change=${(event: Event) => (this.forRole = valueOf<Role | Everyone>(event))}>
            <option value="">${t('labels.cards_everyone')}</option>
            ${ROLES.filter((role) => allCards(role).length > 0).map(
              (role) =>
                html`<option value=${role} ?selected=${role === this.forRole}>
                  ${t('labels.cards_only', { whom: t(`role.${role}`) })}
                </option>`,
            )}
          </select>
        </rw-field>
        <rw-field label=${t('labels.cards_site')}>
          <select @change=${(event: Event) => (this.here = valueOf(event) === 'here')}>
            <option value="all">${t('labels.cards_all_sites')}</option>
            <option value="here" ?selected=${this.here}>
              ${t('labels.cards_only', { whom: site })}
            </option>
          </select>
        </rw-field>
        <rw-field label=${t('labels.cards_language')}>
          <select @change=${(event: Event) => (this.locale = valueOf<Locale>(event))}>
            ${LOCALES.map(
              (locale) =>
                html`<option value=${locale} ?selected=${locale === this.locale}>
                  ${ENDONYMS[locale]}
                </option>`,
            )}
          </select>
        </rw-field>
      </div>
      ${this.forRole || this.here ? html`<p class="muted">${t('labels.cards_only_hint')}</p>` : nothing}`;
  }

  private renderGroup(group: CardGroup, cards: readonly CommandCard[]) {
    const options = cards.map((card) => ({ value: card.code, label: cardTitle(card) }));
    return this.renderChoices(t(`labels.cards_group.${group}`), options);
  }

  private renderPlaces() {
    const options = this.places.map(({ code, name }) => ({ value: code, label: name }));
    return this.renderChoices(t('labels.cards_places'), options);
  }

  private renderChoices(label: string, options: { value: string; label: string }[]) {
    const codes = options.map(({ value }) => value);
    const all = codes.every((code) => this.chosen.includes(code));
    const others = this.chosen.filter((code) => !codes.includes(code));
    return html`<div class="group">
      <rw-choice
        multiple
        label=${label}
        .values=${this.chosen}
        .options=${options}
        @change=${(event: CustomEvent<{ values: string[] }>) =>
          (this.chosen = [...others, ...event.detail.values])}
      ></rw-choice>
      <rw-button
        variant="quiet"
        @click=${() => (this.chosen = all ? others : [...others, ...codes])}
        >${t(all ? 'labels.cards_none' : 'labels.cards_all')}</rw-button
      >
    </div>`;
  }

  /** A long code of the workshop's own, or a site beyond the numbers of cards. */
  private renderWithout() {
    const count = this.wanted().length - this.toPrint().length;
    if (count === 0) return nothing;
    return html`<rw-notice kind="warning">${t('labels.cards_without', { count })}</rw-notice>`;
  }

  private wanted(): CommandCard[] {
    return allCards(this.forRole).filter((card) => this.chosen.includes(card.code));
  }

  private toPrint(): CommandCard[] {
    const site = this.here ? (getSession()?.site.number ?? null) : null;
    const scope = { role: this.forRole || null, site };
    return this.wanted()
      .map((card) => cardFor(card, scope))
      .filter((card) => card !== null);
  }

  private chosenPlaces() {
    return this.places.filter(({ code }) => this.chosen.includes(code));
  }

  private onMedium(event: Event): void {
    const detail = { cardMedium: valueOf(event) };
    this.dispatchEvent(new CustomEvent('rw-setup', { detail }));
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const { forRole: role, here, locale } = this;
    const text = await textsIn(locale);
    const site = here ? (getSession()?.site.name ?? '') : '';
    const whom = [role ? text(`role.${role}`) : '', site].filter(Boolean).join(' · ');
    const places = this.chosenPlaces().map(({ code, name }) => ({ code, title: name, lines: [] }));
    const cards = [...this.toPrint().map((card) => printedCard(card, whom, text)), ...places];
    if (cards.length === 0) return;
    await this.job.print({ what: 'cards', cards }, { setup: this.setup, locale });
  }
}

/** Cards for everybody that people with the role may use, or all there are. */
function allCards(role: Role | Everyone): CommandCard[] {
  return cardsFor(role ? [role] : ROLES, faultChoices());
}

function valueOf<T extends string>({ target }: Event): T {
  return (target as HTMLSelectElement).value as T;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-command-cards': RwCommandCards;
  }
}
