import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-menu.ts';
import { navigate } from './navigation.ts';
import { grouped, type Menu, type MenuGroup } from './menu.ts';
import type { Route } from './route.ts';

/** A thumb reaches four places and "more"; the others wait in its menu. */
const PHONE_PLACES = 4;

/**
 * The pages of a person's roles: a bar at the bottom on phones, at the side from 1024 px. What is not needed
 * daily, or has no room, is found under "More".
 */
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

      a,
      rw-menu::part(button) {
        display: grid;
        justify-items: center;
        align-content: center;
        gap: 2px;
        min-block-size: 60px;
        padding: var(--rw-space-1);
        color: var(--rw-color-muted);
        font-size: var(--rw-text-14);
        font-weight: 400;
        line-height: 1.2;
        text-align: center;
        text-decoration: none;
        overflow-wrap: anywhere;
      }

      rw-menu::part(button) {
        border-radius: 0;
      }

      rw-menu::part(chevron) {
        display: none;
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

      a[aria-current='page'],
      rw-menu.current::part(button) {
        color: var(--rw-color-text);
        font-weight: 600;
        box-shadow: inset 0 3px 0 var(--rw-color-text);
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
        rw-menu {
          flex: none;
        }

        a,
        rw-menu::part(button) {
          min-block-size: var(--rw-touch-bench);
          padding-inline: 0;
          border-radius: var(--rw-radius);
        }

        a:hover {
          background: var(--rw-color-sunken);
        }

        a[aria-current='page'],
        rw-menu.current::part(button) {
          background: var(--rw-color-sunken);
          box-shadow: none;
        }
      }

      @media (min-width: 1440px) {
        a,
        rw-menu::part(button) {
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
  @property({ attribute: false }) menu: Menu = { daily: [], rest: [] };
  /** How many stand at the side without scrolling; null until they were measured. */
  @state() private room: number | null = null;
  @query('nav') private readonly nav!: HTMLElement;
  readonly i18n = new I18n(this);
  private readonly wide = matchMedia('(min-width: 1024px)');
  private readonly resized = new ResizeObserver(() => (this.room = null));
  private measuredFor = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
    // Letters of the page's own face are wider than those it begins with.
    void document.fonts.ready.then(() => (this.room = null));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  override willUpdate(): void {
    const words = this.menu.daily.map(({ title }) => t(title)).join('|');
    if (words !== this.measuredFor) this.room = null;
    this.measuredFor = words;
  }

  override updated(): void {
    if (this.wide.matches) this.room ??= this.measure();
  }

  override render() {
    const { daily, rest } = this.menu;
    const limit = this.wide.matches ? (this.room ?? daily.length) : PHONE_PLACES;
    const all = this.wide.matches ? limit >= daily.length : daily.length <= PHONE_PLACES;
    const shown = all ? daily : daily.slice(0, limit);
    const beyond = grouped(daily.slice(shown.length));
    return html`<nav aria-label=${t('app.navigation')}>
      ${shown.map((route) => this.renderPlace(route))} ${this.renderMore(joined(beyond, rest))}
    </nav>`;
  }

  private renderPlace(route: Route) {
    return html`<a href=${route.path} aria-current=${this.isCurrent(route) ? 'page' : nothing}>
      <rw-icon name=${route.icon ?? 'list'}></rw-icon>
      <span>${t(route.title)}</span>
    </a>`;
  }

  private renderMore(groups: readonly MenuGroup[]) {
    if (groups.length === 0) return nothing;
    const items = groups.flatMap(({ title, routes }) =>
      routes.map((route) => ({
        id: route.path,
        label: t(route.title),
        icon: route.icon ?? 'list',
        group: t(title),
        checked: this.isCurrent(route),
      })),
    );
    return html`<rw-menu
      class=${items.some(({ checked }) => checked) ? 'current' : ''}
      variant="quiet"
      icon="ellipsis"
      label=${t('app.more')}
      .items=${items}
      @rw-choose=${(event: CustomEvent<{ id: string }>) => navigate(event.detail.id)}
    ></rw-menu>`;
  }

  private isCurrent({ path }: Route): boolean {
    return this.path === path || this.path.startsWith(`${path}/`);
  }

  /** All daily places are on the page now: how many of them fit its height beside the menu for the rest. */
  private measure(): number {
    const { paddingBlockStart, paddingBlockEnd, rowGap } = getComputedStyle(this.nav);
    const gap = parseFloat(rowGap) || 0;
    const room =
      this.nav.clientHeight - parseFloat(paddingBlockStart) - parseFloat(paddingBlockEnd) + gap;
    const heights = [...this.nav.querySelectorAll('a')].map((place) => place.offsetHeight + gap);
    const sum = (count: number) => heights.slice(0, count).reduce((all, one) => all + one, 0);
    const menu = Math.min(...heights);
    const rest = this.menu.rest.length > 0 ? menu : 0;
    if (sum(heights.length) + rest <= room) return heights.length;
    const fitting = heights.findIndex((_height, index) => sum(index + 1) + menu > room);
    return Math.max(1, fitting);
  }
}

/** What had no room in the bar stands first in the group it belongs to. */
function joined(first: readonly MenuGroup[], then: readonly MenuGroup[]): MenuGroup[] {
  const routesOf = (groups: readonly MenuGroup[], title: MenuGroup['title']) =>
    groups.find((group) => group.title === title)?.routes ?? [];
  const titles = [...new Set([...first, ...then].map(({ title }) => title))];
  return titles.map((title) => ({
    title,
    routes: [...routesOf(first, title), ...routesOf(then, title)],
  }));
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-navigation': RwNavigation;
  }
}
