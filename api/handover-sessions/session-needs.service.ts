/** Which needs a handover session serves, and in which order they stand on its sheet. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { consentValid } from '#domain/eligibility.ts';
import type { NeedKind } from '#domain/need-requirements.ts';
import { batchNeeds, handoverBatches, needs, recipients } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { ofNeed, refuseUnderWay } from '../handover-courier/under-way.ts';
import { AppError, invalidField, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { foldNeedCode } from '../needs/need-code.ts';
import { logAct } from '../people/people.service.ts';
import { OPEN_STATES, type SessionRow, lockSession } from './lock-session.ts';

/** A table serves one point in one day; a courier drives no further. */
export const MAX_NEEDS = 1000;

export interface AddInput extends WriteInput {
  code: string;
  /** These, in this order. */
  needCodes?: readonly string[] | undefined;
  /** Or the first of the queue that wait for a device and match all that is given. */
  from?:
    | {
        school?: string | undefined;
        area?: string | undefined;
        listId?: string | undefined;
        kinds?: readonly NeedKind[] | undefined;
        limit: number;
      }
    | undefined;
}

export interface Added {
  added: string[];
  /** Asked for by code and not taken, with the reason. */
  refused: { code: string; reason: string; session: string | null }[];
}

/** @throws AppError `handover_session.full` (409), `input.invalid` when nothing says which needs */
export async function addNeeds(ctx: Context, input: AddInput): Promise<Added> {
  requirePermission(ctx, 'device.reserve');
  const { needCodes, from } = input;
  if (!needCodes === !from) throw invalidField('needCodes', 'input.required');
  return write(ctx, input, async (unit) => {
    const session = await lockSession(unit, input.code);
    const found = needCodes ? await named(unit, needCodes) : await queued(unit, from);
    const refused = found.flatMap((one) => refusal(unit, session, one) ?? []);
    const unfit = new Set(refused.map(({ code }) => code));
    const taken = found.filter(
      ({ code, id, open }) => id !== null && !unfit.has(code) && open?.id !== session.id,
    );
    await append(unit, session, taken);
    if (taken.length > 0) {
      const data = { code: session.code, count: taken.length };
      await logAct(unit, 'handover_session.needs_added', session.id, data);
    }
    return { added: taken.map(({ code }) => code), refused };
  });
}

interface Found {
  code: string;
  id: string | null;
  status: string;
  consentAt: Date | null;
  consentWithdrawnAt: Date | null;
  /** The open session it is in already. */
  open: { id: string; code: string } | null;
}

function select(unit: Unit) {
  return unit.tx
    .select({
      code: needs.code,
      id: needs.id,
      status: needs.status,
      consentAt: needs.consentAt,
      consentWithdrawnAt: needs.consentWithdrawnAt,
      open: { id: handoverBatches.id, code: handoverBatches.code },
    })
    .from(needs)
    .leftJoin(
      batchNeeds,
      and(eq(batchNeeds.needId, needs.id), inArray(batchNeeds.state, [...OPEN_STATES])),
    )
    .leftJoin(handoverBatches, eq(handoverBatches.id, batchNeeds.batchId))
    .$dynamic();
}

async function named(unit: Unit, given: readonly string[]): Promise<Found[]> {
  const codes = [...new Set(given.map(foldNeedCode))];
  const rows = await select(unit)
    .where(and(inArray(needs.code, codes), eq(needs.siteId, unit.actor.siteId)))
    .orderBy(asc(needs.id))
    .for('update', { of: needs });
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const missing = { id: null, status: '', consentAt: null, consentWithdrawnAt: null, open: null };
  return codes.map((code) => byCode.get(code) ?? { ...missing, code });
}

async function queued(unit: Unit, from: NonNullable<AddInput['from']> | undefined) {
  const { school, area, listId, kinds, limit = 0 } = from ?? {};
  const rows = await select(unit)
    .leftJoin(recipients, eq(recipients.needId, needs.id))
    .where(
      and(
        eq(needs.siteId, unit.actor.siteId),
        inArray(needs.status, ['approved', 'reserved']),
        sql`${handoverBatches.id} is null`,
        school ? sql`lower(${recipients.school}) = lower(${school})` : undefined,
        area ? sql`lower(${needs.area}) = lower(${area})` : undefined,
        listId ? eq(needs.listId, listId) : undefined,
        kinds?.length ? inArray(needs.kind, [...kinds]) : undefined,
      ),
    )
    .orderBy(asc(needs.rank), asc(needs.registeredAt), asc(needs.id))
    .limit(limit)
    .for('update', { of: needs });
  return rows.filter((row) => consentValid(row, unit.recordedAt));
}

