/** Words of kits: ratings, plugs and the reasons of the rules. */
import { connectorLabel } from '#domain/connectors.ts';
import { wordKey, type Reason } from '#domain/reason.ts';
import { formatNumber, isKey, t, type Values } from '../i18n/i18n.ts';

export interface Rating {
  volts: number | null;
  watts: number | null;
  connector: string | null;
}

/** `65 W · 19.5 V · 4.5 × 3.0 mm` in parts; what nobody has entered is left out. */
export function ratingParts({ watts, volts, connector }: Rating): string[] {
  return [
    watts === null ? '' : t('kitting.watts', { watts: formatNumber(watts) }),
    volts === null ? '' : t('kitting.volts', { volts: formatNumber(volts) }),
    connector ? connectorLabel(connector) : '',
  ].filter(Boolean);
}

/** The sentence of a rule's reason or a blocker, with its own words in the person's language. */
export function reasonText({ code, params = {} }: Reason): string {
  const key = [code, `error.${code}`].find(isKey);
  if (!key) return t('error.unknown');
  const values: Values = {};
  for (const [place, value] of Object.entries(params)) {
    const word = wordKey(place, value);
    values[place] = word && isKey(word) ? t(word) : value;
  }
  return t(key, values);
}

/** `Charger`, `Bag` … */
export function lineName(line: string): string {
  const key = `acc.${line}`;
  return isKey(key) ? t(key) : line;
}
