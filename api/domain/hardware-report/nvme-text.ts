import { plausibleHours, plausibleSize } from './disk-rules.ts';
import { isSanitizeText, sanitizeErasure, sanitizeLogOfText } from './nvme-sanitize.ts';
import { emptyDisk, emptyErasure, emptyReading } from './shape.ts';
import type { DiskReading, ErasureReading, ToolReading } from './shape.ts';
import { readName, readSerial } from './values.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

const IDENTITY = /^NVME Identify Controller:/im;
const SMART = /^Smart Log for NVME device:/im;
const FORMATTED = /^Success formatting namespace/im;
const LIST = /^Node\s.{0,80}\bSN\s.{0,80}\bModel\s/m;

export function isNvmeText(text: string): boolean {
  return [IDENTITY, SMART, FORMATTED, LIST].some((mark) => mark.test(text)) || isSanitizeText(text);
}

/**
 * `nvme id-ctrl`, `smart-log`, `sanitize-log`, `format` and `list` as text, also several in one file. What
 * stands after an `id-ctrl` is about that disk, unless it names another one.
 */
export function readNvmeText(text: string): ToolReading {
  const disks = listedDisks(text);
  const erasures: ErasureReading[] = [];
  const warnings: ReportWarning[] = [];
  for (const section of sections(text)) {
    const read = readSection(section);
    disks.push(...read.disks);
    erasures.push(...read.erasures);
    warnings.push(...read.warnings);
  }
  return emptyReading('nvme-cli', { disks: disks.length > 0 ? disks : null, erasures, warnings });
}

/** Each begins with an identity, or with the command line that asked for it. */
function sections(text: string): string[] {
  const found: string[][] = [[]];
  for (const line of text.split('\n')) {
    const asks = /\bnvme[ \t]{1,4}id-ctrl\b/.test(line);
    const asked = /\bnvme[ \t]{1,4}id-ctrl\b/.test(
      found.at(-1)?.findLast((one) => one.trim()) ?? '',
    );
    if (found.length < 100 && (asks || (IDENTITY.test(line) && !asked))) found.push([]);
    found.at(-1)?.push(line);
  }
  return found.map((lines) => lines.join('\n'));
}

function readSection(text: string): Pick<ToolReading, 'erasures' | 'warnings'> & {
  disks: DiskReading[];
} {
  const names = controllersIn(text);
  const device = names.length === 1 ? (names[0] ?? null) : null;
  const identity = IDENTITY.test(text) && names.length < 2 ? identityOf(text, device) : null;
  const warnings: ReportWarning[] = [];
  const erasures: ErasureReading[] = [];
  const log = isSanitizeText(text) ? sanitizeLogOfText(text) : null;
  if (log) {
    const said = sanitizeErasure(log);
    erasures.push(...said.erasures);
    warnings.push(...said.warnings);
  }
  erasures.push(...formats(text));
  const named = erasures.map((erasure) => ({
    ...erasure,
    device: erasure.device ?? device,
    model: identity?.model ?? null,
    serial: identity?.serial ?? null,
    sizeBytes: identity?.sizeBytes ?? null,
  }));
  for (const erasure of named) {
    if (erasure.serial === null)
      warnings.push(warn('erasure_without_serial', erasure.device ?? ''));
  }
  const health = SMART.test(text) ? smartOf(text) : null;
  if (health?.health === 'failed') warnings.push(warn('smart_failed', identity?.model ?? ''));
  const disk =
    identity ?? (health ? { ...emptyDisk('nvme-cli'), type: 'nvme' as const, device } : null);
  return { disks: disk ? [{ ...disk, ...health }] : [], erasures: named, warnings };
}

/** `nvme0` for each controller that a command or a heading names. */
function controllersIn(text: string): string[] {
  const found = text.matchAll(/\b(nvme\d{1,4})(?:n\d{1,4})?(?:p\d{1,4})?\b/g);
  return [...new Set([...found].map(([, name = '']) => name))];
}

