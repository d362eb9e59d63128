/** Every page of the product; adding one is adding a line. */
import type { Role } from '#domain/roles.ts';
import type { Key } from '../i18n/i18n.ts';
import type { IconName } from '../ui/icons.ts';
import { publicRoutes } from './public-routes.ts';

export interface Route {
  /** `:name` parts arrive in the page's `params` property, the query in `query`. */
  path: string;
  tag: `rw-page-${string}`;
  load: () => Promise<unknown>;
  title: Key;
  /** Pages anyone may see; the others need a signed-in person. */
  public?: true;
  /** Who may open it; everyone signed in when left out. */
  roles?: readonly Role[];
  /** Who finds it in the navigation, in the order of this table; the first one is a person's start page. */
  nav?: readonly Role[];
  icon?: IconName;
  /** Without the frame: sign-in, first run, public pages, sheets to print. */
  bare?: true;
}

export const routes: readonly Route[] = [
  {
    path: '/devices/:code',
    tag: 'rw-page-device',
    load: () => import('../device/rw-page-device.ts'),
    title: 'device.title',
  },
  {
    path: '/bench',
    tag: 'rw-page-bench',
    load: () => import('../bench/rw-page-bench.ts'),
    title: 'dash.my_bench',
    roles: ['technician', 'warehouse', 'coordinator'],
    nav: ['technician'],
    icon: 'wrench',
  },
  {
    path: '/sign-in',
    tag: 'rw-page-sign-in',
    load: () => import('../people/rw-page-sign-in.ts'),
    title: 'sign_in.title',
    public: true,
  },
  {
    path: '/setup',
    tag: 'rw-page-setup',
    load: () => import('../people/rw-page-setup.ts'),
    title: 'setup.title',
    public: true,
  },
  {
    path: '/stock',
    tag: 'rw-page-stock',
    load: () => import('../stock/rw-page-stock.ts'),
    title: 'stock.title',
    nav: ['coordinator', 'auditor', 'admin'],
    icon: 'boxes',
  },
  {
    path: '/todo',
    tag: 'rw-page-todo',
    load: () => import('../todo/rw-page-todo.ts'),
    title: 'todo.title',
    roles: ['technician', 'warehouse', 'coordinator', 'collection'],
    nav: ['warehouse', 'collection'],
    icon: 'list-checks',
  },
  {
    path: '/kitting',
    tag: 'rw-page-kitting',
    load: () => import('../kitting/rw-page-kitting.ts'),
    title: 'kitting.title',
    roles: ['warehouse', 'coordinator'],
    nav: ['warehouse'],
    icon: 'package-check',
  },
  {
    path: '/kitting/:code',
    tag: 'rw-page-kitting',
    load: () => import('../kitting/rw-page-kitting.ts'),
    title: 'kitting.title',
    roles: ['warehouse', 'coordinator', 'technician'],
  },
  {
    path: '/board',
    tag: 'rw-page-board',
    load: () => import('../board/rw-page-board.ts'),
    title: 'board.title',
    nav: ['coordinator', 'auditor', 'admin', 'technician', 'warehouse'],
    icon: 'chart',
  },
  {
    path: '/receive',
    tag: 'rw-page-receive',
    load: () => import('../intake/rw-page-receive.ts'),
    title: 'act.receive',
    roles: ['warehouse', 'coordinator', 'collection'],
    nav: ['warehouse', 'coordinator', 'collection'],
    icon: 'hand-heart',
  },
  {
    path: '/reports',
    tag: 'rw-page-reports',
    load: () => import('../reports/rw-page-reports.ts'),
    title: 'report.title',
    roles: ['technician'],
    nav: ['technician'],
    icon: 'file-text',
  },
  // A QR code holds upper case only; people type lower case.
  ...['/r/:token', '/R/:token'].map((path): Route => ({
    path,
    tag: 'rw-page-send-report',
    load: () => import('../reports/rw-page-send-report.ts'),
    title: 'report.send_title',
    public: true,
  })),
  {
    path: '/validations',
    tag: 'rw-page-validations',
    load: () => import('../certificates/rw-page-validations.ts'),
    title: 'validation.title',
    roles: ['technician', 'coordinator'],
    nav: ['technician', 'coordinator'],
    icon: 'shield-check',
  },
  {
    path: '/validations/:code',
    tag: 'rw-page-validations',
    load: () => import('../certificates/rw-page-validations.ts'),
    title: 'validation.title',
    roles: ['technician', 'coordinator'],
  },
  {
    path: '/labels',
    tag: 'rw-page-labels',
    load: () => import('../labels/rw-page-labels.ts'),
    title: 'labels.title',
    roles: ['technician', 'warehouse', 'coordinator', 'collection', 'admin'],
    nav: ['warehouse', 'collection', 'coordinator', 'admin'],
    icon: 'tag',
  },
  {
    path: '/donations',
    tag: 'rw-page-donations',
    load: () => import('../intake/rw-page-donations.ts'),
    title: 'donation.list',
    nav: ['warehouse', 'coordinator', 'collection'],
    icon: 'truck',
  },
  {
    path: '/donations/:code',
    tag: 'rw-page-donation',
    load: () => import('../intake/rw-page-donation.ts'),
    title: 'prog.donation',
  },
  {
    path: '/batches/:code',
    tag: 'rw-page-batch',
    load: () => import('../intake/rw-page-batch.ts'),
    title: 'batch.title',
    roles: ['warehouse', 'coordinator', 'collection'],
  },
  {
    path: '/places',
    tag: 'rw-page-places',
    load: () => import('../places/rw-page-places.ts'),
    title: 'places.title',
    nav: ['warehouse', 'coordinator', 'admin'],
    icon: 'map-pin',
  },
  {
    path: '/places/:code',
    tag: 'rw-page-place',
    load: () => import('../places/rw-page-place.ts'),
    title: 'places.title',
  },
  {
    path: '/needs',
    tag: 'rw-page-needs',
    load: () => import('../needs/rw-page-needs.ts'),
    title: 'prog.need_list',
    nav: ['approver', 'coordinator', 'collection'],
    icon: 'school',
  },
  {
    path: '/reservations',
    tag: 'rw-page-reservations',
    load: () => import('../reservations/rw-page-reservations.ts'),
    title: 'reserve.title',
    roles: ['coordinator', 'approver', 'collection'],
    nav: ['coordinator', 'collection'],
    icon: 'calendar',
  },
  {
    path: '/messages',
    tag: 'rw-page-messages',
    load: () => import('../messages/rw-page-messages.ts'),
    title: 'message.title',
    roles: ['coordinator', 'collection'],
    nav: ['coordinator'],
    icon: 'mail',
  },
  {
    path: '/handover',
    tag: 'rw-page-handover',
    load: () => import('../handover/rw-page-handover.ts'),
    title: 'table.title',
    roles: ['coordinator', 'collection'],
    nav: ['coordinator', 'collection'],
    icon: 'signature',
  },
  {
    path: '/return',
    tag: 'rw-page-return',
    load: () => import('../handover/rw-page-return.ts'),
    title: 'back.title',
    roles: ['warehouse', 'coordinator', 'collection'],
    nav: ['warehouse', 'coordinator', 'collection'],
    icon: 'undo',
  },
  {
    path: '/accessories',
    tag: 'rw-page-accessories',
    load: () => import('../accessories/rw-page-accessories.ts'),
    title: 'accessories.title',
    nav: ['warehouse', 'coordinator'],
    icon: 'plug',
  },
  {
    path: '/search',
    tag: 'rw-page-search',
    load: () => import('../search/rw-page-search.ts'),
    title: 'search.title',
  },
  {
    path: '/people',
    tag: 'rw-page-people',
    load: () => import('../people/rw-page-people.ts'),
    title: 'staff.title',
    roles: ['admin'],
    nav: ['admin'],
    icon: 'users',
  },
  {
    path: '/people/:id',
    tag: 'rw-page-person',
    load: () => import('../people/rw-page-person.ts'),
    title: 'staff.title',
    roles: ['admin'],
  },
  {
    path: '/settings',
    tag: 'rw-page-settings',
    load: () => import('../people/rw-page-settings.ts'),
    title: 'settings.title',
    roles: ['admin'],
    nav: ['admin'],
    icon: 'settings',
  },
  {
    path: '/settings/checklists',
    tag: 'rw-page-checklists',
    load: () => import('../checklists/rw-page-checklists.ts'),
    title: 'checklists.title',
    roles: ['admin'],
  },
  {
    path: '/settings/specifications',
    tag: 'rw-page-spec-profiles',
    load: () => import('../profiles/rw-page-spec-profiles.ts'),
    title: 'profiles.title',
    roles: ['admin'],
  },
  {
    path: '/account',
    tag: 'rw-page-account',
    load: () => import('../people/rw-page-account.ts'),
    title: 'account.title',
  },
  ...publicRoutes,
];

/** Where the frame sends people by itself; their pages are in the table above like all others. */
export const SIGN_IN_PATH = '/sign-in';
export const SETUP_PATH = '/setup';
export const ACCOUNT_PATH = '/account';

/** The pages of a person's navigation, their start page first. */
export function navigationFor(roles: readonly Role[]): Route[] {
  return routes.filter((route) => route.nav?.some((role) => roles.includes(role)));
}

export function mayOpen(route: Route, roles: readonly Role[]): boolean {
  return !route.roles || route.roles.some((role) => roles.includes(role));
}
