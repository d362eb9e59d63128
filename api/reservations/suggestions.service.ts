/** Free devices that suit a need, the one that has been ready longest first. */
import { and, eq } from 'drizzle-orm';
import { type NeedKind, type NeedRequirements, judgeDevice } from '#domain/need-requirements.ts';
import { needs } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { readFreeDevices } from '../matching/free-devices.ts';
import { foldNeedCode } from '../needs/need-code.ts';

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

/** @throws AppError `need.not_found` (404) */
export async function suggestDevices(
  ctx: Context,
  needCode: string,
): Promise<{ devices: FreeDevice[] }> {
  requirePermission(ctx, 'device.reserve');
  const [need] = await ctx.database.db
    .select({ kind: needs.kind, requirements: needs.requirements })
    .from(needs)
    .where(and(eq(needs.code, foldNeedCode(needCode)), eq(needs.siteId, ctx.actor.siteId)));
  if (!need) throw notFound('need');
  return { devices: await findFreeDevices(ctx, need, 20) };
}

/** What it asks for, its kind and the specification are judged; kit and tests of a ready device are complete. */
export async function findFreeDevices(
  ctx: Context,
  need: { kind: string; requirements: unknown },
  limit: number,
): Promise<FreeDevice[]> {
  const kind = need.kind as NeedKind;
  const requirements = need.requirements as NeedRequirements;
  const devices = await readFreeDevices(ctx, { kinds: [kind] });
  return devices
    .filter((device) => judgeDevice({ kind, requirements }, device).ok)
    .slice(0, limit)
    .map(({ row, placeName, readySince }) => ({
      code: row.code,
      kind: row.kind,
      make: row.make,
      model: row.model,
      memoryMib: row.memoryMib,
      storageGb: row.storageGb,
      storageKind: row.storageKind,
      screenInch: row.screenInch,
      batteryHealth: row.batteryHealth,
      cosmeticGrade: row.cosmeticGrade,
      placeName: placeName || null,
      readySince: readySince.toISOString(),
    }));
}
