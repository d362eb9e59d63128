/** What scanned texts stand for in a pair-check; codes only, nobody's name. */
import { and, eq } from 'drizzle-orm';
import { type Code, readScan } from '#domain/codes.ts';
import type { PairThing } from '#domain/pair-check.ts';
import { accessories, devices } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { documentKey } from '../scans/document-key.ts';
import { findCode, resolveTarget, unknownCode } from '../scans/find-code.ts';
import type { FoundCode } from '../scans/found-code.ts';

/** @throws AppError `scan.unknown_code`, `scan.several`, `pair.not_a_member` for what is in no set */
export async function pairThing(ctx: Context, text: string): Promise<PairThing> {
  const found = await resolve(ctx, text);
  const { code, kind, label, what, document, deviceCode } = found;
  switch (kind) {
    case 'device':
      return { text, code, kind, name: label, of: code };
    case 'accessory':
      return { text, code, kind, name: what ?? label, of: await deviceOfAccessory(ctx, code) };
    case 'item':
      return { text, code, kind, name: label, of: null };
  }
  if (document === 'handover' && deviceCode) {
    return { text, code, kind: 'receipt', name: documentKey(document), of: deviceCode };
  }
  throw new AppError('pair.not_a_member', { params: { code } });
}

/** Those that can still be read; one that was refused is not in the set. */
export async function pairThings(ctx: Context, texts: readonly string[]): Promise<PairThing[]> {
  const things: PairThing[] = [];
  for (const text of texts) {
    const thing = await pairThing(ctx, text).catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
    if (thing && !things.some(({ code }) => code === thing.code)) things.push(thing);
  }
  return things;
}

async function resolve(ctx: Context, text: string): Promise<FoundCode> {
  const scan = readScan(text);
  if (scan.kind === 'tracking') {
    return resolveTarget(ctx, { by: 'tracking', publicCode: scan.publicCode });
  }
  if (scan.kind === 'foreign') return resolveTarget(ctx, { by: 'serial', text: scan.text });
  const found = scan.kind === 'own' ? await findCode(ctx, scan.code) : null;
  if (!found) throw unknownCode(text);
  return found;
}

/** In stock it is still of the device it came with, as long as that is not given away without it. */
async function deviceOfAccessory(ctx: Context, code: Code): Promise<Code | null> {
  const [row] = await reader(ctx)
    .select({
      status: accessories.status,
      deviceId: accessories.deviceId,
      cameWithId: accessories.cameWithId,
    })
    .from(accessories)
    .where(and(eq(accessories.code, code), eq(accessories.siteId, ctx.actor.siteId)));
  const id = row && (row.status === 'in_stock' ? row.cameWithId : row.deviceId);
  if (!id) return null;
  const [device] = await reader(ctx)
    .select({ code: devices.code })
    .from(devices)
    .where(eq(devices.id, id));
  return device?.code ?? null;
}
