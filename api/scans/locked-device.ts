/** The device a scan is about, locked, and whether somebody else changed it since the scan was made. */
import { eq, sql } from 'drizzle-orm';
import type { CardRow } from '../../db/device-card.ts';
import { devices } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import type { FoundCode } from './found-code.ts';

/** @throws AppError `scan.command_is_for_devices` */
export async function lockedDevice(unit: Unit, one: FoundCode): Promise<CardRow> {
  if (one.kind !== 'device') throw new AppError('scan.command_is_for_devices');
  await unit.tx.execute(
    sql`select 1 from ${devices} where ${eq(devices.code, one.code)} for update`,
  );
  return readCardRow(unit, one.code);
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
