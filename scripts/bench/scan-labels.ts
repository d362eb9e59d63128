/**
 * `node --expose-gc --import tsx scripts/bench/scan-labels.ts [labels] [jobs]`: labels of 50 × 25 mm with both symbols
 * as PDF and as ZPL, drawn piece by piece as for a download, in three languages. Prints one JSON document; a table of
 * it stands in docs/performance.md. Memory is of the process that draws.
 */
import { labelQrText, makeCode } from '../../api/domain/codes.ts';
import type { LabelContent } from '../../api/labels/label-content.ts';
import { findMedium, type PrinterProfile } from '../../api/labels/label-media.ts';
import { labelsPdfPieces, othersFirst } from '../../api/labels/label-pdf.ts';
import { labelZpl } from '../../api/labels/label-zpl.ts';
import { machine, spread } from './machine.ts';

const LABELS = Number(process.argv[2] ?? 1000);
const JOBS = Number(process.argv[3] ?? 5);
const MB = 2 ** 20;
const TITLES = {
  en: 'Laptop · Dell Latitude 5480',
  vi: 'Máy tính xách tay · Lenovo ThinkPad T480',
  fa: 'لپ‌تاپ · Dell Latitude 5480',
} as const;

const medium = findMedium('roll-50x25');
if (!medium) throw new Error('no such medium');
const profile: PrinterProfile = { dpi: 203, smallLabelSymbol: 'qr' };

let peak = 0;
const watch = setInterval(note, 10);
const results = [];
for (const [language, title] of Object.entries(TITLES)) {
  await pdf(language, title, 1);
  results.push(await measure(`PDF, 1 label, ${language}`, 20, () => pdf(language, title, 1)));
  results.push(
    await measure(`PDF, ${LABELS} labels, ${language}`, JOBS, () => pdf(language, title, LABELS)),
  );
  results.push(
    await measure(`ZPL, ${LABELS} labels, ${language}`, JOBS, () => zpl(language, title, LABELS)),
  );
}
clearInterval(watch);
console.log(JSON.stringify({ machine: machine(), node: process.version, results }, null, 1));

async function measure(what: string, times: number, draw: () => Promise<number>) {
  const taken: number[] = [];
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  peak = before;
  let bytes = 0;
  for (let time = 0; time < times; time += 1) {
    const began = performance.now();
    bytes = await draw();
    taken.push(performance.now() - began);
  }
  const memory = { beforeMb: Math.round(before / MB), peakMb: Math.round(peak / MB) };
  return { what, ms: spread(taken), kb: Math.round(bytes / 1000), ...memory };
}

async function pdf(language: string, title: string, count: number): Promise<number> {
  if (!medium) return 0;
  let bytes = 0;
  const parts = contents(language, title, count);
  for await (const piece of labelsPdfPieces(parts, medium, profile, { language })) {
    bytes += piece.length;
    note();
  }
  return bytes;
}

async function zpl(language: string, title: string, count: number): Promise<number> {
  if (!medium) return 0;
  let bytes = 0;
  for (const part of contents(language, title, count)) {
    for (const content of part) bytes += labelZpl(content, medium, profile).length;
    note();
    await othersFirst();
  }
  return bytes;
}

/** Devices with codes, addresses and memory of their own, twenty at a time. */
function* contents(language: string, title: string, count: number): Generator<LabelContent[]> {
  for (let at = 0; at < count; at += 20) {
    yield Array.from({ length: Math.min(20, count - at) }, (_, index) => {
      const number = at + index + 1;
      const code = makeCode('device', number);
      const tracking = String(number).padStart(8, '7');
      return {
        kind: 'device' as const,
        code,
        qrText: labelQrText('https://rework.example.org', tracking, code),
        title,
        lines: [`${(number % 4) * 4 + 4} GB · SSD 256 GB`],
        programme: 'Sóng và máy tính cho em',
        direction: language === 'fa' ? ('rtl' as const) : ('ltr' as const),
      };
    });
  }
}

function note(): void {
  peak = Math.max(peak, process.memoryUsage.rss());
}
