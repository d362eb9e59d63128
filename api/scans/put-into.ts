/** A thing scanned while a box, a transfer or a recycling batch is loaded, or a transfer received. */
import type { ScanIntent } from '#domain/bench.ts';
import { eq } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import { transfers } from '../../db/schema/index.ts';
import { packIntoBox } from '../boxes/boxes.service.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { loadThing } from '../recycling/load.service.ts';
import { packThing } from '../transfers/pack.service.ts';
import { receiveThing } from '../transfers/receive.service.ts';
import type { Done } from './carry-out.ts';
import { findCode, resolveTarget, unknownCode } from './find-code.ts';
import { lockedDevice, refuseIfChanged } from './locked-device.ts';

/** @throws AppError `scan.unknown_code`, `scan.not_a_container`, and what packing says */
export async function putInto(
  unit: Unit,
  { into, text, place }: ScanIntent & { do: 'put_into' },
): Promise<Done> {
  const container = await findCode(unit, into);
  if (!container) throw unknownCode(into);
  await refuseLate(unit, text);
  if (container.kind === 'box') return intoBox(unit, container.code, text);
  if (container.kind === 'transfer') return withTransfer(unit, container.code, text, place);
  if (container.kind === 'recycling') return ontoBatch(unit, container.code, text, place);
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

/** Counted pieces come from the bin scanned before, one with each scan of their shelf label. */
async function ontoBatch(
  unit: Unit,
  batchCode: string,
  text: string,
  placeCode: string | null,
): Promise<Done> {
  const code = await codeOf(unit, text);
  const bin = placeCode ? { placeCode } : {};
  const thing = { requestId: unit.requestId, batchCode, code, pieces: 1, ...bin };
  const { already, pieces } = await loadThing(unit, thing);
  const one = await findCode(unit, code);
  return {
    outcome: already ? 'warning' : 'done',
    code: already ? 'scan.loaded_already' : 'scan.loaded',
    params: { count: pieces },
    subject: one ? { kind: one.kind, code } : null,
    deviceCode: one?.kind === 'device' ? code : null,
    undoable: false,
  };
}

/** Our code of what was scanned: the QR address and a maker's number stand for a thing too. */
async function codeOf(unit: Unit, text: string): Promise<string> {
  const scan = readScan(text);
  if (scan.kind === 'tracking') {
    return (await resolveTarget(unit, { by: 'tracking', publicCode: scan.publicCode })).code;
  }
  return scan.kind === 'own' ? scan.code : (await resolveTarget(unit, { by: 'serial', text })).code;
}

/** At the site it leaves from a scan packs, at the one it goes to a scan receives. */
async function withTransfer(
  unit: Unit,
  transfer: string,
  text: string,
  placeCode: string | null,
): Promise<Done> {
  const [ends] = await unit.tx
    .select({ fromSiteId: transfers.fromSiteId })
    .from(transfers)
    .where(eq(transfers.code, transfer));
  const input = { requestId: unit.requestId, transfer, text, placeCode };
  return ends?.fromSiteId === unit.actor.siteId ? packed(unit, input) : received(unit, input);
}

interface TransferScan {
  requestId: string;
  transfer: string;
  text: string;
  placeCode: string | null;
}

async function packed(unit: Unit, input: TransferScan): Promise<Done> {
  const { code, subject, already, pieces } = await packThing(unit, input);
  const words = subject === 'item' ? 'scan.packed_pieces' : 'scan.packed';
  return {
    outcome: already ? 'warning' : 'done',
    code: already ? 'scan.packed_already' : words,
    params: { transfer: input.transfer, count: pieces },
    subject: { kind: subject, code },
    deviceCode: subject === 'device' ? code : null,
    undoable: false,
  };
}

async function received(unit: Unit, input: TransferScan): Promise<Done> {
  const { code, subject, already, place, by, count, settled } = await receiveThing(unit, input);
  const words = subject === 'box' ? 'scan.received_box' : 'scan.received';
  return {
    outcome: already ? 'warning' : 'done',
    code: already ? 'scan.received_already' : settled ? 'scan.received_last' : words,
    params: { place, by, count },
    subject: { kind: subject, code },
    deviceCode: subject === 'device' ? code : null,
    undoable: false,
  };
}
