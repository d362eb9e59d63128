/** Words of kits. */
import { isKey, t } from '../i18n/i18n.ts';

/** `Charger`, `Bag` … */
export function lineName(line: string): string {
  const key = `acc.${line}`;
  return isKey(key) ? t(key) : line;
}
