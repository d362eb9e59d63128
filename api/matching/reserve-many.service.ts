/** Many reservations in one write: what somebody else took meanwhile is listed, the rest is reserved. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { mayCheckSelf, reservationExpiry } from '#domain/eligibility.ts';
import { passedOver } from '#domain/matching.ts';
import { standsBefore } from '#domain/need-priority.ts';
import { judgeDevice } from '#domain/need-requirements.ts';
import type { Reason } from '#domain/reason.ts';
import { accessories, devices, needs, reservations } from '../../db/schema/index.ts';
import { recordAccessoryEvent } from '../accessories/accessory-events.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { foldNeedCode } from '../needs/need-code.ts';
import { touchSessionsOf } from '../handover-sessions/lock-session.ts';
import { type FreeCardRow, readFreeCards } from './free-cards.ts';
import { type Candidate, readFreeDevices } from './free-devices.ts';
import { othersBefore } from './propose.service.ts';
import { type Waiting, readNeeds } from './waiting-needs.ts';

export interface Pair {
  needCode: string;
  /** Of a device or a card. */
  code: string;
}

export interface ReserveManyInput extends WriteInput {
  pairs: readonly Pair[];
  /** Why needs that stand before these are passed over. */
  orderReason?: string | undefined;
  /** Why the approver reserves too, where the site lets one person do both. */
  selfCheckReason?: string | undefined;
}

export interface ReservedMany {
  reserved: (Pair & { expiresAt: string })[];
  /** Nothing was changed for these; `alternatives` are codes of devices that suit and are free. */
  refused: (Pair & { reason: Reason; alternatives: string[] })[];
}

/**
 * Each pair is judged by gate G10 with everything locked, so that of two people who reserve at once the first wins.
 * @throws AppError `match.order_reason_needed` (409) naming a need that is passed over, while no reason is given
 */
export async function reserveMany(ctx: Context, input: ReserveManyInput): Promise<ReservedMany> {
  requirePermission(ctx, 'device.reserve');
  return write(ctx, input, async (unit) => {
    const pairs = input.pairs.map(({ needCode, code }) => ({
      needCode: foldNeedCode(needCode),
      code,
    }));
    const scene = await lockAll(unit, pairs);
    const judged = pairs.map((pair) => ({ pair, ...judge(unit, scene, pair, input) }));
    const good = judged.flatMap(({ need, thing }) => (need && thing ? [{ need, thing }] : []));
    const orderReason = await orderReasonFor(unit, good, input.orderReason?.trim() ?? '');
    const expiresAt = await writeReservations(unit, good, {
      orderReason,
      selfCheckReason: input.selfCheckReason?.trim() ?? '',
    });
    const refused = judged.flatMap(({ pair, reason }) => (reason ? [{ ...pair, reason }] : []));
    return {
      reserved: good.map(({ need, thing }) => ({
        needCode: need.row.code,
        code: thing.row.code,
        expiresAt,
      })),
      refused: await withAlternatives(unit, scene, refused),
    };
  });
}

type Thing = (Candidate & { sort: 'device' }) | (FreeCardRow & { sort: 'card' });

interface Scene {
  needs: ReadonlyMap<string, Waiting>;
  things: ReadonlyMap<string, Thing>;
  /** Needs and things that an earlier pair of the same list has. */
  used: Set<string>;
}

async function lockAll(unit: Unit, pairs: readonly Pair[]): Promise<Scene> {
  const codes = pairs.map(({ code }) => code);
  const needCodes = pairs.map(({ needCode }) => needCode);
  const { siteId } = unit.actor;
  await unit.tx
    .select({ id: devices.id })
    .from(devices)
    .where(and(inArray(devices.code, codes), eq(devices.siteId, siteId)))
    .orderBy(asc(devices.id))
    .for('update');
  await unit.tx
    .select({ id: accessories.id })
    .from(accessories)
    .where(and(inArray(accessories.code, codes), eq(accessories.siteId, siteId)))
    .orderBy(asc(accessories.id))
    .for('update');
  await unit.tx
    .select({ id: needs.id })
    .from(needs)
    .where(and(inArray(needs.code, needCodes), eq(needs.siteId, siteId)))
    .orderBy(asc(needs.id))
    .for('update');
  const asked = await readNeeds(unit, inArray(needs.code, needCodes));
  const free = await readFreeDevices(unit, { codes });
  const cards = await readFreeCards(unit, { codes });
  return {
    needs: new Map(asked.map((need) => [need.row.code, need])),
    things: new Map<string, Thing>([
      ...free.map((one): [string, Thing] => [one.row.code, { ...one, sort: 'device' }]),
      ...cards.map((one): [string, Thing] => [one.row.code, { ...one, sort: 'card' }]),
    ]),
    used: new Set(),
  };
}

interface Judged {
  need: Waiting | null;
  thing: Thing | null;
  reason: Reason | null;
}

