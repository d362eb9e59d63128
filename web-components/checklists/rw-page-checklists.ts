import type { DefinedLine } from '#domain/checklist-items.ts';
import {
  compareDefinitions,
  definitionProblems,
  type DefinitionChange,
} from '#domain/checklist-versions.ts';
import type { ChecklistDefinition } from '#domain/checklists.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import { forgetDraft, keepDraft, type KeptDraft, keptDraft } from './kept-draft.ts';
import { newLine } from './new-line.ts';
import './rw-checklist-changes.ts';
import './rw-checklist-version.ts';
import './rw-defined-line.ts';

const load = () => call(api.checklists.$get());
type Versions = Awaited<ReturnType<typeof load>>;

/** The checklist of the programme: the draft beside what it changes, and every version there was. */
@customElement('rw-page-checklists')
export class RwPageChecklists extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .page {
        display: grid;
        gap: var(--rw-space-6);
        align-items: start;
      }

      @media (min-width: 1180px) {
        .page {
          grid-template-columns: minmax(0, 2fr) minmax(18rem, 1fr);
        }

        .side {
          position: sticky;
          inset-block-start: var(--rw-space-4);
        }
      }

      li + li {
        border-block-start: 1px solid var(--rw-color-line);
      }

      rw-notice {
        margin-block-end: var(--rw-space-5);
      }
    `,
  ];

  @state() private shown: Versions | null = null;
  @state() private draft: readonly DefinedLine[] = [];
  @state() private note = '';
  /** The draft that was left here and is shown again. */
  @state() private back: KeptDraft | null = null;
  @state() private asking = false;
  @state() private folds = false;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);
  private readonly narrow = matchMedia('(max-width: 699px)');

  override connectedCallback(): void {
    super.connectedCallback();
    this.narrow.addEventListener('change', this.fold);
    this.fold();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.narrow.removeEventListener('change', this.fold);
  }

  override updated(changed: PropertyValues): void {
    if (this.shown && (changed.has('draft') || changed.has('note'))) this.keep(this.shown);
  }

  override render() {
    const { shown, error } = this;
    return html`<rw-page
      width="wide"
      heading=${t('checklists.title')}
      .state=${shown ? 'ready' : error ? 'error' : 'loading'}
      .error=${error}
      @rw-retry=${() => this.load()}
    >
      <span slot="lead">${t('checklists.text')}</span>
      ${shown ? this.renderPage(shown) : nothing}
    </rw-page>`;
  }

  private renderPage(shown: Versions) {
    const definition = { lines: this.draft };
    const problems = definitionProblems(definition);
    const changes = compareDefinitions(shown.definition as ChecklistDefinition, definition);
    return html`${this.back ? this.renderBack(this.back, shown.current) : nothing}
      <div class="page">
        <section class="stack">
          <h2>${t('checklists.lines')}</h2>
          <ol>
            ${repeat(
              this.draft,
              (line) => line.key,
              (line, index) =>
                html`<li>
                  <rw-defined-line
                    .line=${line}
                    .problems=${problems
                      .filter(({ field }) => field.startsWith(`lines.${index}.`))
                      .map(({ code, params }) => (isKey(code) ? t(code, params) : code))}
                    ?first=${index === 0}
                    ?last=${index === this.draft.length - 1}
                    ?folds=${this.folds}
                    @rw-line=${(event: CustomEvent<DefinedLine>) => this.replace(index, event.detail)}
                    @rw-remove=${() => (this.draft = this.draft.filter((_, at) => at !== index))}
                    @rw-move=${(event: CustomEvent<-1 | 1>) => this.move(index, event.detail)}
                  ></rw-defined-line>
                </li>`,
            )}
          </ol>
          <div><rw-button icon="plus" @click=${this.add}>${t('checklists.add')}</rw-button></div>
        </section>
        <section class="stack side">
          ${this.renderDraft(shown.current + 1, changes, problems.length === 0)}
          <h2>${t('checklists.versions')}</h2>
          ${shown.versions.map(
            (version) =>
              html`<rw-checklist-version
                .version=${version}
                ?current=${version.version === shown.current}
              ></rw-checklist-version>`,
          )}
        </section>
        ${this.renderQuestion(shown.current + 1, changes)}
      </div>`;
  }

  private renderDraft(next: number, changes: readonly DefinitionChange[], good: boolean) {
    return html`<div class="card stack">
      <h2>${t('checklists.changes')}</h2>
      ${
        changes.length === 0
          ? html`<p class="muted">${t('checklists.no_changes')}</p>`
          : html`<rw-checklist-changes .changes=${changes}></rw-checklist-changes>`
      }
      <rw-field label=${t('checklists.why')}>
        <input
          maxlength="300"
          .value=${this.note}
          @input=${(event: Event) => (this.note = (event.target as HTMLInputElement).value)}
        />
      </rw-field>
      <rw-refused .error=${this.attempt.error}></rw-refused>
      <div class="row">
        <rw-button
          variant="primary"
          ?disabled=${changes.length === 0 || !good || this.note.trim() === ''}
          @click=${() => (this.asking = true)}
          >${t('checklists.publish', { version: next })}</rw-button
        >
        ${
          changes.length > 0
            ? html`<rw-button variant="quiet" @click=${this.discard}
                >${t('checklists.discard')}</rw-button
              >`
            : nothing
        }
      </div>
    </div>`;
  }

  private renderBack({ base, at }: KeptDraft, current: number) {
    const when = formatDate(at, { style: 'datetime' });
    return base === current
      ? html`<rw-notice>${t('checklists.draft_back', { when })}</rw-notice>`
      : html`<rw-notice kind="warning"
          >${t('checklists.draft_back_older', { when, base, current })}</rw-notice
        >`;
  }

  private renderQuestion(next: number, changes: readonly DefinitionChange[]) {
    return html`<rw-dialog
      wide
      heading=${t('checklists.publish', { version: next })}
      ?open=${this.asking}
      @rw-close=${() => (this.asking = false)}
    >
      <div class="stack">
        <p>${t('checklists.publish_text')}</p>
        ${html`<rw-checklist-changes .changes=${changes}></rw-checklist-changes>`}
      </div>
      <rw-button
        slot="actions"
        variant="primary"
        ?busy=${this.attempt.busy}
        @click=${() => this.publish()}
        >${t('checklists.publish', { version: next })}</rw-button
      >
      <rw-button slot="actions" variant="quiet" @click=${() => (this.asking = false)}
        >${t('act.cancel')}</rw-button
      >
    </rw-dialog>`;
  }

  private replace(index: number, line: DefinedLine): void {
    this.draft = this.draft.map((one, at) => (at === index ? line : one));
  }

  private move(index: number, by: -1 | 1): void {
    const lines = [...this.draft];
    const [line] = lines.splice(index, 1);
    if (line) lines.splice(index + by, 0, line);
    this.draft = lines;
  }

  private readonly add = (): void => {
    this.draft = [...this.draft, newLine()];
  };

  private readonly discard = (): void => {
    this.take(this.shown, null);
  };

  private readonly fold = (): void => {
    this.folds = this.narrow.matches;
  };

  private take(shown: Versions | null, kept: KeptDraft | null): void {
    this.back = kept;
    this.draft = kept?.lines ?? (shown?.definition.lines as readonly DefinedLine[]);
    this.note = kept?.note ?? '';
  }

  /** Leaving the page, or losing it, does not lose the draft. */
  private keep({ current, definition }: Versions): void {
    const { draft: lines, note } = this;
    const changes = compareDefinitions(definition as ChecklistDefinition, { lines });
    if (changes.length === 0 && note.trim() === '') forgetDraft();
    else if (lines !== this.back?.lines || note !== this.back.note) {
      keepDraft({ base: current, at: new Date().toISOString(), lines, note });
    }
  }

  private async load(): Promise<void> {
    try {
      this.shown = await load();
      this.take(this.shown, keptDraft());
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  private async publish(): Promise<void> {
    const body = {
      base: this.shown?.current ?? 1,
      definition: { lines: [...this.draft] },
      note: this.note.trim(),
    };
    // The client's type wants changeable lists; they are only read.
    type Body = Parameters<typeof api.checklists.$post>[0]['json'];
    const done = await this.attempt.run(body, (json) =>
      call(api.checklists.$post({ json: json as Body })),
    );
    this.asking = false;
    if (!done) {
      // Published by somebody else meanwhile: the draft stays and is compared with what is in use now.
      this.shown = await load().catch(() => this.shown);
      return;
    }
    showToast({ kind: 'done', text: t('checklists.published', { version: done.version }) });
    forgetDraft();
    await this.load();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-checklists': RwPageChecklists;
  }
}
