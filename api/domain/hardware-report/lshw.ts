import { isPlausibleWh } from './battery-rules.ts';
import { identityFromDmi } from './identity-fields.ts';
import type { Json } from './lenient-json.ts';
import { lshwDisks } from './lshw-disks.ts';
import { lshwRoots, walkLshw } from './lshw-node.ts';
import type { LshwNode, Placed } from './lshw-node.ts';
import { emptyBattery, emptyReading, noComponents, reading } from './shape.ts';
import type { BatteryReading, Components, PartKind, ToolReading } from './shape.ts';
import { cleanText, plausibleMiB, readName, readSerial } from './values.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

/** What the reader of the text knows about the document. */
export interface LshwContext {
  truncated: boolean;
  notRoot: boolean;
}

/** `lshw -json`: one reading per machine found in the document. */
export function readLshw(document: Json, context: LshwContext): ToolReading[] {
  const roots = lshwRoots(document);
  const systems = roots.filter((root) => root.class === 'system');
  if (systems.length > 0) return systems.map((root) => readLshwTree(root, context));
  return roots.length > 0 ? [readLshwTree(withoutSystem(roots), context)] : [];
}

/** `lshw -class disk` prints the nodes of one class side by side. */
function withoutSystem(roots: LshwNode[]): LshwNode {
  return {
    id: '',
    class: '',
    description: '',
    product: null,
    vendor: null,
    version: null,
    serial: null,
    businfo: '',
    logicalNames: [],
    size: null,
    capacity: null,
    units: '',
    configuration: new Map(),
    capabilities: new Set(),
    children: roots,
  };
}

export function readLshwTree(root: LshwNode, context: LshwContext): ToolReading {
  const placed = walkLshw(root);
  const board = root.children?.find((node) => node.id === 'core' || node.class === 'bus');
  const warnings: ReportWarning[] = context.notRoot ? [warn('not_root')] : [];
  const identity = identityFromDmi(
    {
      manufacturer: root.vendor,
      product: withoutSku(root),
      version: root.version,
      serial: root.serial,
      uuid: root.configuration.get('uuid'),
      family: root.configuration.get('family'),
      boardManufacturer: board?.vendor,
      boardProduct: board?.product,
      chassis: root.configuration.get('chassis') ?? chassisWords(root.description),
    },
    'lshw',
  );
  const disks = lshwDisks(placed);
  const looked =
    root.class === 'system' ? (root.children ?? []).length > 0 : disks.internal.length > 0;
  const whole = looked && !context.truncated && !(context.notRoot && disks.internal.length === 0);
  if (!whole) warnings.push(warn('disk_cannot_say'));
  const ram = reading(memoryMiB(placed), 'lshw', context.truncated ? 'likely' : 'sure');
  const cpu = reading(processor(placed), 'lshw');
  const batteries = lshwBatteries(placed);
  return emptyReading('lshw', {
    fields: {
      ...(root.class === 'system' ? identity.fields : {}),
      ...(ram && { ramMiB: ram }),
      ...(cpu && { cpu }),
    },
    disks: whole ? disks.internal : null,
    external: disks.external,
    batteries: batteries.length > 0 ? batteries : null,
    batteryPresent: batteries.length > 0 ? true : null,
    components: components(placed, whole && !context.notRoot),
    warnings: [...warnings, ...identity.warnings, ...disks.warnings],
  });
}

