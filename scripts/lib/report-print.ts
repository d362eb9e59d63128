import { warningText } from '#domain/hardware-report/warnings.ts';
import type { MachineReport } from '#domain/hardware-report/shape.ts';
import type { ReadReport } from '#domain/hardware-report/read.ts';

/** One entry of the JSON that `report:read` prints. */
export function printedMachine(
  source: string,
  machine: MachineReport,
  unread: ReadReport['unread'],
) {
  const { fields } = machine;
  return {
    source,
    kind: fields.kind?.value ?? null,
    manufacturer: fields.manufacturer?.value ?? null,
    model: fields.model?.value ?? null,
    serial: fields.serial?.value ?? null,
    cpu: fields.cpu?.value ?? null,
    ramMiB: fields.ramMiB?.value ?? null,
    disks:
      machine.disks?.map(({ model, serial, sizeBytes, type, health, powerOnHours }) => ({
        model,
        serial,
        sizeBytes,
        type,
        health,
        powerOnHours,
      })) ?? null,
    batteries: machine.batteries?.map(({ source: _source, ...battery }) => battery) ?? null,
    batteryPresent: machine.batteryPresent,
    erasures: machine.erasures.map(({ device, model, serial, sizeBytes, method, result }) => ({
      device,
      model,
      serial,
      sizeBytes,
      method,
      result,
    })),
    warnings: [
      ...machine.warnings.map(warningText),
      ...unread.map(({ name, warning }) => `${name}: ${warningText(warning)}`),
    ],
  };
}
