/** Looks for the device of a report among the devices of the site. */
import { and, desc, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import { type Match, matchReport } from '#domain/hardware-report/matching.ts';
import type { MachineReport } from '#domain/hardware-report/shape.ts';
import { normaliseSerial } from '#domain/identity.ts';
import { devices, hardwareReports, media } from '../../db/schema/index.ts';
import type { Unit } from '../lib/unit.ts';

export interface MachineKeys {
  /** Normalised; empty when unknown. */
  serialKey: string;
  machineUuid: string;
  /** Normalised serials of its disks and of the disks its logs speak of. */
  diskSerials: string[];
  namesMachine: boolean;
}

export function machineKeys(machine: MachineReport): MachineKeys {
  const { serial, uuid, kind, manufacturer, model, cpu } = machine.fields;
  const disks = [...(machine.disks ?? []), ...machine.erasures];
  return {
    serialKey: normaliseSerial(serial?.value) ?? '',
    machineUuid: uuid?.value ?? '',
    diskSerials: disks.flatMap((disk) => normaliseSerial(disk.serial) ?? []),
    namesMachine: [serial, uuid, kind, manufacturer, model, cpu].some((field) => field),
  };
}

export async function findDevice(
  unit: Unit,
  keys: MachineKeys,
  sentFor: { id: string; serialKey: string } | null,
): Promise<Match> {
  return matchReport({
    ...keys,
    sentFor,
    bySerial: await devicesWithSerial(unit, keys.serialKey),
    byUuid: await devicesWithUuid(unit, keys.machineUuid),
    byDisk: keys.namesMachine ? [] : await devicesWithDisks(unit, keys.diskSerials),
  });
}

async function devicesWithSerial(unit: Unit, serialKey: string): Promise<string[]> {
  if (!serialKey) return [];
  const found = await unit.tx
    .select({ id: devices.id })
    .from(devices)
    .where(
      and(
        eq(devices.serialKey, serialKey),
        eq(devices.siteId, unit.actor.siteId),
        isNull(devices.mergedIntoId),
        ne(devices.stage, 'void'),
      ),
    );
  return found.map(({ id }) => id);
}

async function devicesWithUuid(unit: Unit, machineUuid: string): Promise<string[]> {
  if (!machineUuid) return [];
  const found = await unit.tx
    .selectDistinct({ id: devices.id })
    .from(hardwareReports)
    .innerJoin(devices, eq(devices.id, hardwareReports.deviceId))
    .where(
      and(
        eq(hardwareReports.machineUuid, machineUuid),
        eq(hardwareReports.status, 'matched'),
        eq(hardwareReports.siteId, unit.actor.siteId),
        isNull(devices.mergedIntoId),
        ne(devices.stage, 'void'),
      ),
    );
  return found.map(({ id }) => id);
}

async function devicesWithDisks(unit: Unit, serials: readonly string[]): Promise<string[]> {
  const found = await disksElsewhere(unit, serials, null);
  return found.map(({ deviceId }) => deviceId);
}

export interface DiskElsewhere {
  serial: string;
  deviceId: string;
  /** Code of the device in which the disk was last listed. */
  deviceCode: string;
}

/** Disks with these serials in other devices of the site, newest first. */
export async function disksElsewhere(
  unit: Unit,
  serials: readonly string[],
  exceptDeviceId: string | null,
): Promise<DiskElsewhere[]> {
  if (serials.length === 0) return [];
  const found = await unit.tx
    .select({ serial: media.serial, deviceId: devices.id, deviceCode: devices.code })
    .from(media)
    .innerJoin(devices, eq(devices.id, media.deviceId))
    .where(
      and(
        inArray(media.serial, [...serials]),
        eq(media.siteId, unit.actor.siteId),
        isNotNull(media.deviceId),
        ...(exceptDeviceId ? [ne(devices.id, exceptDeviceId)] : []),
      ),
    )
    .orderBy(desc(media.updatedAt), desc(media.id));
  return found;
}
