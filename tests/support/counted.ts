/** Counted accessories in bins, put there by movements. */
import { randomUUID } from 'node:crypto';
import { makeCode } from '#domain/codes.ts';
import { takeCodeNumbers } from '../../api/codes/code-numbers.ts';
import { write } from '../../api/lib/unit.ts';
import { recordMovement } from '../../api/stock/movements.ts';
import { codes, stockItems } from '../../db/schema/index.ts';
import type { Member } from './workshop.ts';

/** A kind of mouse with five pieces in each of these places. */
export async function countedMouse(
  by: Member,
  placeIds: readonly string[],
): Promise<{ id: string; code: string }> {
  return write(by.ctx, { requestId: randomUUID() }, async (unit) => {
    const [number] = await takeCodeNumbers(unit.tx, 'accessory', 1);
    const item = { id: unit.newId(), code: makeCode('accessory', number ?? 0) };
    const createdAt = unit.recordedAt;
    await unit.tx.insert(stockItems).values({
      ...item,
      family: 'accessory',
      type: 'mouse',
      name: 'USB mouse',
      tracking: 'counted',
      facts: {},
      createdById: by.personId,
      createdAt,
    });
    const { id: subjectId, code } = item;
    await unit.tx.insert(codes).values({ code, subject: 'item', subjectId, createdAt });
    for (const placeId of placeIds) {
      const to = { placeId };
      await recordMovement(unit, { itemId: item.id, kind: 'received', quantity: 5, to });
    }
    return item;
  });
}
