import type { DiskReading, DiskType } from './shape.ts';

/** 40 years: more than any disk in use has run. Packed raw values lie far above. */
const MOST_HOURS = 350_000;
/** From 1 MB (floppy images are not disks) to 100 TB, in bytes. */
const LEAST_BYTES = 1_000_000;
const MOST_BYTES = 100_000_000_000_000;

export function plausibleHours(hours: number | null): number | null {
  return hours !== null && Number.isInteger(hours) && hours >= 0 && hours <= MOST_HOURS
    ? hours
    : null;
}

export function plausibleSize(bytes: number | null): number | null {
  return bytes !== null &&
    Number.isSafeInteger(bytes) &&
    bytes >= LEAST_BYTES &&
    bytes <= MOST_BYTES
    ? bytes
    : null;
}

/** Names of sticks, card slots and other removable media, as firmware writes them. */
const REMOVABLE_NAME =
  /data ?traveler|transmemory|\bcruzer|\bultra (fit|flair|usb)|flash ?(disk|drive)|usb ?(disk|flash|stick|drive|device)|\bstick\b|jetflash|card ?reader|multi-?card|\bcrw\b|\bsd\/mmc|\bmmc\/sd|compact ?flash|memory stick|micro ?sd|\bsd ?card|\bzip ?\d+|mass storage|\bdt ?(101|10[0-9])\b|storage device|\bstore ?n ?go|\bflashair|datastick|pendrive|xd-picture|\bvoyager\b|flash voyager|sandisk 3\.2gen1|productcode|virtual (cd|floppy|media)|\bremovable\b|\bfloppy\b/i;

export function isRemovableName(...names: readonly (string | null)[]): boolean {
  return REMOVABLE_NAME.test(names.filter((name) => name !== null).join(' '));
}

const OPTICAL_NAME = /\b(dvd|cd-?rom|bd-?re|blu-?ray|cdrw|bd-?rom)/i;

export function isOpticalName(name: string | null): boolean {
  return OPTICAL_NAME.test(name ?? '');
}

export function isVirtualDisk(model: string | null): boolean {
  return /^(vbox|qemu|vmware|msft virtual|virtio|virtual disk|xen)/i.test(model ?? '');
}

/**
 * The kind of medium from its name alone, for tools that do not say whether it turns.
 * Only families that make one kind; null where a name could be either.
 */
export function typeFromModel(model: string | null): DiskType | null {
  const name = model ?? '';
  if (isVirtualDisk(model)) return null;
  if (/\bnvme\b/i.test(name)) return 'nvme';
  if (
    /\bssd\b|solid state|^kingston (sa400|sv300|suv|skc|shfs|shss)|^(crucial_)?ct\d{3,4}(mx|bx|m5|m4)|^sandisk sd[a-z0-9]*\d{3}|^wdc? ?wds\d|\bhs-ssd|^samsung mz[7n]|^intel ssd|^ts\d+gmts/i.test(
      name,
    )
  ) {
    return 'ssd';
  }
  const turning =
    /^(wdc )?wd\d{2,5}[a-z]{2,4}\b|^st\d{3,5}[a-z]{2}\d|^st\d{6,9}as?\b|^(hitachi|hgst) h|^hd[stpw][a-z0-9]{6}|^htc?s?\d{6}|^fujitsu m|^toshiba (mk|mq|dt|hdw)|^samsung h[dmn]\d|^maxtor|^quantum|^hts\d|^ic35|^ibm-d|^seagate st|^excelstor/i;
  return turning.test(name) ? 'hdd' : null;
}

/** Same medium: equal serials, or the same device with no two serials that differ. */
export function isSameDisk(a: DiskReading, b: DiskReading): boolean {
  if (a.serial !== null && b.serial !== null) return sameSerial(a.serial, b.serial);
  if (a.device !== null && b.device !== null) {
    const sizesFit = a.sizeBytes === null || b.sizeBytes === null || a.sizeBytes === b.sizeBytes;
    return devicesMatch(a.device, b.device) && sizesFit;
  }
  return a.sizeBytes !== null && a.sizeBytes === b.sizeBytes && modelsMatch(a.model, b.model);
}

/** Kernel interfaces cut serials to 20 characters and pad them; Windows 7 writes them in its own way. */
function sameSerial(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) =>
    unswapped(text).toUpperCase().replace(/[\s_]/g, '').replace(/\.$/, ''),
  );
  if (one === other) return true;
  const [short = '', long = ''] = [one ?? '', other ?? ''].sort((x, y) => x.length - y.length);
  return short.length >= 8 && long.startsWith(short);
}

/** Windows 7 gives the ATA serial as hexadecimal of ASCII with the bytes of each word swapped. */
function unswapped(serial: string): string {
  if (!/^(?:[2-7][0-9a-f]){10,40}$/i.test(serial)) return serial;
  const letters = (serial.match(/../g) ?? []).map((byte) =>
    String.fromCharCode(Number.parseInt(byte, 16)),
  );
  return letters
    .flatMap((letter, index) => (index % 2 === 0 ? [letters[index + 1] ?? '', letter] : []))
    .join('')
    .trim();
}

/** SCSI inquiry cuts models to 16 characters. */
export function modelsMatch(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const [one, other] = [a, b].map((text) => text.toUpperCase().replace(/[\s_]/g, ''));
  const [short = '', long = ''] = [one ?? '', other ?? ''].sort((x, y) => x.length - y.length);
  return short.length >= 4 && long.includes(short);
}

/** `/dev/nvme0` is the controller of `/dev/nvme0n1`. */
export function devicesMatch(a: string, b: string): boolean {
  const base = (path: string) => path.replace(/^\/dev\//, '').replace(/^(nvme\d+)n\d+$/, '$1');
  return base(a) === base(b);
}
