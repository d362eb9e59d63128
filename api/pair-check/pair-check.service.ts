/** Do these things belong together? Answers a scan, and tells the screen what is still missing. */
import { and, eq } from 'drizzle-orm';
import type { ScanIntent } from '#domain/bench.ts';
import type { Code } from '#domain/codes.ts';
import type { KitLineKey } from '#domain/kit-template.ts';
import {
  deviceOf,
  judgePair,
  type PairThing,
  type PairVerdict,
  saysRestIsThere,
} from '#domain/pair-check.ts';
import type { PickPiece } from '#domain/picking.ts';
import { type Stage, stageRange } from '#domain/stages.ts';
import { accessories, devices } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import { piecesOf } from '../handover-sessions/pick-families.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import type { Done } from '../scans/carry-out.ts';
import { lockedByCode } from '../scans/locked-device.ts';
import { pairThing, pairThings } from './pair-things.ts';

export interface PairView extends PairVerdict {
  /** Make and model. */
  name: string;
  stage: Stage | null;
}

/** @param texts as they were scanned, in their order */
export async function pairView(ctx: Context, texts: readonly string[]): Promise<PairView> {
  requirePermission(ctx, 'custody.transfer');
  const things = await pairThings(
    ctx,
    texts.filter((text) => !saysRestIsThere(text)),
  );
  return verdictOf(ctx, things, texts.some(saysRestIsThere));
}

async function verdictOf(
  ctx: Context,
  things: readonly PairThing[],
  rest: boolean,
): Promise<PairView> {
  const code = deviceOf(things);
  const device = code ? await readDevice(ctx, code) : null;
  const pieces = device ? await piecesWith(ctx, device.id) : null;
  const name = device ? `${device.make} ${device.model}`.trim() : '';
  const stage = (device?.stage ?? null) as Stage | null;
  return { ...judgePair(things, pieces, rest), name, stage };
}

async function readDevice(ctx: Context, code: Code) {
  const [device] = await reader(ctx)
    .select({
      id: devices.id,
      make: devices.make,
      model: devices.model,
      stage: devices.stage,
    })
    .from(devices)
    .where(and(eq(devices.code, code), eq(devices.siteId, ctx.actor.siteId)));
  return device ?? null;
}

/** What lies in its kit; before there is one, what came along with it and still lies in stock. */
async function piecesWith(ctx: Context, deviceId: string): Promise<PickPiece[]> {
  const kit = (await piecesOf(ctx, [deviceId])).get(deviceId);
  if (kit) return kit;
  const came = await reader(ctx)
    .select({
      code: accessories.code,
      kind: accessories.kind,
      make: accessories.make,
      watts: accessories.watts,
    })
    .from(accessories)
    .where(and(eq(accessories.cameWithId, deviceId), eq(accessories.status, 'in_stock')));
  return came.map(({ code, kind, make, watts }) => ({
    line: kind as KitLineKey,
    quantity: 1,
    code,
    item: null,
    detail: [make, watts ? `${watts} W` : ''].filter(Boolean).join(' · ') || null,
  }));
}

/** From here on somebody relies on the set being whole. */
const RECORDED = stageRange('kitting', 'returned');

/**
 * @throws AppError `pair.belongs_to` naming whose the wrong member is, `pair.other_device`, `pair.loose`,
 * `pair.not_in_kit`, `pair.not_a_member`, `pair.device_first`, `scan.unknown_code`
 */
export async function pairScan(
  unit: Unit,
  { text, together }: ScanIntent & { do: 'pair' },
): Promise<Done> {
  requirePermission(unit, 'custody.transfer');
  const rest = saysRestIsThere(text);
  const now = rest ? null : await pairThing(unit, text);
  const before = await pairThings(
    unit,
    together.filter((one) => !saysRestIsThere(one)),
  );
  const restBefore = together.some(saysRestIsThere);
  // A set that was whole is done: what is not of it begins the next one.
  const whole = now ? await verdictOf(unit, before, restBefore) : null;
  const anew = whole?.right === true && now !== null && now.of !== whole.device;
  const things = anew ? [] : before.filter(({ code }) => code !== now?.code);
  const all = now ? [...things, now] : things;
  const view = await verdictOf(unit, all, rest || (restBefore && !anew));
  if (rest && !view.device) throw new AppError('pair.device_first');
  refuseWrong(view, now);
  if (view.right) await record(unit, view);
  return said(view, now);
}

function refuseWrong({ wrong, device }: PairView, now: PairThing | null): void {
  const one = wrong.find(({ code }) => code === now?.code) ?? wrong[0];
  if (!one) return;
  const { kind, code, name: what, of } = one;
  const params = { code, what, hand: device ?? '' };
  if (kind === 'device') throw new AppError('pair.other_device', { status: 409, params });
  if (kind === 'item') throw new AppError('pair.not_in_kit', { status: 409, params });
  if (of === null) throw new AppError('pair.loose', { status: 409, params });
  throw new AppError('pair.belongs_to', { status: 409, params: { ...params, device: of } });
}

async function record(unit: Unit, { device }: PairView): Promise<void> {
  if (!device) return;
  const row = await lockedByCode(unit, device);
  if (!RECORDED.includes(row.stage as Stage)) return;
  await recordEvent(unit, { deviceId: row.id, kind: 'kit', data: { action: 'checked' } });
}

function said({ device, deviceSeen, pieces, right }: PairView, now: PairThing | null): Done {
  const missing = pieces.filter(({ seen }) => !seen);
  const count = missing.length + (deviceSeen ? 0 : 1);
  const line = missing[0]?.line ?? '';
  const code = right
    ? pieces.length > 0
      ? 'scan.pair_right'
      : 'scan.pair_alone'
    : device === null
      ? 'scan.pair_kept'
      : deviceSeen && line
        ? 'scan.pair_missing'
        : 'scan.pair_device_missing';
  return {
    outcome: code === 'scan.pair_alone' ? 'warning' : 'done',
    code,
    params: { device: device ?? '', line, count, more: count - 1, what: now?.name ?? '' },
    subject: device ? { kind: 'device', code: device } : null,
    undoable: false,
  };
}
