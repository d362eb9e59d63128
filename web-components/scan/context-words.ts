/** What was turned on when something was scanned, in words. */
import { type ScanContext, armedCard } from '#domain/bench.ts';
import { readScan } from '#domain/codes.ts';
import { type CommandCard, commandFor } from '#domain/command-cards.ts';
import { isKey, t } from '../i18n/i18n.ts';
import { placeName } from './place-names.ts';

/** The card that is on and the place things go to; empty when nothing is on. */
export function contextWords(context: ScanContext): string {
  const card = armedCard(context);
  const place = context.placeCode
    ? t('bench.to_place', { place: placeName(context.placeCode) })
    : '';
  return [card ? cardWords(card) : '', place].filter(Boolean).join(' · ');
}

/** The words on a scanned command card; empty for everything else. */
export function commandWords(text: string): string {
  const scan = readScan(text);
  const card = scan.kind === 'own' ? commandFor(scan.code) : null;
  return card ? cardWords(card) : '';
}

function cardWords({ titleKey, parameterKey }: CommandCard): string {
  const keys = [titleKey, parameterKey ?? ''].filter(isKey);
  return keys.map((key) => t(key)).join(': ');
}
