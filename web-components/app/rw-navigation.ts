import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-menu.ts';
import { navigate } from './navigation.ts';
import type { Route } from './routes.ts';

/** A thumb reaches four places and "more"; the others wait in its menu. */
const PHONE_PLACES = 4;

/** The pages of a person's roles: a bar at the bottom on phones, at the side from 1024 px. */
@customElement('rw-navigation')
export class RwNavigation extends LitElement {
  static override styles = [
    baseStyles,
    css`
      nav {
        display: flex;
        background: var(--rw-color-surface);
        border-block-start: 1px solid var(--rw-color-line);
        padding-block-end: env(safe-area-inset-bottom);
      }

      a,
      rw-menu {
        flex: 1 1 0;
        min-inline-size: 0;
      }

      rw-menu {
        display: grid;
        place-items: center;
      }

      a {
        display: grid;
        justify-items: center;
        align-content: center;
        gap: 2px;
        min-block-size: 60px;
        padding: var(--rw-space-1);
        color: var(--rw-color-muted);
        font-size: var(--rw-text-14);
        line-height: 1.2;
        text-align: center;
        text-decoration: none;
        overflow-wrap: anywhere;
      }

      a rw-icon {
        font-size: 20px;
      }

      a:focus-visible {
        outline-offset: -3px;
      }

      a:hover {
        color: var(--rw-color-text);
      }

      a[aria-current='page'] {
        color: var(--rw-color-text);
        font-weight: 600;
        box-shadow: inset 0 3px 0 var(--rw-color-text);
      }

      .beyond {
        display: none;
      }

      @media (min-width: 1024px) {
        nav {
          flex-direction: column;
          gap: var(--rw-space-1);
          block-size: 100%;
          padding: var(--rw-space-3) var(--rw-space-2);
          border-block-start: 0;
          border-inline-end: 1px solid var(--rw-color-line);
          overflow-y: auto;
        }

        a,
        .beyond {
          flex: none;
          display: grid;
          min-block-size: var(--rw-touch-bench);
          padding-inline: 0;
          border-radius: var(--rw-radius);
        }

        a:hover {
          background: var(--rw-color-sunken);
        }

        a[aria-current='page'] {
          background: var(--rw-color-sunken);
          box-shadow: none;
        }

        rw-menu {
          display: none;
        }
      }

      @media (min-width: 1440px) {
        a,
        .beyond {
          grid-template-columns: auto 1fr;
          justify-items: start;
          align-items: center;
          gap: var(--rw-space-3);
          min-block-size: var(--rw-touch);
          padding: var(--rw-space-2) var(--rw-space-3);
          font-size: var(--rw-text-16);
          text-align: start;
        }
      }
    `,
  ];

  /** Path of the page on the screen. */
  @property() path = '';
  @property({ attribute: false }) places: readonly Route[] = [];
  readonly i18n = new I18n(this);

  override render() {
    const { places } = this;
    const fits = places.length <= PHONE_PLACES + 1 ? PHONE_PLACES + 1 : PHONE_PLACES;
    const beyond = places.slice(fits);
    return html`<nav aria-label=${t('app.navigation')}>
      ${places.map((route, index) => this.renderPlace(route, index >= fits))}
      ${
        beyond.length > 0
          ? html`<rw-menu
              variant="quiet"
              icon="ellipsis"
              icon-only
              label=${t('app.more')}
              .items=${beyond.map(({ path, title, icon }) => ({ id: path, label: t(title), icon }))}
              @rw-choose=${(event: CustomEvent<{ id: string }>) => navigate(event.detail.id)}
            ></rw-menu>`
          : nothing
      }
    </nav>`;
  }

  private renderPlace({ path, title, icon }: Route, beyond: boolean) {
    const current = this.path === path || this.path.startsWith(`${path}/`);
    return html`<a
      href=${path}
      class=${beyond ? 'beyond' : nothing}
      aria-current=${current ? 'page' : nothing}
    >
      <rw-icon name=${icon ?? 'list'}></rw-icon>
      <span>${t(title)}</span>
    </a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-navigation': RwNavigation;
  }
}
