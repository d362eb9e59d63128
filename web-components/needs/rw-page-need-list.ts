import { SCHOOL_LEVELS } from '#domain/eligibility.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { navigate } from '../app/navigation.ts';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { ENDONYMS, formatDate, I18n, LOCALES, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-page.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import { type ListPreview, type ListUpload, readBase64 } from './list-data.ts';
import './rw-list-preview.ts';

async function loadLists() {
  return (await call(api['need-lists'].$get())).lists;
}
type TakenList = Awaited<ReturnType<typeof loadLists>>[number];

/** A school's list: choose the file, look at what it does, take it. */
@customElement('rw-page-need-list')
export class RwPageNeedList extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
        align-items: start;
        gap: var(--rw-space-2) var(--rw-space-4);
      }

      .templates,
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2);
      }

      .bar {
        position: sticky;
        inset-block-end: 0;
        padding-block: var(--rw-space-3);
        background: var(--rw-color-ground);
      }

      input[type='file'] {
        min-block-size: var(--rw-touch);
        padding-block: var(--rw-space-2);
      }

      /* The menu stands at the foot of a phone. */
      @media (max-width: 719px) {
        .bar {
          position: static;
        }
      }

      li {
        padding-block: var(--rw-space-2);
        border-block-end: 1px solid var(--rw-color-line);
      }
    `,
  ];

  @state() private upload: ListUpload | null = null;
  @state() private preview: ListPreview | null = null;
  @state() private lists: TakenList[] | null = null;
  readonly i18n = new I18n(this);
  private readonly reading = new Attempt(this);
  private readonly taking = new Attempt(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    return html`<rw-page heading=${t('need_list.upload')} state="ready">
      <span slot="lead">${t('need_list.lead')}</span>
      <rw-button slot="actions" variant="quiet" href="/needs">${t('act.cancel')}</rw-button>
      <div class="stack" ?hidden=${this.preview !== null}>
        ${this.renderTemplates()} ${this.renderForm()} ${this.renderEarlier()}
      </div>
      ${this.preview ? this.renderPreview(this.preview) : nothing}
    </rw-page>`;
  }

  private renderTemplates() {
    return html`<section class="stack">
      <h2>${t('need_list.template')}</h2>
      <div class="templates">
        ${LOCALES.flatMap((locale) =>
          (['xlsx', 'csv'] as const).map(
            (format) =>
              html`<rw-button
                icon="download"
                href="/api/need-lists/template?format=${format}&locale=${locale}"
                >${t('need_list.template_in', {
                  format: format.toUpperCase(),
                  language: ENDONYMS[locale],
                })}</rw-button
              >`,
          ),
        )}
      </div>
    </section>`;
  }

  private renderForm() {
    const { error, busy } = this.reading;
    return html`<form class="stack" @submit=${this.read}>
      <div class="fields">
        <rw-field label=${t('role.school')} error=${fieldText(error, 'school')}>
          <input name="school" required maxlength="120" autocomplete="off" />
        </rw-field>
        <rw-field
          label=${t('need.area')}
          hint=${t('need_list.level_hint')}
          error=${fieldText(error, 'area')}
        >
          <input name="area" required maxlength="80" autocomplete="off" />
        </rw-field>
        <rw-field label=${t('need.level')} hint=${t('need_list.level_hint')}>
          <select name="level">
            ${SCHOOL_LEVELS.map(
              (level) => html`<option value=${level}>${t(`need.level_${level}`)}</option>`,
            )}
          </select>
        </rw-field>
        <rw-field label=${t('need_list.file')}>
          <input name="file" type="file" required accept=".xlsx,.csv,text/csv" />
        </rw-field>
      </div>
      <rw-refused .error=${error}>${error ? t('need_list.kept') : nothing}</rw-refused>
      <div class="actions">
        <rw-button type="submit" variant="primary" icon="search" ?busy=${busy}
          >${t('need_list.read')}</rw-button
        >
      </div>
    </form>`;
  }

  private renderPreview(preview: ListPreview) {
    const { counts } = preview;
    const count = counts.new + counts.changed;
    const wrong = counts.refused + counts.doubled;
    return html`<div class="stack">
      <rw-list-preview .preview=${preview}></rw-list-preview>
      <div class="bar stack">
        ${
          count === 0
            ? html`<p>${t(wrong > 0 ? 'need_list.nothing' : 'need_list.unchanged_all')}</p>`
            : nothing
        }
        <rw-refused .error=${this.taking.error}
          >${this.taking.error ? t('need_list.kept') : nothing}</rw-refused
        >
        <div class="actions">
          ${
            count > 0
              ? html`<rw-button
                  id="take"
                  variant="primary"
                  icon="check"
                  ?busy=${this.taking.busy}
                  @click=${this.take}
                  >${t('need_list.take', { count })}</rw-button
                >`
              : nothing
          }
          <rw-button ?disabled=${this.taking.busy} @click=${this.back}
            >${t('need_list.again')}</rw-button
          >
        </div>
      </div>
    </div>`;
  }

  private renderEarlier() {
    const { lists } = this;
    if (!lists || lists.length === 0) return nothing;
    return html`<section class="stack">
      <h2>${t('need_list.earlier')}</h2>
      <ul>
        ${lists.map(
          (list) =>
            html`<li>
              <bdi>${list.school}</bdi>
              <p class="muted small">
                ${t('need_list.earlier_line', {
                  created: list.created,
                  updated: list.updated,
                  date: formatDate(list.uploadedAt, { style: 'datetime' }),
                  by: list.by,
                })}
              </p>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private async load(): Promise<void> {
    // What was taken before is no reason to refuse what comes now.
    this.lists = await loadLists().catch(() => null);
  }

  private async read(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const file = new FormData(form).get('file');
    if (!(file instanceof File) || file.size === 0) return;
    const upload = {
      file: await readBase64(file),
      school: formText(form, 'school'),
      area: formText(form, 'area'),
      schoolLevel: formText(form, 'level') as ListUpload['schoolLevel'],
    };
    const preview = await this.reading.run(upload, () =>
      call(api['need-lists'].preview.$post({ json: upload })),
    );
    if (!preview) return;
    this.upload = upload;
    this.preview = preview;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#take')?.focus();
    window.scrollTo({ top: 0 });
  }

  private async take(): Promise<void> {
    const { upload, preview } = this;
    if (!upload || !preview) return;
    const expected = { new: preview.counts.new, changed: preview.counts.changed };
    const taken = await this.taking.run({ ...upload, expected }, (json) =>
      call(api['need-lists'].$post({ json })),
    );
    if (!taken) return;
    showToast({ text: t('need_list.taken', { created: taken.created, updated: taken.updated }) });
    const wrong = preview.counts.refused + preview.counts.doubled;
    if (wrong === 0) {
      navigate('/needs');
      return;
    }
    // The rows to correct stay until somebody leaves the page; those that were taken are done.
    this.preview = {
      ...preview,
      counts: { ...preview.counts, new: 0, changed: 0 },
      rows: preview.rows.filter(({ outcome }) => outcome !== 'new' && outcome !== 'changed'),
    };
    void this.load();
  }

  private back(): void {
    this.preview = null;
    this.taking.clear();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-need-list': RwPageNeedList;
  }
}
