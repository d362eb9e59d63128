/** What the site holds and where it is. */
import type { Route } from './route.ts';

export const stockRoutes: readonly Route[] = [
  {
    path: '/stock',
    tag: 'rw-page-stock',
    load: () => import('../stock/rw-page-stock.ts'),
    title: 'stock.title',
    nav: ['coordinator', 'auditor', 'admin'],
    icon: 'boxes',
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
    path: '/boxes',
    tag: 'rw-page-boxes',
    load: () => import('../boxes/rw-page-boxes.ts'),
    title: 'box.list',
    roles: ['technician', 'warehouse', 'coordinator', 'collection'],
    nav: ['warehouse', 'coordinator', 'collection'],
    icon: 'package',
  },
  {
    path: '/boxes/:code',
    tag: 'rw-page-box',
    load: () => import('../boxes/rw-page-box.ts'),
    title: 'box.title',
  },
  {
    path: '/transfers',
    tag: 'rw-page-transfers',
    load: () => import('../transfers/rw-page-transfers.ts'),
    title: 'transfer.title',
    nav: ['warehouse', 'coordinator', 'collection'],
    icon: 'truck',
  },
  {
    path: '/transfers/:code',
    tag: 'rw-page-transfer',
    load: () => import('../transfers/rw-page-transfer.ts'),
    title: 'transfer.one',
  },
  {
    path: '/board',
    tag: 'rw-page-board',
    load: () => import('../board/rw-page-board.ts'),
    title: 'board.title',
    nav: ['coordinator', 'auditor', 'admin', 'technician', 'warehouse'],
    icon: 'chart',
  },
];
