/** How facts of a certificate are written in its language. */
import type { DocumentLanguage } from './document-locale.ts';

/** The word for a code; an unknown code stands for itself. */
export function wordOf(words: Record<string, string>, key: string): string | null {
  return words[key] ?? (key || null);
}

/** A value beyond the columns of a record; codes that are known become words. */
export function plainText(value: string | number | boolean, language: DocumentLanguage): string {
  if (typeof value === 'boolean') return value ? language.text.common.yes : language.text.common.no;
  if (typeof value === 'number') return language.number(value);
  const { words } = language.text.certificate;
  const known: Record<string, string | undefined> = words;
  const parts = value.split(' ').map((part) => known[part]);
  return parts.every(Boolean) ? parts.join(' · ') : value;
}

/** As disks are sold, in powers of ten. */
export function sizeText(bytes: number | null, { number }: DocumentLanguage): string | null {
  return bytes === null ? null : `${number(Math.round(bytes / 1e9))} GB`;
}

export function durationText(
  startedAt: string | null,
  endedAt: string | null,
  { text, number }: DocumentLanguage,
): string | null {
  if (!startedAt || !endedAt) return null;
  const seconds = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const fill = (template: string, values: Record<string, number>) =>
    template.replace(/\{(\w+)\}/g, (_place, name: string) => number(values[name] ?? 0));
  return hours > 0
    ? fill(text.certificate.hours, { hours, minutes })
    : fill(text.certificate.minutes, { minutes, seconds: seconds % 60 });
}
