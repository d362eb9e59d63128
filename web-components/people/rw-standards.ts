import {
  STANDARD_RULES,
  type StandardRules,
  standardText,
} from '#domain/sanitisation-standards.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-refused.ts';
import '../ui/rw-skeleton.ts';

const load = () => call(api.settings.standards.$get());
type Listed = Awaited<ReturnType<typeof load>>['standards'][number];

/** The standards that records of sanitisation name: which revision is current, and new ones as they come out. */
@customElement('rw-standards')
export class RwStandards extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul,
      form {
        display: grid;
        gap: var(--rw-space-3);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-2) var(--rw-space-4);
        min-block-size: var(--rw-touch);
        padding-block-end: var(--rw-space-2);
        border-block-end: 1px solid var(--rw-color-line);
      }

      li strong {
        flex: 1 1 12rem;
      }

      h3 {
        margin-block-start: var(--rw-space-3);
      }

      .done {
        display: inline-flex;
        align-items: center;
        gap: var(--rw-space-1);
        color: var(--rw-color-done);
        font-weight: 600;
      }

      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(180px, 100%), 1fr));
        gap: var(--rw-space-4);
      }
    `,
  ];

  @state() private standards: readonly Listed[] | null = null;
  @state() private adding = false;
  @state() private rules: StandardRules = 'method';
  @state() private failure: unknown = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    return html`<section class="stack">
      <h2>${t('standards.title')}</h2>
      <p class="muted">${t('standards.text')}</p>
      ${this.failure ? html`<rw-refused .error=${this.failure}></rw-refused>` : nothing}
      ${
        this.standards
          ? STANDARD_RULES.map((rules) => this.renderRules(rules, this.standards ?? []))
          : html`<rw-skeleton .lines=${3}></rw-skeleton>`
      }
      <rw-refused .error=${this.attempt.error}></rw-refused>
      ${
        this.adding
          ? this.renderForm()
          : html`<div>
              <rw-button icon="plus" @click=${() => (this.adding = true)}
                >${t('standards.add')}</rw-button
              >
            </div>`
      }
    </section>`;
  }

  private renderRules(rules: StandardRules, all: readonly Listed[]) {
    return html`<h3>${t(`standards.rules.${rules}`)}</h3>
      <ul>
        ${all
          .filter((one) => one.rules === rules)
          .map(
            (one) =>
              html`<li>
                <strong><bdi dir="ltr">${standardText(one)}</bdi></strong>
                <span class="muted"><bdi dir="ltr">${one.published}</bdi></span>
                ${
                  one.current
                    ? html`<span class="done"
                        ><rw-icon name="check"></rw-icon>${t('standards.current')}</span
                      >`
                    : html`<rw-button ?busy=${this.attempt.busy} @click=${() => this.choose(one.id)}
                        >${t('standards.make_current')}</rw-button
                      >`
                }
              </li>`,
          )}
      </ul>`;
  }

  private renderForm() {
    const { error } = this.attempt;
    return html`<form @submit=${this.add}>
      <rw-choice
        label=${t('standards.title')}
        .value=${this.rules}
        .options=${STANDARD_RULES.map((value) => ({ value, label: t(`standards.rules.${value}`) }))}
        @change=${(event: CustomEvent<{ value: StandardRules }>) =>
          (this.rules = event.detail.value)}
      ></rw-choice>
      <div class="fields">
        <rw-field label=${t('standards.name')} error=${fieldText(error, 'name')}>
          <input name="name" dir="ltr" required maxlength="60" autocomplete="off" />
        </rw-field>
        <rw-field label=${t('standards.revision')} error=${fieldText(error, 'revision')}>
          <input name="revision" dir="ltr" required maxlength="30" autocomplete="off" />
        </rw-field>
        <rw-field label=${t('standards.published')} error=${fieldText(error, 'published')}>
          <input
            name="published"
            dir="ltr"
            required
            inputmode="numeric"
            maxlength="4"
            autocomplete="off"
          />
        </rw-field>
      </div>
      <div class="row">
        <rw-button type="submit" variant="primary" ?busy=${this.attempt.busy}
          >${t('standards.add')}</rw-button
        >
        <rw-button variant="quiet" @click=${() => (this.adding = false)}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private async add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const body = {
      rules: this.rules,
      name: formText(event.target, 'name'),
      revision: formText(event.target, 'revision'),
      published: formText(event.target, 'published'),
    };
    const done = await this.attempt.run(body, (json) =>
      call(api.settings.standards.$post({ json })),
    );
    if (!done) return;
    this.adding = false;
    await this.load();
  }

  private async choose(id: string): Promise<void> {
    await this.attempt.run({ id }, ({ requestId }) =>
      call(api.settings.standards[':id'].current.$post({ param: { id }, json: { requestId } })),
    );
    await this.load();
  }

  private async load(): Promise<void> {
    try {
      this.standards = (await load()).standards;
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-standards': RwStandards;
  }
}
