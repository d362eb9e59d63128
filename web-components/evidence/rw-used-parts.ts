import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatDate, formatNumber, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import { emptyStyles, panelStyles } from './panel-styles.ts';
import type { UsedPart } from './repair-data.ts';

/** Parts that went into a device, and what was put back; nothing where there are none. */
@customElement('rw-used-parts')
export class RwUsedParts extends LitElement {
  static override styles = [baseStyles, panelStyles, emptyStyles];

  @property({ attribute: false }) parts: readonly UsedPart[] = [];
  readonly i18n = new I18n(this);

  /** Takes no room, not even a gap, while there is nothing. */
  override willUpdate(): void {
    this.hidden = this.parts.length === 0;
  }

  override render() {
    if (this.parts.length === 0) return nothing;
    return html`<section class="stack" aria-label=${t('repair.parts')}>
      <h3>${t('repair.parts')}</h3>
      <ul class="lines">
        ${this.parts.map(
          (part) =>
            html`<li class="line">
              <span class="name"
                ><strong>${part.name || typeName(part.type)}</strong>
                <span class="muted small"
                  >${typeName(part.type)} · ${formatDate(part.at, { style: 'datetime' })}</span
                ></span
              >
              <rw-code code=${part.code}></rw-code>
              <bdi class="state" dir="ltr">× ${formatNumber(Math.abs(part.quantity))}</bdi>
              ${
                part.quantity < 0
                  ? html`<span class="state warning">${t('repair.part_back')}</span>`
                  : nothing
              }
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

function typeName(type: string): string {
  const key = [type, `part.${type}`].find(isKey);
  return key ? t(key) : type;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-used-parts': RwUsedParts;
  }
}
