/** Ready devices that nobody has, with all that a need may ask for, read in one go. */
import { type SQL, and, asc, eq, inArray, sql } from 'drizzle-orm';
import { DEVICE_KINDS, type DeviceKind } from '#domain/device-kinds.ts';
import { kindSuits } from '#domain/eligibility.ts';
import type { KitLineKey } from '#domain/kit-template.ts';
import type { FreeDevice } from '#domain/matching.ts';
import { type NeedKind, layoutOfAnswer } from '#domain/need-requirements.ts';
import { checkSpec, gateProfile } from '#domain/spec-profiles.ts';
import type { SpecProfile } from '#domain/spec-requirements.ts';
import { GATE_PROFILE } from '../../db/device-card.ts';
import { batchSpares, devices, places, waivers } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { isUnit } from '../lib/unit.ts';
import { HELD } from '../stock/stock-filters.ts';

export type DeviceRow = typeof devices.$inferSelect;

/** A device that can be reserved, as it is judged and as it is shown. */
export interface Candidate extends FreeDevice {
  row: DeviceRow;
}

const KIT = sql<
  KitLineKey[]
>`(select coalesce(json_agg(k.line order by k.line), '[]') from kit_lines k
  where k.device_id = "devices"."id" and k.status in ('filled','overridden'))`;

/** Letters on keyboards and stickers in its kit, scanned or counted. */
const KIT_LAYOUTS = sql<
  string[]
>`(select coalesce(json_agg(distinct coalesce(ka.facts, ki.facts) ->> 'layout'), '[]') from kit_lines k
  left join accessories ka on ka.id = k.accessory_id left join stock_items ki on ki.id = k.item_id
  where k.device_id = "devices"."id" and k.line = 'keyboard' and k.status in ('filled','overridden')
    and coalesce(ka.facts, ki.facts) ->> 'layout' is not null)`;

const KEYBOARD_ANSWER = sql<string | null>`(select a.value from checklist_runs r
  join checklist_answers a on a.run_id = r.id
  where r.device_id = "devices"."id" and r.superseded_at is null and a.item = 'keyboard'
  order by r.started_at desc limit 1)`;

/** Spares of a session wait for its day. */
const NO_SPARE = sql`not exists (select 1 from ${batchSpares} b
  where b.device_id = "devices"."id" and b.ended_at is null)`;

const SPEC_WAIVED = sql<boolean>`exists (select 1 from ${waivers} w
  where w.device_id = "devices"."id" and w.gate = 'G6')`;

export interface Wanted {
  /** Kinds of need; all kinds when left out. */
  kinds?: readonly NeedKind[] | undefined;
  /** Only these. */
  codes?: readonly string[] | undefined;
}

/**
 * Ready means that kit and tests are complete; judged here are specification, holds, spares and the way to another
 * site. In the order in which they became ready.
 */
export async function readFreeDevices(ctx: Context, wanted: Wanted = {}): Promise<Candidate[]> {
  const { kinds, codes } = wanted;
  if (codes?.length === 0) return [];
  const rows = await select(ctx)
    .where(
      and(
        eq(devices.siteId, ctx.actor.siteId),
        eq(devices.stage, 'ready'),
        eq(devices.route, 'workshop'),
        sql`${devices.transferId} is null`,
        kinds ? inArray(devices.kind, [...deviceKinds(kinds)]) : undefined,
        codes ? inArray(devices.code, [...codes]) : undefined,
        sql`not ${HELD}`,
        NO_SPARE,
      ),
    )
    .orderBy(asc(devices.stageSince), asc(devices.id));
  const profile = await readProfile(ctx);
  return rows
    .filter(({ device, specWaived }) => {
      const { verdict } = checkSpec(device.kind, device, profile);
      return specWaived || verdict === 'pass' || verdict === 'kit';
    })
    .map(toCandidate);
}

/** One device whatever its stage and specification, as needs judge it. */
export async function judgedDevice(ctx: Context, code: string): Promise<Candidate | null> {
  const [row] = await select(ctx).where(eq(devices.code, code));
  return row ? toCandidate(row) : null;
}

function select(ctx: Context) {
  const db = isUnit(ctx) ? ctx.tx : ctx.database.db;
  return db
    .select({
      device: devices,
      placeName: places.name,
      kit: KIT,
      kitLayouts: KIT_LAYOUTS,
      keyboard: KEYBOARD_ANSWER,
      specWaived: SPEC_WAIVED,
    })
    .from(devices)
    .leftJoin(places, eq(places.id, devices.placeId))
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof select>>[number];

function toCandidate({ device, placeName, kit, kitLayouts, keyboard }: Row): Candidate {
  const builtIn = layoutOfAnswer(keyboard);
  const { id, kind, memoryMib, storageGb, screenInch, hasCamera } = device;
  return {
    id,
    kind,
    memoryMib,
    storageGb,
    screenInch,
    hasCamera,
    layouts: [...new Set([...(builtIn ? [builtIn] : []), ...kitLayouts])],
    kit,
    readySince: device.stageSince,
    placeName: placeName ?? '',
    row: device,
  };
}

function deviceKinds(kinds: readonly NeedKind[]): DeviceKind[] {
  return DEVICE_KINDS.filter((kind) =>
    kinds.some((wanted) => wanted !== 'sim' && kindSuits(wanted, kind)),
  );
}

/** The profile that gate G6 asks for, once for all devices. */
async function readProfile(ctx: Context) {
  const db = isUnit(ctx) ? ctx.tx : ctx.database.db;
  const question: SQL = sql`select ${sql.raw(GATE_PROFILE)} as profile`;
  const rows = (await db.execute(question)) as unknown as { profile: SpecProfile | null }[];
  return gateProfile({ profile: rows[0]?.profile ?? null });
}
