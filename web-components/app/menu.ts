/** What stands in a person's bar, and what waits under "More": every page of theirs is in one of the two. */
import type { Role } from '#domain/roles.ts';
import type { Key } from '../i18n/i18n.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';

export interface MenuGroup {
  title: Key;
  routes: readonly Route[];
}

export interface Menu {
  /** The pages a day is spent on, the start page first. */
  daily: readonly Route[];
  rest: readonly MenuGroup[];
}

/** By role, in the order of the bar; of several roles the earlier one here says where the day begins. */
const DAILY: readonly (readonly [Role, readonly string[]])[] = [
  ['technician', ['/bench', '/repairs', '/parts', '/reports', '/validations']],
  [
    'coordinator',
    ['/stock', '/needs', '/handovers', '/reservations', '/handover', '/messages', '/board'],
  ],
  ['warehouse', ['/todo', '/kitting', '/receive', '/parts', '/transfers', '/accessories']],
  ['collection', ['/todo', '/receive', '/handover', '/transfers', '/return', '/needs']],
  ['approver', ['/needs']],
  ['admin', ['/stock', '/people', '/places', '/settings', '/board']],
  ['auditor', ['/stock', '/board', '/books']],
];

/** Whoever has several roles finds the rest of them under "More". */
const MOST_DAILY = 8;

const GROUPS: readonly { title: Key; paths: readonly string[] }[] = [
  {
    title: 'menu.workshop',
    paths: [
      '/bench',
      '/todo',
      '/repairs',
      '/kitting',
      '/pair-check',
      '/reports',
      '/validations',
      '/labels',
    ],
  },
  {
    title: 'menu.stock',
    paths: [
      '/stock',
      '/parts',
      '/accessories',
      '/places',
      '/boxes',
      '/transfers',
      '/counts',
      '/recycling',
      '/hazards',
    ],
  },
  {
    title: 'menu.giving',
    paths: [
      '/receive',
      '/donations',
      '/return',
      '/needs',
      '/reservations',
      '/handovers',
      '/handover',
      '/handovers/table',
      '/messages',
      '/follow-ups',
    ],
  },
  { title: 'menu.figures', paths: ['/board', '/books'] },
  {
    title: 'menu.office',
    paths: ['/people', '/privacy', '/settings', '/fault-list', '/kit-templates'],
  },
];

export function menuFor(roles: readonly Role[]): Menu {
  const own = routes.filter((route) => route.nav?.some((role) => roles.includes(role)));
  const daily = dailyPaths(roles)
    .flatMap((path) => own.find((route) => route.path === path) ?? [])
    .slice(0, MOST_DAILY);
  return { daily, rest: grouped(own.filter((route) => !daily.includes(route))) };
}

/** The pages of a person's navigation, their start page first. */
export function navigationFor(roles: readonly Role[]): Route[] {
  const { daily, rest } = menuFor(roles);
  return [...daily, ...rest.flatMap((group) => group.routes)];
}

/** In turns, so that each of a person's roles finds its first pages in the bar. */
function dailyPaths(roles: readonly Role[]): string[] {
  const mine = DAILY.filter(([role]) => roles.includes(role)).map(([, paths]) => paths);
  const longest = Math.max(0, ...mine.map((paths) => paths.length));
  const turns = Array.from({ length: longest }, (_, at) =>
    mine.flatMap((paths) => paths[at] ?? []),
  );
  return [...new Set(turns.flat())];
}

/** Pages in the order of their group; a page no group names stands last. */
export function grouped(beyond: readonly Route[]): MenuGroup[] {
  const named = GROUPS.map(({ title, paths }) => ({
    title,
    routes: paths.flatMap((path) => beyond.find((route) => route.path === path) ?? []),
  }));
  const unnamed = beyond.filter(({ path }) => !GROUPS.some(({ paths }) => paths.includes(path)));
  const last = named.at(-1);
  if (last) last.routes = [...last.routes, ...unnamed];
  return named.filter(({ routes: pages }) => pages.length > 0);
}
