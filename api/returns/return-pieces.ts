/** What lies on the return table: a piece of the device that came back, or somebody else's by mistake. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import type { KitLineKey } from '#domain/kit-template.ts';
import { devices, handovers, needs } from '../../db/schema/index.ts';
import { findAccessory, reader } from '../accessories/accessory-events.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import type { HandoverSnapshot, KitPiece } from '../handovers/kit-snapshot.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { lookUp } from '../scans/lookup.service.ts';
import { lastHandover } from './return-table.service.ts';

/** One line of the slip, as `returns.accessories` stores it. */
export interface ReturnedPiece {
  line: KitLineKey;
  code: string | null;
  returned: boolean;
}

/**
 * Whether a scanned thing left with this device; codes only, whoever asks.
 * @throws AppError (409) `return.foreign_piece` naming the device and the need it belongs to,
 * `return.workshop_piece` with the device here whose kit it is of, `return.stock_piece`, `return.other_device`;
 * `code.mistyped`, `scan.unknown_code` (404)
 */
export async function checkReturned(
  ctx: Context,
  input: { code: string; text: string },
): Promise<{ code: string }> {
  requirePermission(ctx, 'return.record');
  const row = await readCardRow(ctx, input.code);
  const { handover } = await lastHandover(ctx, row);
  const known = codesOf(row.code, (handover.snapshot as HandoverSnapshot).kit);
  const scan = readScan(input.text);
  if (scan.kind === 'own' && known.includes(scan.code)) return { code: scan.code };
  const found = await lookUp(ctx, input.text);
  if (found.kind === 'mistyped') throw new AppError('code.mistyped');
  if (found.kind !== 'found') {
    const params = { text: input.text.slice(0, 40) };
    throw new AppError('scan.unknown_code', { status: 404, params });
  }
  const { kind, code } = found.found;
  if (known.includes(code)) return { code };
  if (kind === 'accessory') throw await foreignPiece(ctx, code);
  throw new AppError('return.other_device', { status: 409, params: { code } });
}

const codesOf = (device: string, kit: readonly KitPiece[]): string[] => [
  device,
  ...kit.flatMap((piece) => piece.code ?? []),
];

/** Whose a piece is that did not leave with this device. */
export async function foreignPiece(ctx: Context, code: string): Promise<AppError> {
  const { deviceId } = await findAccessory(ctx, code);
  const refusal = (kind: string, params = {}) =>
    new AppError(`return.${kind}`, { status: 409, params: { code, ...params } });
  if (!deviceId) return refusal('stock_piece');
  const device = await deviceOf(ctx, deviceId);
  if (device?.stage !== 'handed_over') {
    return refusal('workshop_piece', { belongsTo: device?.code ?? '' });
  }
  const [given] = await reader(ctx)
    .select({ need: needs.code })
    .from(handovers)
    .innerJoin(needs, eq(needs.id, handovers.needId))
    .where(and(eq(handovers.deviceId, deviceId), isNull(handovers.voidedAt)))
    .orderBy(desc(handovers.recordedAt))
    .limit(1);
  return refusal('foreign_piece', { belongsTo: device.code, need: given?.need ?? '' });
}

async function deviceOf(ctx: Context, id: string) {
  const [device] = await reader(ctx)
    .select({ code: devices.code, stage: devices.stage })
    .from(devices)
    .where(eq(devices.id, id));
  return device;
}

export interface OnTheTable {
  code: string;
  /** Codes of tracked pieces scanned back. */
  scanned: readonly string[];
  /** Counted lines that came back too. */
  counted: readonly KitLineKey[];
}

/** @throws as `checkReturned` for a scanned code that did not leave with this device */
export async function judgePieces(
  ctx: Context,
  kit: readonly KitPiece[],
  { code, scanned, counted }: OnTheTable,
): Promise<ReturnedPiece[]> {
  const known = codesOf(code, kit);
  const foreign = scanned.find((one) => !known.includes(one));
  if (foreign) throw await foreignPiece(ctx, foreign);
  return kit.map(({ line, code: own }) => ({
    line,
    code: own,
    returned: own === null ? counted.includes(line) : scanned.includes(own),
  }));
}

/**
 * Pieces of others that came along and are put aside: the event keeps their codes.
 * @throws AppError `accessory.not_found` (404), `kit.not_an_accessory`
 */
export async function piecesAside(ctx: Context, aside: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const text of aside) found.push((await findAccessory(ctx, text)).code);
  return [...new Set(found)];
}
