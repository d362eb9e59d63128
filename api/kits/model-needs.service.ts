/** The charger a model needs, learnt once from one device and offered to all others of the model. */
import { and, asc, eq } from 'drizzle-orm';
import { normaliseConnector } from '#domain/connectors.ts';
import { parseChargerText } from '#domain/charger-text.ts';
import { modelKeyOf } from '#domain/model-needs.ts';
import type { CardRow } from '../../db/device-card.ts';
import { devices, modelNeeds, people } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import { type DeviceInput, changeDevice } from '../evidence/change-device.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';

export interface LearntNeed {
  volts: number | null;
  watts: number | null;
  connector: string;
  /** Code of the device it was learnt from. */
  from: string | null;
  /** Nobody has used it yet: a person says once that it is right. */
  ask: boolean;
}

type Subject = Pick<
  CardRow,
  'kind' | 'make' | 'model' | 'chargerVolts' | 'chargerWatts' | 'chargerConnector'
>;

/** Its first version is what was learnt; the second one a person has agreed to. */
const AGREED = 2;

function keyOf(device: Pick<Subject, 'kind' | 'make' | 'model'>) {
  const key = modelKeyOf(device.make, device.model);
  if (!key) return null;
  return and(
    eq(modelNeeds.kind, device.kind),
    eq(modelNeeds.makeKey, key.makeKey),
    eq(modelNeeds.modelKey, key.modelKey),
  );
}

/** Only for a device about whose charger nobody has entered anything; null where the model is new. */
export async function readLearntNeed(ctx: Context, device: Subject): Promise<LearntNeed | null> {
  if (device.chargerVolts || device.chargerWatts || device.chargerConnector) return null;
  const where = keyOf(device);
  if (!where) return null;
  const [known] = await reader(ctx)
    .select({ need: modelNeeds, from: devices.code })
    .from(modelNeeds)
    .leftJoin(devices, eq(devices.id, modelNeeds.learntFromId))
    .where(where);
  if (!known) return null;
  const { volts, watts, connector, version } = known.need;
  return { volts, watts, connector, from: known.from, ask: version < AGREED };
}

export interface WholeNeed {
  volts: number | null;
  watts: number | null;
  connector: string;
}

/** Remembers a need that is known in full for the model of this device; what was learnt before stays. */
export async function learnNeed(
  unit: Unit,
  device: Pick<CardRow, 'id' | 'kind' | 'make' | 'model'>,
  { volts, watts, connector }: WholeNeed,
): Promise<void> {
  const key = modelKeyOf(device.make, device.model);
  if (!key || !volts || !watts || !connector) return;
  await unit.tx
    .insert(modelNeeds)
    .values({
      kind: device.kind,
      ...key,
      volts,
      watts,
      connector,
      learntFromId: device.id,
      learntById: unit.actor.personId,
      learntAt: unit.recordedAt,
    })
    .onConflictDoNothing();
}

/**
 * A kit that passed teaches its model's need: the one entered, or, where nobody entered any, what the charger gives
 * that a coordinator let pass.
 */
export async function learnFromKit(unit: Unit, row: CardRow): Promise<void> {
  const held = row.kit.find((line) => line.line === 'charger' && line.accessoryId !== null);
  if (!held) return;
  const entered = {
    volts: row.chargerVolts,
    watts: row.chargerWatts,
    connector: row.chargerConnector,
  };
  const nothing = !entered.volts && !entered.watts && !entered.connector;
  const { volts, watts, connector } = held;
  await learnNeed(unit, row, nothing ? { volts, watts, connector: connector ?? '' } : entered);
}

/** Writes what the model's other devices taught to this one, where a person has agreed to it before; whether it did. */
export async function applyLearntNeed(unit: Unit, row: CardRow): Promise<boolean> {
  const learnt = await readLearntNeed(unit, row);
  if (!learnt || learnt.ask) return false;
  await writeNeed(unit, row, learnt);
  return true;
}

