import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ApiError } from '../data/api-error.ts';
import { errorText, isOffline, refusalLines } from '../data/error-text.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import './rw-notice.ts';

/**
 * Why something was refused: what happened, each missing piece, and on a stale screen who was first.
 * @slot - more to say, such as what could be done instead
 * @slot actions - the way to put it right
 */
@customElement('rw-refused')
export class RwRefused extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        scroll-margin-block: calc(var(--rw-top-bar, 57px) + var(--rw-space-4)) var(--rw-space-5);
      }

      ul {
        display: grid;
        gap: var(--rw-space-1);
        margin-block-start: var(--rw-space-2);
        padding-inline-start: var(--rw-space-4);
        list-style: disc;
      }
    `,
  ];

  /** As caught; nothing is shown while it is empty. */
  @property({ attribute: false }) error: unknown = null;
  readonly i18n = new I18n(this);

  /** Takes no room in a stack while there is nothing to say. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('error')) this.hidden = !this.error;
  }

  /** What was pressed may stand far from here: nobody waits for an answer that is out of view. */
  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('error') || !this.error) return;
    requestAnimationFrame(() => this.scrollIntoView({ block: 'nearest' }));
  }

  override render() {
    const { error } = this;
    if (!error) return nothing;
    const lines = refusalLines(error);
    return html`<rw-notice kind=${isOffline(error) ? 'warning' : 'refused'}>
      ${errorText(error)} ${meanwhileText(error)}
      ${
        lines.length > 0
          ? html`<ul>
              ${lines.map((line) => html`<li>${line}</li>`)}
            </ul>`
          : nothing
      }
      <slot></slot>
      <slot name="actions" slot="actions"></slot>
    </rw-notice>`;
  }
}

function meanwhileText(error: unknown): string {
  if (!(error instanceof ApiError) || !error.meanwhile) return '';
  const { by, stage, at } = error.meanwhile;
  const key = `stage.${stage}`;
  const when = formatDate(at, { style: 'time' });
  return stage && isKey(key) ? t('need.meanwhile', { person: by, stage: t(key), when }) : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-refused': RwRefused;
  }
}
