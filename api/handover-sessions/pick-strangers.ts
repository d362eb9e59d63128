/** What a scan met that is not of this session: said so that the person knows where it belongs. */
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import type { PickFamily } from '#domain/picking.ts';
import {
  accessories,
  batchNeeds,
  devices,
  handoverBatches,
  handovers,
  needs,
  reservations,
} from '../../db/schema/index.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { findCode, resolveTarget, unknownCode } from '../scans/find-code.ts';
import type { FoundCode } from '../scans/found-code.ts';
import { OPEN_STATES, type SessionRow } from './lock-session.ts';

/**
 * @param hand whose things lie in hand
 * @throws AppError always: `pick.hand_empty` and `pick.not_in_kit` for a counted thing, `pick.given`, `pick.other_session` naming it, `pick.not_in_session`, `pick.loose` for an
 * accessory in no kit, `pick.free` with the stage of a device nobody reserved, `scan.unknown_code`
 */
export async function refuseStranger(
  unit: Unit,
  session: SessionRow,
  text: string,
  hand: PickFamily | null,
): Promise<never> {
  const found = await resolve(unit, text);
  // Counted things say nothing of whose they are.
  if (found.kind === 'item') {
    throw hand
      ? new AppError('pick.not_in_kit', { params: { need: hand.needCode } })
      : new AppError('pick.hand_empty');
  }
  const thing = found.kind === 'accessory' ? await looseOf(unit, found.code) : null;
  const deviceId = thing ? thing.deviceId : await deviceOf(unit, found.deviceCode);
  if (deviceId) await refuseGiven(unit, deviceId);
  const which = deviceId
    ? eq(reservations.deviceId, deviceId)
    : thing && eq(reservations.accessoryId, thing.id);
  const [reserved] = which
    ? await unit.tx
        .select({ needId: reservations.needId, need: needs.code })
        .from(reservations)
        .innerJoin(needs, eq(needs.id, reservations.needId))
        .where(and(which, isNull(reservations.closedAt)))
    : [];
  if (!reserved && found.kind !== 'device') throw new AppError('pick.loose', { status: 409 });
  if (!reserved) {
    throw new AppError('pick.free', { status: 409, params: { stage: found.stage ?? '' } });
  }
  const [other] = await unit.tx
    .select({ code: handoverBatches.code, title: handoverBatches.title })
    .from(batchNeeds)
    .innerJoin(handoverBatches, eq(handoverBatches.id, batchNeeds.batchId))
    .where(
      and(eq(batchNeeds.needId, reserved.needId), inArray(batchNeeds.state, [...OPEN_STATES])),
    );
  const { need } = reserved;
  if (other && other.code !== session.code) {
    const params = { need, session: other.title };
    throw new AppError('pick.other_session', { status: 409, params });
  }
  throw new AppError('pick.not_in_session', { status: 409, params: { need } });
}

async function resolve(unit: Unit, text: string): Promise<FoundCode> {
  const scan = readScan(text);
  if (scan.kind === 'tracking') {
    return resolveTarget(unit, { by: 'tracking', publicCode: scan.publicCode });
  }
  if (scan.kind === 'foreign') return resolveTarget(unit, { by: 'serial', text: scan.text });
  const found = scan.kind === 'own' ? await findCode(unit, scan.code) : null;
  if (!found) throw unknownCode(text);
  return found;
}

/** An accessory is of the device in whose kit it lies, not of the one it once came with. */
async function looseOf(unit: Unit, code: string) {
  const [row] = await unit.tx
    .select({ id: accessories.id, status: accessories.status, deviceId: accessories.deviceId })
    .from(accessories)
    .where(eq(accessories.code, code));
  if (!row) throw unknownCode(code);
  return { id: row.id, deviceId: row.status === 'in_stock' ? null : row.deviceId };
}

async function deviceOf(unit: Unit, code: string | null): Promise<string | null> {
  if (!code) return null;
  const [device] = await unit.tx
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.code, code), eq(devices.siteId, unit.actor.siteId)));
  return device?.id ?? null;
}

async function refuseGiven(unit: Unit, deviceId: string): Promise<void> {
  const [given] = await unit.tx
    .select({ need: needs.code })
    .from(handovers)
    .innerJoin(needs, eq(needs.id, handovers.needId))
    .innerJoin(devices, eq(devices.id, handovers.deviceId))
    .where(
      and(
        eq(handovers.deviceId, deviceId),
        isNull(handovers.voidedAt),
        eq(devices.stage, 'handed_over'),
      ),
    )
    .orderBy(desc(handovers.happenedAt))
    .limit(1);
  if (given) throw new AppError('pick.given', { status: 409, params: { need: given.need } });
}
