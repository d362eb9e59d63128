import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import { panelStyles } from './panel-styles.ts';
import { type Fact, factName, factValue } from './report-words.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/**
 * What the newest report says beside what is written. A difference waits for one tap, either way.
 * @fires rw-changed
 */
@customElement('rw-report-facts')
export class RwReportFacts extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    css`
      .settled {
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius-small);
        background: var(--rw-color-surface);
      }

      .settled .line {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(0, 5fr) auto;
        min-block-size: var(--rw-touch);
        padding-block: var(--rw-space-2);
        border: 0;
        border-radius: 0;
        background: none;
        overflow-wrap: anywhere;
      }

      .settled .line + .line {
        border-block-start: 1px solid var(--rw-color-line);
      }

      .settled strong {
        font-weight: 600;
      }

      /* The sign says it where there is no room for the word. */
      @media (max-width: 599px) {
        .settled .line {
          grid-template-columns: minmax(0, 1fr) minmax(0, 2fr) auto;
          padding-inline: var(--rw-space-3);
        }

        .settled .done .word {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
          white-space: nowrap;
        }
      }
    `,
  ];

  @property() code = '';
  @property({ attribute: false }) facts: readonly Fact[] = [];
  @property({ type: Boolean }) editable = false;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);
  private followFocus = false;

  /** After the last decision the keyboard stays with what was settled. */
  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('facts') || !this.followFocus || this.renderRoot.querySelector('rw-button'))
      return;
    this.followFocus = false;
    this.renderRoot.querySelector<HTMLElement>('.settled')?.focus();
  }

  override render() {
    const open = this.facts.filter(({ state }) => state === 'differs' || state === 'fills');
    const settled = this.facts.filter(({ state }) => state === 'same' || state === 'kept');
    return html`<div class="panel">
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      <div class="lines">
        ${open.map((fact) => this.renderOpen(fact))}
        ${
          settled.length > 0
            ? html`<div class="settled" tabindex="-1">
                ${settled.map((fact) => this.renderSettled(fact))}
              </div>`
            : nothing
        }
      </div>
    </div>`;
  }

  private renderOpen(fact: Fact) {
    const { field, current, value } = fact;
    return html`<div class="line">
      <div class="name">
        <strong>${factName(field)}</strong>
        <p>${t('report.says', { value: factValue(field, value) })} ${this.renderSource(fact)}</p>
        <p class="muted">${t('report.written', { value: factValue(field, current) })}</p>
      </div>
      ${
        this.editable
          ? html`<div class="row">
              <rw-button size="bench" @click=${() => this.decide(fact, true)}
                >${t('report.take')}</rw-button
              >
              <rw-button size="bench" variant="quiet" @click=${() => this.decide(fact, false)}
                >${t('report.keep')}</rw-button
              >
            </div>`
          : nothing
      }
    </div>`;
  }

  private renderSettled(fact: Fact) {
    const { field, current, value, state } = fact;
    return html`<div class="line">
      <strong>${factName(field)}</strong>
      <span>
        ${factValue(field, current)}
        ${
          state === 'kept'
            ? html`<span class="muted"
                >(${t('report.kept', { value: factValue(field, value) })})</span
              >`
            : this.renderSource(fact)
        }
      </span>
      <span class="state ${state === 'same' ? 'done' : ''}">
        ${state === 'same' ? html`<rw-icon name="circle-check"></rw-icon>` : nothing}
        <span class="word">${t(state === 'same' ? 'report.same' : 'report.kept_short')}</span>
      </span>
    </div>`;
  }

  /** Tools keep their names in every language. */
  private renderSource({ source, sure }: Fact) {
    const doubt = sure === 'sure' ? '' : ` · ${t(`report.sure.${sure}`)}`;
    return html`<span class="muted small"><bdi>${source}</bdi>${doubt}</span>`;
  }

  private decide(fact: Fact, take: boolean): void {
    const param = { code: this.code };
    const { field, value } = fact;
    const json = { requestId: newRequestId(), field, reported: String(value), take };
    this.followFocus = true;
    void this.sending.inTurn(() =>
      call(api.devices[':code']['hardware-report'].decisions.$post({ param, json })),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-report-facts': RwReportFacts;
  }
}
