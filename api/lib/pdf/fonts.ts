import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

export type FontWeight = 'regular' | 'bold';
export type FontFamily = 'latin' | 'vietnamese' | 'latinExtended' | 'arabic';
/** Names a face in PDF files, e.g. `arabic-bold`. */
export type FontKey = `${FontFamily}-${FontWeight}`;

const FAMILIES: Record<FontFamily, string> = {
  latin: '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin',
  vietnamese: '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese',
  latinExtended: '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-ext',
  arabic: '@fontsource/vazirmatn/files/vazirmatn-arabic',
};

/** The order in which a character looks for a face; the digits of Vazirmatn's Latin subset are never wanted. */
const SEARCH_ORDER: readonly FontFamily[] = ['latin', 'vietnamese', 'latinExtended', 'arabic'];

const require = createRequire(import.meta.url);
const files = new Map<FontKey, Buffer>();
const fonts = new Map<FontKey, Font>();

/** The bytes of the font file (WOFF 1, SIL Open Font Licence). */
export function fontFile(key: FontKey): Buffer {
  const known = files.get(key);
  if (known) return known;
  const [family, weight] = key.split('-') as [FontFamily, FontWeight];
  const path = `${FAMILIES[family]}-${weight === 'bold' ? 700 : 400}-normal.woff`;
  const bytes = readFileSync(require.resolve(path));
  files.set(key, bytes);
  return bytes;
}

export function loadFont(key: FontKey): Font {
  const known = fonts.get(key);
  if (known) return known;
  const font = create(fontFile(key));
  fonts.set(key, font);
  return font;
}

/** The first family that can draw the character, or null when none can. */
export function familyFor(character: string): FontFamily | null {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint === 0x200c || codePoint === 0x200d) return 'arabic';
  for (const family of SEARCH_ORDER) {
    if (loadFont(`${family}-regular`).hasGlyphForCodePoint(codePoint)) return family;
  }
  return null;
}
