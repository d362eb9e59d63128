import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { type GreyImage, parsePgm } from './symbol-reader.ts';

export interface PdfSummary {
  pages: number;
  language: string | null;
  title: string | null;
  /** Drawing operators of all pages. */
  content: string;
}

/** Reads the skeleton of a PDF and throws when it is broken: header, cross-reference table, trailer, streams. */
export function inspectPdf(bytes: Uint8Array): PdfSummary {
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.startsWith('%PDF-1.7')) throw new Error('no PDF header');
  const offset = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(text)?.[1] ?? Number.NaN);
  if (!text.startsWith('xref', offset))
    throw new Error('no cross-reference table where the trailer says');
  const entries = [...text.slice(offset).matchAll(/^(\d{10}) 00000 n/gm)];
  entries.forEach(([, at], index) => {
    if (!text.startsWith(`${index + 1} 0 obj`, Number(at)))
      throw new Error(`object ${index + 1} is not at ${at}`);
  });
  const content = [...text.matchAll(/(<<[^>]*?\/Filter \/FlateDecode[^>]*?>>)\nstream\n/g)]
    .filter(([, dictionary]) => !/\/(Length1|Subtype|Type)/.test(dictionary ?? ''))
    .map((match) =>
      inflateFrom(
        bytes,
        match.index + match[0].length,
        Number(/\/Length (\d+)/.exec(match[0])?.[1]),
      ),
    )
    .join('\n');
  if (/NaN|undefined|Infinity/.test(content)) throw new Error('a length is not a number');
  return {
    pages: [...text.matchAll(/\/Type \/Page\b(?!s)/g)].length,
    language: /\/Lang \(([^)]*)\)/.exec(text)?.[1] ?? null,
    title: readTitle(text),
    content,
  };
}

function inflateFrom(bytes: Uint8Array, start: number, length: number): string {
  return inflateSync(bytes.subarray(start, start + length)).toString('latin1');
}

/** The title in the information dictionary, which refers to a string of its own. */
function readTitle(text: string): string | null {
  const object = /\/Title (\d+) 0 R/.exec(text)?.[1];
  const raw =
    object && new RegExp(`(?:^|\\n)${object} 0 obj\\n\\(([\\s\\S]*?)\\)\\nendobj`).exec(text)?.[1];
  if (!raw) return null;
  const names: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const plain = raw.replace(/\\([\s\S])/g, (_match, c: string) => names[c] ?? c);
  if (!plain.startsWith('þÿ')) return plain;
  return Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le');
}

/** Whether poppler's tools are on this machine; tests that look at rendered pages are skipped without them. */
export const hasPoppler = (() => {
  try {
    execFileSync('pdftoppm', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Pages as grey pictures. */
export function renderPdf(bytes: Uint8Array, dpi: number): GreyImage[] {
  return inFolder(bytes, (folder, file) => {
    execFileSync('pdftoppm', ['-r', String(dpi), '-gray', file, join(folder, 'page')]);
    const pictures = readdirSync(folder).filter((name) => name.endsWith('.pgm'));
    return pictures.toSorted().map((name) => parsePgm(readFileSync(join(folder, name))));
  });
}

/** The text a reader can search and copy. */
export function pdfText(bytes: Uint8Array): string {
  return inFolder(bytes, (_folder, file) =>
    execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }),
  );
}

function inFolder<T>(bytes: Uint8Array, use: (folder: string, file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'rework-pdf-'));
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, bytes);
    return use(folder, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
