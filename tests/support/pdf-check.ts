import { inflateSync } from 'node:zlib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { GreyImage } from './symbol-reader.ts';

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

const pdfium = await PDFiumLibrary.init();

type PdfPage = ReturnType<Awaited<ReturnType<typeof pdfium.loadDocument>>['getPage']>;

/** Pages as grey pictures of their true size. */
export async function renderPdf(bytes: Uint8Array, dpi: number): Promise<GreyImage[]> {
  return onPages(bytes, async (page) => {
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const [width, height] = [originalWidth, originalHeight].map((points) =>
      Math.round((points * dpi) / 72),
    ) as [number, number];
    const { data } = await page.render({ width, height, scale: 1, colorSpace: 'Gray' });
    return { width, height, pixels: new Uint8ClampedArray(data) };
  });
}

/** The text a reader can search and copy, spaces that keep a code on its line as plain ones; a form feed between pages. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const pages = await onPages(bytes, (page) => page.getText());
  return pages.join('\f').replaceAll('\r\n', '\n').replaceAll('\u00A0', ' ');
}

async function onPages<T>(
  bytes: Uint8Array,
  look: (page: PdfPage) => T | Promise<T>,
): Promise<T[]> {
  const document = await pdfium.loadDocument(bytes);
  try {
    const found: T[] = [];
    for (const page of document.pages()) found.push(await look(page));
    return found;
  } finally {
    document.destroy();
  }
}
