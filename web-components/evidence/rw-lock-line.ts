import type { DeviceKind } from '#domain/device-kinds.ts';
import { howToSee, type LockKind, type LockStatus } from '#domain/locks.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { formText } from '../data/form-text.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-icon.ts';
import type { IconName } from '../ui/icons.ts';
import { checklistLineStyles } from './checklist-line-styles.ts';

export interface LockLine {
  lock: string;
  status: LockStatus;
  hint: string;
  recheckedAt: string | null;
}

export type LockChoice = LockStatus | null;

/** What each answer looks like, and its key. */
const CHOICES: readonly { status: LockChoice; look: string; key: string; icon: IconName }[] = [
  { status: 'clear', look: 'pass', key: 'C', icon: 'check' },
  { status: 'locked', look: 'fail', key: 'L', icon: 'lock' },
  { status: 'na', look: 'na', key: 'N', icon: 'minus' },
  { status: null, look: 'unsure', key: 'U', icon: 'help' },
];

/**
 * One lock: how it is seen, and how it was found.
 * @fires rw-lock with `detail: { lock, status, hint }`
 */
@customElement('rw-lock-line')
export class RwLockLine extends LitElement {
  static override styles = [
    baseStyles,
    checklistLineStyles,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }

      /* Four alike, in one row or two by two: none is left over. */
      .answers {
        display: grid;
        flex: 1 1 100%;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        max-inline-size: 50rem;
      }

      .answers button {
        padding-inline: var(--rw-space-2);
        line-height: 1.25;
      }

      @container (max-width: 559px) {
        .answers {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }

      .state {
        display: inline-flex;
        align-items: center;
        gap: var(--rw-space-2);
        font-weight: 600;
      }

      .warn {
        color: var(--rw-color-warning);
      }

      .good {
        color: var(--rw-color-done);
      }

      form {
        display: flex;
        flex: 1 1 100%;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
        padding-inline-end: var(--rw-space-4);
      }

      form rw-field {
        flex: 1 1 16rem;
      }

      @media (max-width: 599px) {
        .line,
        form {
          padding-inline-end: var(--rw-space-2);
        }
      }
    `,
  ];

  @property() lock: LockKind = 'bios';
  @property() kind: DeviceKind = 'laptop';
  @property({ attribute: false }) check?: LockLine | undefined;
  /** Clear, but not seen again online after the reset. */
  @property({ type: Boolean }) unconfirmed = false;
  /** Reached by Tab; the arrows move it. */
  @property({ type: Boolean }) current = false;
  @property({ type: Boolean }) readonly = false;
  @query('.line') private readonly line!: HTMLElement;
  readonly i18n = new I18n(this);

  override render() {
    const { check } = this;
    const look = CHOICES.find(({ status }) => status === (check?.status ?? null))?.look ?? '';
    const how = howToSee(this.kind, this.lock);
    return html`<div
      class="line ${look}"
      role="group"
      tabindex=${this.current ? 0 : -1}
      aria-labelledby="title"
      aria-describedby="how"
    >
      <div class="words">
        <span id="title" class="title">${t(`lock.${this.lock}`)}</span>
        ${check ? this.renderState(check) : nothing}
        <span id="how" class="muted small"
          >${check?.status === 'na' ? nothing : isKey(how) ? t(how) : nothing}</span
        >
      </div>
      ${this.readonly ? nothing : this.renderChoices(check)}
      ${!this.readonly && check?.status === 'locked' ? this.renderHint(check) : nothing}
    </div>`;
  }

  override focus(): void {
    this.line.focus();
  }

  choose(status: LockChoice): void {
    if (this.readonly) return;
    const known = this.check?.status ?? null;
    if (status !== known) this.tell(status, '');
  }

  private renderState({ status, hint, recheckedAt }: LockLine) {
    if (status === 'na') return nothing;
    if (status === 'locked') {
      return html`<span class="state refused small"
          ><rw-icon name="lock"></rw-icon>${t('lock.locked')}</span
        >
        ${
          hint && this.readonly
            ? html`<span class="small">${t('lock_check.shown', { hint })}</span>`
            : nothing
        }`;
    }
    if (this.unconfirmed || !recheckedAt) {
      return html`<span class="state warn small"
        ><rw-icon name="check"></rw-icon>${t('lock.clear_not_online')}</span
      >`;
    }
    const when = formatDate(recheckedAt, { style: 'datetime' });
    return html`<span class="state good small"
      ><rw-icon name="check"></rw-icon>${t('lock.clear_online', { when })}</span
    >`;
  }

  private renderChoices(check: LockLine | undefined) {
    return html`<div class="answers">
      ${CHOICES.map(
        ({ status, look, key, icon }) =>
          html`<button
            type="button"
            class=${look}
            aria-pressed=${status === (check?.status ?? null) && (check !== undefined || status !== null)}
            tabindex=${this.current ? 0 : -1}
            @click=${() => this.choose(status)}
          >
            <rw-icon name=${icon}></rw-icon>
            <span>${t(status === null ? 'lock_check.unsure' : `lock.${status}`)}</span>
            <kbd aria-hidden="true">${key}</kbd>
          </button>`,
      )}
    </div>`;
  }

  /** The lock is on record already; what its screen shows helps to ask for the release. */
  private renderHint({ hint }: LockLine) {
    return html`<form autocomplete="off" @submit=${this.saveHint}>
      <rw-field label=${t('lock_check.hint')} hint=${t('lock_check.hint_hint')} optional>
        <input name="hint" maxlength="120" .value=${hint} />
      </rw-field>
      <rw-button type="submit">${t('act.save')}</rw-button>
    </form>`;
  }

  private saveHint(event: SubmitEvent): void {
    event.preventDefault();
    this.tell('locked', formText(event.target, 'hint'));
  }

  private tell(status: LockChoice, hint: string): void {
    const detail = { lock: this.lock, status, hint };
    this.dispatchEvent(new CustomEvent('rw-lock', { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-lock-line': RwLockLine;
  }
}
