/** What a printed or foreign code stands for at this site. */
import { and, eq, ne, or, type SQL, sql } from 'drizzle-orm';
import type { ScanTarget } from '#domain/bench.ts';
import type { Code } from '#domain/codes.ts';
import { normaliseSerial } from '#domain/identity.ts';
import {
  accessories,
  batches,
  certificates,
  codes,
  devices,
  donations,
  handoverBatches,
  handovers,
  media,
  places,
  returns,
} from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { isUnit } from '../lib/unit.ts';
import { findStock } from './find-stock.ts';
import { type DocumentKind, type FoundCode, found } from './found-code.ts';

const runner = (ctx: Context) => (isUnit(ctx) ? ctx.tx : ctx.database.db);

/**
 * A badge stands for nothing here, known or not: nobody can try out which numbers are badges.
 * @returns null for a code that stands for nothing at this site
 * @throws AppError `scan.void_label` (409)
 */
export async function findCode(ctx: Context, code: Code): Promise<FoundCode | null> {
  const [row] = await runner(ctx).select().from(codes).where(eq(codes.code, code));
  if (!row || (row.siteId !== null && row.siteId !== ctx.actor.siteId)) return null;
  if (row.subject === 'blank' || !row.subjectId) return found('blank', code);
  return bySubject(ctx, row.subject, row.subjectId, code);
}

/** What kind of thing this label is stuck on. @throws AppError `scan.unknown_code` */
export async function subjectOf(ctx: Context, code: Code) {
  const [row] = await runner(ctx)
    .select({ subject: codes.subject, siteId: codes.siteId })
    .from(codes)
    .where(eq(codes.code, code));
  const elsewhere = row && row.siteId !== null && row.siteId !== ctx.actor.siteId;
  if (!row || elsewhere || row.subject === 'badge') throw unknownCode(code);
  return row.subject;
}

async function bySubject(
  ctx: Context,
  subject: Exclude<(typeof codes.$inferSelect)['subject'], 'blank'>,
  id: string,
  code: Code,
): Promise<FoundCode | null> {
  switch (subject) {
    case 'device':
      return livingDevice(ctx, eq(devices.id, id));
    case 'accessory':
      return (await findAccessories(ctx, eq(accessories.id, id)))[0] ?? null;
    case 'medium':
      return (await findMedia(ctx, eq(media.id, id)))[0] ?? null;
    case 'place': {
      const [place] = await runner(ctx).select().from(places).where(eq(places.id, id));
      return place ? found('place', code, { label: place.name }) : null;
    }
    case 'batch': {
      const [batch] = await runner(ctx).select().from(batches).where(eq(batches.id, id));
      return batch ? found('batch', code) : null;
    }
    case 'badge':
      return null;
    case 'part':
    case 'item':
    case 'box':
    case 'transfer':
      return findStock(ctx, subject, id, code);
    case 'handover_batch': {
      const [batch] = await runner(ctx)
        .select({ title: handoverBatches.title })
        .from(handoverBatches)
        .where(eq(handoverBatches.id, id));
      return batch ? found('handover_batch', code, { label: batch.title }) : null;
    }
    default:
      return findDocument(ctx, subject, id, code);
  }
}

async function findDocument(
  ctx: Context,
  document: DocumentKind,
  id: string,
  code: Code,
): Promise<FoundCode | null> {
  if (document === 'donation') {
    const [donation] = await runner(ctx).select().from(donations).where(eq(donations.id, id));
    return donation ? found('document', code, { document }) : null;
  }
  // The code itself is the proof that the manifest is there; it belongs to no one device.
  if (document === 'recycling') return found('recycling', code, { document });
  // A card that was given without a device.
  if (document === 'gift') return found('document', code, { document });
  const table = { handover: handovers, return: returns, certificate: certificates }[document];
  const [row] = await runner(ctx)
    .select({ deviceCode: devices.code })
    .from(table)
    .innerJoin(devices, eq(devices.id, table.deviceId))
    .where(eq(table.id, id));
  return row ? found('document', code, { document, deviceCode: row.deviceCode }) : null;
}

/** The certificate with this verification code, of this site. */
export async function findCertificate(ctx: Context, verifyCode: string): Promise<FoundCode | null> {
  const [row] = await runner(ctx)
    .select({ code: certificates.number })
    .from(certificates)
    .where(eq(certificates.verifyCode, verifyCode));
  return row ? findCode(ctx, row.code) : null;
}

