/** Where one thing is and in which state, or how many pieces lie in a bin: what an undo must bring back. */
import { sql } from 'drizzle-orm';
import type { Stage } from './stage.ts';

const STATE = {
  device: sql`select stage as state, place_id, custodian_id from devices`,
  accessory: sql`select status as state, place_id, custodian_id from accessories`,
  part: sql`select status as state, place_id, custodian_id from parts`,
  box: sql`select closed_at::text as state, place_id, custodian_id from boxes`,
};

export async function holdingOf(
  { database }: Stage,
  line: { subject: keyof typeof STATE | 'item'; subjectId: string; placeId: string },
): Promise<string> {
  const { subject, subjectId, placeId } = line;
  const [row] = await database.db.execute(
    subject === 'item'
      ? sql`select quantity from stock where item_id = ${subjectId} and holder_id = ${placeId}`
      : sql`${STATE[subject]} where id = ${subjectId}`,
  );
  return JSON.stringify(row ?? { quantity: 0 });
}
