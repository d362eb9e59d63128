/** The last scan of a person that meant a thing, from the answers that are kept for repeats. */
import { and, desc, eq, gt, ne } from 'drizzle-orm';
import type { ScanAnswer } from '#domain/bench.ts';
import { readScan } from '#domain/codes.ts';
import { requests, scanLog } from '../../db/schema/index.ts';
import type { Unit } from '../lib/unit.ts';

export interface LastScan {
  /** Our code of the thing where there is one, else what was scanned. */
  about: string;
  /** It was refused, needless, or only opened something. */
  changedNothing: boolean;
}

/** Cards, places and an undo that was refused prepare a deed: they are none. */
const BESIDE = /^(?:scan\.(?:armed|armed_parameter|paused|place_set|begun_\w+)|undo\.\w+)$/;
const ONLY_OPENED = /^scan\.(?:opened_\w+|form_opened)$/;
/** More than this since a deed of a quarter of an hour ago, and none of a thing: then the deed is far away. */
const MOST = 200;

/** @param deed the scan after which it is looked for, itself left out */
export async function lastScanAfter(
  unit: Unit,
  since: Date,
  deed: string | null,
): Promise<LastScan | null> {
  const rows = await unit.tx
    .select({ requestId: requests.requestId, answer: requests.answer, text: scanLog.text })
    .from(requests)
    .leftJoin(scanLog, eq(scanLog.requestId, requests.requestId))
    .where(
      and(
        eq(requests.personId, unit.actor.personId),
        gt(requests.recordedAt, since),
        ne(requests.requestId, unit.requestId),
      ),
    )
    .orderBy(desc(requests.recordedAt))
    .limit(MOST);
  for (const { requestId, answer, text } of rows) {
    const scan = requestId === deed ? null : scanAnswer(answer);
    if (!scan || BESIDE.test(scan.code)) continue;
    return {
      about: scan.deviceCode ?? scan.subject?.code ?? ownCode(text),
      // A warning that did change a device is the newest deed itself.
      changedNothing: scan.outcome !== 'done' || ONLY_OPENED.test(scan.code),
    };
  }
  return null;
}

/** Other writes are answered too, each in its own way. */
function scanAnswer(answer: string): ScanAnswer | null {
  const read = JSON.parse(answer || 'null') as Partial<ScanAnswer> | null;
  return read?.outcome && read.code !== undefined ? (read as ScanAnswer) : null;
}

function ownCode(text: string | null): string {
  const scan = readScan(text ?? '');
  return scan.kind === 'own' ? scan.code : (text ?? '');
}
