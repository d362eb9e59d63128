import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { KitViewLine } from '../../api/kits/kit-view.service.ts';
import { allowed } from '../data/session.ts';
import { formatNumber, I18n, isKey, t } from '../i18n/i18n.ts';
import { ratingText } from '../i18n/rating.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import { thingPath } from '../ui/thing-path.ts';
import '../ui/rw-menu.ts';
import type { MenuItem } from '../ui/rw-menu.ts';
import { lineStyles } from './kit-line-styles.ts';
import { blockerText } from '../data/blocker-text.ts';
import { lineName } from './kit-words.ts';

export type LineAct = 'count' | 'remove' | 'short' | 'in_stock' | 'override';

/**
 * One line of a kit: counted things are taken from the bin named by one tap or by scanning, the others by scanning.
 * @fires rw-line with `detail: { line, act, quantity }`
 */
@customElement('rw-kit-line')
export class RwKitLine extends LitElement {
  static override styles = [baseStyles, lineStyles];

  @property({ attribute: false }) line!: KitViewLine;
  /** The kit is closed: only looking. */
  @property({ type: Boolean }) readonly = false;
  readonly i18n = new I18n(this);

  override render() {
    const { line } = this;
    const counted = !line.tracked && !this.readonly;
    const items = this.readonly ? [] : this.menu();
    return html`<div class="line ${this.look}">
      ${
        counted
          ? html`<button type="button" aria-pressed=${this.filled} @click=${this.tick}>
              ${this.renderWords()}
            </button>`
          : html`<div class="words-only">${this.renderWords()}</div>`
      }
      ${
        items.length > 0
          ? html`<rw-menu
              icon="ellipsis"
              variant="quiet"
              size="bench"
              icon-only
              label=${t('kitting.more', { line: lineName(line.line) })}
              .items=${items}
              @rw-choose=${this.choose}
            ></rw-menu>`
          : nothing
      }
    </div>`;
  }

  private get filled(): boolean {
    const { status, quantity } = this.line;
    return status === 'filled' || (status === 'overridden' && quantity > 0);
  }

  private get look(): 'done' | 'warning' | 'short' | 'open' | 'optional' {
    const { line } = this;
    if (line.status === 'overridden') return 'done';
    if (this.filled) return line.satisfied ? 'done' : 'warning';
    if (line.status === 'short') return 'short';
    return line.required ? 'open' : 'optional';
  }

  private renderWords() {
    const { line } = this;
    const icons = { done: 'circle-check', warning: 'warning', short: 'hourglass' } as const;
    const { look } = this;
    return html`<span class="mark"
        >${
          look === 'open' || look === 'optional'
            ? html`<span class="box"></span>`
            : html`<rw-icon name=${icons[look]}></rw-icon>`
        }</span
      >
      <span class="text">
        <span class="name"
          >${line.needed > 1 ? `${formatNumber(line.needed)} × ` : nothing}${lineName(line.line)}
          ${line.required ? nothing : html`<span class="hint">${t('common.optional')}</span>`}</span
        >
        ${this.renderDetail()}
      </span>`;
  }

  private renderDetail() {
    const { line } = this;
    const { accessory, override } = line;
    const also = line.alternatives.filter(isKey).map((key) => t(key));
    const reasons = this.filled || line.status === 'short' ? line.reasons : [];
    return html`${
      accessory
        ? html`<span class="hint"
            ><a class="reach" href=${thingPath('accessory', accessory.code)}
              ><rw-code code=${accessory.code}></rw-code
            ></a>
            ${accessory.make}
            <bdi>${ratingText(accessory)}</bdi></span
          >`
        : nothing
    }
    ${
      line.item
        ? html`<span class="hint"
            >${
              line.item.place
                ? t('kitting.from_bin', { thing: line.item.name, place: line.item.place })
                : html`<bdi>${line.item.name}</bdi>`
            }</span
          >`
        : nothing
    }
    ${
      this.filled && line.quantity !== line.needed
        ? html`<span class="reason"
            >${t('kitting.count_of', { found: line.quantity, needed: line.needed })}</span
          >`
        : nothing
    }
    ${this.renderTake()}
    ${
      line.tracked && !accessory && line.status === 'open' && !this.readonly
        ? html`<span class="hint">${t('kitting.scan_it')}</span>`
        : nothing
    }
    ${
      this.filled
        ? nothing
        : cordTexts(line).map((words) => html`<span class="hint">${words}</span>`)
    }
    ${also.length > 0 ? html`<span class="hint">${t('kitting.or', { things: also.join(', ') })}</span>` : nothing}
    ${
      override
        ? html`<span class="reason">${t('kitting.let_pass', { ...override })}</span>`
        : reasons.map((why) => html`<span class="reason">${blockerText(why)}</span>`)
    }`;
  }

