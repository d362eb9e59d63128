import { crc32, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MAX_BYTES = 1_000_000;
const MAX_SIDE = 4_000;
const MAX_PIXELS = 4_000_000;
/** Samples a pixel by colour type (PNG, third edition, 11.2.1); palettes are left out. */
const CHANNELS = new Map([
  [0, 1],
  [2, 3],
  [4, 2],
  [6, 4],
]);

interface Header {
  width: number;
  height: number;
  channels: number;
}

/**
 * Whether a PNG can be drawn without surprise: small, eight bits a sample, not interlaced, whole, its data of the
 * announced length. The PDF library decodes later and elsewhere, where a broken file would end the process.
 */
export function isPrintablePng(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length > MAX_BYTES || !file.subarray(0, 8).equals(SIGNATURE)) return false;
  const chunks = readChunks(file);
  const header = chunks ? readHeader(chunks) : null;
  if (!chunks || !header) return false;
  const data = Buffer.concat(
    chunks.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.data),
  );
  const expected = (header.width * header.channels + 1) * header.height;
  try {
    const rows = inflateSync(data, { maxOutputLength: expected });
    return rows.length === expected && hasKnownFilters(rows, expected / header.height);
  } catch {
    return false;
  }
}

interface Chunk {
  type: string;
  data: Buffer;
}

function readChunks(file: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  let at = 8;
  while (at + 12 <= file.length) {
    const length = file.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > file.length) return null;
    const type = file.toString('latin1', at + 4, at + 8);
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return null;
    chunks.push({ type, data: file.subarray(at + 8, end - 4) });
    if (type === 'IEND') return end === file.length ? chunks : null;
    at = end;
  }
  return null;
}

function readHeader(chunks: readonly Chunk[]): Header | null {
  const [first] = chunks;
  if (first?.type !== 'IHDR' || first.data.length !== 13) return null;
  if (chunks.some((chunk, index) => index > 0 && (chunk.type === 'IHDR' || chunk.type === 'tRNS')))
    return null;
  const width = first.data.readUInt32BE(0);
  const height = first.data.readUInt32BE(4);
  const channels = CHANNELS.get(first.data.readUInt8(9));
  const isPlain =
    first.data.readUInt8(8) === 8 && first.data.subarray(10).every((byte) => byte === 0);
  if (!channels || !isPlain || width < 1 || height < 1) return null;
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) return null;
  return { width, height, channels };
}

function hasKnownFilters(rows: Buffer, stride: number): boolean {
  for (let at = 0; at < rows.length; at += stride) if ((rows[at] ?? 9) > 4) return false;
  return true;
}
