/** A device's photos as the browser has them. */
import { api, call } from '../data/api-client.ts';
import { t } from '../i18n/i18n.ts';

export function loadPhotos(code: string) {
  return call(api.devices[':code'].photos.$get({ param: { code } }));
}

export type Photo = Awaited<ReturnType<typeof loadPhotos>>['photos'][number];

/** What a photo shows, in a word. */
export function photoWords({ purpose, grade }: Photo): string {
  if (purpose !== 'condition') return t(`photos.of.${purpose}`);
  return t(`photos.for.${grade ?? 'none'}`);
}
