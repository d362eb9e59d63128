/** The device a scan is about, locked, and whether somebody else changed it since the scan was made. */
import { eq, sql } from 'drizzle-orm';
import type { Code } from '#domain/codes.ts';
import type { CardRow } from '../../db/device-card.ts';
import { devices } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { findCode, unknownCode } from './find-code.ts';
import type { FoundCode } from './found-code.ts';

/** @throws AppError `scan.command_is_for_devices` */
export async function lockedDevice(unit: Unit, one: FoundCode): Promise<CardRow> {
  if (one.kind !== 'device') throw new AppError('scan.command_is_for_devices');
  await unit.tx.execute(
    sql`select 1 from ${devices} where ${eq(devices.code, one.code)} for update`,
  );
  return readCardRow(unit, one.code);
}

/**
 * The device in hand, by the code of its label.
 * @throws AppError `scan.unknown_code`, `scan.void_label`, `scan.command_is_for_devices`
 */
export async function lockedByCode(unit: Unit, code: Code): Promise<CardRow> {
  const locked = await unit.tx.execute(sql`
    select d.id from codes c join devices d on d.id = c.subject_id
    where c.code = ${code} and c.subject = 'device' and d.site_id = ${unit.actor.siteId} and d.stage <> 'void'
    for update of d`);
  if (locked.length > 0) return readCardRow(unit, code);
  const one = await findCode(unit, code);
  if (!one) throw unknownCode(code);
  return lockedDevice(unit, one);
}

/** A late scan must not overrule what another person did to the device since. */
export function refuseIfChanged(unit: Unit, row: CardRow): void {
  const since = row.events.find(
    (event) =>
      event.actorId !== unit.actor.personId &&
      new Date(event.recordedAt).getTime() > unit.happenedAt.getTime(),
  );
  if (!since) return;
  throw new AppError('device.changed', {
    status: 409,
    params: { code: row.code, stage: row.stage },
    meanwhile: {
      by: since.actor ?? '',
      what: since.kind,
      stage: since.to,
      at: new Date(since.recordedAt).toISOString(),
    },
  });
}
