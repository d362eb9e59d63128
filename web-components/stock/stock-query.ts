/** The filters of ready stock as they stand in the address, so that an answer can be shared. */
import { DEVICE_KINDS } from '#domain/device-kinds.ts';
import { COSMETIC_GRADES } from '#domain/grading.ts';

export const STOCK_STATES = ['free', 'reserved', 'expiring'] as const;
export type StockState = (typeof STOCK_STATES)[number];

export interface StockFilters {
  kinds: readonly string[];
  grades: readonly string[];
  /** At least so many GB; empty for any. */
  memoryGb: string;
  storageGb: string;
  /** At least so many percent; empty for any. */
  battery: string;
  camera: boolean;
  charger: boolean;
  placeId: string;
  state: StockState;
}

export const NO_FILTERS: StockFilters = {
  kinds: [],
  grades: [],
  memoryGb: '',
  storageGb: '',
  battery: '',
  camera: false,
  charger: false,
  placeId: '',
  state: 'free',
};

/** Filters set by one tap, because they are asked for every day. */
export const PRESETS = {
  lesson: { kinds: ['laptop'], memoryGb: '4', camera: true, charger: true },
  strong: { kinds: ['laptop'], memoryGb: '8', battery: '80', charger: true },
  tablet: { kinds: ['tablet'], camera: true, charger: true },
} as const satisfies Record<string, Partial<StockFilters>>;

export type Preset = keyof typeof PRESETS;

export function presetFilters(preset: Preset): StockFilters {
  return { ...NO_FILTERS, ...PRESETS[preset] };
}

/** What the server does not understand is left out, so that an old link still opens. */
export function readFilters(query: URLSearchParams): StockFilters {
  const list = (name: string, known: readonly string[]) =>
    (query.get(name) ?? '').split(',').filter((value) => known.includes(value));
  const number = (name: string) => /^\d{1,5}$/.exec(query.get(name) ?? '')?.[0] ?? '';
  const state = STOCK_STATES.find((known) => known === query.get('state'));
  return {
    kinds: list('kinds', DEVICE_KINDS),
    grades: list('grades', COSMETIC_GRADES),
    memoryGb: number('memoryGb'),
    storageGb: number('storageGb'),
    battery: number('battery'),
    camera: query.get('camera') === '1',
    charger: query.get('charger') === '1',
    placeId: /^[0-9a-f-]{36}$/.exec(query.get('placeId') ?? '')?.[0] ?? '',
    state: state ?? 'free',
  };
}

export type StockQuery = Record<string, string>;

/** The filters as the server takes them. */
export function toQuery(filters: StockFilters): StockQuery {
  const values: StockQuery = {
    kinds: filters.kinds.join(','),
    grades: filters.grades.join(','),
    memoryGb: filters.memoryGb,
    storageGb: filters.storageGb,
    battery: filters.battery,
    camera: filters.camera ? '1' : '',
    charger: filters.charger ? '1' : '',
    placeId: filters.placeId,
    state: filters.state,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

/** For `replaceQuery`: every filter by name, those not set as undefined, the usual state left out. */
export function toAddress(filters: StockFilters): Record<string, string | undefined> {
  const names = Object.fromEntries(Object.keys(NO_FILTERS).map((name) => [name, undefined]));
  const { state, ...rest } = toQuery(filters);
  return { ...names, ...rest, ...(state === 'free' ? {} : { state }) };
}

/** How many filters are on; shelf and state are shown elsewhere. */
export function countFilters(filters: StockFilters): number {
  const { state: _state, placeId: _place, ...rest } = toQuery(filters);
  return Object.keys(rest).length;
}

export function samePreset(filters: StockFilters, preset: Preset): boolean {
  const own = toQuery({ ...filters, placeId: '', state: 'free' });
  return JSON.stringify(own) === JSON.stringify(toQuery(presetFilters(preset)));
}
