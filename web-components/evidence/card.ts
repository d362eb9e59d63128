/** The scan card as the browser has it, and the small questions every panel asks of it. */
import { api, call } from '../data/api-client.ts';
import { isKey, t } from '../i18n/i18n.ts';

export function loadCard(code: string) {
  return call(api.devices[':code'].$get({ param: { code } }));
}

export type Card = Awaited<ReturnType<typeof loadCard>>;
export type Medium = Card['media'][number];
export type Fault = Card['faults'][number];
export type Hold = Card['holds'][number];
export type NextMove = Card['next'][number];

/** Stages in which nobody works on the device here any more. */
const GONE: readonly Card['stage'][] = [
  'offered',
  'handed_over',
  'recycled',
  'withdrawn',
  'missing',
  'void',
];

/** Whether evidence can still be added. */
export function isWorkable(card: Card): boolean {
  return !GONE.includes(card.stage);
}

/** A reason that a rule wrote is a key, one that a person typed is text. */
export function reasonText(reason: string): string {
  return isKey(reason) ? t(reason) : reason;
}

/** How people tell one medium from the others. */
export function mediumName(medium: Medium): string {
  const type = `medium.${medium.type}`;
  const parts = [
    isKey(type) ? t(type) : medium.type,
    [medium.make, medium.model].filter(Boolean).join(' '),
  ];
  return parts.filter(Boolean).join(' · ');
}
