/** What a ZIP archive would unpack to, found out without keeping it: small files can hold gigabytes. */
import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;
/** Length of the end record without and with the longest comment. */
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

export interface ZipContent {
  names: string[];
}

/**
 * Lists the entries after unpacking each into nothing, whatever sizes the archive claims.
 * @returns null where the archive is broken, has more than `maxEntries` entries or unpacks to more than `maxBytes`
 */
export function measureZip(
  bytes: Uint8Array,
  limits: { maxEntries: number; maxBytes: number },
): ZipContent | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return walk(buffer, limits);
  } catch {
    // Cut off, no deflate stream, or more than is left of the limit.
    return null;
  }
}

function walk(
  buffer: Buffer,
  { maxEntries, maxBytes }: { maxEntries: number; maxBytes: number },
): ZipContent | null {
  const end = findEnd(buffer);
  if (end === null) return null;
  const count = buffer.readUInt16LE(end + 10);
  if (count > maxEntries) return null;
  const names: string[] = [];
  let left = maxBytes;
  let at = buffer.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry += 1) {
    if (buffer.readUInt32LE(at) !== ENTRY) return null;
    const nameLength = buffer.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
    names.push(buffer.toString('utf8', at + 46, at + 46 + nameLength));
    left -= unpackedSize(buffer, at, left);
    at = next;
  }
  return { names };
}

/** @throws RangeError where it is larger than `left` */
function unpackedSize(buffer: Buffer, entry: number, left: number): number {
  const method = buffer.readUInt16LE(entry + 10);
  const packed = buffer.readUInt32LE(entry + 20);
  const local = buffer.readUInt32LE(entry + 42);
  const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
  if (method === STORED) {
    if (packed > left) throw new RangeError('too large');
    return packed;
  }
  if (method !== DEFLATED) throw new RangeError('unknown packing');
  if (packed === 0) return 0;
  if (left <= 0) throw new RangeError('too large');
  return inflateRawSync(buffer.subarray(start, start + packed), { maxOutputLength: left }).length;
}

function findEnd(buffer: Buffer): number | null {
  const first = Math.max(0, buffer.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = buffer.length - END_LENGTH; at >= first; at -= 1) {
    if (buffer.readUInt32LE(at) === END) return at;
  }
  return null;
}
