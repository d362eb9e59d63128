import { CONNECTORS, connectorLabel } from '#domain/connectors.ts';
import { formatDate, isKey, t } from '../i18n/i18n.ts';
import { ratingText } from '../i18n/rating.ts';
import type { Accessory } from './stock-data.ts';

export function kindText(kind: string): string {
  const key = `acc.${kind}`;
  return isKey(key) ? t(key) : kind;
}

/** Plugs for a picker: the usual ones and those that the stock has beside them. */
export function plugChoices(inStock: readonly string[]): { id: string; label: string }[] {
  const known = CONNECTORS.map(({ id, label }) => ({ id, label }));
  const others = inStock.filter((id) => id !== '' && !known.some((one) => one.id === id));
  return [...known, ...others.map((id) => ({ id, label: connectorLabel(id) }))];
}

/** What the rules of a kit ask of it: the rating of a charger, a monitor's sockets, a card's size and plan. */
export function aboutText(row: Accessory): string {
  const { facts, planEndsOn } = row;
  const words = [
    ratingText(row),
    (facts.sockets ?? []).map((socket) => t(`socket.${socket}`)).join(', '),
    facts.simSize ? t(`accessories.sim_${facts.simSize}`) : '',
    facts.simState ? t(`accessories.sim_${facts.simState}`) : '',
    planEndsOn ? t('accessories.plan_until', { date: formatDate(planEndsOn, {}, 'UTC') }) : '',
  ];
  return words.filter(Boolean).join(' · ');
}
