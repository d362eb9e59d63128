/** The first answers of moves that were sent before: a replay changes nothing. */
import type { Stage } from '#domain/stages.ts';
import type { CardRow } from '../../db/device-card.ts';
import type { RecordedEvent } from '../../db/statements.ts';
import type { Context } from '../lib/context.ts';
import { firstAnswer } from '../lib/unit.ts';
import { throwChanged } from './stale.ts';

/** The first answer of a replay; only a device that is no longer where the person saw it is worth the look. */
export async function findAnswer(
  ctx: Context,
  requestId: string,
  bodyHash: string,
  row: CardRow,
  input: { from: Stage; version?: number | undefined },
): Promise<RecordedEvent | null> {
  const moved = row.stage !== input.from || (input.version ?? row.version) !== row.version;
  return moved ? replayOrChanged(ctx, row, requestId, bodyHash) : null;
}

export async function replayOrChanged(
  ctx: Context,
  row: CardRow,
  requestId: string,
  bodyHash: string,
): Promise<RecordedEvent> {
  const first = await readAnswer(ctx, requestId);
  return first ? firstAnswer<RecordedEvent>(ctx, first, bodyHash) : throwChanged(ctx, row);
}

interface StoredAnswer {
  personId: string;
  bodyHash: string;
  answer: string;
}

export async function readAnswer(
  ctx: Context,
  requestId: string,
): Promise<StoredAnswer | undefined> {
  const [first] = await ctx.database.sql<StoredAnswer[]>`
    select person_id as "personId", body_hash as "bodyHash", answer from requests
    where request_id = ${requestId}`;
  return first;
}
