/** What a donated machine may do with its code: open the tests, hand in results, and finish. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { DeviceKind } from '#domain/device-kinds.ts';
import {
  type PageFacts,
  type PageTest,
  type TestPageResults,
  foldTestCode,
  isTestCode,
  measuredLines,
  testsFor,
  verdictOf,
} from '#domain/test-page.ts';
import type { CardRow } from '../../db/device-card.ts';
import { devices, testSessions } from '../../db/schema/index.ts';
import { changeDevice } from '../evidence/change-device.ts';
import { writeMeasured } from '../evidence/measured.service.ts';
import { linesFor } from '../checklists/definitions.ts';
import type { Context, System } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { actFor } from '../people/acting-person.ts';
import { hashToken } from '../people/sessions.service.ts';

export interface CodeInput {
  requestId: string;
  /** The short code as typed. */
  code: string;
}

/** All that the machine hears about itself. */
export interface OpenedTests {
  kind: DeviceKind;
  make: string;
  model: string;
  /** Language of whoever made the code, for a browser that has none of ours. */
  locale: string;
  tests: PageTest[];
  results: TestPageResults;
  expiresAt: string;
}

/** Results so far come back: a machine that died goes on where it was. */
export async function openTests(
  system: System,
  input: CodeInput & { userAgent: string },
): Promise<OpenedTests> {
  return withSession(system, input, async (unit, row, session) => {
    if (!session.openedAt) {
      await unit.tx
        .update(testSessions)
        .set({ openedAt: unit.recordedAt, userAgent: input.userAgent.slice(0, 200) })
        .where(eq(testSessions.id, session.id));
      await record(unit, row, session.id, { step: 'opened' });
    }
    return {
      kind: row.kind,
      make: row.make,
      model: row.model,
      locale: unit.actor.locale,
      tests: [...testsFor(row.kind)],
      results: session.results,
      expiresAt: session.expiresAt.toISOString(),
    };
  });
}

/** One test's result; the last one handed in counts. What it measured goes into the checklist at once. */
export async function saveResult<Test extends PageTest>(
  system: System,
  input: CodeInput & { test: Test; facts: PageFacts[Test] | null },
): Promise<{ saved: PageTest }> {
  return withSession(system, input, async (unit, row, session) => {
    const { test, facts } = input;
    const result = { [test]: facts } as TestPageResults;
    await unit.tx
      .update(testSessions)
      .set({ results: sql`${testSessions.results} || ${JSON.stringify(result)}::jsonb` })
      .where(eq(testSessions.id, session.id));
    const measured = { source: 'test_page' as const, sourceId: session.id };
    const lines = measuredLines(linesFor(unit, row), result);
    const { taken } = await writeMeasured(unit, row, lines, measured);
    // Taken answers have an event of their own; one is enough.
    if (taken.length === 0) {
      const verdict = verdictOf(test, result) ?? 'skipped';
      await record(unit, row, session.id, { step: 'result', test, verdict });
    }
    return { saved: test };
  });
}

/** Ends the session: the code is used up. */
export async function finishTests(system: System, input: CodeInput): Promise<{ done: number }> {
  return withSession(system, input, async (unit, row, session) => {
    await unit.tx
      .update(testSessions)
      .set({ finishedAt: unit.recordedAt })
      .where(and(eq(testSessions.id, session.id), isNull(testSessions.finishedAt)));
    await record(unit, row, session.id, { step: 'finished' });
    return { done: Object.values(session.results).filter(Boolean).length };
  });
}

interface Session {
  id: string;
  openedAt: Date | null;
  expiresAt: Date;
  results: TestPageResults;
}

/**
 * Acts for the person who made the code, on its one device.
 * @throws AppError `test_page.code_wrong`, `test_page.code_expired`, `test_page.code_used` (401)
 */
async function withSession<T>(
  system: System,
  input: CodeInput,
  work: (unit: Unit, row: CardRow, session: Session) => Promise<T>,
): Promise<T> {
  const { ctx, sessionId, deviceCode } = await holderOf(system, input.code);
  const { code: _code, ...rest } = input;
  const once = { ...rest, code: deviceCode, session: sessionId };
  return changeDevice(ctx, 'diagnostics.record', once, async (unit, row) => {
    const [session] = await unit.tx
      .select()
      .from(testSessions)
      .where(eq(testSessions.id, sessionId))
      .for('update');
    const { openedAt, expiresAt, results } = stillOpen(session, unit.recordedAt);
    const known = results as TestPageResults;
    return work(unit, row, { id: sessionId, openedAt, expiresAt, results: known });
  });
}

async function holderOf(
  system: System,
  typed: string,
): Promise<{ ctx: Context; sessionId: string; deviceCode: string }> {
  const code = foldTestCode(typed);
  const [found] = isTestCode(code)
    ? await system.database.db
        .select({
          sessionId: testSessions.id,
          deviceCode: devices.code,
          siteId: testSessions.siteId,
          createdById: testSessions.createdById,
        })
        .from(testSessions)
        .innerJoin(devices, eq(devices.id, testSessions.deviceId))
        .where(eq(testSessions.codeHash, hashToken(code)))
    : [];
  const ctx = found ? await actFor(system, found.createdById, found.siteId) : null;
  if (!found || !ctx) throw new AppError('test_page.code_wrong', { status: 401 });
  return { ctx, sessionId: found.sessionId, deviceCode: found.deviceCode };
}

function stillOpen<S extends { expiresAt: Date; finishedAt: Date | null }>(
  session: S | undefined,
  now: Date,
): S {
  if (!session) throw new AppError('test_page.code_wrong', { status: 401 });
  if (session.finishedAt) throw new AppError('test_page.code_used', { status: 401 });
  if (session.expiresAt <= now) throw new AppError('test_page.code_expired', { status: 401 });
  return session;
}

async function record(
  unit: Unit,
  row: CardRow,
  session: string,
  data: Record<string, string>,
): Promise<void> {
  await recordEvent(unit, { deviceId: row.id, kind: 'test_page', data: { ...data, session } });
}
