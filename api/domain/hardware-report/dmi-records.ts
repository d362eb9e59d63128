/** One structure of an SMBIOS table as dmidecode prints it. */
export interface DmiRecord {
  /** DSP0134 structure type; null where this version of dmidecode does not print it. */
  readonly type: number | null;
  readonly title: string;
  /** Values by name in lower case; the first one where a name stands twice. */
  readonly values: ReadonlyMap<string, string>;
}

const TYPE_BY_TITLE: Readonly<Record<string, number>> = {
  'bios information': 0,
  'system information': 1,
  'system information block': 1,
  'base board information': 2,
  'board information block': 2,
  'chassis information': 3,
  'chassis information block': 3,
  'processor information': 4,
  processor: 4,
  'memory bank': 6,
  'memory module information': 6,
  'physical memory array': 16,
  'memory device': 17,
  'memory array mapped address': 19,
  'portable battery': 22,
};

const MAX_RECORDS = 5_000;

/**
 * Splits dmidecode's text into structures. Reads every layout since 2002: handle and type on one
 * line or on two, tabs or blanks, and pasted pieces that begin with a title without a handle.
 */
export function dmiRecords(text: string): DmiRecord[] {
  const records: DmiRecord[] = [];
  let type: number | null = null;
  let title = '';
  let values = new Map<string, string>();
  const flush = () => {
    if (title !== '' || values.size > 0) {
      records.push({ type: type ?? TYPE_BY_TITLE[title.toLowerCase()] ?? null, title, values });
    }
    type = null;
    title = '';
    values = new Map();
  };
  for (const line of text.split('\n')) {
    if (records.length >= MAX_RECORDS) break;
    const trimmed = line.trim();
    if (/^handle 0x[0-9a-f]+/i.test(trimmed)) {
      flush();
      type = typeNumber(trimmed);
    } else if (/^dmi type \d+/i.test(trimmed)) {
      type = typeNumber(trimmed);
    } else if (TYPE_BY_TITLE[trimmed.toLowerCase()] !== undefined) {
      if (title !== '') flush();
      title = trimmed;
    } else {
      keep(values, trimmed);
      if (title === '' && trimmed !== '' && !trimmed.includes(':')) title = trimmed;
    }
  }
  flush();
  return records;
}

function typeNumber(line: string): number | null {
  const found = /dmi type (\d{1,3})/i.exec(line)?.[1];
  return found === undefined ? null : Number(found);
}

function keep(values: Map<string, string>, line: string): void {
  const colon = line.indexOf(':');
  if (colon <= 0 || colon > 60) return;
  const name = line.slice(0, colon).trim().toLowerCase();
  if (!values.has(name)) values.set(name, line.slice(colon + 1).trim());
}

export function isDmidecode(text: string): boolean {
  return (
    /^[ \t]*#?[ \t]*dmidecode \d|^SMBIOS \d|No SMBIOS nor DMI entry point found/im.test(text) ||
    /^[ \t]*handle 0x[0-9a-f]{2,8}[ \t,]+dmi type \d/im.test(text)
  );
}
