/** Free devices that suit a need, the one that has been ready longest first. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { DEVICE_KINDS, type DeviceKind } from '#domain/device-kinds.ts';
import { kindSuits } from '#domain/eligibility.ts';
import { checkSpec, gateProfile } from '#domain/spec-profiles.ts';
import type { SpecProfile } from '#domain/spec-requirements.ts';
import { GATE_PROFILE } from '../../db/device-card.ts';
import { batchSpares, devices, needs, places, waivers } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { isUnit } from '../lib/unit.ts';
import { foldNeedCode } from '../needs/need-code.ts';
import { HELD } from '../stock/stock-filters.ts';

export interface FreeDevice {
  code: string;
  kind: string;
  make: string;
  model: string;
  memoryMib: number | null;
  storageGb: number | null;
  storageKind: string | null;
  screenInch: number | null;
  batteryHealth: number | null;
  cosmeticGrade: string | null;
  placeName: string | null;
  readySince: string;
}

/** Spares of a session wait for its day. */
export const FREE_OF_SESSIONS = sql`not exists (select 1 from ${batchSpares} b
  where b.device_id = "devices"."id" and b.ended_at is null)`;

/** Looked at in one go; a workshop's shelves hold fewer of one kind. */
const LOOKED_AT = 500;

/** @throws AppError `need.not_found` (404) */
export async function suggestDevices(
  ctx: Context,
  needCode: string,
): Promise<{ devices: FreeDevice[] }> {
  requirePermission(ctx, 'device.reserve');
  const [need] = await ctx.database.db
    .select({ kind: needs.kind })
    .from(needs)
    .where(and(eq(needs.code, foldNeedCode(needCode)), eq(needs.siteId, ctx.actor.siteId)));
  if (!need) throw notFound('need');
  return { devices: await findFreeDevices(ctx, need, 20) };
}

/** Ready means that kit and tests are complete; what is left to judge is the specification and the holds. */
export async function findFreeDevices(
  ctx: Context,
  need: { kind: string },
  limit: number,
): Promise<FreeDevice[]> {
  const wanted = need.kind as DeviceKind;
  const kinds = DEVICE_KINDS.filter((kind) => kindSuits(wanted, kind));
  const db = isUnit(ctx) ? ctx.tx : ctx.database.db;
  const rows = await db
    .select({
      device: devices,
      placeName: places.name,
      profile: sql<SpecProfile | null>`${sql.raw(GATE_PROFILE)}`,
      specWaived: sql<boolean>`exists (select 1 from ${waivers} w
        where w.device_id = "devices"."id" and w.gate = 'G6')`,
    })
    .from(devices)
    .leftJoin(places, eq(places.id, devices.placeId))
    .where(
      and(
        eq(devices.siteId, ctx.actor.siteId),
        eq(devices.stage, 'ready'),
        inArray(devices.kind, kinds),
        sql`not ${HELD}`,
        FREE_OF_SESSIONS,
      ),
    )
    .orderBy(asc(devices.stageSince), asc(devices.id))
    .limit(LOOKED_AT);
  return rows
    .filter(({ device, profile, specWaived }) => {
      const { verdict } = checkSpec(device.kind, device, gateProfile({ profile }));
      return specWaived || verdict === 'pass' || verdict === 'kit';
    })
    .slice(0, limit)
    .map(({ device, placeName }) => ({
      code: device.code,
      kind: device.kind,
      make: device.make,
      model: device.model,
      memoryMib: device.memoryMib,
      storageGb: device.storageGb,
      storageKind: device.storageKind,
      screenInch: device.screenInch,
      batteryHealth: device.batteryHealth,
      cosmeticGrade: device.cosmeticGrade,
      placeName,
      readySince: device.stageSince.toISOString(),
    }));
}
