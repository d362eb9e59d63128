import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { SessionController } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-menu.ts';
import type { RwSignOut } from '../scan/rw-sign-out.ts';
import { navigate } from './navigation.ts';
import './rw-connection.ts';
import './rw-language-switch.ts';
import { shellParts } from './shell-parts.ts';

/**
 * Who and where at one end; queue, camera, connection, language and help at the other.
 * @fires rw-skip when a keyboard wants to get past the bar
 */
@customElement('rw-top-bar')
export class RwTopBar extends LitElement {
  static override styles = [
    baseStyles,
    css`
      header {
        display: flex;
        align-items: center;
        gap: var(--rw-space-2);
        min-block-size: 56px;
        padding-inline: var(--rw-space-4);
        background: var(--rw-color-ground);
        border-block-end: 1px solid var(--rw-color-line);
      }

      .brand {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--rw-touch);
        font-size: var(--rw-text-20);
        font-weight: 600;
        text-decoration: none;
      }

      .end {
        display: flex;
        align-items: center;
        justify-content: flex-end;
        gap: var(--rw-space-1);
        flex: 1 1 auto;
        min-inline-size: 0;
      }

      /* On a shared bench it must be seen who is here: the words of a card give way first. */
      .who {
        flex: 0 1 auto;
        min-inline-size: 9rem;
      }

      .skip {
        position: absolute;
        inset-block-start: -100px;
        z-index: 30;
        padding: var(--rw-space-3) var(--rw-space-4);
        background: var(--rw-color-surface);
      }

      .skip:focus {
        inset-block-start: 0;
      }

      /* Two letters of a name say nothing: it is read out, and shown where it has room. */
      @media (max-width: 479px) {
        .who {
          --rw-menu-words: 0;

          min-inline-size: 0;
        }

        .who::part(chevron) {
          display: none;
        }
      }

      @media (max-width: 599px) {
        header {
          padding-inline: var(--rw-space-3);
        }

        .brand {
          display: none;
        }

        /* Icons side by side at 44 px each leave room for who is here. */
        .end {
          gap: 0;
          --rw-button-inline: 11px;
        }
      }
    `,
  ];

  @query('rw-sign-out') private readonly leaving?: RwSignOut;
  @state() private parts: HTMLElement[] = [];
  readonly i18n = new I18n(this);
  private readonly session = new SessionController(this);
  private loading = false;

  override updated(): void {
    if (this.session.value && !this.loading) {
      this.loading = true;
      void this.loadParts();
    }
  }

  override render() {
    const session = this.session.value;
    return html`<header>
      <button class="skip" type="button" @click=${this.skip}>${t('app.skip_to_content')}</button>
      <a class="brand" href="/">${t('app.name')}</a>
      ${
        session
          ? html`<rw-menu
              class="who"
              variant="quiet"
              icon="user"
              label=${session.person.name}
              note=${session.site.name}
              .items=${[
                { id: 'account', label: t('account.title'), icon: 'settings' as const },
                { id: 'sign-out', label: t('app.sign_out'), icon: 'log-out' as const },
              ]}
              @rw-choose=${this.onChoose}
            ></rw-menu>`
          : nothing
      }
      <div class="end">
        ${session ? html`${this.parts}<rw-connection></rw-connection>` : nothing}
        <rw-language-switch></rw-language-switch>
        <rw-button variant="quiet" icon="help" href="/help" label=${t('app.help')}></rw-button>
      </div>
      <rw-sign-out></rw-sign-out>
    </header>`;
  }

  /** Parts of other features are made once and stay, so that none forgets what it is doing. */
  private async loadParts(): Promise<void> {
    await Promise.all(shellParts.map((part) => part.load()));
    this.parts = shellParts.flatMap(({ tag }) => (tag ? [document.createElement(tag)] : []));
  }

  private skip(): void {
    this.dispatchEvent(new CustomEvent('rw-skip'));
  }

  private async onChoose(event: CustomEvent<{ id: string }>): Promise<void> {
    if (event.detail.id === 'account') return navigate('/account');
    await import('../scan/rw-sign-out.ts');
    await this.leaving?.ask();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-top-bar': RwTopBar;
  }
}
