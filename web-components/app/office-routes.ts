/** Signing in, people and settings. */
import type { Route } from './route.ts';

export const officeRoutes: readonly Route[] = [
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
    path: '/account',
    tag: 'rw-page-account',
    load: () => import('../people/rw-page-account.ts'),
    title: 'account.title',
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
    path: '/fault-list',
    tag: 'rw-page-fault-list',
    load: () => import('../repairs/rw-page-fault-list.ts'),
    title: 'faults.title',
    roles: ['admin'],
    nav: ['admin'],
    icon: 'wrench',
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
];
