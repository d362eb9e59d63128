/** One-device tokens: what a donated machine shows when it sends its report. */
import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { devices, reportTokens } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { type Context, type System, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { actFor } from '../people/acting-person.ts';
import { hashToken } from '../people/sessions.service.ts';

/** Long enough to boot a machine from a stick and to try twice. */
const LIFETIME_MILLISECONDS = 4 * 3_600_000;

/** @returns the token, shown once: 18 random bytes in base64url, 24 characters. */
export async function makeReportToken(
  ctx: Context,
  input: WriteInput & { code: string },
): Promise<{ token: string; expiresAt: string }> {
  requirePermission(ctx, 'diagnostics.record');
  const row = await readCardRow(ctx, input.code);
  return write(ctx, input, async (unit) => {
    const token = randomBytes(18).toString('base64url');
    const expiresAt = new Date(unit.recordedAt.getTime() + LIFETIME_MILLISECONDS);
    await unit.tx.insert(reportTokens).values({
      id: unit.newId(),
      tokenHash: hashToken(token),
      deviceId: row.id,
      siteId: row.siteId,
      createdById: unit.actor.personId,
      createdAt: unit.recordedAt,
      expiresAt,
    });
    return { token, expiresAt: expiresAt.toISOString() };
  });
}

export interface TokenHolder {
  ctx: Context;
  tokenId: string;
  /** Code of the one device. */
  deviceCode: string;
}

/**
 * Acts for the person who made the token, with the roles held now.
 * @throws AppError `report.token_wrong`, `report.token_expired`, `report.token_used` (401)
 */
export async function readReportToken(system: System, token: string): Promise<TokenHolder> {
  const [found] = await system.database.db
    .select({
      tokenId: reportTokens.id,
      deviceCode: devices.code,
      expiresAt: reportTokens.expiresAt,
      usedAt: reportTokens.usedAt,
      siteId: reportTokens.siteId,
      createdById: reportTokens.createdById,
    })
    .from(reportTokens)
    .innerJoin(devices, eq(devices.id, reportTokens.deviceId))
    .where(eq(reportTokens.tokenHash, hashToken(token)));
  const ctx = found ? await actFor(system, found.createdById, found.siteId) : null;
  if (!found || !ctx) throw new AppError('report.token_wrong', { status: 401 });
  if (found.usedAt) throw new AppError('report.token_used', { status: 401 });
  if (found.expiresAt <= system.now()) throw new AppError('report.token_expired', { status: 401 });
  const { tokenId, deviceCode } = found;
  return { ctx, tokenId, deviceCode };
}

/** @throws AppError `report.token_used` (401) when another report came in between. */
export async function useReportToken(unit: Unit, tokenId: string): Promise<void> {
  const used = await unit.tx
    .update(reportTokens)
    .set({ usedAt: unit.recordedAt })
    .where(and(eq(reportTokens.id, tokenId), isNull(reportTokens.usedAt)))
    .returning({ id: reportTokens.id });
  if (used.length === 0) throw new AppError('report.token_used', { status: 401 });
}
