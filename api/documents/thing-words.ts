import { isPartType } from '#domain/parts.ts';
import { type DocumentLocale, documentLanguage } from './document-locale.ts';
import { PART_NAMES } from './text/part-names.ts';

/** The printed word for a kind of thing. @param what `kind.laptop`, `acc.charger`, `part.ram` */
export function thingWords(what: string, locale: DocumentLocale): string {
  const { kind, kit } = documentLanguage(locale, 'UTC').text;
  const [group = '', name = ''] = what.split('.');
  if (group === 'part') return isPartType(name) ? PART_NAMES[locale][name] : name;
  const words: Readonly<Record<string, string>> = group === 'kind' ? kind : kit;
  return words[name] ?? name;
}
