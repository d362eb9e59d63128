/** The handover table: what lies on it for one family, and whether a scanned piece belongs to it. */
import { eq } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import type { Blocker } from '#domain/gates.ts';
import type { CardRow } from '../../db/device-card.ts';
import { needs, recipients } from '../../db/schema/index.ts';
import { documentDevice } from '../documents/issue.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Recipient, shownRecipient } from '../needs/recipient-view.ts';
import { lookUp } from '../scans/lookup.service.ts';
import { handoverBlockers, handoverFact, reservationOf } from './handover-rules.ts';
import { type KitPiece, kitPieces } from './kit-snapshot.ts';

export interface HandoverTable {
  code: string;
  version: number;
  kind: CardRow['kind'];
  make: string;
  model: string;
  specification: string | null;
  serialEnd: string;
  needCode: string;
  area: string;
  schoolLevel: string;
  recipient: Recipient | null;
  expiresAt: string;
  /** The person at the table reserved it too: somebody of the school should stand by. */
  reservedByMe: boolean;
  pieces: KitPiece[];
  /** What keeps the device here whatever is scanned: holds, consent, grades. */
  blockers: Blocker[];
}

/**
 * Opens the table by scanning a reserved device.
 * @throws AppError `handover.not_a_device`, `handover.not_reserved` (409), `handover.direct` (409)
 */
export async function openTable(ctx: Context, text: string): Promise<HandoverTable> {
  requirePermission(ctx, 'handover.record');
  const row = await readCardRow(ctx, await deviceCodeOf(ctx, text));
  const reservation = reservationOf(row);
  if (row.route === 'direct') throw new AppError('handover.direct', { status: 409 });
  const [found] = await ctx.database.db
    .select({ need: needs, recipient: recipients })
    .from(needs)
    .leftJoin(recipients, eq(recipients.needId, needs.id))
    .where(eq(needs.id, reservation.needId));
  if (!found) throw notFound('need');
  const { need, recipient } = found;
  const { code, version, kind, make, model } = row;
  const pieces = kitPieces(row);
  const scanned = [code, ...pieces.flatMap((piece) => piece.code ?? [])];
  const allDone = handoverFact(row, { scanned, identitySeen: true, signed: true });
  return {
    code,
    version,
    kind,
    make,
    model,
    specification: documentDevice(row).specification,
    serialEnd: row.serial.slice(-4),
    needCode: need.code,
    area: need.area,
    schoolLevel: need.schoolLevel,
    recipient: shownRecipient(ctx, need, recipient),
    expiresAt: new Date(reservation.expiresAt).toISOString(),
    reservedByMe: reservation.reservedById === ctx.actor.personId,
    pieces,
    blockers: handoverBlockers(ctx, row, need, allDone),
  };
}

/** The bench code of the device a label, its tracking address or its serial number stands for. */
export async function deviceCodeOf(ctx: Context, text: string): Promise<string> {
  const found = await lookUp(ctx, text);
  if (found.kind === 'mistyped') throw new AppError('code.mistyped');
  if (found.kind === 'found' && found.found.kind === 'device') return found.found.code;
  if (found.kind === 'found') throw new AppError('handover.not_a_device');
  throw new AppError('scan.unknown_code', { status: 404, params: { text: text.slice(0, 40) } });
}

/**
 * Whether a scanned accessory is part of this device's kit.
 * @throws AppError `handover.wrong_piece` (409): not of this kit, in `belongsTo` the device it is of, or empty;
 * `handover.other_device` (409) when it is another device
 */
export async function checkPiece(
  ctx: Context,
  input: { code: string; text: string },
): Promise<{ code: string; line: KitPiece['line'] | null }> {
  const row = await readCardRow(ctx, input.code);
  const scan = readScan(input.text);
  const own = kitPieces(row).find((piece) => scan.kind === 'own' && piece.code === scan.code);
  if (own?.code) return { code: own.code, line: own.line };
  const found = await lookUp(ctx, input.text);
  if (found.kind === 'mistyped') throw new AppError('code.mistyped');
  if (found.kind !== 'found') {
    const params = { text: input.text.slice(0, 40) };
    throw new AppError('scan.unknown_code', { status: 404, params });
  }
  const { kind, code, deviceCode } = found.found;
  if (kind === 'device') {
    if (code === row.code) return { code, line: null };
    throw new AppError('handover.other_device', { status: 409, params: { code } });
  }
  // By its serial number an accessory of this kit is found as well.
  const bySerial = kitPieces(row).find((piece) => piece.code === code);
  if (bySerial) return { code, line: bySerial.line };
  const elsewhere = deviceCode && deviceCode !== row.code;
  throw new AppError(elsewhere ? 'handover.wrong_piece' : 'handover.foreign_piece', {
    status: 409,
    params: { code, belongsTo: deviceCode ?? '' },
  });
}
