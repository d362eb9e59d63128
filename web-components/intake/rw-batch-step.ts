import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import '../scan/rw-scan-here.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-menu.ts';
import '../ui/rw-notice.ts';
import type { DoneUnit } from './batch-loop.ts';
import { groupedCode } from '../ui/grouped-code.ts';

export interface LoopView {
  step: 'serial' | 'label';
  serial: string;
  hint: '' | 'intake.serial_is_code' | 'labels.wrong_type';
  waiting: number;
  last: DoneUnit | null;
  unit: number;
  expected: number;
}

const NO_SERIAL = ['worn', 'none', 'unreadable'] as const;

/**
 * What to scan now, readable from where the devices are stacked.
 * @fires rw-serial with the typed serial
 * @fires rw-no-serial with the reason
 * @fires rw-forget when the serial is to be scanned again
 */
@customElement('rw-batch-step')
export class RwBatchStep extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .step {
        display: grid;
        justify-items: center;
        gap: var(--rw-space-3);
        padding: var(--rw-space-4);
        text-align: center;
        border-inline-start: 8px solid var(--rw-color-accent);
      }

      .label {
        background: var(--rw-color-accent-soft);
      }

      .now {
        font-size: var(--rw-text-40);
        font-weight: 600;
        line-height: 1.2;
      }

      .unit,
      .serial {
        font-size: var(--rw-text-20);
      }

      .serial {
        overflow-wrap: anywhere;
      }

      rw-icon.big {
        font-size: var(--rw-text-56);
        color: var(--rw-color-accent);
      }

      .last {
        color: var(--rw-color-done);
        font-weight: 600;
        min-block-size: 1.5em;
      }

      .hint {
        margin-block-end: var(--rw-space-4);
      }

      form input {
        inline-size: 12rem;
      }

      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: var(--rw-space-3);
      }
    `,
  ];

  @property({ attribute: false }) loop!: LoopView;
  readonly i18n = new I18n(this);

  override render() {
    const { step, serial, hint, waiting, last, unit, expected } = this.loop;
    const isLabel = step === 'label';
    return html`${
        hint
          ? html`<rw-notice class="hint" kind="refused">${t(`error.${hint}`)}</rw-notice>`
          : nothing
      }
      <section class="card step ${step}" aria-live="polite">
        <p class="unit number">${t('batch.unit', { n: unit, m: expected })}</p>
        <rw-icon class="big" name=${isLabel ? 'tag' : 'scan-barcode'}></rw-icon>
        <p class="now">${t(isLabel ? 'batch.step_label' : 'batch.step_serial')}</p>
        ${
          isLabel
            ? html`<p class="serial">
                ${serial ? t('batch.serial', { serial }) : t('intake.no_serial')}
              </p>`
            : html`<p class="muted">${t('batch.step_serial_hint')}</p>`
        }
        <p class="last">
          ${
            waiting > 0
              ? t('batch.step_saving')
              : last
                ? html`<rw-icon name="check"></rw-icon> ${t('batch.last', {
                      serial: last.serial || '–',
                      code: groupedCode(last.code),
                    })}`
                : nothing
          }
        </p>
        <rw-scan-here accept-foreign></rw-scan-here>
        ${isLabel ? this.renderAgain() : this.renderByHand()}
      </section>`;
  }

  private renderAgain() {
    return html`<rw-button icon="undo" @click=${() => this.tell('rw-forget')}
      >${t('batch.other_serial')}</rw-button
    >`;
  }

  private renderByHand() {
    return html`<form autocomplete="off" @submit=${this.submit}>
      <input
        name="serial"
        dir="ltr"
        maxlength="64"
        autocapitalize="characters"
        placeholder=${t('batch.type_serial')}
        aria-label=${t('batch.type_serial')}
      />
      <rw-button type="submit">${t('common.continue')}</rw-button>
      <rw-menu
        label=${t('batch.no_serial')}
        .items=${NO_SERIAL.map((reason) => ({
          id: t(`intake.no_serial_reason.${reason}`),
          label: t(`intake.no_serial_reason.${reason}`),
        }))}
        @rw-choose=${(event: CustomEvent<{ id: string }>) =>
          this.tell('rw-no-serial', event.detail.id)}
      ></rw-menu>
    </form>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const input = form.elements.namedItem('serial');
    const text = input instanceof HTMLInputElement ? input.value.trim() : '';
    if (text === '') return;
    form.reset();
    this.tell('rw-serial', text);
  }

  private tell(name: string, detail = ''): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-batch-step': RwBatchStep;
  }
}
