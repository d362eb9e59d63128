/**
 * Evidence for many alike devices. One device of each kind of work is done by hand on the screen; for the
 * others the same requests are sent that the page sends, in the session of the person at the bench.
 */
import { checklistFor } from '../../../api/domain/checklists.ts';
import type { DeviceKind } from '../../../api/domain/device-kinds.ts';
import type { Screen } from './screen.ts';

/** What instruments say; the rest of the checklist is looked at. */
export const MEASURED: Record<string, number> = {
  battery_health: 86,
  battery_runtime: 95,
  memory_size: 8,
  memory_test: 1,
  stress: 10,
};

export function measuredLines(kind: DeviceKind): { key: string; value: number }[] {
  return checklistFor(kind)
    .filter((item) => item.input.type === 'number' && item.mandatory)
    .map(({ key }) => ({ key, value: MEASURED[key] ?? 1 }));
}

/** Begin and end of a wipe a moment ago, as its log says. */
export function wipeLog(minutes = 1) {
  const ended = Date.now() - 1000;
  return {
    tool: 'nwipe',
    toolVersion: '0.38',
    startedAt: new Date(ended - minutes * 60_000).toISOString(),
    endedAt: new Date(ended).toISOString(),
    verification: 'full',
    errors: 0,
  };
}

/** One SSD listed and erased. */
export async function eraseSsd(bench: Screen, code: string, serial: string): Promise<void> {
  const path = `/devices/${code}/media`;
  const { mediumId } = await bench.post<{ mediumId: string }>(path, { type: 'sata_ssd', serial });
  const record = { technique: 'ata_sanitize_block', ...wipeLog() };
  await bench.post(`${path}/${mediumId}/sanitisations`, record);
}

export async function clearLocks(bench: Screen, code: string): Promise<void> {
  await bench.post(`/devices/${code}/locks/all-clear`, { online: true });
}

export async function passChecklist(bench: Screen, code: string, kind: DeviceKind): Promise<void> {
  await bench.post(`/devices/${code}/checklist/all-good`);
  const answers = measuredLines(kind).map(({ key, value }) => ({ item: key, result: null, value }));
  await bench.post(`/devices/${code}/checklist/answers`, { answers });
}

export async function describeDevice(
  bench: Screen,
  code: string,
  chargerText: string,
): Promise<void> {
  const spec = {
    memoryMib: 8192,
    storageGb: 256,
    storageKind: 'ssd',
    screenInch: 14,
    cpuCores: 4,
    hasCamera: true,
    hasMicrophone: true,
    hasWifi: true,
    osName: 'Linux Mint 22',
  };
  await bench.post(`/devices/${code}/spec`, { spec, chargerText });
  await bench.post(`/devices/${code}/grades`, { cosmetic: 'B', functional: '1' });
}
