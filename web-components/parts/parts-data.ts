import type { PartType } from '#domain/parts.ts';
import { api, call } from '../data/api-client.ts';
import type { Family } from './item-fields.ts';

export interface PartFilter {
  family: Family;
  type: string;
  text: string;
  /** Only what is below its minimum, what is in stock, or what left the catalogue. */
  show: '' | 'low' | 'stocked' | 'closed';
}

export const NO_FILTER: PartFilter = { family: 'part', type: '', text: '', show: '' };

type Query = NonNullable<Parameters<typeof api.parts.items.$get>[0]>['query'];

/** Items of one answer. */
export const PAGE = 100;

export function loadItems(filter: PartFilter, after: string | null) {
  const query: Query = { family: filter.family, limit: String(PAGE), ...(after ? { after } : {}) };
  if (filter.type) query.type = filter.type;
  if (filter.text.trim()) query.text = filter.text.trim();
  if (filter.show) query[filter.show] = 'yes';
  return call(api.parts.items.$get({ query }));
}

export const loadLow = () => call(api.parts.low.$get());
export const loadPart = (code: string) => call(api.parts[':code'].$get({ param: { code } }));
export const loadPlaces = () => call(api.places.$get({ query: {} }));
export const loadDeviceParts = (code: string) =>
  call(api.devices[':code'].parts.$get({ param: { code } }));
export const loadFitting = (code: string, type: PartType) =>
  call(api.devices[':code'].parts.fitting.$get({ param: { code }, query: { type } }));

export type Low = Awaited<ReturnType<typeof loadLow>>;
export type ItemLine = Awaited<ReturnType<typeof loadItems>>['items'][number];
export type PartPage = Awaited<ReturnType<typeof loadPart>>;
export type Item = Extract<PartPage, { what: 'item' }>['item'];
export type LabelledPart = Extract<PartPage, { what: 'part' }>['part'];
export type Place = Awaited<ReturnType<typeof loadPlaces>>[number];
export type DeviceParts = Awaited<ReturnType<typeof loadDeviceParts>>;
export type Takeable = DeviceParts['takeable'][number];
export type FittingLine = Awaited<ReturnType<typeof loadFitting>>['lines'][number];
