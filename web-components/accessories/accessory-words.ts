import { CONNECTORS, connectorLabel } from '#domain/connectors.ts';
import { isKey, t } from '../i18n/i18n.ts';

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
