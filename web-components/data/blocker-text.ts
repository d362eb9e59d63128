/** Blockers and reasons of rules as sentences. */
import { isKey, t, type Values } from '../i18n/i18n.ts';
import { sayValues } from './say-values.ts';

export interface Sayable {
  code: string;
  params?: Values | undefined;
}

/** The sentence for a blocker, a wrong field or a reason of a rule; of a kit, with the line it is about. */
export function blockerText({ code, params = {} }: Sayable): string {
  const key = [`error.${code}`, code].find(isKey);
  if (!key) return t('error.unknown');
  const values = sayValues(params);
  const what = t(key, values);
  const ofLine = code.startsWith('kit.') && values['line'];
  return ofLine ? t('kit.of_line', { line: ofLine, what }) : what;
}
