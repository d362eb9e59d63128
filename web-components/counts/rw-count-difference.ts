import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Code } from '#domain/codes.ts';
import type { SettleAct } from '#domain/counts.ts';
import { I18n, t } from '../i18n/i18n.ts';
import '../places/rw-quarantine-bin.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import { thingPath } from '../ui/thing-path.ts';
import type { Difference } from './count-data.ts';
import { thingText, whereText } from './count-words.ts';

/**
 * One difference and the taps that put it right, the usual one first.
 * @fires rw-settle with `detail: { act, binCode }`
 */
@customElement('rw-count-difference')
export class RwCountDifference extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        container-type: inline-size;
      }

      .line {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--rw-space-2) var(--rw-space-4);
        padding-block: var(--rw-space-3);
        border-block-end: 1px solid var(--rw-color-line);
      }

      .said {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--rw-space-3);
      }

      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2);
      }

      @container (min-width: 560px) {
        .line {
          grid-template-columns: minmax(0, 1fr) auto;
          align-items: center;
        }

        .acts {
          justify-content: end;
        }
      }

      @media print {
        .acts {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) line!: Difference;
  @property({ attribute: false }) busy = false;
  @property({ attribute: false }) readonly = false;
  /** Where a device goes that was missing. */
  @state() private bin: Code = '';
  readonly i18n = new I18n(this);

  override render() {
    const { line } = this;
    const where = whereText(line);
    const device = line.kind === 'found_again' && line.subject === 'device';
    const box = line.kind === 'missing' && line.subject === 'box';
    return html`<div class="line">
      <div>
        <p class="said"><strong>${t(`counts.kind_${line.kind}`)}</strong> <span>${where}</span></p>
        <p class="said">
          <a class="reach" href=${thingPath(line.subject, line.code)}
            ><rw-code code=${line.code}></rw-code
          ></a>
          <span>${thingText(line)}</span>
        </p>
        ${device ? this.renderFound() : nothing}
        ${box ? html`<p class="muted small">${t('counts.box_hint')}</p>` : nothing}
      </div>
      ${
        this.readonly
          ? nothing
          : html`<div class="acts">
              ${box ? this.renderOpenBox() : nothing} ${line.acts.map((act) => this.renderAct(act))}
            </div>`
      }
    </div>`;
  }

  private renderFound() {
    return html`<p class="muted small">${t('counts.found_hint')}</p>
      ${
        this.readonly
          ? nothing
          : html`<rw-quarantine-bin
              .preferred=${this.line.placeCode}
              @rw-bin=${(event: CustomEvent<{ code: Code }>) => (this.bin = event.detail.code)}
            ></rw-quarantine-bin>`
      }`;
  }

  /** A box has no state of its own: what belongs in it is missed thing by thing. */
  private renderOpenBox() {
    return html`<rw-button
      ?disabled=${this.busy}
      @click=${() => this.dispatchEvent(new CustomEvent('rw-open-box'))}
      >${t('counts.box_contents')}</rw-button
    >`;
  }

  private renderAct(act: SettleAct) {
    const first = this.line.acts[0] === act && act !== 'leave';
    return html`<rw-button
      variant=${first ? 'secondary' : 'quiet'}
      ?busy=${this.busy && first}
      ?disabled=${this.busy}
      @click=${() => this.choose(act)}
      >${t(`counts.act_${act}`, { found: this.line.found })}</rw-button
    >`;
  }

  private choose(act: SettleAct): void {
    const binCode = act === 'found_again' && this.bin ? this.bin : undefined;
    this.dispatchEvent(new CustomEvent('rw-settle', { detail: { act, binCode } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-count-difference': RwCountDifference;
  }
}
