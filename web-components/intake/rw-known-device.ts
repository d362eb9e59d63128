import { type Meeting, meetingOf } from '#domain/known-device.ts';
import { isStage, type Stage } from '#domain/stages.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiError, fieldText } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import { groupedCode } from '../ui/grouped-code.ts';

const TEXTS = {
  here: 'intake.known_text',
  return: 'intake.known_return',
  found: 'intake.known_found',
  new_cycle: 'intake.known_cycle',
} as const;

/** Whether an error is the warning about a device that is known already. */
export function isKnownDevice(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code.startsWith('intake.same_device');
}

/**
 * The same make and serial is known: offers the existing record, or goes on with a reason.
 * @fires rw-go-on with the reason as `detail`, empty where none is needed
 * @fires rw-give-up when something else is scanned instead
 */
@customElement('rw-known-device')
export class RwKnownDevice extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        align-items: end;
        margin-block-start: var(--rw-space-3);
      }

      rw-field {
        flex: 1 1 16rem;
      }
    `,
  ];

  @property({ attribute: false }) error!: ApiError;
  /** Words of the button that gives up. */
  @property() otherwise = '';
  @state() private asking = false;
  readonly i18n = new I18n(this);

  /** It stands above a long form whose button was just pressed below. */
  override firstUpdated(): void {
    this.scrollIntoView({ block: 'center' });
  }

  override render() {
    const { code = '', make = '', model = '', stage = '' } = this.error.params;
    const stageName = isStage(String(stage)) ? t(`stage.${String(stage) as 'received'}`) : '';
    const name = `${make} ${model}`.trim();
    const words = { name, code: groupedCode(String(code)), stage: stageName };
    const again = this.meeting === 'new_cycle';
    return html`<rw-notice kind="warning">
        <strong>${t('intake.known_title')}</strong>
        <p>${code ? t(TEXTS[this.meeting], words) : t('intake.known_elsewhere')}</p>
        ${code ? this.renderWays(String(code)) : nothing}
        ${
          this.otherwise
            ? html`<rw-button slot="actions" @click=${this.giveUp}>${this.otherwise}</rw-button>`
            : nothing
        }
        ${
          again
            ? nothing
            : html`<rw-button slot="actions" @click=${() => (this.asking = true)}
                >${t('intake.known_other')}</rw-button
              >`
        }
      </rw-notice>
      ${this.asking && !again ? this.renderReason() : nothing}`;
  }

  private get meeting(): Meeting {
    const { stage = '' } = this.error.params;
    return isStage(String(stage)) ? meetingOf(String(stage) as Stage) : 'here';
  }

  /** What the person most likely wants comes first. */
  private renderWays(code: string) {
    const usual = this.meeting === 'here' || this.meeting === 'found';
    return html`${
        this.meeting === 'new_cycle'
          ? html`<rw-button slot="actions" variant="primary" @click=${() => this.goOn('')}
              >${t('intake.known_again')}</rw-button
            >`
          : nothing
      }
      ${
        this.meeting === 'return'
          ? html`<rw-button slot="actions" variant="primary" href="/return?device=${code}"
              >${t('intake.known_take_back')}</rw-button
            >`
          : nothing
      }
      <rw-button slot="actions" variant=${usual ? 'primary' : 'secondary'} href="/devices/${code}"
        >${t('intake.known_open')}</rw-button
      >`;
  }

  private renderReason() {
    return html`<form class="row" @submit=${this.submit}>
      <rw-field label=${t('intake.known_reason')} error=${fieldText(this.error, 'duplicateReason')}>
        <input name="reason" maxlength="300" required />
      </rw-field>
      <rw-button type="submit">${t('common.continue')}</rw-button>
    </form>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).elements.namedItem('reason');
    const detail = input instanceof HTMLInputElement ? input.value.trim() : '';
    if (detail === '') return;
    this.goOn(detail);
  }

  private goOn(detail: string): void {
    this.asking = false;
    this.dispatchEvent(new CustomEvent('rw-go-on', { detail }));
  }

  private giveUp(): void {
    this.asking = false;
    this.dispatchEvent(new CustomEvent('rw-give-up'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-known-device': RwKnownDevice;
  }
}
