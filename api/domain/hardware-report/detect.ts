import {
  isAndroidAside,
  isAndroidSummary,
  isCpuinfo,
  isDumpsysBattery,
  isGetprop,
  isMeminfo,
  readAndroidSummary,
  readCpuinfo,
  readDumpsysBattery,
  readGetprop,
  readMeminfo,
} from './android.ts';
import {
  isAcpi,
  isPowerSupply,
  isUpower,
  readAcpi,
  readPowerSupply,
  readUpower,
} from './batteries-linux.ts';
import { isMacos, isPowercfg, readMacos, readPowercfg } from './batteries-other.ts';
import { decodeReport, MAX_REPORT_BYTES, plainLines } from './decode.ts';
import { isDmidecode } from './dmi-records.ts';
import { readDmidecode } from './dmidecode.ts';
import { asObject } from './guards.ts';
import { isHdparm, readHdparm } from './hdparm.ts';
import { isHwinfo, readHwinfo } from './hwinfo.ts';
import { isInxi, readInxi } from './inxi.ts';
import { parseReportJson } from './lenient-json.ts';
import type { Json, ParsedJson } from './lenient-json.ts';
import { isLshw } from './lshw-node.ts';
import { isLshwXml, lshwXmlRoots } from './lshw-xml.ts';
import { readLshw, readLshwTree } from './lshw.ts';
import { isNvmeCli, readNvmeCli } from './nvme-cli.ts';
import { isNvmeText, readNvmeText } from './nvme-text.ts';
import { isNwipe, readNwipe } from './nwipe.ts';
import { emptyReading } from './shape.ts';
import type { ToolReading } from './shape.ts';
import { isLspci, readLspci } from './lspci.ts';
import { isSmartctl, readSmartctl } from './smartctl.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';
import { isWmiJson, readWmiJson } from './wmi-json.ts';
import { isWmi, readWmi } from './wmi.ts';

export interface FileReading {
  /** Empty: nothing in the file could be read, and the warnings say why. */
  readonly readings: ToolReading[];
  readonly warnings: ReportWarning[];
}

/** Reads one file by what is in it; its name plays no part. Never throws. */
export function readReportFile(bytes: Uint8Array): FileReading {
  if (bytes.length === 0) return unread(warn('empty_file'));
  if (bytes.length > MAX_REPORT_BYTES) return unread(warn('too_large'));
  const text = decodeReport(bytes);
  if (text === null) return unread(warn('not_text'));
  return text.trim() === '' ? unread(warn('empty_file')) : readReportText(text);
}

function unread(warning: ReportWarning): FileReading {
  return { readings: [], warnings: [warning] };
}

function readReportText(text: string): FileReading {
  if (/^[ \t]*(?:\{\s*"|\[\s*[[{])/m.test(text.slice(0, 50_000))) {
    const json = readJson(text);
    if (json.readings.length > 0 || json.warnings[0]?.code !== 'not_recognised') return json;
  }
  if (isLshwXml(text)) return readXml(text);
  if (isPowercfg(text)) return { readings: [readPowercfg(text)], warnings: [] };
  const { lines, cut } = plainLines(text);
  const reader = TEXT_READERS.find(([recognises]) => recognises(lines));
  const readings = reader ? [reader[1](lines)].flat() : [];
  if (readings.length > 0) return { readings, warnings: cut ? [warn('too_many_lines')] : [] };
  return looksCut(text) ? unread(warn('json_truncated')) : unread(warn('not_recognised'));
}

function looksCut(text: string): boolean {
  return /^\s*[{[]/.test(text) && !/[}\]]\s*$/.test(text);
}

/** In this order: a tool whose mark cannot stand in another's output comes first. */
const TEXT_READERS: readonly (readonly [
  (text: string) => boolean,
  (text: string) => ToolReading | ToolReading[],
])[] = [
  [isDmidecode, readDmidecode],
  [isHwinfo, readHwinfo],
  [isNwipe, readNwipe],
  [isUpower, readUpower],
  [isPowerSupply, readPowerSupply],
  [isAcpi, readAcpi],
  [isMacos, readMacos],
  [isAndroidSummary, readAndroidSummary],
  [isGetprop, readGetprop],
  [isDumpsysBattery, readDumpsysBattery],
  [isMeminfo, readMeminfo],
  [isCpuinfo, readCpuinfo],
  [isNvmeText, readNvmeText],
  [isHdparm, readHdparm],
  [isWmi, readWmi],
  [isLspci, readLspci],
  [isAndroidAside, () => emptyReading('android')],
];

function readXml(text: string): FileReading {
  const { roots, complete } = lshwXmlRoots(text);
  const systems = roots.filter((root) => root.class === 'system');
  const readings = (systems.length > 0 ? systems : roots).map((root) =>
    readLshwTree(root, { truncated: !complete, notRoot: notRoot(text) }),
  );
  return { readings, warnings: complete ? [] : [warn('json_truncated')] };
}

function readJson(text: string): FileReading {
  const parsed = parseReportJson(text);
  const context = {
    truncated: parsed.truncated || parsed.tooDeep,
    notRoot: notRoot(parsed.around),
  };
  const readings = parsed.documents
    .flatMap((document) => readDocument(document, context))
    .filter((reading) => !context.truncated || !saysNothing(reading));
  if (readings.length === 0 && context.truncated) {
    return unread(warn(parsed.tooDeep ? 'json_too_deep' : 'json_truncated'));
  }
  return { readings, warnings: jsonWarnings(parsed, readings.length) };
}

/** More disks than this are in no machine. */
const MAX_DISKS = 500;

function readDocument(
  document: Json,
  context: { truncated: boolean; notRoot: boolean },
): ToolReading[] {
  if (isInxi(document)) return [readInxi(document)];
  if (isLshw(document)) return readLshw(document, context);
  if (isWmiJson(document)) return readWmiJson(document);
  const items = (Array.isArray(document) ? document : [document]).slice(0, MAX_DISKS);
  return items.flatMap((item) => {
    const object = asObject(item);
    if (object === null) return [];
    if (isSmartctl(object)) return [readSmartctl(object)];
    return isNvmeCli(object) ? [readNvmeCli(object)] : [];
  });
}

function saysNothing({ fields, disks, batteries, erasures }: ToolReading): boolean {
  const parts = [disks, batteries, erasures].some((list) => list !== null && list.length > 0);
  return Object.keys(fields).length === 0 && !parts;
}

function notRoot(text: string): boolean {
  return /run this program as (super-?user|root)|permission denied/i.test(text);
}

function jsonWarnings(parsed: ParsedJson, readings: number): ReportWarning[] {
  if (readings === 0) return [warn('not_recognised')];
  const { repaired, truncated, tooDeep, around, documents } = parsed;
  return [
    ...(truncated && !tooDeep ? [warn('json_truncated')] : []),
    ...(tooDeep ? [warn('json_too_deep')] : []),
    ...(repaired ? [warn('json_repaired')] : []),
    ...(around.trim() !== '' ? [warn('text_around', around.trim())] : []),
    ...(documents.length > 1 ? [warn('several_documents', String(documents.length))] : []),
  ];
}
