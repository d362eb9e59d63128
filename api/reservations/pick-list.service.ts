/** The pick list: what is reserved and the spares of a session, shelf by shelf, with what lies in each kit. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { DeviceKind } from '#domain/device-kinds.ts';
import {
  accessories,
  batchNeeds,
  batchSpares,
  devices,
  needs,
  reservations,
} from '../../db/schema/index.ts';
import type { DocumentForm } from '../documents/document-locale.ts';
import { documentDevice, documentNumberOf, readIssuer } from '../documents/issue.ts';
import { pickListPdf } from '../documents/pick-list.pdf.ts';
import { printedCode } from '../labels/printed-code.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { readWays } from '../places/place-ways.ts';

const MAX_LINES = 1000;

interface PickWish {
  /** Devices to print; all reserved ones when empty. */
  codes?: readonly string[];
  /** A handover session: what is still to be picked for it. */
  session?: { id: string; code: string; title: string };
}

export async function pickList(
  ctx: Context,
  locale: DocumentForm,
  { codes = [], session }: PickWish,
): Promise<Uint8Array> {
  requirePermission(ctx, 'report.view');
  const { db } = ctx.database;
  const waiting = session ? unpicked(ctx, session.id) : null;
  const rows = await db
    .select({ device: devices, needCode: needs.code })
    .from(reservations)
    .innerJoin(devices, eq(devices.id, reservations.deviceId))
    .innerJoin(needs, eq(needs.id, reservations.needId))
    .where(
      and(
        eq(reservations.siteId, ctx.actor.siteId),
        isNull(reservations.closedAt),
        eq(devices.stage, 'reserved'),
        eq(devices.route, 'workshop'),
        codes.length > 0 ? inArray(devices.code, [...codes]) : undefined,
        waiting ? inArray(reservations.needId, waiting) : undefined,
      ),
    )
    .orderBy(asc(devices.code))
    .limit(MAX_LINES);
  const spares = session ? await sparesOf(ctx, session.id) : [];
  const cards = waiting ? await cardsFor(ctx, waiting) : [];
  const ways = await readWays(ctx);
  const inKits = await kitsOf(
    ctx,
    [...rows, ...spares].map((row) => row.device.id),
  );
  const placeOf = (id: string | null) => ways.get(id ?? '')?.way.join(' › ') ?? null;
  return pickListPdf(
    {
      issuer: await readIssuer(ctx),
      list: session ? documentNumberOf(session.code) : null,
      createdAt: ctx.now(),
      createdBy: { name: ctx.actor.name, role: null },
      forWhom: session?.title ?? null,
      lines: [
        ...[...rows, ...spares].map(({ device, needCode }) => ({
          place: placeOf(device.placeId),
          code: device.code,
          device: documentDevice({ ...device, kind: device.kind as DeviceKind }),
          accessories: inKits.get(device.id) ?? [],
          needCode,
        })),
        ...cards.map(({ placeId, ...card }) => ({
          ...card,
          place: placeOf(placeId),
          device: null,
          accessories: [],
        })),
      ],
    },
    locale,
  );
}

/** Needs of a session for which nothing was taken from its shelf yet. */
function unpicked(ctx: Context, batchId: string) {
  return ctx.database.db
    .select({ needId: batchNeeds.needId })
    .from(batchNeeds)
    .where(
      and(
        eq(batchNeeds.batchId, batchId),
        inArray(batchNeeds.state, ['waiting', 'absent']),
        isNull(batchNeeds.pickedAt),
      ),
    );
}

async function sparesOf(ctx: Context, batchId: string) {
  const rows = await ctx.database.db
    .select({ device: devices })
    .from(batchSpares)
    .innerJoin(devices, eq(devices.id, batchSpares.deviceId))
    .where(
      and(
        eq(batchSpares.batchId, batchId),
        isNull(batchSpares.endedAt),
        isNull(batchSpares.pickedAt),
      ),
    )
    .orderBy(asc(devices.code));
  return rows.map(({ device }) => ({ device, needCode: null }));
}

/** SIM and data cards that are given alone. */
function cardsFor(ctx: Context, waiting: ReturnType<typeof unpicked>) {
  return ctx.database.db
    .select({ code: accessories.code, placeId: accessories.placeId, needCode: needs.code })
    .from(reservations)
    .innerJoin(accessories, eq(accessories.id, reservations.accessoryId))
    .innerJoin(needs, eq(needs.id, reservations.needId))
    .where(
      and(
        eq(reservations.siteId, ctx.actor.siteId),
        isNull(reservations.closedAt),
        inArray(reservations.needId, waiting),
      ),
    )
    .orderBy(asc(accessories.code));
}

/** Tracked accessories by device: `2 0000005 91 · 65 W`. */
async function kitsOf(ctx: Context, deviceIds: string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (deviceIds.length === 0) return found;
  const rows = await ctx.database.db
    .select({
      deviceId: accessories.deviceId,
      code: accessories.code,
      watts: accessories.watts,
    })
    .from(accessories)
    .where(and(inArray(accessories.deviceId, deviceIds), eq(accessories.status, 'in_kit')));
  for (const { deviceId, code, watts } of rows) {
    if (!deviceId) continue;
    const text = [printedCode(code), watts ? `${watts} W` : ''].filter(Boolean).join(' · ');
    found.set(deviceId, [...(found.get(deviceId) ?? []), text]);
  }
  return found;
}
