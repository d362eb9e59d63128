/** One-device tokens: what a donated machine shows when it sends its report. */
import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { foldCrockford, isTrackingCode, makeTrackingCode } from '#domain/codes.ts';
import { devices, reportTokens } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { type Context, type System, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { actFor } from '../people/acting-person.ts';
import { hashToken } from '../people/sessions.service.ts';

/** Long enough to boot a machine from a stick and to try twice. */
const LIFETIME_MILLISECONDS = 4 * 3_600_000;

export interface MadeToken {
  /** Shown once. */
  token: string;
  expiresAt: string;
  /** No donated machine knows the authority of the certificate: its commands must be told so. */
  selfSigned: boolean;
  /** The address people reach the product under, where one is set. */
  publicUrl: string | null;
}

/**
 * The token is typed by hand on the machine itself: eight characters as of a tracking code, 40 random bits. In
 * the four hours it lives nobody guesses it, and guesses are limited.
 */
export async function makeReportToken(
  ctx: Context,
  input: WriteInput & { code: string },
): Promise<MadeToken> {
  requirePermission(ctx, 'diagnostics.record');
  const row = await readCardRow(ctx, input.code);
  return write(ctx, input, async (unit) => {
    const token = makeTrackingCode(randomBytes(8));
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
    const { lan, publicUrl } = ctx.config;
    return {
      token,
      expiresAt: expiresAt.toISOString(),
      selfSigned: lan,
      publicUrl: publicUrl ?? null,
    };
  });
}

/** A token as a person may type it, or null for what can be none. */
export function foldReportToken(text: string): string | null {
  const token = foldCrockford(text.slice(0, 40));
  return isTrackingCode(token) ? token : null;
}

export interface TokenHolder {
  ctx: Context;
  tokenId: string;
  /** Code of the one device, and what it is. */
  deviceCode: string;
  kind: string;
  make: string;
  model: string;
  expiresAt: Date;
  usedAt: Date | null;
}

/**
 * Acts for the person who made the token, with the roles held now.
 * @throws AppError `report.token_wrong` (401); whether it is still good, `checkReportToken` says
 */
export async function readReportToken(system: System, text: string): Promise<TokenHolder> {
  const token = foldReportToken(text);
  if (token === null) throw new AppError('report.token_wrong', { status: 401 });
  const [found] = await system.database.db
    .select({
      tokenId: reportTokens.id,
      deviceCode: devices.code,
      kind: devices.kind,
      make: devices.make,
      model: devices.model,
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
  const { tokenId, deviceCode, kind, make, model, expiresAt, usedAt } = found;
  return { ctx, tokenId, deviceCode, kind, make, model, expiresAt, usedAt };
}

/** @throws AppError `report.token_used`, `report.token_expired` (401) */
export function checkReportToken({ ctx, usedAt, expiresAt }: TokenHolder): void {
  if (usedAt) throw new AppError('report.token_used', { status: 401 });
  if (expiresAt <= ctx.now()) throw new AppError('report.token_expired', { status: 401 });
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
