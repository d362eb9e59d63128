/** Waiting scans as a file, for somebody who carries out by hand what never can be sent. */
import { formatCode, isValidCode } from '#domain/codes.ts';
import { csvSafe } from '#domain/text-safety.ts';
import { formatDate, t } from '../i18n/i18n.ts';
import { commandWords, contextWords } from './context-words.ts';
import { expectText } from './expect-text.ts';
import type { StoredScan } from './scan-store.ts';

/** Lets the browser save it; opened by spreadsheets. */
export function saveScans(scans: readonly StoredScan[], person: string): void {
  const address = URL.createObjectURL(scansFile(scans, person));
  const link = document.createElement('a');
  link.href = address;
  link.download = `scans-${new Date().toISOString().slice(0, 16).replace(/\D/g, '')}.csv`;
  link.click();
  // Not at once: some browsers read it a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function scansFile(scans: readonly StoredScan[], person: string): Blob {
  const headings = (['when', 'who', 'code', 'meaning'] as const).map((name) =>
    t(`outbox.file_${name}`),
  );
  const rows = scans.map(({ text, happenedAt, context, expected }) => [
    formatDate(happenedAt, { style: 'datetime' }),
    person,
    isValidCode(text) ? formatCode(text) : text,
    [commandWords(text) || contextWords(context), expected ? expectText(expected) : '']
      .filter(Boolean)
      .join(' · '),
  ]);
  const lines = [headings, ...rows].map((cells) =>
    cells.map((cell) => `"${csvSafe(cell).replaceAll('"', '""')}"`).join(','),
  );
  return new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}
