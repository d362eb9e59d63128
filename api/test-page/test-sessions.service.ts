/** Test sessions: a short code lets a donated machine test itself, in the name of whoever made the code. */
import { randomInt } from 'node:crypto';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { TEST_CODE_ALPHABET, TEST_CODE_LENGTH, type TestPageResults } from '#domain/test-page.ts';
import { testSessions } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { type DeviceInput, changeDevice } from '../evidence/change-device.ts';
import { bestQr } from '../labels/symbols.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { recordEvent } from '../lib/unit.ts';
import { hashToken } from '../people/sessions.service.ts';

/** Time for every test and for a machine that starts slowly. */
const LIFETIME_MILLISECONDS = 2 * 3_600_000;
/** An address with its code stays far below this; modules on a side. */
const WIDEST_QR = 61;

export interface MadeTestCode {
  /** Shown once; only its SHA-256 is kept. */
  code: string;
  /** What is typed into the browser of the machine. */
  address: string;
  /** The address with the code: an SVG path in modules, `size` of them on a side; null when it does not fit. */
  qr: { size: number; path: string } | null;
  expiresAt: string;
}

/** A new code for a device; the one before ends. */
export async function makeTestCode(
  ctx: Context,
  input: DeviceInput & { origin: string },
): Promise<MadeTestCode> {
  const address = `${ctx.config.publicUrl ?? input.origin}/test`;
  return changeDevice(ctx, 'diagnostics.record', input, async (unit, row) => {
    await unit.tx
      .update(testSessions)
      .set({ expiresAt: unit.recordedAt })
      .where(
        and(
          eq(testSessions.deviceId, row.id),
          isNull(testSessions.finishedAt),
          gt(testSessions.expiresAt, unit.recordedAt),
        ),
      );
    const code = drawCode();
    const id = unit.newId();
    const expiresAt = new Date(unit.recordedAt.getTime() + LIFETIME_MILLISECONDS);
    await unit.tx.insert(testSessions).values({
      id,
      codeHash: hashToken(code),
      deviceId: row.id,
      siteId: row.siteId,
      createdById: unit.actor.personId,
      createdAt: unit.recordedAt,
      expiresAt,
      results: {},
    });
    const data = { step: 'made', session: id };
    await recordEvent(unit, { deviceId: row.id, kind: 'test_page', data });
    return {
      code,
      address,
      qr: qrOf(`${address}#${code}`),
      expiresAt: expiresAt.toISOString(),
    };
  });
}

function drawCode(): string {
  const draw = () => TEST_CODE_ALPHABET[randomInt(TEST_CODE_ALPHABET.length)];
  return Array.from({ length: TEST_CODE_LENGTH }, draw).join('');
}

function qrOf(text: string): MadeTestCode['qr'] {
  const symbol = bestQr(text, WIDEST_QR);
  if (!symbol) return null;
  const path = symbol.rects
    .map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h-${width}z`)
    .join('');
  return { size: symbol.size, path };
}

export interface ShownTestSession {
  state: 'waiting' | 'opened' | 'finished' | 'expired';
  createdAt: string;
  expiresAt: string;
  openedAt: string | null;
  finishedAt: string | null;
  results: TestPageResults;
}

/** The newest session of a device, for the bench; null when it never had one. */
export async function readTestSession(
  ctx: Context,
  code: string,
): Promise<ShownTestSession | null> {
  requirePermission(ctx, 'diagnostics.record');
  const row = await readCardRow(ctx, code);
  const [session] = await ctx.database.db
    .select()
    .from(testSessions)
    .where(eq(testSessions.deviceId, row.id))
    .orderBy(desc(testSessions.createdAt), desc(testSessions.id))
    .limit(1);
  if (!session) return null;
  const { openedAt, finishedAt, createdAt, expiresAt } = session;
  return {
    state: stateOf(session, ctx.now()),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    openedAt: openedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    results: session.results as TestPageResults,
  };
}

function stateOf(
  session: { openedAt: Date | null; finishedAt: Date | null; expiresAt: Date },
  now: Date,
): ShownTestSession['state'] {
  if (session.finishedAt) return 'finished';
  if (session.expiresAt <= now) return 'expired';
  return session.openedAt ? 'opened' : 'waiting';
}
