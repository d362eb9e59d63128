/** Which page an address shows to a person, or where it sends them instead. */
import type { Role } from '#domain/roles.ts';
import { matchPath } from './match-path.ts';
import { navigationFor } from './menu.ts';
import type { Route } from './route.ts';
import { ACCOUNT_PATH, mayOpen, routes, SETUP_PATH, SIGN_IN_PATH } from './routes.ts';

export type Resolved =
  | { kind: 'page'; route: Route; params: Record<string, string> }
  | { kind: 'redirect'; to: string }
  | { kind: 'not-found' }
  | { kind: 'forbidden' };

export interface Visitor {
  /** Null when nobody is signed in. */
  roles: readonly Role[] | null;
  /** The installation is empty: the first run comes before everything else. */
  needsSetup: boolean;
  /** Works with a password that somebody else knows. */
  mustChangePassword?: boolean;
}

export function resolveRoute(address: URL, visitor: Visitor): Resolved {
  const { roles, needsSetup } = visitor;
  const { pathname, search } = address;
  if (needsSetup && pathname !== SETUP_PATH && !isOpen(pathname))
    return { kind: 'redirect', to: SETUP_PATH };
  if (!needsSetup && pathname === SETUP_PATH) return { kind: 'redirect', to: '/' };
  if (roles && pathname === SIGN_IN_PATH) {
    return { kind: 'redirect', to: ownPath(address.searchParams.get('next'), address) };
  }
  if (roles && visitor.mustChangePassword && pathname !== ACCOUNT_PATH && !isOpen(pathname))
    return { kind: 'redirect', to: ACCOUNT_PATH };
  if (pathname === '/') return { kind: 'redirect', to: startOf(roles) };
  for (const route of routes) {
    const params = matchPath(route.path, pathname);
    if (!params) continue;
    if (!route.public && !roles) {
      return {
        kind: 'redirect',
        to: `${SIGN_IN_PATH}?next=${encodeURIComponent(pathname + search)}`,
      };
    }
    if (roles && !mayOpen(route, roles)) return { kind: 'forbidden' };
    return { kind: 'page', route, params };
  }
  return { kind: 'not-found' };
}

function startOf(roles: readonly Role[] | null): string {
  return roles ? (navigationFor(roles)[0]?.path ?? '/help') : SIGN_IN_PATH;
}

function isOpen(pathname: string): boolean {
  return routes.some((route) => route.public && matchPath(route.path, pathname));
}

/** Only a path of ours: an address that names another host is not followed. */
function ownPath(next: string | null, base: URL): string {
  if (!next) return '/';
  const url = URL.canParse(next, base.origin) ? new URL(next, base.origin) : base;
  return url.origin === base.origin && url.pathname !== SIGN_IN_PATH
    ? url.pathname + url.search
    : '/';
}
