import type { Technique } from '../sanitisation-techniques.ts';
import { plausibleSize, typeFromModel } from './disk-rules.ts';
import { emptyDisk, emptyErasure, emptyReading } from './shape.ts';
import type { DiskReading, ErasureReading, ErasureResult, ToolReading } from './shape.ts';
import { readName, readSerial } from './values.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

const IDENTITY = /^(?:ATA|ATAPI|CompactFlash ATA) device, with (?:non-)?removable media/m;
const ERASE = /Issuing SECURITY_ERASE command/i;
const SANITIZE =
  /^\s{0,8}(?:Sanitize status:|Issuing SANITIZE_\w{1,40} command|SANITIZE device error reason:)/im;

export function isHdparm(text: string): boolean {
  return IDENTITY.test(text) || ERASE.test(text) || SANITIZE.test(text);
}

/** What one `/dev/sda:` of the output says; several commands about one disk stand in one file. */
interface Part {
  device: string | null;
  text: string;
}

/** `hdparm -I`, `--security-erase`, `--sanitize-status`; parts about the same device belong together. */
export function readHdparm(text: string): ToolReading {
  const byDevice = new Map<string, Part[]>();
  for (const part of parts(text)) {
    const key = part.device ?? '';
    const known = byDevice.get(key);
    if (known) known.push(part);
    else byDevice.set(key, [part]);
  }
  const readings = [...byDevice.values()].slice(0, 200).map(readDevice);
  const disks = readings.flatMap(({ disk }) => disk ?? []);
  return emptyReading('hdparm', {
    disks: disks.length > 0 ? disks : null,
    erasures: readings.flatMap(({ erasures }) => erasures),
    warnings: readings.flatMap(({ warnings }) => warnings),
  });
}

/** More commands than anybody gives in one session. */
const MAX_PARTS = 400;
/** `hdparm -I` prints about 6 KB. */
const MAX_PART = 40_000;

function parts(text: string): Part[] {
  const pieces = text.split(/^[ \t]{0,4}\/dev\/(\S{1,80}):[ \t]*$/m);
  const start = pieces[0]?.slice(0, MAX_PART) ?? '';
  const found: Part[] = start.trim() ? [{ device: null, text: start }] : [];
  for (let index = 1; index + 1 < pieces.length && found.length < MAX_PARTS; index += 2) {
    const said = (pieces[index + 1] ?? '').slice(0, MAX_PART);
    found.push({ device: pieces[index] ?? null, text: said });
  }
  return found.filter((part) => isHdparm(part.text));
}

function readDevice(all: readonly Part[]): {
  disk: DiskReading | null;
  erasures: ErasureReading[];
  warnings: ReportWarning[];
} {
  const device = all[0]?.device ?? null;
  const identified = all.findLast(({ text }) => IDENTITY.test(text));
  const disk = identified ? identityOf(identified.text, device) : null;
  const warnings = identified ? securityWarnings(identified.text, disk) : [];
  const erasures = [...secureErase(all), ...sanitize(all)].map((erasure) => ({
    ...erasure,
    device,
    model: disk?.model ?? null,
    serial: disk?.serial ?? null,
    sizeBytes: disk?.sizeBytes ?? null,
  }));
  for (const erasure of erasures) {
    if (erasure.complete === false) warnings.push(warn('erasure_running', device ?? ''));
    if (erasure.result === 'failed') warnings.push(warn('erasure_errors', device ?? ''));
    if (erasure.serial === null) warnings.push(warn('erasure_without_serial', device ?? ''));
  }
  return { disk, erasures, warnings };
}

function field(text: string, name: string): string | null {
  return new RegExp(`^\\s{0,16}${name}:[ \\t]{0,40}([^\\n]{0,120})$`, 'm').exec(text)?.[1] ?? null;
}

function identityOf(text: string, device: string | null): DiskReading {
  const model = readName(field(text, 'Model Number'));
  const sectors = Number(
    /\d{1,16}/.exec(field(text, 'LBA48\\s{1,4}user addressable sectors') ?? '')?.[0],
  );
  const bytes = Number(
    /^\d{1,6}/.exec(field(text, 'Logical(?:\\/Physical)?\\s{1,4}Sector size') ?? '')?.[0],
  );
  const size = Number.isFinite(sectors) ? sectors * (Number.isFinite(bytes) ? bytes : 512) : null;
  return {
    ...emptyDisk('hdparm'),
    model,
    serial: readSerial(field(text, 'Serial Number')),
    sizeBytes: plausibleSize(size),
    type: typeOf(field(text, 'Nominal Media Rotation Rate'), model),
    device: device === null ? null : `/dev/${device}`,
  };
}

