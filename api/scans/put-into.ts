/** A thing scanned while a box is packed. */
import type { ScanIntent } from '#domain/bench.ts';
import { readScan } from '#domain/codes.ts';
import { packIntoBox } from '../boxes/boxes.service.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import type { Done } from './carry-out.ts';
import { findCode, unknownCode } from './find-code.ts';
import { lockedDevice, refuseIfChanged } from './locked-device.ts';

/** @throws AppError `scan.unknown_code`, `scan.not_a_container`, and what packing says */
export async function putInto(
  unit: Unit,
  { into, text }: ScanIntent & { do: 'put_into' },
): Promise<Done> {
  const container = await findCode(unit, into);
  if (!container) throw unknownCode(into);
  await refuseLate(unit, text);
  if (container.kind === 'box') return intoBox(unit, container.code, text);
  throw new AppError('scan.not_a_container', { params: { code: into } });
}

/** A scan that waited for the network must not overrule what another person did to the device since. */
async function refuseLate(unit: Unit, text: string): Promise<void> {
  const scan = readScan(text);
  if (scan.kind !== 'own' || scan.type !== 'device') return;
  const one = await findCode(unit, scan.code);
  if (one) refuseIfChanged(unit, await lockedDevice(unit, one));
}

async function intoBox(unit: Unit, box: string, text: string): Promise<Done> {
  const { requestId } = unit;
  const { code, subject, already } = await packIntoBox(unit, { requestId, box, text });
  return {
    outcome: already ? 'warning' : 'done',
    code: already ? 'scan.in_box_already' : 'scan.in_box',
    params: { box },
    subject: { kind: subject, code },
    deviceCode: subject === 'device' ? code : null,
    undoable: subject === 'device' && !already,
  };
}
