import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { DeviceKind } from '#domain/device-kinds.ts';
import { PROGRAMME_PATTERN } from '#domain/kit-template-check.ts';
import type { KitTemplateLine } from '#domain/kit-template.ts';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { formatNumber, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-kept-note.ts';
import '../ui/rw-page.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import './rw-model-needs.ts';
import './rw-template-form.ts';
import {
  programmeName,
  readTemplates,
  templatesOf,
  type Template,
  type Templates,
  versionWords,
} from './template-data.ts';

/** What belongs in a kit, for each kind of device and programme; and the chargers that models need. */
@customElement('rw-page-kit-templates')
export class RwPageKitTemplates extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .head,
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-2) var(--rw-space-3);
      }

      .head h2 {
        flex: 1 1 10rem;
      }

      .here {
        display: inline-flex;
        align-items: center;
        gap: var(--rw-space-2);
        min-block-size: var(--rw-touch);
        color: var(--rw-color-done);
        font-weight: 600;
      }

      .things {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-1) var(--rw-space-3);
      }
    `,
  ];

  @state() private data: Templates | null = null;
  @state() private keptAt: number | null = null;
  @state() private error: unknown = null;
  @state() private refused: unknown = null;
  @state() private programme = '';
  @state() private naming = false;
  @state() private nameFault = '';
  @state() private editing: { kind: DeviceKind; start: readonly KitTemplateLine[] | null } | null =
    null;
  @state() private history: readonly Template[] = [];
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const { data, error } = this;
    return html`<rw-page
      width="narrow"
      heading=${t('kit_templates.title')}
      .state=${data ? 'ready' : error ? 'error' : 'loading'}
      .error=${error}
      @rw-retry=${this.load}
    >
      <span slot="lead">${t('kit_templates.lead')}</span>
      ${data ? this.renderAll(data) : nothing}
    </rw-page>`;
  }

  private renderAll(data: Templates) {
    const shown = templatesOf(data, this.programme);
    return html`<div class="stack">
      <rw-kept-note .at=${this.keptAt}></rw-kept-note>
      ${this.refused ? html`<rw-refused .error=${this.refused}></rw-refused>` : nothing}
      ${this.renderProgrammes(data)} ${shown.map((one) => this.renderTemplate(one))}
      <rw-model-needs></rw-model-needs>
    </div>`;
  }

  private renderProgrammes({ programme, templates }: Templates) {
    const all = [...new Set([...templates.map((one) => one.programme), programme, this.programme])];
    const saved = templates.some((one) => one.programme === this.programme);
    const admin = allowed('settings.manage');
    return html`<section class="row">
      <rw-field label=${t('kit_templates.programme')}>
        <select @change=${this.choose}>
          ${all.map(
            (one) =>
              html`<option value=${one} ?selected=${one === this.programme}>
                ${programmeName(one)}
              </option>`,
          )}
        </select>
      </rw-field>
      ${
        programme === this.programme
          ? html`<span class="here"
              ><rw-icon name="circle-check"></rw-icon> ${t('kit_templates.used_here')}</span
            >`
          : admin && saved
            ? html`<rw-button icon="check" @click=${this.use}
                >${t('kit_templates.use_here')}</rw-button
              >`
            : nothing
      }
      ${
        admin && !this.naming
          ? html`<rw-button icon="plus" variant="quiet" @click=${() => (this.naming = true)}
              >${t('kit_templates.new_programme')}</rw-button
            >`
          : nothing
      }
      ${this.naming ? this.renderNaming() : nothing}
    </section>`;
  }

  private renderNaming() {
    return html`<form class="row" @submit=${this.name}>
      <rw-field
        label=${t('kit_templates.programme_name')}
        hint=${t('kit_templates.programme_hint')}
        error=${this.nameFault}
      >
        <input name="name" dir="ltr" maxlength="40" required autocomplete="off" />
      </rw-field>
      <rw-button type="submit">${t('common.add')}</rw-button>
    </form>`;
  }

  private renderTemplate(template: Template) {
    const { kind } = template;
    const edited = this.editing?.kind === kind;
    const versions = this.history.filter((one) => one.kind === kind);
    return html`<section class="card stack">
      <div class="head">
        <h2>${t(`kind.${kind}`)}</h2>
        <span class="muted small">${versionWords(template)}</span>
      </div>
      ${
        edited
          ? html`<rw-template-form
              .template=${template}
              .start=${this.editing?.start ?? null}
              @rw-done=${this.onDone}
              @rw-close=${() => (this.editing = null)}
            ></rw-template-form>`
          : html`${renderLines(template.lines)}
            ${template.note ? html`<p><bdi>${template.note}</bdi></p>` : nothing}
            ${allowed('settings.manage') ? this.renderActions(template) : nothing}
            ${versions.map(
              (one) =>
                html`<div class="head">
                    <span
                      >${versionWords(one)}${one.note ? html` · <bdi>${one.note}</bdi>` : nothing}</span
                    >
                    <rw-button
                      variant="quiet"
                      @click=${() => (this.editing = { kind, start: one.lines })}
                      >${t('kit_templates.start_from')}</rw-button
                    >
                  </div>
                  ${renderLines(one.lines)}`,
            )}`
      }
    </section>`;
  }

  private renderActions(template: Template) {
    const { kind, version } = template;
    return html`<div class="row">
      <rw-button icon="pencil" @click=${() => (this.editing = { kind, start: null })}
        >${t('kit_templates.change')}</rw-button
      >
      ${
        version > 0
          ? html`<rw-button variant="quiet" icon="history" @click=${() => this.look(template)}
              >${t('kit_templates.history')}</rw-button
            >`
          : nothing
      }
    </div>`;
  }

  private choose(event: Event): void {
    this.show((event.target as HTMLSelectElement).value);
  }

  private show(programme: string): void {
    this.programme = programme;
    this.editing = null;
    this.history = [];
    this.naming = false;
  }

  /** It exists once one of its templates was saved. */
  private name(event: SubmitEvent): void {
    event.preventDefault();
    const name = new FormData(event.target as HTMLFormElement).get('name');
    const programme = typeof name === 'string' ? name.trim() : '';
    this.nameFault = PROGRAMME_PATTERN.test(programme)
      ? ''
      : t('error.kit_template.programme_name');
    if (this.nameFault === '') this.show(programme);
  }

  private async use(): Promise<void> {
    const { programme } = this;
    await this.try(() =>
      call(
        api['kit-templates'][':programme'].choice.$post({
          param: { programme },
          json: { requestId: newRequestId() },
        }),
      ),
    );
    await this.load();
  }

  private async look({ programme, kind }: Template): Promise<void> {
    if (this.history.some((one) => one.kind === kind)) {
      this.history = [];
      return;
    }
    await this.try(async () => {
      const one = api['kit-templates'][':programme'][':kind'];
      const { versions } = await call(one.versions.$get({ param: { programme, kind } }));
      this.history = versions.slice(1);
    });
  }

  private onDone(): void {
    this.editing = null;
    this.history = [];
    showToast({ kind: 'done', text: t('kit_templates.saved') });
    void this.load();
  }

  private async try(work: () => Promise<unknown>): Promise<void> {
    this.refused = null;
    try {
      await work();
    } catch (error) {
      this.refused = error;
    }
  }

  private readonly load = async (): Promise<void> => {
    try {
      const { value, keptAt } = await readTemplates();
      this.data = value;
      this.keptAt = keptAt;
      this.programme ||= this.data.programme;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  };
}

function renderLines(lines: readonly KitTemplateLine[]) {
  return html`<ul class="things">
    ${lines.map(({ key, need, quantity }) => {
      const name = `acc.${key}`;
      return html`<li>
        ${quantity > 1 ? `${formatNumber(quantity)} × ` : nothing}${isKey(name) ? t(name) : key}
        ${need === 'required' ? nothing : html`<span class="muted small">(${t(`kit_templates.${need}`)})</span>`}
      </li>`;
    })}
  </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-kit-templates': RwPageKitTemplates;
  }
}
