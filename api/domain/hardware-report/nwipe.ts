import { allErrors, tableRows } from './nwipe-tables.ts';
import type { NwipeRow } from './nwipe-tables.ts';
import { emptyErasure, emptyReading } from './shape.ts';
import type { ErasureReading, ToolReading } from './shape.ts';
import { cleanText, readName, readSerial } from './values.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

export function isNwipe(text: string): boolean {
  return (
    /\bnwipe\b|\bshredos\b/i.test(text) ||
    /^\*+ (Error|Erasure) Summary \*+|^\*+ Drive Status \*+/m.test(text) ||
    /^\[\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\]\s+(nwipe: )?(notice|info|debug|warning|error|sanity):/m.test(
      text,
    )
  );
}

/** Methods that write the whole device. "Verify" only reads, "Sanitize" is a command of the drive. */
const OVERWRITES =
  /^(dod |gutmann|rcmp|ops|prng|quick erase|fill with|zero|one fill|hmg is5|is5|bruce schneier|schneier|bmb21)/i;

const STAMP = /^\[(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d)\]/;

/**
 * nwipe's log, also from ShredOS. `erased` only where the table of results says so for the device,
 * with no errors and every byte written; a log without that table is `unknown`, whatever was written.
 */
export function readNwipe(text: string): ToolReading {
  const log = new NwipeLog();
  for (const line of text.split('\n')) log.take(line);
  const tables = tableRows(text);
  for (const device of tables.keys()) log.erasure(device);

  const warnings: ReportWarning[] = [];
  const erasures = [...log.erasures.values()].map((erasure) => {
    const full = whole(erasure, tables.get(erasure.device ?? ''), log);
    if (!full.complete) warnings.push(warn('log_incomplete', full.device ?? ''));
    if (full.serial === null) warnings.push(warn('erasure_without_serial', full.device ?? ''));
    if (full.hiddenSectors) warnings.push(warn('hidden_sectors', full.device ?? ''));
    if ((full.errors ?? 0) > 0) warnings.push(warn('erasure_errors', full.device ?? ''));
    return full;
  });
  if (log.cut) warnings.push(warn('log_cut'));
  return emptyReading('nwipe', { erasures, warnings });
}

function whole(erasure: ErasureReading, row: NwipeRow | undefined, log: NwipeLog): ErasureReading {
  const method = erasure.method ?? log.method;
  return {
    ...erasure,
    model: row?.model ?? erasure.model,
    serial: row?.serial ?? erasure.serial,
    sizeBytes: row?.bytesTotal ?? erasure.sizeBytes,
    method,
    technique: OVERWRITES.test(method ?? '') ? 'overwrite' : null,
    errors: allErrors(row?.errorParts ?? null),
    errorParts: row?.errorParts ?? null,
    bytesErased: row?.bytesErased ?? null,
    rounds: log.rounds,
    verified: row?.result === 'erased' ? log.verified : null,
    result: row?.result ?? 'unknown',
    complete: row?.result !== undefined,
    toolVersion: log.version,
    ...timesOf(erasure.startedAt, row?.durationSeconds ?? null, log),
  };
}

/** The table gives how long each device took; where its own start is not logged, it follows from the end. */
function timesOf(
  began: string | null,
  durationSeconds: number | null,
  { first, last }: NwipeLog,
): Pick<ErasureReading, 'startedAt' | 'endedAt' | 'durationSeconds'> {
  if (durationSeconds === null)
    return { startedAt: began ?? first, endedAt: last, durationSeconds };
  if (began !== null) {
    return { startedAt: began, endedAt: shifted(began, durationSeconds), durationSeconds };
  }
  return { startedAt: last && shifted(last, -durationSeconds), endedAt: last, durationSeconds };
}

