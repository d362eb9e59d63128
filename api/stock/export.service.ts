/** Devices for a spreadsheet: pseudonymous (no person, no serial), graded in R2 REC codes, each export logged. */
import { type SQL, and, asc, eq, inArray, sql } from 'drizzle-orm';
import { workKind } from '#domain/device-kinds.ts';
import { batteryBand, r2Codes } from '#domain/grading.ts';
import { type MediaStatus, mediaVerdict } from '#domain/media.ts';
import { STAGES, isInCustody } from '#domain/stages.ts';
import { devices, needs, places, reservations } from '../../db/schema/index.ts';
import type { CsvRow } from '../exports/csv-file.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import {
  HAS_CAMERA,
  HAS_CHARGER,
  HELD,
  type StockFilters,
  stockConditions,
} from './stock-filters.ts';

const MAX_ROWS = 100_000;

/** Ready stock as the filters show it, shelf by shelf. */
export async function exportStock(ctx: Context, filters: StockFilters): Promise<CsvRow[]> {
  return exportRows(ctx, 'stock', stockConditions(ctx, filters, true), { ...filters });
}

/** Everything in the site's custody, whatever its stage. */
export async function exportDevices(ctx: Context): Promise<CsvRow[]> {
  const where = and(
    eq(devices.siteId, ctx.actor.siteId),
    inArray(devices.stage, STAGES.filter(isInCustody)),
  );
  return exportRows(ctx, 'devices', where, {});
}

async function exportRows(
  ctx: Context,
  what: string,
  where: SQL | undefined,
  filters: Record<string, unknown>,
): Promise<CsvRow[]> {
  requirePermission(ctx, 'report.view');
  return write(ctx, { requestId: ctx.newId() }, async (unit) => {
    const found = await unit.tx
      .select({
        device: devices,
        media: sql<
          MediaStatus[]
        >`(select coalesce(json_agg(m.status), '[]') from media m where m.device_id = "devices"."id")`,
        batteryMeasured: answerTo('battery_health', 'value'),
        batteryLooked: answerTo('battery_visual', 'result'),
        camera: sql<boolean>`coalesce(${HAS_CAMERA}, false)`,
        charger: sql<boolean>`${HAS_CHARGER}`,
        held: sql<boolean>`${HELD}`,
        placeName: places.name,
        needCode: needs.code,
      })
      .from(devices)
      .leftJoin(places, eq(places.id, devices.placeId))
      .leftJoin(
        reservations,
        and(eq(reservations.deviceId, devices.id), sql`${reservations.closedAt} is null`),
      )
      .leftJoin(needs, eq(needs.id, reservations.needId))
      .where(where)
      .orderBy(asc(sql`coalesce("places"."name", '')`), asc(devices.id))
      .limit(MAX_ROWS);
    await logAct(unit, `export.${what}`, ctx.actor.siteId, { rows: found.length, ...filters });
    return found.map(({ device, media, ...more }): CsvRow => {
      const measured = more.batteryMeasured ? Number(more.batteryMeasured) : device.batteryHealth;
      const r2 = r2Codes(device.cosmeticGrade, device.functionalGrade);
      return {
        code: device.code,
        kind: device.kind,
        make: device.make,
        model: device.model,
        stage: device.stage,
        stage_since: device.stageSince,
        place: more.placeName,
        held: more.held,
        memory_mib: device.memoryMib,
        storage_gb: device.storageGb,
        storage_kind: device.storageKind,
        screen_inch: device.screenInch,
        system: device.osName,
        camera: more.camera,
        charger: more.charger,
        battery_percent: measured,
        battery_band:
          workKind(device.kind) === 'desktop'
            ? ''
            : batteryBand(measured, more.batteryLooked === 'fail'),
        cosmetic_grade: device.cosmeticGrade,
        functional_grade: device.functionalGrade,
        r2_rec_functional: r2.functional,
        r2_rec_cosmetic: r2.cosmetic,
        data_status: dataStatus(media, device.mediaNoneConfirmed),
        need: more.needCode,
      };
    });
  });
}

/** What the current test run says on one line; null without an answer. */
function answerTo(item: string, column: 'value' | 'result'): SQL<string | null> {
  return sql<string | null>`(select nullif(a.${sql.raw(column)}, '') from checklist_answers a
    join checklist_runs r on r.id = a.run_id and r.superseded_at is null
    where r.device_id = "devices"."id" and a.item = ${item})`;
}

/** The data status that R2 REC asks for beside the codes, by the rule of gate G2. */
function dataStatus(media: readonly MediaStatus[], noneConfirmed: boolean): string {
  const states = media.map((status) => ({ name: '', status }));
  const { satisfied, unlisted } = mediaVerdict(states, noneConfirmed);
  if (unlisted) return 'unknown';
  if (!satisfied) return 'not_sanitised';
  return media.some((status) => status === 'sanitised') ? 'sanitised' : 'no_media';
}