/**
 * The device, or the one its record was merged into.
 * @throws AppError `scan.void_label` (409): the intake it was printed for was taken back
 */
async function livingDevice(ctx: Context, which: SQL): Promise<FoundCode | null> {
  const [device] = await findDevices(ctx, which);
  if (device) return device;
  const [gone] = await runner(ctx)
    .select({ code: devices.code, mergedIntoId: devices.mergedIntoId })
    .from(devices)
    .where(and(which, eq(devices.siteId, ctx.actor.siteId), eq(devices.stage, 'void')));
  if (gone?.mergedIntoId) return livingDevice(ctx, eq(devices.id, gone.mergedIntoId));
  if (gone) throw new AppError('scan.void_label', { status: 409, params: { code: gone.code } });
  return null;
}

/** Things with a tracking code or somebody else's serial number; at most five. */
export async function findTarget(
  ctx: Context,
  target: Exclude<ScanTarget, { by: 'code' }>,
): Promise<FoundCode[]> {
  if (target.by === 'tracking') {
    const device = await livingDevice(ctx, eq(devices.publicCode, target.publicCode));
    return device ? [device] : [];
  }
  const serial = normaliseSerial(target.text);
  if (!serial) return [];
  return [
    ...(await findDevices(ctx, and(eq(devices.serialKey, serial), isNewest))),
    ...(await findAccessories(ctx, eq(accessories.serial, serial))),
    ...(await findMedia(ctx, eq(media.serial, serial))),
  ].slice(0, 5);
}

/**
 * The one thing a target stands for.
 * @throws AppError `scan.unknown_code`, `scan.several` when a serial number is on more than one
 */
export async function resolveTarget(ctx: Context, target: ScanTarget): Promise<FoundCode> {
  if (target.by === 'code') {
    const known = await findCode(ctx, target.code);
    if (!known) throw unknownCode(target.code);
    return known;
  }
  const text = target.by === 'tracking' ? target.publicCode : target.text;
  const all = await findTarget(ctx, target);
  if (all.length > 1) {
    throw new AppError('scan.several', { status: 409, params: { text, count: all.length } });
  }
  const [one] = all;
  if (!one) throw unknownCode(text);
  return one;
}

export const unknownCode = (text: string) =>
  new AppError('scan.unknown_code', { status: 404, params: { text: text.slice(0, 40) } });

/** A device that was given anew has an older record with the same serial. */
const isNewest = sql`not exists (select 1 from devices n
  where n.previous_id = ${devices}.id and n.stage <> 'void')`;

async function findDevices(ctx: Context, which: SQL | undefined): Promise<FoundCode[]> {
  const rows = await runner(ctx)
    .select({
      code: devices.code,
      make: devices.make,
      model: devices.model,
      stage: devices.stage,
    })
    .from(devices)
    .where(and(which, eq(devices.siteId, ctx.actor.siteId), ne(devices.stage, 'void')))
    .limit(5);
  return rows.map(({ code, make, model, stage }) =>
    found('device', code, { label: `${make} ${model}`.trim(), stage, deviceCode: code }),
  );
}

async function findAccessories(ctx: Context, which: SQL): Promise<FoundCode[]> {
  const rows = await runner(ctx)
    .select({
      code: accessories.code,
      kind: accessories.kind,
      watts: accessories.watts,
      connector: accessories.connector,
      deviceCode: devices.code,
    })
    .from(accessories)
    .leftJoin(
      devices,
      or(eq(devices.id, accessories.deviceId), eq(devices.id, accessories.cameWithId)),
    )
    .where(and(which, eq(accessories.siteId, ctx.actor.siteId)))
    .limit(5);
  const first = new Map(rows.toReversed().map((row) => [row.code, row]));
  return [...first.values()].map(({ code, kind, watts, connector, deviceCode }) =>
    found('accessory', code, {
      what: `acc.${kind}`,
      label: [watts ? `${watts} W` : '', connector].filter(Boolean).join(' '),
      deviceCode,
    }),
  );
}

async function findMedia(ctx: Context, which: SQL): Promise<FoundCode[]> {
  const rows = await runner(ctx)
    .select({ code: media.code, type: media.type, model: media.model, deviceCode: devices.code })
    .from(media)
    .leftJoin(devices, eq(devices.id, media.deviceId))
    .where(and(which, eq(media.siteId, ctx.actor.siteId)))
    .limit(5);
  return rows.map(({ code, type, model, deviceCode }) =>
    found('medium', code, { label: `${type} ${model}`.trim(), deviceCode }),
  );
}
