/** Small drawn pictures: the proof of a crushed disk, a signature. Grey, eight bits a sample. */
import { crc32, deflateSync } from 'node:zlib';

const PAPER = 255;
const INK = 24;

/** Draws a grey PNG point by point. @param shade 0 black … 255 white */
function drawPng(width: number, height: number, shade: (x: number, y: number) => number): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = Math.round(Math.min(255, Math.max(0, shade(x, y))));
      rows.writeUInt8(value, y * (width + 1) + x + 1);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A drive with four holes drilled through it. @returns a PNG in base64 */
export function destroyedDisk(): string {
  const holes = [
    [96, 80],
    [150, 140],
    [210, 90],
    [236, 168],
  ] as const;
  return drawPng(320, 240, (x, y) => {
    const inside = x > 50 && x < 270 && y > 30 && y < 210;
    if (!inside) return 214 - y / 12;
    const near = Math.min(...holes.map(([hx, hy]) => Math.hypot(x - hx, y - hy)));
    if (near < 12) return 18;
    if (near < 17) return 235;
    const label = x > 110 && x < 250 && y > 104 && y < 128;
    if (label) return (x * 7) % 23 < 9 ? 70 : 240;
    return 120 + 30 * Math.sin((x + y) / 24);
  }).toString('base64');
}

/** A line as a hand draws it, another for each number. @returns a PNG in base64 */
export function signature(number: number): string {
  const width = 360;
  const height = 120;
  const points = Array.from({ length: 900 }, (_, index) => {
    const t = index / 900;
    const swing = Math.sin(t * (17 + (number % 5)) + number) * 30 * (1 - t * 0.6);
    const curl = Math.sin(t * (41 + (number % 7))) * 12;
    return [30 + t * 290 + curl, 60 + swing + Math.cos(t * 29 + number) * 10] as const;
  });
  const drawn = new Set<number>();
  for (const [x, y] of points) {
    for (const dx of [0, 1])
      for (const dy of [0, 1]) drawn.add(Math.floor(y + dy) * width + Math.floor(x + dx));
  }
  return drawPng(width, height, (x, y) => (drawn.has(y * width + x) ? INK : PAPER)).toString(
    'base64',
  );
}
