/** Receiving by scanning at the other site: each thing gets a place there. */
import { and, eq, gt, inArray } from 'drizzle-orm';
import { people, places, transferLines, transfers } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { requireFittingPlace } from '../places/place-contents.service.ts';
import { placeByCode } from '../places/places.service.ts';
import {
  type Thing,
  codeOfScan,
  giveHolder,
  lockContents,
  lockThing,
  requireMovable,
} from '../places/things.ts';
import { followSite } from './follow-site.ts';
import { findAgain, isMissing } from './found-again.ts';
import {
  type LineRow,
  type TransferRow,
  lineOf,
  lockTransfer,
  settleIfDone,
} from './lock-transfer.ts';
import { itemOf } from './pack.service.ts';
import { receivePieces } from './receive-pieces.ts';
import { requireTravels } from './travel.ts';

type Place = typeof places.$inferSelect;

export interface ReceiveInput extends WriteInput {
  transfer: string;
  /** As scanned. */
  text: string;
  /** Where it is put. */
  placeCode: string | null;
  /** Pieces of a counted item; one when left out. */
  quantity?: number | undefined;
  /** The person has read that it is not on the list, and takes it in. */
  unexpected?: boolean | undefined;
}

export interface Received {
  code: string;
  subject: LineRow['subject'];
  place: string;
  /** Somebody received it before; `by` says who. */
  already: boolean;
  by: string;
  unexpected: boolean;
  /** Things that came along in a box, or pieces of a counted item. */
  count: number;
  /** Nothing is open any more. */
  settled: boolean;
}

/**
 * Receives one scanned thing, a box with all that lies in it, or pieces of a counted item.
 * @throws AppError `transfer.place_first`, `transfer.not_on_list` (409) unless it is taken in on purpose,
 * `transfer.was_missing` (409) in the same way, `transfer.found_to_quarantine`, `transfer.more_than_sent`,
 * `transfer.was_settled`, `places.quarantined_stays`
 */
export async function receiveThing(ctx: Context, input: ReceiveInput): Promise<Received> {
  requirePermission(ctx, 'transfer.receive');
  return write(ctx, input, async (unit) => {
    // Something more may still stand at the door after the last line was settled.
    const transfer = await lockTransfer(unit, input.transfer, 'to', ['sent', 'settled']);
    if (!input.placeCode) throw new AppError('transfer.place_first');
    const place = await placeByCode(unit, input.placeCode);
    const item = await itemOf(unit, input.text);
    const received = item
      ? await receivePieces(unit, transfer, item, place, input)
      : await receiveOne(unit, transfer, place, input);
    if (!received.already) await noteArrival(unit, transfer);
    return { ...received, settled: await settleIfDone(unit, transfer) };
  });
}

async function noteArrival(unit: Unit, transfer: TransferRow): Promise<void> {
  if (transfer.arrivedAt) return;
  await unit.tx
    .update(transfers)
    .set({ arrivedAt: unit.recordedAt })
    .where(eq(transfers.id, transfer.id));
}

export type Outcome = Omit<Received, 'settled'>;

async function receiveOne(
  unit: Unit,
  transfer: TransferRow,
  place: Place,
  input: ReceiveInput,
): Promise<Outcome> {
  const before = await receivedBefore(unit, transfer, input.text);
  if (before) return before;
  const thing = await lockThing(unit, input.text, transfer.fromSiteId);
  const { code, subject } = thing;
  const line = await lineOf(unit, transfer.id, subject, thing.id);
  if (await isMissing(unit, thing, line))
    return receiveFound(unit, transfer, { thing, line }, place, input);
  if (line?.settled) throw new AppError('transfer.was_settled', { status: 409, params: { code } });
  const expected = line !== null && thing.transferId === transfer.id;
  if (!expected) await requireTakeIn(unit, thing, input);
  requireFittingPlace(thing, place);
  const inside = subject === 'box' ? await lockContents(unit, thing.id) : [];
  await arrive(unit, transfer, thing, place);
  const ids = [thing.id, ...inside.map(({ id }) => id)];
  if (expected) await tickLines(unit, transfer, ids);
  else await addUnexpected(unit, transfer, [thing, ...inside]);
  return {
    code,
    subject,
    place: place.name,
    already: false,
    by: '',
    unexpected: !expected,
    count: subject === 'box' ? inside.length : 1,
  };
}

