/** The frame of every write to a kit: the device is being kitted, locked, and has its lines. */
import { and, eq } from 'drizzle-orm';
import type { KitLine, KitLineKey } from '#domain/kit-template.ts';
import type { Permission } from '#domain/roles.ts';
import type { CardRow } from '../../db/device-card.ts';
import { kitLines } from '../../db/schema/index.ts';
import { kitTemplateOf, kitVerdictOf } from '../devices/gate-facts.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { type DeviceInput, changeDevice } from '../evidence/change-device.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { applyLearntNeed } from './model-needs.service.ts';
import { openKit } from './open-kit.ts';

export interface KitAnswer {
  line: KitLineKey;
  /** Every required line is filled and fits: the device may go on its shelf. */
  complete: boolean;
}

/** @throws AppError `kit.not_kitting` naming the stage the device is in, and those of `changeDevice` */
export async function changeKit<T>(
  ctx: Context,
  permission: Permission,
  input: DeviceInput,
  work: (unit: Unit, row: CardRow) => Promise<T>,
): Promise<T> {
  return changeDevice(ctx, permission, input, async (unit, seen) => {
    if (seen.stage !== 'kitting') {
      throw new AppError('kit.not_kitting', {
        status: 409,
        params: { code: seen.code, stage: seen.stage },
      });
    }
    const kit = await openKit(unit, seen);
    const learnt = await applyLearntNeed(unit, seen);
    return work(unit, learnt ? await readCardRow(unit, seen.code) : { ...seen, kit });
  });
}

/** @throws AppError `kit.line_not_needed` when a device of this kind has no such line */
export function templateLine(ctx: Context, row: CardRow, key: KitLineKey): KitLine {
  const line = kitTemplateOf(ctx, row).find((one) => one.key === key);
  if (!line) throw new AppError('kit.line_not_needed', { params: { line: key, kind: row.kind } });
  return line;
}

export function kitRow(row: CardRow, key: KitLineKey): CardRow['kit'][number] {
  const known = row.kit.find((one) => one.line === key);
  if (!known) throw new Error(`kit line ${key} of ${row.code} was not opened`);
  return known;
}

export async function updateLine(
  unit: Unit,
  row: CardRow,
  key: KitLineKey,
  changes: Partial<typeof kitLines.$inferInsert>,
): Promise<void> {
  await unit.tx
    .update(kitLines)
    .set(changes)
    .where(and(eq(kitLines.deviceId, row.id), eq(kitLines.line, key)));
}

export async function recordKitEvent(
  unit: Unit,
  row: CardRow,
  data: { action: string; line: KitLineKey; [more: string]: unknown },
): Promise<void> {
  await recordEvent(unit, { deviceId: row.id, kind: 'kit', data });
}

/** Where the kit stands after this write. */
export function kitAnswer(ctx: Context, after: CardRow, line: KitLineKey): KitAnswer {
  return { line, complete: kitVerdictOf(ctx, after).satisfied };
}

/** The device with this line of its kit changed. */
export function withLine(
  row: CardRow,
  key: KitLineKey,
  changes: Partial<CardRow['kit'][number]>,
): CardRow {
  const changed = { ...kitRow(row, key), ...changes };
  return { ...row, kit: row.kit.map((one) => (one.line === key ? changed : one)) };
}
