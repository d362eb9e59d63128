/** The filters of ready stock, in plain words on the screen and as conditions here. */
import { type SQL, and, eq, gte, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { DEVICE_KINDS } from '#domain/device-kinds.ts';
import { COSMETIC_GRADES } from '#domain/grading.ts';
import { devices } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';

const flag = z
  .enum(['1', 'true', '0', 'false'])
  .transform((text) => text === '1' || text === 'true')
  .optional();
const list = <T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .max(100)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(values)))
    .optional();

export const stockQuery = z.object({
  kinds: list(DEVICE_KINDS),
  grades: list(COSMETIC_GRADES),
  /** Installed memory at least, in GB as sold. */
  memoryGb: z.coerce.number().min(0).max(4096).optional(),
  storageGb: z.coerce.number().min(0).max(100_000).optional(),
  /** Built in, or a webcam in the kit. */
  camera: flag,
  /** The right charger lies in the kit. */
  charger: flag,
  /** Battery health at least, in percent. */
  battery: z.coerce.number().min(0).max(150).optional(),
  state: z.enum(['free', 'reserved', 'expiring']).optional(),
  placeId: z.uuid('input.wrong_id').optional(),
});

export type StockFilters = z.infer<typeof stockQuery>;

/** Graphics take a share of the memory before the system counts it: 3,800 MiB are 4 GB of modules. */
const MEMORY_SHARE = 0.9;
/** A reservation that ends within this many days shows as expiring. */
export const EXPIRING_DAYS = 3;

const inKit = (line: string) =>
  sql`exists (select 1 from kit_lines k where k.device_id = "devices"."id" and k.line = ${line} and k.status in ('filled','overridden'))`;

export const HAS_CAMERA = sql`("devices"."has_camera" or ${inKit('webcam')})`;
export const HAS_CHARGER = inKit('charger');

/** Holds that keep a device from leaving; a wait for parts does not. */
export const HELD = sql`exists (select 1 from holds h where h.device_id = "devices"."id" and h.released_at is null and h.kind <> 'awaiting_parts')`;

const EXPIRES_BEFORE = (moment: Date) =>
  sql`exists (select 1 from reservations r where r.device_id = "devices"."id" and r.closed_at is null and r.expires_at <= ${moment.toISOString()}::timestamptz)`;

/** Filters that describe the device, whatever its stage. */
export function deviceConditions(filters: StockFilters): (SQL | undefined)[] {
  return [
    filters.kinds?.length ? inArray(devices.kind, filters.kinds) : undefined,
    filters.grades?.length ? inArray(devices.cosmeticGrade, filters.grades) : undefined,
    filters.memoryGb === undefined
      ? undefined
      : gte(devices.memoryMib, Math.floor(filters.memoryGb * 1024 * MEMORY_SHARE)),
    filters.storageGb === undefined ? undefined : gte(devices.storageGb, filters.storageGb),
    filters.camera ? HAS_CAMERA : undefined,
    filters.battery === undefined ? undefined : gte(devices.batteryHealth, filters.battery),
    filters.placeId ? eq(devices.placeId, filters.placeId) : undefined,
  ];
}

/** All filters but the state. */
export function filterConditions(filters: StockFilters): (SQL | undefined)[] {
  return [...deviceConditions(filters), filters.charger ? HAS_CHARGER : undefined];
}

/** Ready and reserved devices of the site that match; the state is left out for counting by state. */
export function stockConditions(
  ctx: Context,
  filters: StockFilters,
  withState: boolean,
): SQL | undefined {
  const soon = new Date(ctx.now().getTime() + EXPIRING_DAYS * 86_400_000);
  const states = {
    free: eq(devices.stage, 'ready'),
    reserved: eq(devices.stage, 'reserved'),
    expiring: and(eq(devices.stage, 'reserved'), EXPIRES_BEFORE(soon)),
  };
  return and(
    eq(devices.siteId, ctx.actor.siteId),
    inArray(devices.stage, ['ready', 'reserved']),
    ...filterConditions(filters),
    withState && filters.state ? states[filters.state] : undefined,
  );
}
