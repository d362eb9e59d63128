/** One scan of picking or pair-check: a thing of a family is seen, and what that changes. Names of nobody. */
import { and, eq, isNull } from 'drizzle-orm';
import type { ScanIntent } from '#domain/bench.ts';
import {
  type PickMeaning,
  type PickStep,
  familyInHand,
  isComplete,
  pickMeaning,
  stillMissing,
} from '#domain/picking.ts';
import { batchNeeds, batchSpares } from '../../db/schema/index.ts';
import { ofNeed, refuseUnderWay } from '../handover-courier/under-way.ts';
import { requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import type { Done } from '../scans/carry-out.ts';
import { type SessionRow, lockSession } from './lock-session.ts';
import { candidatesOf } from './pick-candidates.ts';
import { type FamilyRow, type SpareRow, readFamilies, readSpares } from './pick-families.ts';
import { type PickAct, lockPickable, requireGivable } from './pick-rules.ts';
import { refuseStranger } from './pick-strangers.ts';

/**
 * @throws AppError `handover_session.not_found`, `handover_session.ended`, `pick.foreign` naming whose it is,
 * `pick.hand_empty`, `pick.not_in_kit`, and those of `refuseStranger` and `lockPickable`
 */
export async function pickScan(
  unit: Unit,
  { text, picking }: ScanIntent & { do: 'pick' },
): Promise<Done> {
  requirePermission(unit, 'handover.pick');
  const session = await lockSession(unit, picking.session);
  const only = await candidatesOf(unit, text, picking.together);
  const families = await readFamilies(unit, session, only);
  const spares = await readSpares(unit, session);
  const means = pickMeaning(text, { families, spares }, picking);
  switch (means?.do) {
    case undefined:
    case 'mistyped':
      throw new AppError('code.mistyped');
    case 'unknown':
      return refuseStranger(
        unit,
        session,
        text,
        familyInHand({ families, spares }, picking.together),
      );
    case 'foreign':
      throw foreign(means);
    case 'hand_empty':
      throw new AppError('pick.hand_empty');
    case 'not_in_kit':
      throw new AppError('pick.not_in_kit', { params: { need: means.hand.needCode } });
    case 'spare': {
      const spare = spares.find(({ code }) => code === means.device.code);
      if (!spare) return refuseStranger(unit, session, text, null);
      return seeSpare(unit, session, spare, picking.step);
    }
    case 'seen': {
      const family = families.find(({ needCode }) => needCode === means.family.needCode);
      if (!family) return refuseStranger(unit, session, text, null);
      if (picking.step === 'undo') return putBack(unit, session, family);
      return seeThing(unit, session, family, { ...means, step: picking.step });
    }
  }
}

function foreign({ family, hand, piece }: PickMeaning & { do: 'foreign' }): AppError {
  const params = { need: family.needCode, hand: hand.needCode };
  return piece
    ? new AppError('pick.foreign', { status: 409, params: { ...params, line: piece.line } })
    : new AppError('pick.foreign_device', { status: 409, params });
}

async function seeThing(
  unit: Unit,
  session: SessionRow,
  family: FamilyRow,
  { now, together, step }: PickMeaning & { do: 'seen' } & { step: PickStep },
): Promise<Done> {
  const { needCode: need } = family;
  const thing = family.device?.code ?? family.card ?? '';
  const row = await lockPickable(unit, family);
  const picks = family.pickedAt === null && together.includes(thing);
  const complete = isComplete(family, together);
  if (picks || (complete && family.pairedAt === null)) {
    await changeEntry(unit, session, family, {
      ...(picks ? { pickedAt: unit.happenedAt, pickedById: unit.actor.personId } : {}),
      ...(complete ? { pairedAt: unit.happenedAt, pairedById: unit.actor.personId } : {}),
    });
    if (row) await record(unit, row.id, complete ? 'paired' : 'picked', session);
  }
  const subject = family.device ? 'device' : 'accessory';
  const about = { subject: { kind: subject, code: thing }, deviceCode: row?.code ?? null } as const;
  if (complete) return done('scan.pair_complete', { need }, about);
  const { pieces, thing: notSeen } = stillMissing(family, together);
  const [first] = pieces;
  const left = {
    need,
    count: pieces.length,
    more: pieces.length - 1,
    line: first?.line ?? '',
  };
  if (!now.includes(thing)) {
    const piece = family.pieces.find(({ code, line }) => now.includes(code ?? line));
    const count = left.count + (notSeen ? 1 : 0);
    return done('scan.pick_piece', { need, count, line: piece?.line ?? '' }, about);
  }
  if (step === 'pair') return done('scan.pair_seen', left, about);
  if (picks) return done('scan.picked', left, about);
  return {
    ...done('scan.picked_before', { ...left, by: family.pickedBy ?? '' }, about),
    outcome: 'warning',
  };
}

const done = (
  code: string,
  params: Done['params'],
  about: Pick<Done, 'subject' | 'deviceCode'> = {},
): Done => ({ outcome: 'done', code, params, undoable: false, ...about });

/** Back on its shelf: what was put together for the family is no longer. */
async function putBack(unit: Unit, session: SessionRow, family: FamilyRow): Promise<Done> {
  requireGivable(family);
  if (family.pickedAt === null) throw new AppError('undo.nothing');
  await refuseUnderWay(unit, ofNeed(family.needId));
  if (family.boxId) throw new AppError('pick.boxed', { params: { need: family.needCode } });
  const row = family.device ? await lockPickable(unit, family, { goes: false }) : null;
  await changeEntry(unit, session, family, {
    pickedAt: null,
    pickedById: null,
    pairedAt: null,
    pairedById: null,
  });
  if (row) await record(unit, row.id, 'unpicked', session);
  return done('scan.unpicked', { need: family.needCode });
}

async function changeEntry(
  unit: Unit,
  session: SessionRow,
  { needId }: FamilyRow,
  changes: Partial<typeof batchNeeds.$inferInsert>,
): Promise<void> {
  await unit.tx
    .update(batchNeeds)
    .set(changes)
    .where(and(eq(batchNeeds.batchId, session.id), eq(batchNeeds.needId, needId)));
}

async function seeSpare(
  unit: Unit,
  session: SessionRow,
  spare: SpareRow,
  step: PickStep,
): Promise<Done> {
  const isUndo = step === 'undo';
  if (isUndo && !spare.pickedAt) throw new AppError('undo.nothing');
  const about = { subject: { kind: 'device', code: spare.code }, deviceCode: spare.code } as const;
  if (!isUndo && spare.pickedAt) {
    return {
      ...done('scan.spare_before', { by: spare.pickedBy ?? '' }, about),
      outcome: 'warning',
    };
  }
  await unit.tx
    .update(batchSpares)
    .set({
      pickedAt: isUndo ? null : unit.happenedAt,
      pickedById: isUndo ? null : unit.actor.personId,
    })
    .where(
      and(
        eq(batchSpares.batchId, session.id),
        eq(batchSpares.deviceId, spare.id),
        isNull(batchSpares.endedAt),
      ),
    );
  await record(unit, spare.id, isUndo ? 'unpicked' : 'picked', session);
  return done(isUndo ? 'scan.spare_unpicked' : 'scan.spare_picked', {}, about);
}

async function record(
  unit: Unit,
  deviceId: string,
  action: PickAct,
  session: SessionRow,
): Promise<void> {
  await recordEvent(unit, { deviceId, kind: 'reservation', data: { action, batch: session.code } });
}