/** `2026-05-12 14:03:11` some seconds later, in the log's own unnamed zone. */
function shifted(stamp: string, seconds: number): string | null {
  const time = Date.parse(`${stamp.replace(' ', 'T')}Z`);
  if (Number.isNaN(time)) return null;
  return new Date(time + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

const MAX_DEVICES = 500;

class NwipeLog {
  readonly erasures = new Map<string, ErasureReading>();
  method: string | null = null;
  rounds: number | null = null;
  version: string | null = null;
  verified: boolean | null = null;
  first: string | null = null;
  last: string | null = null;
  cut = false;
  private pendingBytes: number | null = null;

  erasure(device: string): ErasureReading {
    const known = this.erasures.get(device) ?? { ...emptyErasure('nwipe'), device };
    if (this.erasures.size < MAX_DEVICES) this.erasures.set(device, known);
    return known;
  }

  take(line: string): void {
    const stamp = STAMP.exec(line);
    if (stamp) {
      this.last = `${stamp[1]}-${stamp[2]}-${stamp[3]} ${stamp[4]}`;
      this.first ??= this.last;
    }
    this.version ??= versionOf(line);
    this.found(line);
    this.invoked(line);
    this.sized(line);
    this.hidden(line);
    const status = /(?:Status: |Wipe thread for device )\/dev\/([\w-]{1,60})/.exec(line)?.[1];
    if (status !== undefined) this.erasure(status);
    this.throughput(line);
  }

  /** `Found /dev/sda, ATA, MODEL, 1000 GB, S/N=SERIAL`; a terminal may have cut it at 80 columns. */
  private found(line: string): void {
    const found = /Found \/dev\/(\S{1,60}?), (.{0,200})$/.exec(line);
    if (!found?.[1] || !found[2]) return;
    const erasure = this.erasure(found[1]);
    const cut = line.length === 79 || line.length === 80;
    const parts = found[2].split(',').map((part) => part.trim());
    const serial = /^S\/N=(.*)$/.exec(parts.at(-1) ?? '')?.[1];
    const size = parts.findIndex((part) => /^\d+ ?[KMGTP]?i?B$/i.test(part));
    const names = parts.slice(0, size < 0 ? 1 : size).filter((part) => !isBus(part));
    erasure.model = readName(
      names.join(' ').replace(/^(ATA|USB|NVME|SAS|SCSI|MMC|IEEE1394)\s+/i, ''),
    );
    erasure.serial = cut ? null : readSerial(serial);
    if (cut) this.cut = true;
  }

  private invoked(line: string): void {
    const invoked =
      /Invoking method ['"]([^'"]{1,80})['"] on (?:device )?['"]?\/dev\/([\w/-]{1,60})/.exec(line);
    if (!invoked?.[2]) return;
    const erasure = this.erasure(invoked[2]);
    erasure.method = cleanText(invoked[1]);
    if (STAMP.test(line)) erasure.startedAt = this.last;
    erasure.sizeBytes ??= this.pendingBytes;
    this.pendingBytes = null;
  }

  private sized(line: string): void {
    const total = /Total device bytes\s*=\s*(\d{4,18})/.exec(line)?.[1];
    if (total !== undefined) this.pendingBytes = Number(total);
    const sized =
      /Device '\/dev\/([\w-]{1,60})' is size (\d{4,18})/.exec(line) ??
      /\/dev\/([\w-]{1,60}), sect\/blk\/dev \d+\/\d+\/(\d{4,18})/.exec(line);
    if (sized?.[1]) this.erasure(sized[1]).sizeBytes = Number(sized[2]);
    const sectors =
      /apparent max sectors reported as (\d{4,15}) with sector size as (\d{3,5})\/.{0,40} on \/dev\/([\w-]{1,60})/.exec(
        line,
      );
    if (sectors?.[3])
      this.erasure(sectors[3]).sizeBytes ??= Number(sectors[1]) * Number(sectors[2]);
  }

  private hidden(line: string): void {
    const found =
      /(no hidden sectors|hidden sectors detected).{0,20} on \/dev\/([\w-]{1,60})/i.exec(line);
    if (found?.[2]) this.erasure(found[2]).hiddenSectors = !/^no/i.test(found[1] ?? '');
  }

  /** `Total Throughput 98 MB/s, PRNG Stream, 1R+B+VL`: method, rounds, blanking, verification. */
  private throughput(line: string): void {
    const found = /Total Throughput\s+[^,]{1,40}, ([^,]{1,80}), ([\w+]{1,20})/i.exec(line);
    if (!found) return;
    this.method = cleanText(found[1]);
    this.verified = /\+V[LA]/i.test(found[2] ?? '');
    this.rounds = Number(/^(\d{1,3})R/i.exec(found[2] ?? '')?.[1] ?? '0') || null;
  }
}

function versionOf(line: string): string | null {
  const shred = /ShredOS v?(\d[\w.-]{2,40})/i.exec(line)?.[1];
  if (shred !== undefined) return `ShredOS ${shred}`;
  return /\bnwipe v?(\d+\.\d+[\w.-]{0,20})/i.exec(line)?.[1] ?? null;
}

function isBus(part: string): boolean {
  return /^(ATA|USB|NVME|SAS|SCSI|MMC|IEEE1394|VIRT|UNKNOWN|)$/i.test(part);
}
