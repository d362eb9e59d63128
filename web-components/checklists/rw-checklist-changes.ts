import type { DefinitionChange } from '#domain/checklist-versions.ts';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { changeWords } from './change-words.ts';

/** What one version changes about the one before, line by line. */
@customElement('rw-checklist-changes')
export class RwChecklistChanges extends LitElement {
  static override styles = [
    baseStyles,
    css`
      li {
        padding-block: var(--rw-space-2);
        overflow-wrap: anywhere;
      }

      li + li {
        border-block-start: 1px solid var(--rw-color-line);
      }
    `,
  ];

  @property({ attribute: false }) changes: readonly DefinitionChange[] = [];
  readonly i18n = new I18n(this);

  override render() {
    return html`<ul>
      ${this.changes.map((change) => html`<li>${changeWords(change)}</li>`)}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-checklist-changes': RwChecklistChanges;
  }
}
