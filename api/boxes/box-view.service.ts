/** A box and what lies in it; the list of boxes. */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { connectorLabel } from '#domain/connectors.ts';
import type { Stage } from '#domain/stages.ts';
import {
  accessories,
  boxes,
  devices,
  handoverBatches,
  parts,
  people,
  places,
  transfers,
} from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';

export interface BoxedThing {
  code: string;
  subject: 'device' | 'accessory' | 'part';
  /** Translation key of what it is. */
  what: string;
  label: string;
  stage: Stage | null;
}

const holderFields = {
  code: boxes.code,
  name: boxes.name,
  number: boxes.number,
  total: boxes.total,
  closedAt: boxes.closedAt,
  placeCode: places.code,
  placeName: places.name,
  custodian: people.name,
  transferCode: transfers.code,
  sessionCode: handoverBatches.code,
  sessionTitle: handoverBatches.title,
};

const things = sql<number>`((select count(*) from devices d where d.box_id = boxes.id)
  + (select count(*) from accessories a where a.box_id = boxes.id)
  + (select count(*) from parts p where p.box_id = boxes.id))::int`;

/** @throws AppError `box.not_found` (404) */
export async function readBox(ctx: Context, code: string) {
  const [row] = await ctx.database.db
    .select({ id: boxes.id, createdAt: boxes.createdAt, ...holderFields })
    .from(boxes)
    .leftJoin(places, eq(places.id, boxes.placeId))
    .leftJoin(people, eq(people.id, boxes.custodianId))
    .leftJoin(transfers, eq(transfers.id, boxes.transferId))
    .leftJoin(handoverBatches, eq(handoverBatches.id, boxes.batchId))
    .where(and(eq(boxes.code, code), eq(boxes.siteId, ctx.actor.siteId)));
  if (!row) throw notFound('box', { code });
  const { closedAt, createdAt, ...box } = row;
  const contents = await readContents(ctx, box.id);
  return { ...box, closed: closedAt !== null, createdAt: createdAt.toISOString(), contents };
}

/** Devices first, then accessories and parts, each in the order of their codes. */
export async function readContents(ctx: Context, boxId: string): Promise<BoxedThing[]> {
  const { db } = ctx.database;
  const [held, more, loose] = await Promise.all([
    db.select().from(devices).where(eq(devices.boxId, boxId)).orderBy(asc(devices.code)),
    db
      .select()
      .from(accessories)
      .where(eq(accessories.boxId, boxId))
      .orderBy(asc(accessories.code)),
    db.select().from(parts).where(eq(parts.boxId, boxId)).orderBy(asc(parts.code)),
  ]);
  return [
    ...held.map((row): BoxedThing => ({
      code: row.code,
      subject: 'device',
      what: `kind.${row.kind}`,
      label: `${row.make} ${row.model}`.trim(),
      stage: row.stage as Stage,
    })),
    ...more.map((row): BoxedThing => ({
      code: row.code,
      subject: 'accessory',
      what: `acc.${row.kind}`,
      label: [
        row.make,
        row.watts ? `${row.watts} W` : '',
        row.connector ? connectorLabel(row.connector) : '',
      ]
        .filter(Boolean)
        .join(' '),
      stage: null,
    })),
    ...loose.map((row): BoxedThing => ({
      code: row.code,
      subject: 'part',
      what: `part.${row.type}`,
      label: `${row.make} ${row.model}`.trim(),
      stage: null,
    })),
  ];
}

/** Boxes in use, the newest first, at most 500. */
export async function listBoxes(ctx: Context) {
  const rows = await ctx.database.db
    .select({ ...holderFields, things })
    .from(boxes)
    .leftJoin(places, eq(places.id, boxes.placeId))
    .leftJoin(people, eq(people.id, boxes.custodianId))
    .leftJoin(transfers, eq(transfers.id, boxes.transferId))
    .leftJoin(handoverBatches, eq(handoverBatches.id, boxes.batchId))
    .where(and(eq(boxes.siteId, ctx.actor.siteId), isNull(boxes.closedAt)))
    .orderBy(desc(boxes.createdAt), asc(boxes.number))
    .limit(500);
  return rows.map(({ closedAt: _closed, ...row }) => row);
}
