import { CONNECTORS, connectorLabel } from '#domain/connectors.ts';
import { formatNumber, isKey, t } from '../i18n/i18n.ts';

export interface Rated {
  volts: number | null;
  watts: number | null;
  connector: string;
}

/** `65 W · 19.5 V · 4.5 × 3.0 mm`; empty where nothing is recorded. */
export function ratingText({ watts, volts, connector }: Rated): string {
  return [
    watts === null ? '' : t('kitting.watts', { watts: formatNumber(watts) }),
    volts === null ? '' : t('kitting.volts', { volts: formatNumber(volts) }),
    connector ? connectorLabel(connector) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

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