async function writeNeed(unit: Unit, row: CardRow, learnt: LearntNeed): Promise<void> {
  const { volts, watts, connector, from } = learnt;
  const need = { chargerVolts: volts, chargerWatts: watts, chargerConnector: connector };
  await unit.tx
    .update(devices)
    .set({ ...need, updatedAt: unit.recordedAt })
    .where(eq(devices.id, row.id));
  const data = { ...need, learntFrom: from ?? '' };
  await recordEvent(unit, { deviceId: row.id, kind: 'spec', data });
}

/**
 * A person agrees: this device needs what its model was learnt to need. From now on nobody is asked again.
 * @throws AppError `kit.nothing_learnt` (409)
 */
export async function useLearntNeed(ctx: Context, input: DeviceInput): Promise<WholeNeed> {
  return changeDevice(ctx, 'kit.record', input, async (unit, row) => {
    const learnt = await readLearntNeed(unit, row);
    const where = keyOf(row);
    if (!learnt || !where) throw new AppError('kit.nothing_learnt', { status: 409 });
    await writeNeed(unit, row, learnt);
    if (learnt.ask) await unit.tx.update(modelNeeds).set({ version: AGREED }).where(where);
    const { volts, watts, connector } = learnt;
    return { volts, watts, connector };
  });
}

/** All that was learnt, by maker and model. */
export async function listModelNeeds(ctx: Context) {
  requirePermission(ctx, 'device.view');
  const rows = await ctx.database.db
    .select({
      need: modelNeeds,
      from: devices.code,
      by: people.name,
      make: devices.make,
      model: devices.model,
    })
    .from(modelNeeds)
    .innerJoin(people, eq(people.id, modelNeeds.learntById))
    .leftJoin(devices, eq(devices.id, modelNeeds.learntFromId))
    .orderBy(asc(modelNeeds.makeKey), asc(modelNeeds.modelKey), asc(modelNeeds.kind))
    .limit(5000);
  return {
    needs: rows.map(({ need, from, by, make, model }) => ({
      kind: need.kind as CardRow['kind'],
      makeKey: need.makeKey,
      modelKey: need.modelKey,
      make: make ?? need.makeKey,
      model: model ?? need.modelKey,
      volts: need.volts,
      watts: need.watts,
      connector: need.connector,
      version: need.version,
      agreed: need.version >= AGREED,
      from,
      by,
      learntAt: need.learntAt.toISOString(),
    })),
  };
}

export interface ModelNeedInput extends WriteInput {
  kind: CardRow['kind'];
  makeKey: string;
  modelKey: string;
  version: number;
}

/**
 * Corrects what a model needs, or forgets it with an empty text. Devices keep what was written to them.
 * @param input.chargerText as a charger's label says it: `19.5V 3.34A 4.5mm`
 * @throws AppError `model_need.changed` (409), `model_need.not_found` (404), `input.invalid` on `chargerText`
 */
export async function setModelNeed(
  ctx: Context,
  input: ModelNeedInput & { chargerText: string },
): Promise<{ version: number }> {
  requirePermission(ctx, 'kit.record');
  const need = readWhole(input.chargerText);
  const which = and(
    eq(modelNeeds.kind, input.kind),
    eq(modelNeeds.makeKey, input.makeKey),
    eq(modelNeeds.modelKey, input.modelKey),
  );
  return write(ctx, input, async (unit) => {
    const [known] = await unit.tx.select().from(modelNeeds).where(which).for('update');
    if (!known) throw notFound('model_need');
    if (known.version !== input.version) throw new AppError('model_need.changed', { status: 409 });
    if (!need) {
      await unit.tx.delete(modelNeeds).where(which);
      return { version: 0 };
    }
    const version = Math.max(AGREED, known.version + 1);
    const by = { learntById: unit.actor.personId, learntAt: unit.recordedAt };
    await unit.tx
      .update(modelNeeds)
      .set({ ...need, ...by, version })
      .where(which);
    return { version };
  });
}

function readWhole(text: string) {
  if (text.trim() === '') return null;
  const { volts, watts } = parseChargerText(text);
  const connector = normaliseConnector(text);
  if (!volts || !watts || !connector) throw invalidField('chargerText', 'kit.need_in_full');
  return { volts, watts, connector };
}