/** lshw adds the SKU to the product: `TM1613 (Sku Number)`. */
function withoutSku(root: LshwNode): string | null {
  const product = cleanText(root.product);
  const sku = cleanText(root.configuration.get('sku'));
  if (product === null) return null;
  if (sku !== null && product.endsWith(` (${sku})`)) return product.slice(0, -(sku.length + 3));
  return product.replace(
    / \((to be filled by o\.e\.m\.|default string|[^()]{1,20}#[a-z0-9]{3})\)$/i,
    '',
  );
}

/** Without a DMI chassis lshw says `Computer`, which says nothing. */
function chassisWords(description: string): string | null {
  return /^(computer|system)$/i.test(description.trim()) ? null : cleanText(description);
}

/** The nodes of installed memory; firmware and caches have the same class. */
function memoryMiB(placed: readonly Placed[]): number | null {
  const memories = placed
    .map(({ node }) => node)
    .filter((node) => node.class === 'memory' && /^memory(:\d+)?$/.test(node.id))
    .filter((node) => !/flash|\brom\b|video/i.test(node.description));
  const sum = memories.reduce((total, node) => total + (sizeOfMemory(node) ?? 0), 0);
  return sum > 0 ? plausibleMiB(sum / 1024 ** 2) : null;
}

function sizeOfMemory(node: LshwNode): number | null {
  if (node.size !== null && node.size > 0) return node.units === 'bytes' ? node.size : null;
  const banks = (node.children ?? []).filter(
    (child) => child.id.startsWith('bank') && !/flash|\brom\b/i.test(child.description),
  );
  const sum = banks.reduce((total, bank) => total + (bank.size ?? 0), 0);
  return sum > 0 ? sum : null;
}

function processor(placed: readonly Placed[]): string | null {
  const processors = placed.filter(({ node }) => node.class === 'processor');
  return processors.map(({ node }) => readName(node.product)).find((name) => name !== null) ?? null;
}

/** A battery with a capacity by design; templates of the firmware have none. */
function lshwBatteries(placed: readonly Placed[]): BatteryReading[] {
  return placed.flatMap(({ node }) => {
    if (node.class !== 'power' || !node.id.startsWith('battery')) return [];
    const wh = node.units === 'mWh' && node.capacity !== null ? node.capacity / 1000 : null;
    if (!isPlausibleWh(wh)) return [];
    return [
      {
        ...emptyBattery('lshw'),
        manufacturer: readName(node.vendor),
        model: readName(node.product),
        serial: readSerial(node.serial),
        designWh: wh,
      },
    ];
  });
}

/** @param whole every bus was looked at, so that a part which is not there can be told. */
function components(placed: readonly Placed[], whole: boolean): Components {
  const found = noComponents();
  for (const { node } of placed) {
    const name = readName(node.product);
    if (node.class === 'display' && name !== null) found.graphics.push(name);
    if (node.class === 'network' && name !== null) found.network.push(name);
    const kind = partKind(node, name);
    if (kind && !found.parts.some((one) => one.kind === kind && one.name === name)) {
      found.parts.push({ kind, name });
    }
  }
  const has = (kind: PartKind) => found.parts.some((part) => part.kind === kind);
  if (has('wifi')) found.wireless = true;
  if (has('camera')) found.camera = true;
  if (whole) found.absent = lookedFor(placed).filter((kind) => !has(kind));
  return found;
}

function partKind(node: LshwNode, name: string | null): PartKind | null {
  const { description } = node;
  const isCamera = node.class === 'multimedia' && /camera|webcam|^video$/i.test(name ?? '');
  if (isCamera || node.configuration.get('driver') === 'uvcvideo') return 'camera';
  if (node.class === 'network') {
    if (/wireless|network controller/i.test(description)) return 'wifi';
    return /^ethernet/i.test(description) && name !== null ? 'lan' : null;
  }
  if (/bluetooth/i.test(description)) return 'bluetooth';
  if (node.class === 'multimedia' && /audio/i.test(description)) return 'sound';
  return node.class === 'disk' && /\b(dvd|cd|blu-?ray)/i.test(description) ? 'optical' : null;
}

/** Cameras and Bluetooth hang on USB, network cards on PCI or USB. */
function lookedFor(placed: readonly Placed[]): PartKind[] {
  const on = (bus: string) => placed.some(({ node }) => node.businfo.startsWith(bus));
  if (!on('usb@')) return [];
  return on('pci@') ? ['camera', 'bluetooth', 'wifi', 'lan'] : ['camera', 'bluetooth'];
}
