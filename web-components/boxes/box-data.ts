/** Boxes as their pages show them. */
import { api, call } from '../data/api-client.ts';
import { isKey, t } from '../i18n/i18n.ts';

export const loadBoxes = () => call(api.boxes.$get());
export type BoxLine = Awaited<ReturnType<typeof loadBoxes>>[number];

export const loadBox = (code: string) => call(api.boxes[':code'].$get({ param: { code } }));
export type Box = Awaited<ReturnType<typeof loadBox>>;
export type BoxedThing = Box['contents'][number];

/** A name keeps its own order within a sentence of any direction. */
const isolated = (text: string) => text && `\u2068${text}\u2069`;

export function boxName({ name, number, total }: Pick<Box, 'name' | 'number' | 'total'>): string {
  const count = total > 1 ? t('box.of', { number, total }) : '';
  return [isolated(name), count].filter(Boolean).join(' · ');
}

export function thingName({ what, label }: BoxedThing): string {
  return [isKey(what) ? t(what) : what, isolated(label)].filter(Boolean).join(' · ');
}

/** Where it is: a place, a person, or on its way. */
export function whereText(box: Pick<Box, 'placeName' | 'custodian' | 'transferCode'>): string {
  if (box.placeName) return isolated(box.placeName);
  if (box.custodian) return t('device.with_person', { person: box.custodian });
  return box.transferCode ? t('transfer.line.on_the_way') : '';
}
