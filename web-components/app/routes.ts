/** Every page of the product; adding one is adding a line to the table of its area. */
import type { Role } from '#domain/roles.ts';
import { givingRoutes } from './giving-routes.ts';
import { officeRoutes } from './office-routes.ts';
import { publicRoutes } from './public-routes.ts';
import type { Route } from './route.ts';
import { stockRoutes } from './stock-routes.ts';
import { workshopRoutes } from './workshop-routes.ts';

export const routes: readonly Route[] = [
  ...workshopRoutes,
  ...stockRoutes,
  ...givingRoutes,
  ...officeRoutes,
  ...publicRoutes,
];

/** Where the frame sends people by itself; their pages are in the tables above like all others. */
export const SIGN_IN_PATH = '/sign-in';
export const SETUP_PATH = '/setup';
export const ACCOUNT_PATH = '/account';

export function mayOpen(route: Route, roles: readonly Role[]): boolean {
  return !route.roles || route.roles.some((role) => roles.includes(role));
}
