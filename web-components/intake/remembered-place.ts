/** Devices received here usually stand where the last one stands; kept on this device. */
import type { PlaceChoice } from './intake-types.ts';

const STORAGE_KEY = 'rework.intake.place';

export function rememberPlace(placeId: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, placeId);
  } catch {
    return;
  }
}

/** The place used last where it is still open, else the area that was made first, else none. */
export function usualPlace(places: readonly PlaceChoice[]): string {
  const last = recall();
  const known = places.find((place) => place.id === last);
  const areas = places.filter((place) => place.kind === 'area');
  const [first] = areas.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return (known ?? first)?.id ?? '';
}

function recall(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}
