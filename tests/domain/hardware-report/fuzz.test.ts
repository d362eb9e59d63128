import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReport } from '#domain/hardware-report/read.ts';
import { isPlaceholderSerial } from '#domain/identity.ts';
import { CORPUS, hasCorpus } from '../../../scripts/lib/report-corpus.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/hardware-report');
/** Each sample is damaged in so many ways. */
const ROUNDS = 12;

/** mulberry32: the same mutations in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Mutation = (bytes: Uint8Array, random: () => number) => Uint8Array;

const asText = (change: (lines: string[], random: () => number) => string[]): Mutation => {
  return (bytes, random) => {
    const lines = new TextDecoder('latin1').decode(bytes).split('\n');
    return new Uint8Array(Buffer.from(change(lines, random).join('\n'), 'latin1'));
  };
};

const at = (random: () => number, length: number) => Math.floor(random() * length);

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  cut: (bytes, random) => bytes.slice(0, at(random, bytes.length)),
  'cut at the start': (bytes, random) => bytes.slice(at(random, bytes.length)),
  'flipped bytes': (bytes, random) => {
    const copy = bytes.slice();
    for (let count = 0; count < 20; count += 1) copy[at(random, copy.length)] = at(random, 256);
    return copy;
  },
  'swapped values': asText((lines, random) => {
    const [one, other] = [at(random, lines.length), at(random, lines.length)];
    const split = (line: string) => /^(.*?[:=]\s*)(.*)$/.exec(line);
    const [a, b] = [split(lines[one] ?? ''), split(lines[other] ?? '')];
    if (!a || !b) return lines;
    return lines.with(one, `${a[1]}${b[2]}`).with(other, `${b[1]}${a[2]}`);
  }),
  'repeated lines': asText((lines, random) => {
    const from = at(random, lines.length);
    const block = lines.slice(from, from + at(random, 40));
    return [
      ...lines.slice(0, from),
      ...Array.from({ length: 20 }, () => block).flat(),
      ...lines.slice(from),
    ];
  }),
  'missing lines': asText((lines, random) => lines.filter(() => random() > 0.1)),
  'wild numbers': asText((lines, random) =>
    lines.map((line) => (random() < 0.1 ? line.replace(/\d+/g, '99999999999999999999') : line)),
  ),
  'wild types': asText((lines, random) =>
    lines.map((line) =>
      random() < 0.1 ? line.replace(/: .*?(,?)$/, ': [null, {"a": -1}]$1') : line,
    ),
  ),
};

function samples(): Uint8Array[] {
  const folder = (path: string) => {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !/\.(md|tsv|csv)$|^expected/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  };
  const corpus = hasCorpus() ? ['cases', 'disks', 'batteries', 'erasure'] : [];
  const paths = [...folder(FIXTURES), ...corpus.flatMap((name) => folder(join(CORPUS, name)))];
  return paths.map((path) => readFileSync(path));
}

describe('damaged reports', () => {
  it('never throw, hang or give a placeholder serial', { timeout: 60_000 }, () => {
    const random = generator(20_260_512);
    const all = samples();
    const kinds = Object.entries(MUTATIONS);
    let runs = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, bytes] of all.entries()) {
        const [name, mutate] = kinds[(index + round) % kinds.length] ?? ['cut', MUTATIONS['cut']!];
        const { machines } = readReport([{ name, bytes: mutate(bytes, random) }]);
        for (const { fields } of machines) {
          if (fields.serial) expect(isPlaceholderSerial(fields.serial.value)).toBe(false);
        }
        runs += 1;
      }
    }
    expect(runs).toBe(ROUNDS * all.length);
  });
});
