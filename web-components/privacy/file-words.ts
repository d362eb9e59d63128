import type { Key } from '../i18n/i18n.ts';

/** What a file that left is called where people make it: by the first and the last part of its address. */
const WORDS: readonly [of: RegExp, key: Key][] = [
  [/^handover-sessions\/.*\/receipts\.pdf$/, 'handovers.receipts'],
  [/^handover-sessions\/.*\/care-sheets\.pdf$/, 'handovers.care'],
  [/^handover-sessions\/.*\/sheet\.pdf$/, 'handovers.sheet'],
  [/pick-list\.pdf$/, 'doc.pick_list'],
  [/^handovers\/.*\/record\.pdf$/, 'doc.handover'],
  [/^(handovers|gifts)\/.*\/receipt\.pdf$/, 'back.receipt'],
  [/^returns\/.*\/slip\.pdf$/, 'back.slip'],
  [/^donations\/.*\/receipt\.pdf$/, 'doc.donor_receipt'],
  [/^certificates\//, 'doc.wipe_cert'],
  [/^recycling\//, 'doc.recycling'],
  [/^transfers\//, 'doc.manifest'],
  [/^privacy\/needs\/.*\/report$/, 'privacy.file_report'],
];

/**
 * @param what path of a file below `/api/`
 * @returns the key of its name, null for one that is called as its file; and the number of ours in its address
 */
export function fileWords(what: string): { key: Key | null; number: string; file: string } {
  const parts = what.split('/');
  const number = parts.find((part) => /^\d{10}$|^N-[0-9A-Z]{6}$/.test(part)) ?? '';
  const key = WORDS.find(([of]) => of.test(what))?.[1] ?? null;
  return { key, number, file: parts.at(-1) ?? what };
}
