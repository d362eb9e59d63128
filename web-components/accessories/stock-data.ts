import type { AccessoryStatus, TrackedKind } from '#domain/accessories.ts';
import { api, call } from '../data/api-client.ts';

export interface StockFilter {
  kind: TrackedKind | '';
  status: AccessoryStatus | '';
  connector: string;
  place: string;
  text: string;
}

export const NO_FILTER: StockFilter = {
  kind: '',
  status: 'in_stock',
  connector: '',
  place: '',
  text: '',
};

type Query = NonNullable<Parameters<typeof api.accessories.$get>[0]>['query'];

export function loadStock(filter: StockFilter, after: string | null) {
  const query: Query = { limit: '100', ...(after ? { after } : {}) };
  const { kind, status, connector, place, text } = filter;
  if (kind) query.kind = kind;
  if (status) query.status = status;
  if (connector) query.connector = connector;
  if (place) query.place = place;
  if (text.trim()) query.text = text.trim();
  return call(api.accessories.$get({ query }));
}

export const loadAccessory = (code: string) =>
  call(api.accessories[':code'].$get({ param: { code } }));
export const loadTotals = () => call(api.accessories.totals.$get());
export const loadPlaces = () => call(api.places.$get({ query: {} }));

export type Accessory = Awaited<ReturnType<typeof loadStock>>['items'][number];
export type AccessoryPage = Awaited<ReturnType<typeof loadAccessory>>;
export type Total = Awaited<ReturnType<typeof loadTotals>>['totals'][number];
export type Place = Awaited<ReturnType<typeof loadPlaces>>[number];
