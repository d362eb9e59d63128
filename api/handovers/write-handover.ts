/** The records that every handover leaves, whichever way it went. */
import { eq, inArray } from 'drizzle-orm';
import { warrantyEnd } from '#domain/eligibility.ts';
import { FACTOR_SET, co2eAvoided, footprintCategory, weightOf } from '#domain/footprint.ts';
import type { Move } from '#domain/moves.ts';
import type { CardRow } from '../../db/device-card.ts';
import { accessories, codes, handovers, needs, reservations } from '../../db/schema/index.ts';
import { markServed } from '../handover-sessions/served.ts';
import { recordAccessoryEvent } from '../accessories/accessory-events.ts';
import { takeCode } from '../codes/code-numbers.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import type { NeedRow } from '../needs/need-code.ts';
import type { HandoverSnapshot } from './kit-snapshot.ts';
import { receiptProof } from './receipt-content.ts';

export interface HandedOver {
  handoverId: string;
  receiptCode: string;
  code: string;
  needCode: string;
  warrantyEnd: string;
  co2eAvoidedKg: number;
}

export interface HandoverFacts {
  move: Move;
  reservationId: string;
  snapshot: HandoverSnapshot;
  locale: string;
  identitySeen: boolean;
  direct: boolean;
  /** Salted hash of signature and signer. */
  signature: string | null;
  /** The session it was part of, and the tablet it was recorded on. */
  table?: { batchId: string; tabletId: string | null } | undefined;
}

/** Receipt, event, accessories, need and reservation in the caller's transaction; all rules are judged before. */
export async function writeHandover(
  unit: Unit,
  row: CardRow,
  need: NeedRow,
  facts: HandoverFacts,
): Promise<HandedOver> {
  const { snapshot, move } = facts;
  const handoverId = unit.newId();
  const receiptCode = await takeCode(unit.tx, 'document');
  const category = footprintCategory(row.kind, row.screenInch);
  const until = warrantyEnd(unit.happenedAt);
  const footprint = {
    factorSet: FACTOR_SET,
    co2eAvoidedKg: co2eAvoided(category),
    weightKg: weightOf(category),
  };
  await unit.tx.insert(codes).values({
    code: receiptCode,
    subject: 'handover',
    subjectId: handoverId,
    siteId: unit.actor.siteId,
    createdAt: unit.recordedAt,
  });
  const { happenedAt } = unit;
  const { kit } = snapshot;
  const content = { receiptCode, needCode: need.code, code: row.code, happenedAt, kit };
  await unit.tx.insert(handovers).values({
    id: handoverId,
    receiptCode,
    deviceId: row.id,
    needId: need.id,
    reservationId: facts.reservationId,
    siteId: unit.actor.siteId,
    handedOverById: unit.actor.personId,
    placeId: unit.actor.benchId ?? row.placeId,
    identitySeen: facts.identitySeen,
    direct: facts.direct,
    batchId: facts.table?.batchId ?? null,
    tabletId: facts.table?.tabletId ?? null,
    ...receiptProof({ ...content, warrantyEnd: until }),
    snapshot,
    locale: facts.locale,
    warrantyEnd: until,
    ...footprint,
    happenedAt,
    recordedAt: unit.recordedAt,
  });
  const tracked = snapshot.kit.flatMap((piece) => piece.accessoryId ?? []);
  await giveAccessories(unit, row.id, tracked);
  await recordEvent(unit, {
    deviceId: row.id,
    kind: 'handover',
    stage: { to: move.to, move: 'move' },
    expect: { version: row.version },
    data: {
      move: move.id,
      receipt: receiptCode,
      handover: handoverId,
      need: need.code,
      accessories: snapshot.kit.flatMap((piece) => piece.code ?? []),
      warrantyEnd: until.toISOString(),
      ...footprint,
      ...(facts.signature ? { signature: facts.signature } : {}),
      ...(facts.direct ? { direct: true } : {}),
    },
    changes: { placeId: null, custodianId: null, ownerId: null },
  });
  await unit.tx
    .update(reservations)
    .set({ closedAt: unit.recordedAt, outcome: 'fulfilled' })
    .where(eq(reservations.id, facts.reservationId));
  await unit.tx
    .update(needs)
    .set({ status: 'served', version: need.version + 1 })
    .where(eq(needs.id, need.id));
  await markServed(unit, need.id);
  return {
    handoverId,
    receiptCode,
    code: row.code,
    needCode: need.code,
    warrantyEnd: until.toISOString(),
    co2eAvoidedKg: footprint.co2eAvoidedKg,
  };
}

async function giveAccessories(unit: Unit, deviceId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await unit.tx
    .update(accessories)
    .set({
      status: 'handed_over',
      deviceId,
      placeId: null,
      custodianId: null,
      updatedAt: unit.recordedAt,
    })
    .where(inArray(accessories.id, ids));
  for (const id of ids) await recordAccessoryEvent(unit, id, { kind: 'handed_over', deviceId });
}
