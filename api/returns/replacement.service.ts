/** The device that is given for the one that comes back: seen before, and given in the same write. */
import { eq } from 'drizzle-orm';
import { consentValid, kindSuits } from '#domain/eligibility.ts';
import type { Blocker } from '#domain/gates.ts';
import { isAllowed } from '#domain/lifecycle.ts';
import { type NeedKind, type NeedRequirements, judgeDevice } from '#domain/need-requirements.ts';
import type { CardRow } from '../../db/device-card.ts';
import { needs, returns } from '../../db/schema/index.ts';
import { blockersFor, readCardRow } from '../devices/device-card.service.ts';
import { gateFacts } from '../devices/gate-facts.ts';
import { documentDevice } from '../documents/issue.ts';
import { handOver } from '../handovers/hand-over.service.ts';
import { handoverBlockers, handoverFact } from '../handovers/handover-rules.ts';
import { type KitPiece, kitPieces } from '../handovers/kit-snapshot.ts';
import type { SignatureInput } from '../handovers/signature.ts';
import { deviceCodeOf } from '../handovers/table.service.ts';
import type { HandedOver } from '../handovers/write-handover.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, forbidden, notFound } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { judgedDevice } from '../matching/free-devices.ts';
import { RESERVE, reserveInExchange } from '../reservations/reserve-in-exchange.ts';
import { refuseSpare } from '../reservations/reserve.service.ts';
import { lastHandover } from './return-table.service.ts';

/** What is scanned and signed for the device that is given instead. */
export interface ReplacementInput {
  code: string;
  scanned: readonly string[];
  identitySeen: boolean;
  signature: SignatureInput | null;
  witnessName: string;
  locale: string;
}

export interface Replacement {
  code: string;
  kind: CardRow['kind'];
  make: string;
  model: string;
  specification: string | null;
  pieces: KitPiece[];
  /** What keeps it here, or makes it unfit for this need; judged again when it is given. */
  blockers: Blocker[];
}

/** @throws AppError `return.replacement_not_ready` (409) with its stage, `return.not_handed_over`, `handover.not_a_device` */
export async function openReplacement(
  ctx: Context,
  input: { code: string; text: string },
): Promise<Replacement> {
  requirePermission(ctx, 'device.reserve');
  const back = await readCardRow(ctx, input.code);
  const { handover } = await lastHandover(ctx, back);
  const row = await readCardRow(ctx, await deviceCodeOf(ctx, input.text));
  refuseUnready(row);
  const [need] = await ctx.database.db.select().from(needs).where(eq(needs.id, handover.needId));
  const device = await judgedDevice(ctx, row.code);
  if (!need || !device) throw notFound('need');
  const kind = need.kind as NeedKind;
  const wanted = { kind, requirements: need.requirements as NeedRequirements };
  const { lacking, reasons } = judgeDevice(wanted, device);
  const fact = {
    code: need.code,
    approved: true,
    approvedBySameAsReserver: false,
    consentValid: consentValid(need, ctx.now()),
    alreadyServed: false,
    otherReservation: false,
    suits: kind !== 'sim' && kindSuits(kind, row.kind),
    lacking: lacking ? reasons : [],
  };
  const pieces = kitPieces(row);
  const scanned = [row.code, ...pieces.flatMap((piece) => piece.code ?? [])];
  const allDone = handoverFact(row, { scanned, identitySeen: true, signed: true });
  const found = [
    ...blockersFor(ctx, row, RESERVE, ['need'], { ...gateFacts(ctx, row), need: fact }),
    ...handoverBlockers(ctx, row, need, allDone),
  ];
  const { code, make, model } = row;
  return {
    code,
    kind: row.kind,
    make,
    model,
    specification: documentDevice(row).specification,
    pieces,
    blockers: withoutDoubles(found),
  };
}

function refuseUnready(row: CardRow): void {
  if (row.stage === 'ready') return;
  const params = { code: row.code, stage: row.stage };
  throw new AppError('return.replacement_not_ready', { status: 409, params });
}

function withoutDoubles(blockers: readonly Blocker[]): Blocker[] {
  return [
    ...new Map(blockers.map((one) => [JSON.stringify([one.code, one.params]), one])).values(),
  ];
}

/**
 * Reserved and handed over for the same need in the caller's transaction: never none, never two for one family.
 * Who replaces what failed does not stand in the queue, so that nobody is asked why the order is skipped.
 * @throws AppError `return.replacement_not_ready`, `reservation.spare` (409), and those of `handOver`
 */
export async function giveReplacement(
  unit: Unit,
  { needCode, slipId }: { needCode: string; slipId: string },
  input: ReplacementInput,
): Promise<HandedOver> {
  requirePermission(unit, 'device.reserve');
  if (!isAllowed(RESERVE, unit.actor.roles)) throw forbidden({ roles: RESERVE.roles.join(',') });
  const device = await readCardRow(unit, input.code);
  refuseUnready(device);
  await refuseSpare(unit, device);
  await reserveInExchange(unit, device, { needCode });
  const given = await handOver(unit, {
    ...input,
    requestId: unit.requestId,
    locked: await readCardRow(unit, device.code),
    forNeed: needCode,
  });
  await unit.tx
    .update(returns)
    .set({ replacedById: given.handoverId })
    .where(eq(returns.id, slipId));
  return given;
}
