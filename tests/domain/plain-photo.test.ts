import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { plainPng, plainWebp } from '../../api/photos/plain-chunks.ts';
import { plainJpeg } from '../../api/photos/plain-jpeg.ts';
import { makePng } from '../support/png.ts';

const photos = join(import.meta.dirname, '../fixtures/photos');
const jpeg = readFileSync(join(photos, 'with-place.jpg'));
const webp = readFileSync(join(photos, 'plain.webp'));

function pngChunk(type: string, text: string): Buffer {
  const body = Buffer.from(type + text, 'latin1');
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(text.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), chunk.length - 4);
  return chunk;
}

function webpChunk(name: string, text: string): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(text.length, 4);
  return Buffer.concat([head, Buffer.from(text + (text.length % 2 ? '\0' : ''), 'latin1')]);
}

describe('a photo without its metadata', () => {
  it('is the same JPEG the second time', () => {
    const plain = plainJpeg(jpeg);
    expect(plain?.length).toBeLessThan(jpeg.length);
    expect(plainJpeg(plain ?? Buffer.alloc(0))).toEqual(plain);
  });

  it('keeps restarts and stuffed bytes of a JPEG and finds EXIF between two scans', () => {
    const frame = Buffer.from([0xff, 0xc2, 0, 3, 8]);
    const scan = Buffer.from([0xff, 0xda, 0, 3, 1, 0x11, 0xff, 0, 0xff, 0xd0, 0x22]);
    const exif = Buffer.from([0xff, 0xe1, 0, 8, 0x45, 0x78, 0x69, 0x66, 0, 0]);
    const [start, end] = [Buffer.from([0xff, 0xd8]), Buffer.from([0xff, 0xd9])];
    const file = Buffer.concat([start, frame, scan, exif, scan, end, Buffer.from('more')]);
    expect(plainJpeg(file)).toEqual(Buffer.concat([start, frame, scan, scan, end]));
  });

  it.each(['II', 'MM'])('stays upright: of EXIF (%s) only the turn is kept', (order) => {
    const tiff = Buffer.alloc(38);
    const little = order === 'II';
    const word = (value: number, at: number) =>
      little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
    const long = (value: number, at: number) =>
      little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
    tiff.write(order, 0, 'latin1');
    word(42, 2);
    long(8, 4);
    word(2, 8);
    [0x010f, 0x0112].forEach((tag, index) => {
      word(tag, 10 + 12 * index);
      word(index === 0 ? 2 : 3, 12 + 12 * index);
      long(1, 14 + 12 * index);
      word(index === 0 ? 0x4142 : 6, 18 + 12 * index);
    });
    const name = Buffer.from('\xff\xe1\0\x2eExif\0\0', 'latin1');
    const bare = plainJpeg(jpeg) ?? Buffer.alloc(0);
    const turned = (exif: Buffer) =>
      plainJpeg(Buffer.concat([bare.subarray(0, 2), name, exif, bare.subarray(2)]));
    const plain = turned(tiff);
    expect(plain?.length).toBe(bare.length + 36);
    expect(plain?.readUInt16BE(30)).toBe(6);
    expect(plain && plainJpeg(plain)).toEqual(plain);
    long(0xfffffff0, 4);
    expect(turned(tiff)).toEqual(bare);
  });

  it('is refused when a JPEG is cut or says nonsense', () => {
    for (let length = 0; length < 1300; length += 7) {
      expect(plainJpeg(jpeg.subarray(0, length))).toBeNull();
    }
  });

  it('drops texts, EXIF and what stands behind the end of a PNG', () => {
    const png = Buffer.from(makePng(2, 2));
    const extra = ['tEXtAuthor\0Person', 'eXIfMM\0*', 'iTXtXML:com.adobe.xmp\0', 'tIME1234567'];
    const chunks = extra.map((text) => pngChunk(text.slice(0, 4), text.slice(4)));
    const file = Buffer.concat([
      png.subarray(0, 33),
      ...chunks,
      png.subarray(33),
      Buffer.from('x'),
    ]);
    expect(plainPng(file)).toEqual(png);
    expect(plainPng(file.subarray(0, 60))).toBeNull();
  });

  it('drops EXIF and XMP of a WebP and says so in its head', () => {
    const place = [webpChunk('EXIF', 'II*\0place'), webpChunk('XMP ', '<x/>')];
    const file = Buffer.concat([webp, ...place]);
    file.writeUInt32LE(file.length - 8, 4);
    file.writeUInt8((webp[20] ?? 0) | 0x0c, 20);
    expect(plainWebp(file)).toEqual(webp);
    expect(plainWebp(webp.subarray(0, 200))).toBeNull();
  });
});