  /** The bin to take it from, readable from afar; the charger's stands beside what the device needs. */
  private renderTake() {
    const { line } = this;
    if (this.readonly || this.filled || line.line === 'charger') return nothing;
    const [first] = line.take;
    if (!first?.place) {
      return line.stocked && line.required
        ? html`<span class="hint">${t('kitting.none_in_bins')}</span>`
        : nothing;
    }
    const thing = first.name || first.make;
    return html`<span class="bin"
        ><rw-icon name="map-pin"></rw-icon><bdi>${first.place.name}</bdi></span
      >
      <span class="hint"
        ><bdi>${thing}</bdi> ·
        ${first.left === null ? html`<rw-code code=${first.code}></rw-code>` : t('kitting.left_there', { count: first.left })}</span
      >
      ${first.reasons.map((why) => html`<span class="reason">${blockerText(why)}</span>`)}`;
  }

  private menu(): MenuItem[] {
    const { line } = this;
    const items: MenuItem[] = [];
    if (this.filled && (line.tracked || line.item)) {
      items.push({ id: 'remove', label: t('kitting.take_out'), icon: 'undo' });
    }
    if (this.filled && line.item && line.take.length > 0) {
      items.push({ id: 'one_more', label: t('kitting.add_one'), icon: 'plus' });
    }
    if (line.status === 'open' && line.required) {
      items.push({ id: 'short', label: t('kitting.mark_short'), icon: 'hourglass' });
    }
    if (line.status === 'short') {
      items.push({ id: 'in_stock', label: t('kitting.no_longer_short'), icon: 'package-check' });
    }
    if (!line.satisfied && allowed('kit.override')) {
      items.push({ id: 'override', label: t('kitting.override'), icon: 'shield-check' });
    }
    if (line.status === 'overridden' && !(this.filled && line.tracked)) {
      items.push({ id: 'remove', label: t('kitting.override_back'), icon: 'undo' });
    }
    return items;
  }

  private tick(): void {
    this.tell('count', this.filled ? 0 : this.line.needed);
  }

  private choose(event: CustomEvent<{ id: string }>): void {
    if (event.detail.id === 'one_more') return this.tell('count', this.line.quantity + 1);
    this.tell(event.detail.id as LineAct);
  }

  private tell(act: LineAct, quantity = 0): void {
    const detail = { line: this.line.line, act, quantity };
    this.dispatchEvent(new CustomEvent('rw-line', { detail, bubbles: true, composed: true }));
  }
}

/** What a cord must be, in words; its letters stay left to right. */
function cordTexts({ inlets, plugs, cordAmps }: KitViewLine): string[] {
  const letters = (all: readonly string[]) => `\u2066${all.join(' / ')}\u2069`;
  const fits = [
    inlets ? t('kitting.inlet', { inlets: letters(inlets) }) : '',
    plugs ? t('kitting.plug', { plugs: letters(plugs) }) : '',
    cordAmps === null ? '' : t('kitting.cord_amps', { amps: cordAmps }),
  ].filter(Boolean);
  return fits.length > 0 ? [fits.join(' · ')] : [];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-kit-line': RwKitLine;
  }
}