function refusal(unit: Unit, session: SessionRow, one: Found): Added['refused'][number] | null {
  const { code, id, status, open } = one;
  if (id === null) return { code, reason: 'need.not_found', session: null };
  if (open && open.id !== session.id) {
    return { code, reason: 'handover_session.need_elsewhere', session: open.code };
  }
  if (!['approved', 'reserved'].includes(status)) {
    return { code, reason: 'handover_session.need_not_open', session: null };
  }
  if (!consentValid(one, unit.recordedAt)) {
    return { code, reason: 'handover_session.need_no_consent', session: null };
  }
  return null;
}

/** A need that was taken out before comes in again, at the end. */
async function append(unit: Unit, session: SessionRow, taken: readonly Found[]): Promise<void> {
  if (taken.length === 0) return;
  const [now] = await unit.tx
    .select({
      last: sql<number>`coalesce(max(${batchNeeds.position}), 0)::int`,
      count: sql<number>`(count(*) filter (where ${batchNeeds.state} <> 'removed'))::int`,
    })
    .from(batchNeeds)
    .where(eq(batchNeeds.batchId, session.id));
  const { last = 0, count = 0 } = now ?? {};
  if (count + taken.length > MAX_NEEDS) {
    throw new AppError('handover_session.full', { status: 409, params: { most: MAX_NEEDS } });
  }
  const rows = taken.flatMap(({ id }, index) =>
    id === null ? [] : [{ batchId: session.id, needId: id, position: last + index + 1 }],
  );
  await unit.tx
    .insert(batchNeeds)
    .values(rows)
    .onConflictDoUpdate({
      target: [batchNeeds.batchId, batchNeeds.needId],
      set: {
        state: 'waiting',
        absentAt: null,
        position: sql`excluded.position`,
        pickedAt: null,
        pickedById: null,
        pairedAt: null,
        pairedById: null,
      },
    });
}

/**
 * Takes a need out; its device stays reserved for it, with the same clock.
 * @throws AppError `need.not_found` (404), `handover_session.need_served` (409)
 */
export async function removeNeed(
  ctx: Context,
  input: WriteInput & { code: string; needCode: string },
): Promise<{ needCode: string }> {
  requirePermission(ctx, 'device.reserve');
  return write(ctx, input, async (unit) => {
    const session = await lockSession(unit, input.code);
    const entry = await entryOf(unit, session, input.needCode);
    if (entry.state === 'served') {
      const params = { code: entry.code };
      throw new AppError('handover_session.need_served', { status: 409, params });
    }
    await refuseUnderWay(unit, ofNeed(entry.needId));
    await unit.tx
      .update(batchNeeds)
      .set({ state: 'removed' })
      .where(and(eq(batchNeeds.batchId, session.id), eq(batchNeeds.needId, entry.needId)));
    const data = { code: session.code, need: entry.code };
    await logAct(unit, 'handover_session.need_removed', session.id, data);
    return { needCode: entry.code };
  });
}

async function entryOf(unit: Unit, session: SessionRow, needCode: string) {
  const code = foldNeedCode(needCode);
  const [entry] = await unit.tx
    .select({ needId: needs.id, code: needs.code, state: batchNeeds.state })
    .from(batchNeeds)
    .innerJoin(needs, eq(needs.id, batchNeeds.needId))
    .where(and(eq(batchNeeds.batchId, session.id), eq(needs.code, code)));
  if (!entry || entry.state === 'removed') throw notFound('need', { code });
  return entry;
}

/**
 * Puts the named needs first, in this order; those that are not named follow in the order they had.
 * @throws AppError `need.not_found` (404)
 */
export async function reorderNeeds(
  ctx: Context,
  input: WriteInput & { code: string; needCodes: readonly string[] },
): Promise<{ needCodes: string[] }> {
  requirePermission(ctx, 'device.reserve');
  return write(ctx, input, async (unit) => {
    const session = await lockSession(unit, input.code);
    const entries = await unit.tx
      .select({ needId: needs.id, code: needs.code })
      .from(batchNeeds)
      .innerJoin(needs, eq(needs.id, batchNeeds.needId))
      .where(and(eq(batchNeeds.batchId, session.id), sql`${batchNeeds.state} <> 'removed'`))
      .orderBy(asc(batchNeeds.position), asc(needs.id));
    const wanted = [...new Set(input.needCodes.map(foldNeedCode))];
    const unknown = wanted.find((code) => !entries.some((entry) => entry.code === code));
    if (unknown !== undefined) throw notFound('need', { code: unknown });
    const place = new Map(wanted.map((code, index) => [code, index]));
    const order = entries.toSorted(
      (a, b) => (place.get(a.code) ?? wanted.length) - (place.get(b.code) ?? wanted.length),
    );
    const ids = order.map(({ needId }) => needId);
    await unit.tx.execute(sql`
      update batch_needs b set position = o.position
      from unnest(${sql.param(ids)}::uuid[]) with ordinality as o(need_id, position)
      where b.batch_id = ${session.id} and b.need_id = o.need_id`);
    return { needCodes: order.map(({ code }) => code) };
  });
}
