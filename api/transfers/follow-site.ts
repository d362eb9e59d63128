/** What belongs to a thing changes its site with it: docs/transfers.md says which records follow and which stay. */
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import {
  accessories,
  codes,
  hardwareReports,
  holds,
  media,
  parts,
  proposals,
  reportTokens,
  reportUploads,
  testSessions,
  workOrders,
} from '../../db/schema/index.ts';
import type { Unit } from '../lib/unit.ts';
import { type Thing, lockContents } from '../places/things.ts';

/** To be called in the write that gives the thing its holder at the other site. */
export async function followSite(unit: Unit, thing: Thing, siteId: string): Promise<void> {
  if (thing.subject === 'box') {
    for (const inside of await lockContents(unit, thing.id)) await followSite(unit, inside, siteId);
  }
  await codesFollow(unit, [thing.id], siteId);
  if (thing.subject === 'part') await mediumOfPart(unit, thing.id, siteId);
  if (thing.subject === 'device') await recordsOfDevice(unit, thing.id, siteId);
}

async function codesFollow(unit: Unit, ids: readonly string[], siteId: string): Promise<void> {
  if (ids.length === 0) return;
  await unit.tx
    .update(codes)
    .set({ siteId })
    .where(inArray(codes.subjectId, [...ids]));
}

async function mediumOfPart(unit: Unit, partId: string, siteId: string): Promise<void> {
  const medium = unit.tx.select({ id: parts.mediumId }).from(parts).where(eq(parts.id, partId));
  const moved = await unit.tx
    .update(media)
    .set({ siteId, updatedAt: unit.recordedAt })
    .where(inArray(media.id, medium))
    .returning({ id: media.id });
  await codesFollow(
    unit,
    moved.map(({ id }) => id),
    siteId,
  );
}

async function recordsOfDevice(unit: Unit, deviceId: string, siteId: string): Promise<void> {
  const { tx, recordedAt } = unit;
  const inKit = await tx
    .update(accessories)
    .set({ siteId, updatedAt: recordedAt })
    .where(and(eq(accessories.deviceId, deviceId), eq(accessories.status, 'in_kit')))
    .returning({ id: accessories.id });
  const builtIn = await tx
    .update(parts)
    .set({ siteId, updatedAt: recordedAt })
    .where(eq(parts.deviceId, deviceId))
    .returning({ id: parts.id });
  const drives = await tx
    .update(media)
    .set({ siteId, updatedAt: recordedAt })
    .where(eq(media.deviceId, deviceId))
    .returning({ id: media.id });
  await codesFollow(
    unit,
    [...inKit, ...builtIn, ...drives].map(({ id }) => id),
    siteId,
  );
  await tx
    .update(holds)
    .set({ siteId })
    .where(and(eq(holds.deviceId, deviceId), isNull(holds.releasedAt)));
  await tx
    .update(proposals)
    .set({ siteId })
    .where(and(eq(proposals.deviceId, deviceId), isNull(proposals.decision)));
  // At the other site anybody may pull the work.
  await tx
    .update(workOrders)
    .set({ siteId, ownerId: null, benchId: null, version: sql`${workOrders.version} + 1` })
    .where(and(eq(workOrders.deviceId, deviceId), isNull(workOrders.closedAt)));
  await reportsOfDevice(unit, deviceId, siteId);
}

/** A drop of files about several machines stays where it was sent to. */
async function reportsOfDevice(unit: Unit, deviceId: string, siteId: string): Promise<void> {
  const { tx } = unit;
  await tx
    .update(reportUploads)
    .set({ siteId })
    .where(
      and(
        or(
          eq(reportUploads.forDeviceId, deviceId),
          sql`exists (select 1 from hardware_reports r where r.upload_id = ${reportUploads.id} and r.device_id = ${deviceId})`,
        ),
        sql`not exists (select 1 from hardware_reports r where r.upload_id = ${reportUploads.id} and r.device_id is distinct from ${deviceId})`,
      ),
    );
  await tx.update(hardwareReports).set({ siteId }).where(eq(hardwareReports.deviceId, deviceId));
  await tx.update(reportTokens).set({ siteId }).where(eq(reportTokens.deviceId, deviceId));
  await tx.update(testSessions).set({ siteId }).where(eq(testSessions.deviceId, deviceId));
}
