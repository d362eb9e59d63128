/**
 * `node --import tsx scripts/bench/scan-decode.ts [FOLDER]`: how many of a folder of camera-like frames (a manifest.json
 * names what is on each) our decoder reads beside plain @zxing/library and zxing-wasm, and at what cost.
 * Each frame goes through every decoder in turning order in one process; ratios of processor time hold on a busy
 * machine too. Prints tables. FOLDER is `../shared/data/label-frames` unless said; `scan-frames.ts` makes others.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isValidCode, readScan } from '../../api/domain/codes.ts';
import { loadPicture } from '../lib/load-picture.ts';
import { machine, spread } from './machine.ts';
import { asPixels, decoders, type Pixels, type Reader } from './scan-decoders.ts';

interface FrameNote {
  file: string;
  expected: string | null;
  symbology: 'code128' | 'qr' | 'qrurl' | 'datamatrix' | null;
  tier: string;
  foreign: { text: string }[];
}

interface Tally {
  read: Map<string, [number, number]>;
  cpu: number;
  times: number[];
  falseCodes: string[];
  foreignRead: number;
}

const folder = resolve(
  process.argv[2] ?? join(import.meta.dirname, '../../../shared/data/label-frames'),
);
const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
const { frames } = JSON.parse(manifest) as { frames: FrameNote[] };
/** The addresses on the frames of `../shared/data` end in the ten digits. */
const ours = (text: string) =>
  ['own', 'tracking'].includes(readScan(text).kind) ||
  isValidCode(/\/t\/(\d{10})$/i.exec(text)?.[1] ?? '');
const only = process.env['ONLY']?.split(',');
const readers = (await decoders(ours)).filter(({ name }) => !only || only.includes(name));
const tallies = new Map(readers.map(({ name }) => [name, emptyTally()]));
const missed = new Map<string, string[]>();

function emptyTally(): Tally {
  return { read: new Map(), cpu: 0, times: [], falseCodes: [], foreignRead: 0 };
}

/** The first frames make the machine code; they are measured again later. */
for (const { file } of frames.slice(0, 8)) {
  const picture = asPixels(await loadPicture(join(folder, file), 1280));
  for (const reader of readers) await reader.read(picture);
}
for (const [i, note] of frames.entries()) {
  const picture = asPixels(await loadPicture(join(folder, note.file), 1280));
  for (let k = 0; k < readers.length; k++)
    await measure(readers[(i + k) % readers.length]!, note, picture);
}

async function measure(reader: Reader, note: FrameNote, picture: Pixels): Promise<void> {
  const tally = tallies.get(reader.name)!;
  const before = process.cpuUsage();
  const start = performance.now();
  const texts = await reader.read(picture);
  tally.times.push(performance.now() - start);
  const { user, system } = process.cpuUsage(before);
  tally.cpu += (user + system) / 1000;
  const known = new Set([note.expected, ...note.foreign.map(({ text }) => text)]);
  for (const text of texts)
    if (ours(text) && !known.has(text)) tally.falseCodes.push(`${note.file}: ${text}`);
  tally.foreignRead += note.foreign.filter(({ text }) =>
    texts.some((read) => read.startsWith(text)),
  ).length;
  if (!note.expected || !note.symbology) return;
  const right = texts.includes(note.expected);
  if (!right) missed.set(reader.name, [...(missed.get(reader.name) ?? []), note.file]);
  const { symbology, tier } = note;
  const groups = [symbology, `${tier} ${symbology === 'datamatrix' ? 'datamatrix' : 'ours'}`];
  if (symbology !== 'datamatrix') groups.push('ours');
  for (const group of groups) {
    const [read, all] = tally.read.get(group) ?? [0, 0];
    tally.read.set(group, [read + Number(right), all + 1]);
  }
}

const groups = [...new Set([...tallies.values()].flatMap(({ read }) => [...read.keys()]))];
const share = ([read, all]: [number, number] = [0, 0]) =>
  all ? Math.round((read / all) * 100) : '-';
const standard = tallies.get('zxing-wasm')?.cpu ?? NaN;
console.log(
  JSON.stringify({ ...machine(), frames: frames.length, folder: folder.split('/').at(-1) }),
);
const row = (cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);
row(['read, %', ...readers.map(({ name }) => name)]);
row(Array<string>(readers.length + 1).fill('---'));
for (const group of groups)
  row([group, ...readers.map(({ name }) => share(tallies.get(name)?.read.get(group)))]);
const each = (say: (tally: Tally) => string | number) =>
  readers.map(({ name }) => say(tallies.get(name)!));
row([
  'processor time × zxing-wasm',
  ...each(({ cpu }) => Math.round((cpu / standard) * 100) / 100),
]);
row(['p50 ms', ...each(({ times }) => spread(times).p50)]);
row(['p95 ms', ...each(({ times }) => spread(times).p95)]);
row(['max ms', ...each(({ times }) => spread(times).max)]);
row(['codes of others read', ...each(({ foreignRead }) => foreignRead)]);
row(['false codes', ...each(({ falseCodes }) => falseCodes.length)]);
for (const [name, { falseCodes }] of tallies)
  for (const text of falseCodes) console.log(`false: ${name}: ${text}`);
if (process.env['MISSED'])
  for (const [name, files] of missed) console.log(`missed by ${name}:\n  ${files.join(' ')}`);
