/** What may travel, and the words for what may not. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { HoldKind } from '#domain/holds.ts';
import { travelRefusal } from '#domain/transfers.ts';
import { boxes, holds } from '../../db/schema/index.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { type Thing, lockContents } from '../places/things.ts';

/**
 * The thing with all that lies in it may leave the site.
 * @throws AppError `transfer.reserved`, `transfer.safety_hold`, `places.not_here` naming the thing (409)
 */
export async function requireTravels(unit: Unit, thing: Thing): Promise<void> {
  const all = thing.subject === 'box' ? await lockContents(unit, thing.id) : [thing];
  const held = all.filter(({ subject }) => subject === 'device');
  if (held.length === 0) return;
  const ids = held.map(({ id }) => id);
  const open = await unit.tx
    .select({ deviceId: holds.deviceId, kind: holds.kind })
    .from(holds)
    .where(and(inArray(holds.deviceId, ids), isNull(holds.releasedAt)));
  for (const { id, code, stage } of held) {
    const kinds = open.filter((hold) => hold.deviceId === id).map(({ kind }) => kind as HoldKind);
    const reason = stage ? travelRefusal(stage, kinds) : null;
    if (reason) throw new AppError(reason, { status: 409, params: { code } });
  }
}

/** @throws AppError `transfer.in_box` (409): a box travels as one */
export async function refuseInBox(unit: Unit, thing: Thing): Promise<void> {
  if (!thing.boxId) return;
  const [box] = await unit.tx
    .select({ code: boxes.code })
    .from(boxes)
    .where(eq(boxes.id, thing.boxId));
  const params = { code: thing.code, box: box?.code ?? '' };
  throw new AppError('transfer.in_box', { status: 409, params });
}