function judge(unit: Unit, scene: Scene, pair: Pair, input: ReserveManyInput): Judged {
  const need = scene.needs.get(pair.needCode) ?? null;
  const thing = scene.things.get(pair.code) ?? null;
  const refuse = (reason: Reason): Judged => ({ need: null, thing: null, reason });
  if (!need) return refuse({ code: 'match.no_such_need' });
  if (scene.used.has(need.id)) return refuse({ code: 'match.twice' });
  const blocked = need.blocked ?? ownApproval(unit, need, input.selfCheckReason?.trim() ?? '');
  if (blocked) return refuse(blocked);
  if (!thing || scene.used.has(thing.id)) return refuse({ code: 'match.thing_taken' });
  const unfit = unfitting(need, thing);
  if (unfit) return refuse(unfit);
  scene.used.add(need.id).add(thing.id);
  return { need, thing, reason: null };
}

function ownApproval(unit: Unit, need: Waiting, why: string): Reason | null {
  const { decidedById, decidedAt, code } = need.row;
  const { personId, selfCheckMinutes } = unit.actor;
  if (decidedById !== personId) return null;
  if (mayCheckSelf(selfCheckMinutes, decidedAt, unit.recordedAt, why)) return null;
  return { code: 'gate.need_same_person', params: { need: code } };
}

function unfitting(need: Waiting, thing: Thing): Reason | null {
  if (thing.sort === 'card') {
    return need.kind === 'sim' ? null : { code: 'require.kind' };
  }
  return judgeDevice(need, thing).reasons[0] ?? null;
}

interface Reservable {
  need: Waiting;
  thing: Thing;
}

/** @returns the reason for those that pass somebody over, by need */
async function orderReasonFor(
  unit: Unit,
  good: readonly Reservable[],
  why: string,
): Promise<(need: Waiting, thing: Thing) => string> {
  const waiting = await othersBefore(
    unit,
    good.map(({ need }) => need),
  );
  const { timeZone } = unit.actor;
  const firstCard = waiting.find(({ kind }) => kind === 'sim');
  const passes = (need: Waiting, thing: Thing) => {
    if (thing.sort === 'device') return passedOver(need, thing, waiting, timeZone);
    return firstCard && standsBefore(firstCard, need, timeZone) ? firstCard : null;
  };
  const skipped = good.flatMap(({ need, thing }) => passes(need, thing) ?? []);
  if (skipped[0] && why === '') {
    const params = { need: skipped[0].row.code, count: skipped.length };
    throw new AppError('match.order_reason_needed', { status: 409, params });
  }
  return (need, thing) => (why !== '' && passes(need, thing) ? why : '');
}

async function writeReservations(
  unit: Unit,
  good: readonly Reservable[],
  reasons: { orderReason: (need: Waiting, thing: Thing) => string; selfCheckReason: string },
): Promise<string> {
  const expiresAt = reservationExpiry(unit.recordedAt);
  if (good.length === 0) return expiresAt.toISOString();
  const { siteId, personId } = unit.actor;
  const rows = good.map(({ need, thing }) => ({
    id: unit.newId(),
    needId: need.id,
    deviceId: thing.sort === 'device' ? thing.id : null,
    accessoryId: thing.sort === 'card' ? thing.id : null,
    siteId,
    reservedById: personId,
    reservedAt: unit.recordedAt,
    expiresAt,
    selfCheckReason: need.row.decidedById === personId ? reasons.selfCheckReason : '',
    orderReason: reasons.orderReason(need, thing),
  }));
  await unit.tx.insert(reservations).values(rows);
  const needIds = good.map(({ need }) => need.id);
  await unit.tx.update(needs).set(RESERVED).where(inArray(needs.id, needIds));
  await Promise.all(
    good.map(async ({ need, thing }, index) => {
      if (thing.sort === 'card') {
        await recordAccessoryEvent(unit, thing.id, { kind: 'reserved' });
        return;
      }
      const row = rows[index];
      await recordEvent(unit, {
        deviceId: thing.id,
        kind: 'reservation',
        stage: { to: 'reserved', move: 'move' },
        expect: { version: thing.row.version },
        data: {
          move: 'T17',
          action: 'reserved',
          need: need.row.code,
          reservation: row?.id,
          ...(row?.selfCheckReason ? { selfCheck: true } : {}),
          ...(row?.orderReason ? { outOfOrder: true } : {}),
        },
      });
    }),
  );
  await touchSessionsOf(unit, needIds);
  return expiresAt.toISOString();
}

const RESERVED = { status: 'reserved' as const, version: sql`${needs.version} + 1` };

const ALTERNATIVES = 3;

/** Devices that suit and that neither somebody else nor another pair has; read only when something was refused. */
async function withAlternatives(
  unit: Unit,
  scene: Scene,
  refused: readonly (Pair & { reason: Reason })[],
): Promise<ReservedMany['refused']> {
  const asking = refused.flatMap(({ needCode }) => scene.needs.get(needCode) ?? []);
  const kinds = [...new Set(asking.filter(({ blocked }) => !blocked).map(({ kind }) => kind))];
  const free = kinds.length > 0 ? await readFreeDevices(unit, { kinds }) : [];
  return refused.map((pair) => {
    const need = scene.needs.get(pair.needCode);
    const suiting = need && !need.blocked ? free.filter((one) => judgeDevice(need, one).ok) : [];
    const others = suiting.filter(({ id }) => !scene.used.has(id)).slice(0, ALTERNATIVES);
    return { ...pair, alternatives: others.map(({ row }) => row.code) };
  });
}
