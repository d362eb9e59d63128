/** The words of things and differences of a count. */
import { formatDate, isKey, t } from '../i18n/i18n.ts';
import type { Difference } from './count-data.ts';
import { groupedCode } from '../ui/grouped-code.ts';

export const LEFT_TO_RIGHT = (text: string) => `\u2066${text}\u2069`;

export function thingText({ what, name }: { what: string; name: string }): string {
  return [isKey(what) ? t(what) : '', name ? `\u2068${name}\u2069` : ''].filter(Boolean).join(' ');
}

/** Where the records have it, or how many there should be. */
export function whereText(line: Difference): string {
  const { kind, state, recordedAt, recordedWith, deviceCode, alsoAt, stage } = line;
  const words: string[] = [];
  if (kind === 'short' || kind === 'over') {
    words.push(t('counts.found_of', { found: line.found, expected: line.expected }));
  }
  if (kind === 'twice' && alsoAt) words.push(t('counts.also_at', { place: alsoAt }));
  if (kind === 'elsewhere' || kind === 'twice') {
    if (deviceCode)
      words.push(t('counts.kit_of', { device: LEFT_TO_RIGHT(groupedCode(deviceCode)) }));
    else if (recordedAt) words.push(t('counts.at', { place: recordedAt }));
    else if (recordedWith) words.push(t('counts.with', { person: recordedWith }));
  }
  if (kind === 'unexpected') {
    if (state === 'in_transit') words.push(t('counts.transit'));
    else if (stage) words.push(t(`stage.${stage}`));
  }
  return words.join(' · ');
}

export function countName({ name, startedAt }: { name: string; startedAt: string }): string {
  return name || t('counts.unnamed', { date: formatDate(startedAt) });
}
