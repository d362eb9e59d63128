/** The "needs label" queue: things in hand whose label was not scanned back yet. */
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { type IdentityField, missingIdentity } from '#domain/identity.ts';
import { IN_CUSTODY, type Stage } from '#domain/stages.ts';
import { accessories, devices, parts, places } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';

const MOST = 500;

export interface WaitingLabel {
  code: string;
  subject: 'device' | 'accessory' | 'part';
  kind: string;
  make: string;
  model: string;
  stage: Stage | null;
  placeName: string | null;
  /** A print that was not voided exists: it only has to be stuck and scanned. */
  printed: boolean;
  /** What else keeps the device from being labelled. */
  missing: IdentityField[];
  since: Date;
}

/** The oldest first: devices, chargers that came along, parts bought or harvested; at most 500 of each. */
export async function waitingLabels(ctx: Context): Promise<WaitingLabel[]> {
  requirePermission(ctx, 'label.confirm');
  const { db } = ctx.database;
  const printed = (table: 'devices' | 'accessories' | 'parts') =>
    sql<boolean>`exists (select 1 from label_prints lp where lp.code = ${sql.raw(table)}.code and lp.voided_at is null)`;
  const [held, chargers, pieces] = await Promise.all([
    db
      .select({ device: devices, placeName: places.name, printed: printed('devices') })
      .from(devices)
      .leftJoin(places, eq(places.id, devices.placeId))
      .where(
        and(
          eq(devices.siteId, ctx.actor.siteId),
          inArray(devices.stage, [...IN_CUSTODY]),
          or(isNull(devices.labelConfirmedAt), eq(devices.stage, 'received')),
        ),
      )
      .orderBy(asc(devices.id))
      .limit(MOST),
    db
      .select({ accessory: accessories, placeName: places.name, printed: printed('accessories') })
      .from(accessories)
      .leftJoin(places, eq(places.id, accessories.placeId))
      .where(
        and(
          eq(accessories.siteId, ctx.actor.siteId),
          inArray(accessories.status, ['in_stock', 'in_kit']),
          isNull(accessories.labelConfirmedAt),
        ),
      )
      .orderBy(asc(accessories.id))
      .limit(MOST),
    db
      .select({ part: parts, placeName: places.name, printed: printed('parts') })
      .from(parts)
      .leftJoin(places, eq(places.id, parts.placeId))
      .where(
        and(
          eq(parts.siteId, ctx.actor.siteId),
          eq(parts.status, 'in_stock'),
          isNull(parts.labelConfirmedAt),
        ),
      )
      .orderBy(asc(parts.id))
      .limit(MOST),
  ]);
  const waiting: WaitingLabel[] = [
    ...held.map(({ device, ...rest }) => ({
      ...rest,
      code: device.code,
      subject: 'device' as const,
      kind: device.kind,
      make: device.make,
      model: device.model,
      stage: device.stage as Stage,
      missing: device.stage === 'received' ? missingIdentity(device) : [],
      since: device.receivedAt ?? device.createdAt,
    })),
    ...chargers.map(({ accessory, ...rest }) => ({
      ...rest,
      code: accessory.code,
      subject: 'accessory' as const,
      kind: accessory.kind,
      make: accessory.make,
      model: accessory.model,
      stage: null,
      missing: [],
      since: accessory.createdAt,
    })),
    ...pieces.map(({ part, ...rest }) => ({
      ...rest,
      code: part.code,
      subject: 'part' as const,
      kind: part.type,
      make: part.make,
      model: part.model,
      stage: null,
      missing: [],
      since: part.createdAt,
    })),
  ];
  return waiting.toSorted((a, b) => a.since.getTime() - b.since.getTime());
}
