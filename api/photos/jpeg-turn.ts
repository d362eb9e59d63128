/** How a JPEG is to be turned before it is shown: the orientation tag of EXIF 2.32, alone. */

const NAME = 'Exif\0\0';
const TIFF_AT = 10;
const ORIENTATION = 0x0112;
const SHORT = 3;

/**
 * @param segment an APP1 segment with its marker
 * @returns 1 (upright) to 8, as the first directory of its TIFF says; 1 where it says nothing readable.
 */
export function turnOf(segment: Buffer): number {
  const tiff = segment.subarray(TIFF_AT);
  if (segment.toString('latin1', 4, TIFF_AT) !== NAME || tiff.length < 8) return 1;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const word = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return 1;
  const end = Math.min(start + 2 + 12 * word(start), tiff.length - 11);
  for (let at = start + 2; at < end; at += 12) {
    if (word(at) !== ORIENTATION || word(at + 2) !== SHORT) continue;
    const turn = word(at + 8);
    return turn >= 1 && turn <= 8 ? turn : 1;
  }
  return 1;
}

/** An EXIF segment that holds this one tag and nothing else. */
export function turnSegment(turn: number): Buffer {
  const segment = Buffer.alloc(36);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(segment.length - 2, 2);
  segment.write(`${NAME}MM\0*`, 4, 'latin1');
  segment.writeUInt32BE(8, 14);
  segment.writeUInt16BE(1, 18);
  segment.writeUInt16BE(ORIENTATION, 20);
  segment.writeUInt16BE(SHORT, 22);
  segment.writeUInt32BE(1, 24);
  segment.writeUInt16BE(turn, 28);
  return segment;
}
