/** PNG and WebP reduced to the chunks that draw the picture; texts, EXIF, XMP and animation go. */

const PNG_HEAD = 8;
const PNG_KEPT = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT'];

/** PNG, third edition: length, name, data, checksum. @returns null when the bytes are no whole PNG. */
export function plainPng(file: Buffer): Buffer | null {
  const kept: Buffer[] = [file.subarray(0, PNG_HEAD)];
  const names: string[] = [];
  let at = PNG_HEAD;
  while (at + 12 <= file.length) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) return null;
    const name = file.toString('latin1', at + 4, at + 8);
    if (PNG_KEPT.includes(name)) {
      kept.push(file.subarray(at, end));
      names.push(name);
    }
    if (name === 'IEND') {
      const isWhole = names[0] === 'IHDR' && names.includes('IDAT');
      return isWhole ? Buffer.concat(kept) : null;
    }
    at = end;
  }
  return null;
}

const WEBP_HEAD = 12;
const WEBP_PICTURE = ['VP8 ', 'VP8L'];
const WEBP_KEPT = [...WEBP_PICTURE, 'VP8X', 'ALPH', 'ICCP'];
/** Of VP8X's flags only colour profile and transparency stay true. */
const WEBP_FLAGS = 0x20 | 0x10;

/** RIFF container of WebP (RFC 9649): name, length, data, padded to even. @returns null when it is not whole. */
export function plainWebp(file: Buffer): Buffer | null {
  const kept: Buffer[] = [];
  let hasPicture = false;
  const fileEnd = Math.min(file.length, 8 + file.readUInt32LE(4));
  for (let at = WEBP_HEAD; at + 8 <= fileEnd;) {
    const size = file.readUInt32LE(at + 4);
    const end = at + 8 + size + (size & 1);
    if (at + 8 + size > file.length) return null;
    const name = file.toString('latin1', at, at + 4);
    if (WEBP_KEPT.includes(name)) kept.push(chunk(name, file.subarray(at, at + 8 + size)));
    hasPicture ||= WEBP_PICTURE.includes(name);
    at = end;
  }
  if (!hasPicture) return null;
  const head = Buffer.from(file.subarray(0, WEBP_HEAD));
  const body = Buffer.concat(kept);
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}

function chunk(name: string, bytes: Buffer): Buffer {
  const padding = Buffer.alloc(bytes.length & 1);
  const copy = Buffer.concat([bytes, padding]);
  if (name === 'VP8X' && copy.length > 8) copy.writeUInt8((copy[8] ?? 0) & WEBP_FLAGS, 8);
  return copy;
}