/** Recorded as missing, and here it is: it is found again at this end. */
async function receiveFound(
  unit: Unit,
  transfer: TransferRow,
  { thing, line }: { thing: Thing; line: LineRow | null },
  place: Place,
  input: ReceiveInput,
): Promise<Outcome> {
  const { code, subject } = thing;
  if (!input.unexpected)
    throw new AppError('transfer.was_missing', { status: 409, params: { code } });
  await findAgain(unit, transfer, thing, place);
  if (line) await tickLost(unit, line);
  else await addUnexpected(unit, transfer, [thing]);
  const found = { place: place.name, already: false, by: '', unexpected: line === null, count: 1 };
  return { code, subject, ...found };
}

/** It was settled as lost, and is received after all. */
async function tickLost(unit: Unit, line: LineRow): Promise<void> {
  await unit.tx
    .update(transferLines)
    .set({
      receivedQuantity: 1,
      receivedById: unit.actor.personId,
      receivedAt: unit.recordedAt,
      settled: null,
      settledById: null,
      settledAt: null,
    })
    .where(eq(transferLines.id, line.id));
}

/** Two people at the same pallet: the second one hears that it is done. */
async function receivedBefore(
  unit: Unit,
  transfer: TransferRow,
  text: string,
): Promise<Outcome | null> {
  const code = await codeOfScan(unit, text);
  const thing = await lockThing(unit, code, transfer.toSiteId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'code.unknown') return null;
    throw error;
  });
  if (!thing) return null;
  const line = await lineOf(unit, transfer.id, thing.subject, thing.id);
  if (!line || line.receivedQuantity === 0) {
    throw new AppError('transfer.belongs_here', { status: 409, params: { code } });
  }
  const [place] = thing.placeId
    ? await unit.tx.select().from(places).where(eq(places.id, thing.placeId))
    : [];
  const [by] = line.receivedById
    ? await unit.tx.select().from(people).where(eq(people.id, line.receivedById))
    : [];
  return {
    code,
    subject: thing.subject,
    place: place?.name ?? '',
    already: true,
    by: by?.name ?? '',
    unexpected: line.settled === 'unexpected',
    count: 1,
  };
}

/** @throws AppError `transfer.not_on_list` (409), and why it may not be taken in even on purpose */
async function requireTakeIn(unit: Unit, thing: Thing, input: ReceiveInput): Promise<void> {
  const params = { code: thing.code };
  await requireMovable(unit, thing);
  if (!input.unexpected) throw new AppError('transfer.not_on_list', { status: 409, params });
  await requireTravels(unit, thing);
}

async function arrive(
  unit: Unit,
  transfer: TransferRow,
  thing: Thing,
  place: Place,
): Promise<void> {
  await followSite(unit, thing, transfer.toSiteId);
  await giveHolder(
    unit,
    thing,
    {
      siteId: transfer.toSiteId,
      placeId: place.id,
      custodianId: null,
      transferId: null,
      boxId: null,
    },
    {
      device: 'transfer',
      data: { action: 'arrived', transfer: transfer.code, toSite: transfer.toSiteId },
      accessory: 'arrived',
      part: 'arrived',
      causeId: transfer.id,
    },
  );
}

async function tickLines(
  unit: Unit,
  transfer: TransferRow,
  subjectIds: readonly string[],
): Promise<void> {
  await unit.tx
    .update(transferLines)
    .set({ receivedQuantity: 1, receivedById: unit.actor.personId, receivedAt: unit.recordedAt })
    .where(
      and(
        eq(transferLines.transferId, transfer.id),
        inArray(transferLines.subjectId, [...subjectIds]),
        gt(transferLines.sentQuantity, 0),
      ),
    );
}

async function addUnexpected(
  unit: Unit,
  transfer: TransferRow,
  things: readonly Thing[],
): Promise<void> {
  const { personId } = unit.actor;
  const at = unit.recordedAt;
  for (const { subject, id, placeId } of things) {
    await unit.tx.insert(transferLines).values({
      id: unit.newId(),
      transferId: transfer.id,
      subject,
      subjectId: id,
      fromPlaceId: placeId,
      sentQuantity: 0,
      receivedQuantity: 1,
      settled: 'unexpected',
      packedById: personId,
      packedAt: at,
      receivedById: personId,
      receivedAt: at,
      settledById: personId,
      settledAt: at,
    });
  }
}
