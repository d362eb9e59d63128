import type { Stage } from '#domain/stages.ts';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';

/** The stage in words; its hue is only a thin edge. */
@customElement('rw-stage')
export class RwStage extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
      padding-inline: var(--rw-space-2);
      border-inline-start: 4px solid var(--rw-stage-hue);
      border-radius: 2px;
      font-weight: 600;
      white-space: nowrap;
    }
  `;

  @property() stage: Stage = 'received';
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('stage'))
      this.style.setProperty('--rw-stage-hue', `var(--rw-stage-${this.stage})`);
  }

  override render() {
    return html`${t(`stage.${this.stage}`)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-stage': RwStage;
  }
}
