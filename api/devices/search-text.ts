/** What a device is found by, folded; written on intake and edit only. */
import { searchText, serialTokens } from '#domain/search-text.ts';

export interface SearchFields {
  code: string;
  publicCode: string;
  make: string;
  model: string;
  serial: string;
  donorName: string;
}

export function searchTextOf(device: SearchFields): string {
  const { code, publicCode, make, model, serial, donorName } = device;
  return searchText([code, publicCode, make, model, serialTokens(serial), donorName]);
}