function typeOf(rotation: string | null, model: string | null): DiskReading['type'] {
  if (/solid state/i.test(rotation ?? '')) return 'ssd';
  return /^\d{4,5}/.test(rotation ?? '') ? 'hdd' : typeFromModel(model);
}

/** The lines under `Security:`: each word stands alone, or after `not`. null: there is no such line. */
function security(text: string, word: 'enabled' | 'locked' | 'frozen'): boolean | null {
  const section = /^Security:[^\n]{0,80}\n([\s\S]{0,800})/m.exec(text)?.[1] ?? '';
  const line = new RegExp(`^\\s{1,40}(not)?\\s{0,40}${word}\\s{0,20}$`, 'm').exec(section);
  return line ? line[1] === undefined : null;
}

function securityWarnings(text: string, disk: DiskReading | null): ReportWarning[] {
  const name = disk?.model ?? disk?.device ?? '';
  const locked = security(text, 'enabled') === true || security(text, 'locked') === true;
  return [
    ...(locked ? [warn('disk_password', name)] : []),
    ...(security(text, 'frozen') === true ? [warn('disk_frozen', name)] : []),
  ];
}

const TROUBLE = /failed|error|bad\/missing sense/i;

/**
 * hdparm prints that the command was given, not that it ended well. A drive takes its password off only
 * after it has erased itself (ACS-3 §7.39), so an identity afterwards without one is the proof.
 */
function secureErase(all: readonly Part[]): ErasureReading[] {
  const at = all.findLastIndex(({ text }) => ERASE.test(text));
  const part = all[at];
  if (!part) return [];
  const answer = part.text.slice(part.text.search(ERASE));
  const afterwards = all.slice(at + 1).findLast(({ text }) => IDENTITY.test(text));
  const enabled = afterwards ? security(afterwards.text, 'enabled') : null;
  const failed = TROUBLE.test(answer.slice(0, 4_000)) || enabled === true;
  const enhanced = all.some(({ text }) => /security-erase-enhanced/i.test(text));
  const result: ErasureResult = failed ? 'failed' : enabled === false ? 'erased' : 'unknown';
  return [
    {
      ...emptyErasure('hdparm'),
      method: enhanced ? 'ATA Secure Erase (enhanced)' : 'ATA Secure Erase',
      technique: 'ata_secure_erase',
      result,
      complete: result === 'erased' ? true : null,
    },
  ];
}

const SANITIZE_WAYS: readonly (readonly [RegExp, string, Technique])[] = [
  [/block[_-]erase/i, 'ATA Sanitize block erase', 'ata_sanitize_block'],
  [/crypto[_-]scramble/i, 'ATA Sanitize crypto scramble', 'ata_sanitize_crypto'],
  [/sanitize[_-]overwrite|overwrite_ext/i, 'ATA Sanitize overwrite', 'ata_sanitize_overwrite'],
];

/** `hdparm --sanitize-status`; the last state counts, the way stands in the command before it. */
function sanitize(all: readonly Part[]): ErasureReading[] {
  const text = all
    .filter((part) => SANITIZE.test(part.text))
    .map((part) => part.text)
    .join('\n');
  if (text === '') return [];
  const states = [...text.matchAll(/\bSD([0-4]) Sanitize/g)].map(([, state]) => state);
  const last = states.at(-1);
  const done = last !== '2' && /Sanitize Operation Completed Without Error/i.test(text);
  const failed = last === '3' || /SANITIZE device error reason:/i.test(text);
  if (!done && !failed && last !== '2') return [];
  const ways = SANITIZE_WAYS.filter(([words]) => words.test(withoutSupport(text)));
  const [, method, technique] =
    ways.length === 1 && ways[0] ? ways[0] : [null, 'ATA Sanitize', null];
  return [
    {
      ...emptyErasure('hdparm'),
      method,
      technique,
      result: failed ? 'failed' : done ? 'erased' : 'unknown',
      complete: last === '2' ? false : true,
    },
  ];
}

/** `hdparm -I` lists the commands that the disk knows; that one was used is another matter. */
function withoutSupport(text: string): string {
  return text.replace(/^\s{0,16}\*?\s{0,16}\w{1,40}_EXT command\s*$/gm, '');
}
