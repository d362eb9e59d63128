/** The whole history of a device for people who work with it. */
import { asc, eq, inArray, sql } from 'drizzle-orm';
import { events, notes, people, places } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { namesShownTo } from '../people/shown-names.ts';
import { readCardRow } from './device-card.service.ts';

export interface HistoryLine {
  seq: number;
  kind: string;
  from: string | null;
  to: string | null;
  move: string | null;
  /** Shown to coordinators, administrators and to the person; others see that somebody did it. */
  actor: string | null;
  happenedAt: string;
  recordedAt: string;
  dwellSeconds: number | null;
  data: Record<string, unknown>;
  /** What the person wrote with it; empty when nothing or erased. */
  text: string;
  /** Names of the places the data points to, by id. */
  places: Record<string, string>;
}

export async function readHistory(ctx: Context, code: string): Promise<{ events: HistoryLine[] }> {
  const device = await readCardRow(ctx, code);
  const rows = await ctx.database.db
    .select({
      seq: events.seq,
      kind: events.kind,
      from: events.fromStage,
      to: events.toStage,
      move: events.moveKind,
      actorId: events.actorId,
      by: people.name,
      happenedAt: events.happenedAt,
      recordedAt: events.recordedAt,
      dwellSeconds: events.dwellSeconds,
      data: events.data,
      text: notes.text,
    })
    .from(events)
    .leftJoin(people, eq(people.id, events.actorId))
    .leftJoin(notes, sql`${notes.id} = (${events.data} ->> 'note')::uuid`)
    .where(eq(events.deviceId, device.id))
    .orderBy(asc(events.seq));
  const names = await placeNames(
    ctx,
    rows.map((row) => row.data),
  );
  return {
    events: namesShownTo(ctx, rows).map(({ by, ...row }) => {
      const data = row.data as Record<string, unknown>;
      return {
        ...row,
        actor: by,
        happenedAt: row.happenedAt.toISOString(),
        recordedAt: row.recordedAt.toISOString(),
        data,
        text: row.text ?? '',
        places: Object.fromEntries(placeIds(data).map((id) => [id, names.get(id) ?? ''])),
      };
    }),
  };
}

function placeIds(data: Record<string, unknown>): string[] {
  const before = (data.before ?? {}) as Record<string, unknown>;
  return [data.place, before.placeId].filter((id): id is string => typeof id === 'string');
}

async function placeNames(ctx: Context, data: unknown[]): Promise<Map<string, string>> {
  const ids = [...new Set(data.flatMap((one) => placeIds(one as Record<string, unknown>)))];
  if (ids.length === 0) return new Map();
  const rows = await ctx.database.db
    .select({ id: places.id, name: places.name })
    .from(places)
    .where(inArray(places.id, ids));
  return new Map(rows.map((row) => [row.id, row.name]));
}
