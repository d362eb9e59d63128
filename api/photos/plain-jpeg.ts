/** A JPEG reduced to what draws the picture (ITU-T T.81, annex B): of EXIF only its turn stays, XMP and IPTC go. */
import { turnOf, turnSegment } from './jpeg-turn.ts';

const END = 0xd9;
const SCAN = 0xda;

/**
 * @returns the picture, upright as before, without the rest of EXIF, XMP, IPTC, comments, embedded previews and
 * whatever stands behind its end; null when the bytes are no whole JPEG.
 */
export function plainJpeg(file: Buffer): Buffer | null {
  const kept: Buffer[] = [file.subarray(0, 2)];
  let hasFrame = false;
  let hasScan = false;
  let turn = 1;
  let at = 2;
  while (at + 2 <= file.length) {
    if (file[at] !== 0xff) return null;
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === END) {
      kept.push(file.subarray(at, at + 2));
      if (turn !== 1) kept.splice(1, 0, turnSegment(turn));
      return hasFrame && hasScan ? Buffer.concat(kept) : null;
    } else {
      const size = at + 4 <= file.length ? file.readUInt16BE(at + 2) : 0;
      const end = marker === SCAN ? endOfScan(file, at + 2 + size) : at + 2 + size;
      if (size < 2 || end > file.length) return null;
      hasFrame ||= isFrame(marker);
      hasScan ||= marker === SCAN;
      const segment = file.subarray(at, end);
      if (marker === 0xe1 && turn === 1 && !hasScan) turn = turnOf(segment);
      if (draws(marker, segment)) kept.push(withoutPreview(marker, segment));
      at = end;
    }
  }
  return null;
}

/** Coded data ends at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0;
    const isData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
  }
  return file.length + 1;
}

function isFrame(marker: number): boolean {
  const other = marker === 0xc4 || marker === 0xc8 || marker === 0xcc;
  return marker >= 0xc0 && marker <= 0xcf && !other;
}

/** Of the application segments only these change how the picture looks: JFIF, colour profile, Adobe's transform. */
function draws(marker: number, segment: Buffer): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const name = segment.toString('latin1', 4, 16);
  if (marker === 0xe0) return name.startsWith('JFIF\0') && segment.length >= 18;
  if (marker === 0xe2) return name.startsWith('ICC_PROFILE\0');
  return marker === 0xee && name.startsWith('Adobe');
}

/** JFIF may carry a small picture of its own, which shows what was cut away since. */
function withoutPreview(marker: number, segment: Buffer): Buffer {
  if (marker !== 0xe0) return segment;
  const head = Buffer.from(segment.subarray(0, 18));
  head.writeUInt16BE(16, 2);
  head.writeUInt16BE(0, 16);
  return head;
}
