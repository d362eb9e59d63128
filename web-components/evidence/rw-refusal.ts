import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ApiError, errorText, isOffline } from '../data/api-client.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import { blockerText } from '../data/blocker-text.ts';

/**
 * Why something was refused, in words a person can act on: each missing piece with the way to supply it,
 * and on a stale screen what happened meanwhile, by whom and when.
 * @fires rw-goto with `detail: { where }`, the section of the device's page to open
 * @slot actions - what else to do, such as trying again
 */
@customElement('rw-refusal')
export class RwRefusal extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        scroll-margin-block: calc(var(--rw-top-bar, 57px) + var(--rw-space-4)) var(--rw-space-5);
      }

      ul {
        display: grid;
        gap: var(--rw-space-2);
        margin-block-start: var(--rw-space-2);
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--rw-space-2) var(--rw-space-4);
      }

      li > span,
      .pieces {
        flex: 1 1 12rem;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** As caught; nothing is shown while it is empty. */
  @property({ attribute: false }) error: unknown = null;
  /** The section this stands in: what is missing here needs no way to it. */
  @property() here = '';
  readonly i18n = new I18n(this);

  /** Takes no room, not even a gap, while nothing is wrong. */
  override willUpdate(): void {
    this.hidden = !this.error;
  }

  /** What was pressed may stand far from here: nobody waits for an answer that is out of view. */
  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('error') || !this.error) return;
    requestAnimationFrame(() => this.scrollIntoView({ block: 'nearest' }));
  }

  override render() {
    if (!this.error) return nothing;
    const kind = isOffline(this.error) ? 'warning' : 'refused';
    return html`<rw-notice kind=${kind}>
      ${this.sentence()} ${this.renderFields()} ${this.renderBlockers()}
      <slot name="actions" slot="actions"></slot>
    </rw-notice>`;
  }

  private sentence(): string {
    const { error } = this;
    if (error instanceof ApiError && error.meanwhile) return meanwhileText(error.meanwhile);
    return errorText(error);
  }

  private renderFields() {
    if (!(this.error instanceof ApiError) || this.error.fields.length === 0) return nothing;
    return html`<ul>
      ${this.error.fields.map((field) => html`<li><span>${blockerText(field)}</span></li>`)}
    </ul>`;
  }

  /** Pieces that are supplied at one place stand together, with one way there. */
  private renderBlockers() {
    if (!(this.error instanceof ApiError) || this.error.blockers.length === 0) return nothing;
    const { blockers } = this.error;
    const places = [...new Set(blockers.map((blocker) => blocker.where))];
    return html`<ul>
      ${places.map((where) => {
        const here = blockers.filter((blocker) => blocker.where === where);
        return html`<li>
          <div class="pieces">${here.map((blocker) => html`<p>${blockerText(blocker)}</p>`)}</div>
          ${
            where === this.here
              ? nothing
              : html`<rw-button @click=${() => this.goTo(where)}
                  >${t(`device.goto.${where}`)}</rw-button
                >`
          }
        </li>`;
      })}
    </ul>`;
  }

  private goTo(where: string): void {
    this.dispatchEvent(
      new CustomEvent('rw-goto', { detail: { where }, bubbles: true, composed: true }),
    );
  }
}

function meanwhileText({ by, stage, what, at }: NonNullable<ApiError['meanwhile']>): string {
  const when = formatDate(at, { style: 'time' });
  const person = by || t('history.somebody');
  const stageKey = `stage.${stage}`;
  if (stage && isKey(stageKey)) {
    return t('device.meanwhile_stage', { person, when, stage: t(stageKey) });
  }
  const whatKey = `history.${what}`;
  const done = isKey(whatKey) ? t(whatKey) : what;
  return t('device.meanwhile', { person, when, what: done });
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-refusal': RwRefusal;
  }
}