/** `sn        : S3EUNX0J123456      `. */
function field(text: string, name: string): string | null {
  return new RegExp(`^${name}[ \\t]{0,40}: ?([^\\n]{0,200})$`, 'm').exec(text)?.[1] ?? null;
}

function identityOf(text: string, device: string | null): DiskReading {
  const total = /^\d{1,20}$/.exec(field(text, 'tnvmcap')?.replace(/[,.\s]/g, '') ?? '')?.[0];
  return {
    ...emptyDisk('nvme-cli'),
    model: readName(field(text, 'mn')),
    serial: readSerial(field(text, 'sn')),
    sizeBytes: plausibleSize(total === undefined ? null : Number(total)),
    type: 'nvme',
    device: device === null ? null : `/dev/${device}`,
  };
}

/** Numbers are grouped as the locale does: `1,234`. */
function smartOf(text: string): Pick<DiskReading, 'health' | 'powerOnHours'> {
  const critical = /^(0x)?[\da-f]{1,4}$/i.exec(field(text, 'critical_warning')?.trim() ?? '')?.[0];
  const hours = field(text, 'power_on_hours')?.replace(/[,.'\s\u00A0\u202F]/g, '') ?? '';
  return {
    health: critical === undefined ? null : Number(critical) === 0 ? 'passed' : 'failed',
    powerOnHours: plausibleHours(/^\d{1,12}$/.test(hours) ? Number(hours) : null),
  };
}

/**
 * `nvme format`: only its command line says which Secure Erase Setting was used; without `--ses` it is 0,
 * which erases nothing (NVM Express Base Specification, Format NVM).
 */
function formats(text: string): ErasureReading[] {
  if (!FORMATTED.test(text)) return [];
  const commands = [...text.matchAll(/\bnvme\s{1,4}format\b([^\n]{0,200})/g)].map(
    ([, rest = '']) => rest,
  );
  // Of several commands nobody could tell which one this answer belongs to.
  const [command] = commands.length === 1 ? commands : [];
  const settings = command === undefined ? null : sesOf(command);
  const technique = settings === null ? null : (SETTINGS[settings] ?? null);
  return [
    {
      ...emptyErasure('nvme-cli'),
      device: command === undefined ? null : (controllersIn(command)[0] ?? null),
      method: settings === null ? 'NVMe Format' : `NVMe Format (SES ${settings})`,
      technique,
      result: technique === null || technique === 'nvme_format_ses0' ? 'unknown' : 'erased',
      complete: true,
    },
  ];
}

const SETTINGS = ['nvme_format_ses0', 'nvme_format_ses1', 'nvme_format_ses2'] as const;

function sesOf(command: string): number {
  const given = /(?:^|\s)(?:--ses(?:=|\s{1,4})|-s\s{0,4}=?)(0x)?(\d)\b/.exec(command)?.[2];
  return given === undefined ? 0 : Number(given);
}

/** `nvme list` rounds sizes, so none is taken; the line of dashes gives the columns. */
function listedDisks(text: string): DiskReading[] {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => LIST.test(line));
  const header = lines[at] ?? '';
  if (at < 0 || !/^-{4,}[ -]*$/.test(lines[at + 1]?.trim() ?? '')) return [];
  const column = (line: string, title: string, next: readonly string[]) => {
    const from = header.indexOf(title);
    const ends = next.map((name) => header.indexOf(name)).filter((end) => end > from);
    return from < 0 ? null : line.slice(from, ends.length > 0 ? Math.min(...ends) : undefined);
  };
  const disks: DiskReading[] = [];
  for (const line of lines.slice(at + 2, at + 102)) {
    const device = /^\/dev\/(nvme\d{1,4}n\d{1,4})\s/.exec(line)?.[1];
    if (device === undefined) break;
    disks.push({
      ...emptyDisk('nvme-cli'),
      model: readName(column(line, 'Model ', ['Namespace'])),
      serial: readSerial(column(line, 'SN ', ['Model '])),
      type: 'nvme',
      device: `/dev/${device}`,
    });
  }
  return disks;
}
