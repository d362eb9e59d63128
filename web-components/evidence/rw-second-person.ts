import { readScan } from '#domain/codes.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { I18n, t, type Key } from '../i18n/i18n.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';

type Way = 'badge' | 'password';
export type SecondPerson = { username: string; password: string } | { badge: string; pin: string };

type Part = 'label' | 'hint' | 'scan' | 'username' | 'pin' | 'password';

/** What the second person signs for decides what they are called. */
const WORDS: Record<'validation' | 'witness' | 'void', Record<Part, Key>> = {
  validation: {
    label: 'validation.other_here',
    hint: 'media.witness_hint',
    scan: 'validation.scan_badge',
    username: 'validation.username',
    pin: 'validation.pin',
    password: 'validation.password',
  },
  witness: {
    label: 'media.witness',
    hint: 'media.witness_hint',
    scan: 'media.witness_scan',
    username: 'media.witness_username',
    pin: 'media.witness_pin',
    password: 'media.witness_password',
  },
  void: {
    label: 'void.second',
    hint: 'void.second_hint',
    scan: 'void.second_scan',
    username: 'void.second_username',
    pin: 'void.second_pin',
    password: 'void.second_password',
  },
};

/** Another person signs at this bench: badge and PIN, or name and password. Ask `witness` when it is sent. */
@customElement('rw-second-person')
export class RwSecondPerson extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host,
      .fields {
        display: grid;
        gap: var(--rw-space-4);
      }

      .fields {
        grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
        align-items: start;
      }
    `,
  ];

  @property() signs: keyof typeof WORDS = 'validation';
  @state() private way: Way = 'badge';
  @state() private badge = '';
  /** Something was missing when it was to be sent. */
  @state() private asked = false;
  @query('[name=who]') private readonly who!: HTMLInputElement | null;
  @query('[name=secret]') private readonly secret!: HTMLInputElement;
  readonly i18n = new I18n(this);

  constructor() {
    super();
    new ScanClaim(this, (text) => this.takeBadge(text));
  }

  get witness(): SecondPerson {
    const secret = this.secret.value.trim();
    return this.way === 'badge'
      ? { badge: this.badge, pin: secret }
      : { username: this.who?.value.trim() ?? '', password: secret };
  }

  /** Whether all that a signature needs is here; if not, says what is missing and goes there. */
  ready(): boolean {
    const { witness } = this;
    const isComplete = Object.values(witness).every((part) => part !== '');
    this.asked = !isComplete;
    if (isComplete) return true;
    void startScanning().tones.play('refused');
    (this.who?.value.trim() === '' ? this.who : this.secret).focus();
    return false;
  }

  override render() {
    const isBadge = this.way === 'badge';
    const scanned = this.badge !== '';
    const words = WORDS[this.signs];
    return html`
      <rw-choice
        label=${t(words.label)}
        hint=${t(words.hint)}
        .value=${this.way}
        .options=${(['badge', 'password'] as const).map((value) => ({
          value,
          label: t(`media.witness.${value}`),
        }))}
        @change=${(event: CustomEvent<{ value: Way }>) => (this.way = event.detail.value)}
      ></rw-choice>
      ${
        isBadge
          ? html`<rw-notice kind=${scanned ? 'done' : this.asked ? 'warning' : 'info'}
              >${t(scanned ? 'media.witness_scanned' : words.scan)}</rw-notice
            >`
          : nothing
      }
      <div class="fields" @keydown=${this.submitOnEnter}>
        ${
          isBadge
            ? nothing
            : html`<rw-field label=${t(words.username)} error=${this.missing(this.who)}>
                <input name="who" dir="ltr" autocomplete="off" maxlength="80" />
              </rw-field>`
        }
        <rw-field
          label=${t(isBadge ? words.pin : words.password)}
          error=${this.missing(this.secret)}
        >
          <input
            name="secret"
            type="password"
            dir="ltr"
            autocomplete="new-password"
            maxlength="200"
            inputmode=${isBadge ? 'numeric' : 'text'}
          />
        </rw-field>
      </div>
    `;
  }

  private missing(field: HTMLInputElement | null): string {
    return this.asked && field?.value.trim() === '' ? t('error.input.required') : '';
  }

  /** The form around is in another tree: without help Enter would end at its border. */
  private submitOnEnter(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.closest('form')?.requestSubmit();
  }

  /** A badge is scanned, never typed; its number is shown to nobody. */
  private takeBadge(text: string): boolean {
    const scan = readScan(text);
    if (this.way !== 'badge' || scan.kind !== 'own' || scan.type !== 'badge') return false;
    this.badge = scan.code;
    void startScanning().tones.play('done');
    this.secret.focus();
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-second-person': RwSecondPerson;
  }
}
