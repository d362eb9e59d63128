/** T30: a duplicate or mistaken record becomes void; its code stays readable as an alias of the survivor. */
import { eq, sql } from 'drizzle-orm';
import { blockersOf, moveFor } from '#domain/lifecycle.ts';
import type { Evidence } from '#domain/moves.ts';
import type { Stage } from '#domain/stages.ts';
import { isFinal } from '#domain/stages.ts';
import type { CardRow } from '../../db/device-card.ts';
import { accessories, codes, devices, media } from '../../db/schema/index.ts';
import type { RecordedEvent } from '../../db/statements.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { openHolds, readCardRow } from './device-card.service.ts';
import { gateFacts } from './gate-facts.ts';
import { refused } from './moves.service.ts';

export interface VoidInput extends WriteInput {
  code: string;
  /** Code of the record that stays; an offer that was never in hand may be cancelled without one. */
  survivor?: string | undefined;
  reason: string;
}

/**
 * Makes a record void. Media, accessories and the printed code go over to the survivor; both histories stay.
 * @throws AppError `input.invalid` on a wrong survivor, `move.unknown`, `move.refused`
 */
export async function voidDevice(ctx: Context, input: VoidInput): Promise<RecordedEvent> {
  requirePermission(ctx, 'event.correct');
  return write(ctx, input, async (unit) => {
    const row = await readCardRow(unit, input.code);
    const survivor = input.survivor ? await readSurvivor(unit, row, input.survivor) : null;
    const move = moveFor(row.stage as Stage, 'void', unit.actor.roles);
    if (!move) throw new AppError('move.unknown', { params: { from: row.stage, to: 'void' } });
    const blockers = blockersOf(move, {
      actorId: unit.actor.personId,
      given: evidenceOf(row, survivor),
      openHolds: openHolds(row),
      selfCheckAllowed: false,
      facts: gateFacts(unit, row),
    });
    if (blockers.length > 0) throw refused(move, blockers);
    if (survivor) await handOver(unit, row, survivor);
    return recordEvent(unit, {
      deviceId: row.id,
      kind: 'stage',
      stage: { to: 'void', move: 'move' },
      expect: { version: row.version, from: row.stage as Stage },
      data: { move: move.id, survivor: survivor?.id ?? null },
      text: input.reason,
      changes: { ownerId: null, placeId: null, custodianId: null },
    });
  });
}

function evidenceOf(row: CardRow, survivor: CardRow | null): Evidence[] {
  return survivor || row.stage === 'offered' ? ['reason', 'survivor'] : ['reason'];
}

async function readSurvivor(unit: Unit, row: CardRow, code: string): Promise<CardRow> {
  const survivor = await readCardRow(unit, code);
  if (survivor.id === row.id) throw invalidField('survivor', 'merge.same');
  if (isFinal(survivor.stage as Stage)) throw invalidField('survivor', 'merge.final');
  return survivor;
}

async function handOver(unit: Unit, row: CardRow, survivor: CardRow): Promise<void> {
  const { tx } = unit;
  await tx.update(media).set({ deviceId: survivor.id }).where(eq(media.deviceId, row.id));
  await tx
    .update(accessories)
    .set({ cameWithId: survivor.id })
    .where(eq(accessories.cameWithId, row.id));
  await tx.update(devices).set({ mergedIntoId: survivor.id }).where(eq(devices.id, row.id));
  await tx
    .update(codes)
    .set({ subjectId: survivor.id })
    .where(sql`${codes.subject} = 'device' and ${codes.subjectId} = ${row.id}`);
  await recordEvent(unit, { deviceId: survivor.id, kind: 'merged', data: { from: row.id } });
}
