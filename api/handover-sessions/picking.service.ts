/** The pick list of a session on a screen: shelf by shelf in the order one walks; need codes, no names. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { PickDevice, PickFamily } from '#domain/picking.ts';
import { devices, holds } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { readWays } from '../places/place-ways.ts';
import { type FamilyRow, type SpareRow, readFamilies, readSpares } from './pick-families.ts';
import { type SessionBox, readSessionBoxes } from './session-boxes.ts';
import { sessionRow } from './session-papers.service.ts';

interface Shown {
  make: string;
  model: string;
  /** From the outermost area to the bin; empty while somebody has it in hand. */
  way: readonly string[];
  placeCode: string | null;
  stage: string | null;
  /** What keeps it here, if anything does. */
  hold: string | null;
  pickedAt: string | null;
  pickedBy: string | null;
  boxCode: string | null;
}

export interface PickLine extends PickFamily, Shown {
  position: number;
  pairedAt: string | null;
}

export interface PickingView {
  code: string;
  title: string;
  area: string;
  plannedOn: string | null;
  state: 'open' | 'closed' | 'cancelled';
  /** In the order one walks; those with a device or card. */
  families: PickLine[];
  /** Nothing is reserved for these yet. */
  without: number;
  spares: (PickDevice & Shown)[];
  boxes: SessionBox[];
}

/** Behind all places of a site. */
const NOWHERE = 1_000_000;
const PACKED = 2_000_000;

/** @throws AppError `handover_session.not_found` (404) */
export async function readPicking(ctx: Context, code: string): Promise<PickingView> {
  requirePermission(ctx, 'handover.view');
  const session = await sessionRow(ctx, code);
  const [rows, spares, map, held, packed] = await Promise.all([
    readFamilies(ctx, session),
    readSpares(ctx, session),
    readWays(ctx),
    readHolds(ctx, session.id),
    readSessionBoxes(ctx, session.id),
  ]);
  const codes = new Map(packed.map((box) => [box.id, box.code]));
  const shown = (row: FamilyRow | SpareRow, device: string | undefined): Shown => ({
    make: row.make,
    model: row.model,
    stage: row.stage,
    way: map.get(row.placeId ?? '')?.way ?? [],
    placeCode: map.get(row.placeId ?? '')?.code ?? null,
    hold: held.get(device ?? '') ?? null,
    pickedAt: row.pickedAt?.toISOString() ?? null,
    pickedBy: row.pickedBy,
    boxCode: codes.get(row.boxId ?? '') ?? null,
  });
  // What is packed comes last: nobody walks to it any more.
  const boxed = new Map(packed.map(({ id, number }) => [id, PACKED + number]));
  const order = (row: FamilyRow | SpareRow) =>
    boxed.get(row.boxId ?? '') ?? map.get(row.placeId ?? '')?.order ?? NOWHERE;
  const walked = <Row extends FamilyRow | SpareRow>(all: readonly Row[]) =>
    all.toSorted((a, b) => order(a) - order(b));
  const withThing = rows.filter(({ device, card }) => device ?? card);
  return {
    code: session.code,
    title: session.title,
    area: session.area,
    plannedOn: session.plannedOn,
    state: session.state,
    families: walked(withThing).map((row) => ({
      needCode: row.needCode,
      state: row.state,
      device: row.device,
      card: row.card,
      pieces: row.pieces,
      position: row.position,
      pairedAt: row.pairedAt?.toISOString() ?? null,
      ...shown(row, row.device?.code),
    })),
    without: rows.length - withThing.length,
    spares: walked(spares).map((row) => ({
      code: row.code,
      alsoKnownAs: row.alsoKnownAs,
      ...shown(row, row.code),
    })),
    boxes: packed.map(({ id: _id, ...box }) => box),
  };
}

async function readHolds(ctx: Context, batchId: string): Promise<Map<string, string>> {
  const rows = await ctx.database.db
    .select({ code: devices.code, kind: holds.kind })
    .from(holds)
    .innerJoin(devices, eq(devices.id, holds.deviceId))
    .where(
      and(
        isNull(holds.releasedAt),
        sql`${holds.kind} <> 'awaiting_parts'`,
        sql`${devices.id} in (
          select r.device_id from reservations r join batch_needs b on b.need_id = r.need_id
            where b.batch_id = ${batchId} and r.closed_at is null
          union all select s.device_id from batch_spares s where s.batch_id = ${batchId} and s.ended_at is null)`,
      ),
    );
  return new Map(rows.map(({ code, kind }) => [code, kind]));
}
