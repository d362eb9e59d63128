import { asObject, asObjects, asString } from './guards.ts';
import type { Json, JsonObject } from './lenient-json.ts';
import { emptyReading } from './shape.ts';
import type { ToolReading } from './shape.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';
import { isExternalDisk } from './wmi-disks.ts';
import { classNamed, readClass } from './wmi.ts';
import type { WmiInstance } from './wmi.ts';

/** Our collector's document, or what `Get-CimInstance … | ConvertTo-Json` prints. */
export function isWmiJson(document: Json): boolean {
  return isCollected(asObject(document)) || cimItems(document).length > 0;
}

export function readWmiJson(document: Json): ToolReading[] {
  const object = asObject(document);
  if (!object || !isCollected(object)) return readClasses(byClassName(cimItems(document)));
  const classes = new Map<string, WmiInstance[]>();
  for (const [key, value] of Object.entries(asObject(object['Classes']) ?? {})) {
    const name = classNamed(key);
    if (name !== null) classes.set(name, instancesOf(value));
  }
  const warnings = [
    ...(object['Elevated'] === false ? [warn('not_root')] : []),
    ...lockWarnings(asObject(object['Locks']), classes.get('Win32_EncryptableVolume') ?? []),
  ];
  return [...readClasses(classes), emptyReading('wmi', { warnings })];
}

function isCollected(object: JsonObject | null): boolean {
  return object !== null && object['Rework'] === 'windows' && asObject(object['Classes']) !== null;
}

const MAX_INSTANCES = 1_000;

/** PowerShell 5.1 writes some lists as `{"value":[…],"Count":n}`, and a list of one as the one. */
function instancesOf(value: Json): WmiInstance[] {
  const wrapped = asObject(value)?.['value'];
  const list = Array.isArray(value) ? value : Array.isArray(wrapped) ? wrapped : [value];
  return asObjects(list).slice(0, MAX_INSTANCES).map(toInstance);
}

function toInstance(object: JsonObject): WmiInstance {
  return new Map(
    Object.entries(object)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key.toLowerCase(), textOf(value).trim()]),
  );
}

function textOf(value: Json): string {
  if (Array.isArray(value)) return `{${value.slice(0, 50).map(textOf).join(', ')}}`;
  return typeof value === 'object' ? '' : String(value);
}

/** Instances that say which class they are of; nothing is guessed from the names of keys. */
function cimItems(document: Json): JsonObject[] {
  const items = Array.isArray(document) ? document : [document];
  return asObjects(items.slice(0, MAX_INSTANCES)).filter((item) => classOfItem(item) !== null);
}

function classOfItem(item: JsonObject): string | null {
  const named =
    asString(asObject(item['CimClass'])?.['CimClassName']) ??
    asString(item['CimClass']) ??
    asString(item['__CLASS']) ??
    asString(item['CreationClassName']);
  return named === null ? null : classNamed(named);
}

function byClassName(items: readonly JsonObject[]): Map<string, WmiInstance[]> {
  const classes = new Map<string, WmiInstance[]>();
  for (const item of items) {
    const name = classOfItem(item) ?? '';
    classes.set(name, [...(classes.get(name) ?? []), toInstance(item)]);
  }
  return classes;
}

function readClasses(classes: Map<string, WmiInstance[]>): ToolReading[] {
  joinDisks(classes);
  joinBatteries(classes);
  return [...classes].flatMap(([name, instances]) => readClass(name, instances) ?? []);
}

/**
 * Win32_DiskDrive says what stands in a USB box, MSFT_PhysicalDisk the exact size, the medium and the maker's
 * serial number. They name the same disk by its number.
 */
function joinDisks(classes: Map<string, WmiInstance[]>): void {
  const drives = classes.get('Win32_DiskDrive') ?? [];
  const physical = classes.get('MSFT_PhysicalDisk') ?? [];
  const counters = classes.get('MSFT_StorageReliabilityCounter') ?? [];
  const failing = (classes.get('MSStorageDriver_FailurePredictStatus') ?? [])
    .filter((status) => /^true$/i.test(status.get('predictfailure') ?? ''))
    .map((status) => (status.get('instancename') ?? '').toUpperCase());
  const same = (list: readonly WmiInstance[], number: string | undefined) =>
    number === undefined ? undefined : list.find((one) => one.get('deviceid') === number);
  const joined = drives.map((drive) => {
    const disk = same(physical, drive.get('index'));
    const hours = same(counters, drive.get('index'))?.get('poweronhours');
    const id = (drive.get('pnpdeviceid') ?? '').toUpperCase();
    const predicted = id !== '' && failing.some((name) => name.startsWith(id));
    if (!disk || isExternalDisk(drive))
      return predicted ? new Map([...drive, ['status', 'Pred Fail']]) : drive;
    return new Map([
      ...drive,
      ...disk,
      ['deviceid', drive.get('deviceid') ?? ''],
      ...(hours === undefined ? [] : [['poweronhours', hours] as const]),
      ...(predicted ? [['status', 'Pred Fail'] as const] : []),
    ]);
  });
  const numbers = new Set(drives.map((drive) => drive.get('index')));
  const rest = physical
    .filter((disk) => !numbers.has(disk.get('deviceid')))
    .map((disk) => {
      const hours = same(counters, disk.get('deviceid'))?.get('poweronhours');
      return hours === undefined ? disk : new Map([...disk, ['poweronhours', hours]]);
    });
  if (drives.length + physical.length === 0) return;
  classes.delete('MSFT_PhysicalDisk');
  classes.set('Win32_DiskDrive', [...joined, ...rest]);
}

/** Three classes of root\\wmi, each with a part of the same battery, told by the name of the instance. */
function joinBatteries(classes: Map<string, WmiInstance[]>): void {
  const parts = ['BatteryStaticData', 'BatteryFullChargedCapacity', 'BatteryCycleCount'];
  const byName = new Map<string, Map<string, string>>();
  for (const part of parts) {
    for (const [index, instance] of (classes.get(part) ?? []).entries()) {
      const name = instance.get('instancename') ?? String(index);
      byName.set(name, new Map([...(byName.get(name) ?? []), ...instance]));
    }
    classes.delete(part);
  }
  if (byName.size === 0) return;
  classes.set('BatteryStaticData', [...byName.values()]);
  // Windows' own class says the same with fewer fields.
  classes.delete('Win32_Battery');
}

/** What somebody else may still hold: the lock check begins with it. */
function lockWarnings(locks: JsonObject | null, volumes: readonly WmiInstance[]): ReportWarning[] {
  const owned = [
    'AutopilotProfile',
    'MdmEnrolled',
    'AzureAdJoined',
    'DomainJoined',
    'EnterpriseJoined',
  ];
  const owners = owned.filter((name) => locks?.[name] === true);
  const encrypted = volumes.filter((volume) => volume.get('protectionstatus') === '1');
  return [
    ...(owners.length > 0 ? [warn('managed', owners.join(', '))] : []),
    ...(encrypted.length > 0
      ? [warn('bitlocker', encrypted.map((volume) => volume.get('driveletter') ?? '').join(' '))]
      : []),
  ];
}
