/** What stands on a command card. */
import { COMMAND_STATES, type CommandCard } from '#domain/command-cards.ts';
import { faultName } from '../data/fault-list.ts';
import { isKey, t } from '../i18n/i18n.ts';

/** On the screen. */
export function cardTitle({ action, titleKey, parameterKey, parameter }: CommandCard): string {
  if (parameter === null) return isKey(titleKey) ? t(titleKey) : titleKey;
  if (action === 'fault') return faultName(parameter);
  return parameterKey && isKey(parameterKey) ? t(parameterKey) : parameter;
}

/**
 * On paper: what it does, what a scan with it states, and for whom alone it was printed.
 * @param text in the language of the card, by key; an empty one where a key has none
 */
export function printedCard(
  { code, action, titleKey, parameterKey, parameter }: CommandCard,
  whom: string,
  text: (key: string) => string,
) {
  const what = parameterKey ? text(parameterKey) || (parameter ?? '') : '';
  const states = (COMMAND_STATES[action] ?? []).map((key) => `✓ ${text(key)}`);
  const only = whom ? [text('labels.cards_only').replace('{whom}', whom)] : [];
  return {
    code,
    title: [text(titleKey), what].filter(Boolean).join(': ').slice(0, 80),
    lines: [...states, ...only].map((line) => line.slice(0, 80)),
  };
}
