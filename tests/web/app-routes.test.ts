import { ROLES } from '#domain/roles.ts';
import { expect, test } from 'vitest';
import { matchPath } from '../../web-components/app/match-path.ts';
import { navigate, onNavigate, replaceQuery } from '../../web-components/app/navigation.ts';
import { resolveRoute, type Visitor } from '../../web-components/app/resolve-route.ts';
import { menuFor, navigationFor } from '../../web-components/app/menu.ts';
import { routes } from '../../web-components/app/routes.ts';

const resolve = (path: string, visitor: Partial<Visitor>) =>
  resolveRoute(new URL(path, 'https://workshop.example'), {
    roles: null,
    needsSetup: false,
    ...visitor,
  });

test.each([
  ['/devices/:code', '/devices/1000012383', { code: '1000012383' }],
  ['/devices/:code', '/devices/1000012383/', { code: '1000012383' }],
  ['/devices/:code', '/devices/a%2Fb', { code: 'a/b' }],
  ['/devices/:code', '/devices', null],
  ['/devices/:code', '/devices/a/b', null],
  ['/devices/:code', '/devices/%E0%A4%A', null],
  ['/', '/', {}],
])('%s against %s', (pattern, path, params) => {
  expect(matchPath(pattern, path)).toEqual(params);
});

test('an empty installation begins with its first run', () => {
  expect(resolve('/', { needsSetup: true })).toEqual({ kind: 'redirect', to: '/setup' });
  expect(resolve('/anything', { needsSetup: true })).toEqual({ kind: 'redirect', to: '/setup' });
  expect(resolve('/help/https', { needsSetup: true }).kind).toBe('page');
  expect(resolve('/setup', { roles: ['admin'] })).toEqual({ kind: 'redirect', to: '/' });
});

test('after signing in people arrive where they were going, but never elsewhere', () => {
  const roles = ['technician'] as const;
  const arrive = (next: string) => resolve(`/sign-in?next=${encodeURIComponent(next)}`, { roles });
  expect(arrive('/devices/1?tab=history')).toEqual({
    kind: 'redirect',
    to: '/devices/1?tab=history',
  });
  for (const foreign of ['https://evil.example/x', '//evil.example', '/sign-in', 'javascript:1']) {
    expect(arrive(foreign)).toEqual({ kind: 'redirect', to: '/' });
  }
  expect(resolve('/', {})).toEqual({ kind: 'redirect', to: '/sign-in' });
});

test('every page loads and defines its element', async () => {
  for (const route of routes) {
    await route.load();
    expect(customElements.get(route.tag), route.path).toBeDefined();
  }
});

test('pages that are not public send the signed-out to sign in and the wrong role away', () => {
  for (const route of routes.filter(({ path }) => path !== '/sign-in' && path !== '/setup')) {
    const path = route.path.replace(/:\w+/g, 'x');
    const signedOut = resolve(path, {});
    if (route.public) expect(signedOut.kind, path).toBe('page');
    else
      expect(signedOut, path).toEqual({
        kind: 'redirect',
        to: `/sign-in?next=${encodeURIComponent(path)}`,
      });
    if (route.roles) expect(resolve(path, { roles: [] }).kind, path).toBe('forbidden');
  }
  expect(resolve('/no/such/page', { roles: ['admin'] }).kind).toBe('not-found');
});

test('nobody finds a page in the navigation that their role may not open', () => {
  for (const route of routes) {
    for (const role of route.nav ?? []) {
      expect(route.roles?.includes(role) ?? true, `${route.path} ${role}`).toBe(true);
      expect(navigationFor([role])).toContain(route);
    }
  }
});

test.each(ROLES)('%s: every page of theirs is in the bar or under More, once', (role) => {
  const { daily, rest } = menuFor([role]);
  const own = routes.filter(({ nav }) => nav?.includes(role)).map(({ path }) => path);
  const paths = navigationFor([role]).map(({ path }) => path);
  expect(paths.toSorted()).toEqual(own.toSorted());
  expect(daily.length).toBeGreaterThan(0);
  expect(daily.length).toBeLessThanOrEqual(8);
  expect(new Set(rest.map(({ title }) => title)).size).toBe(rest.length);
});

test('of several roles each finds its first page in the bar', () => {
  const paths = menuFor(['admin', 'warehouse', 'technician']).daily.map(({ path }) => path);
  expect(paths[0]).toBe('/bench');
  expect(paths).toEqual(expect.arrayContaining(['/bench', '/todo', '/stock']));
  expect(paths.length).toBeLessThanOrEqual(8);
});

test('moving between pages announces itself and keeps the history', async () => {
  const start = location.pathname;
  const seen: string[] = [];
  const stop = onNavigate(() => seen.push(location.pathname));
  navigate('/devices/1?tab=history');
  replaceQuery({ tab: undefined, sort: 'age' });
  expect(location.search).toBe('?sort=age');
  const back = new Promise((resolve) =>
    window.addEventListener('popstate', resolve, { once: true }),
  );
  history.back();
  await back;
  stop();
  expect(seen).toEqual(['/devices/1', start]);
});
