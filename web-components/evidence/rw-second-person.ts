import { readScan } from '#domain/codes.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';

type Way = 'badge' | 'password';
export type SecondPerson = { username: string; password: string } | { badge: string; pin: string };

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

  @state() private way: Way = 'badge';
  @state() private badge = '';
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

  override render() {
    const isBadge = this.way === 'badge';
    const scanned = this.badge !== '';
    return html`
      <rw-choice
        label=${t('validation.other_here')}
        .value=${this.way}
        .options=${(['badge', 'password'] as const).map((value) => ({
          value,
          label: t(`media.witness.${value}`),
        }))}
        @change=${(event: CustomEvent<{ value: Way }>) => (this.way = event.detail.value)}
      ></rw-choice>
      ${
        isBadge
          ? html`<rw-notice kind=${scanned ? 'done' : 'info'}
              >${t(scanned ? 'media.witness_scanned' : 'validation.scan_badge')}</rw-notice
            >`
          : nothing
      }
      <div class="fields">
        ${
          isBadge
            ? nothing
            : html`<rw-field label=${t('validation.username')}>
                <input name="who" dir="ltr" autocomplete="off" maxlength="80" />
              </rw-field>`
        }
        <rw-field label=${t(isBadge ? 'validation.pin' : 'validation.password')}>
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
