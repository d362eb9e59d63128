/** What lies before the camera of `scan-frames.ts`: labels of ours and of others, texts, bars, keys; SVG in millimetres. */
import { makeCode } from '../../api/domain/codes.ts';
import { symbolModules, type SymbolModules } from '../../tests/support/label-scene.ts';

export type Random = () => number;
export type Symbology = 'code128' | 'qr' | 'qrurl';
export type Negative = (typeof NEGATIVES)[number];

export const NEGATIVES = [
  'plain',
  'text',
  'keyboard',
  'stripes',
  'noise',
  'foreign bars',
  'foreign squares',
  'foreign mixed',
  'clutter',
  'wrong check',
] as const;

export interface Foreign {
  type: string;
  text: string;
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const between = (random: Random, from: number, to: number) => from + random() * (to - from);
const pick = <T>(random: Random, of: readonly T[]) => of[Math.floor(random() * of.length)]!;
const word = (random: Random, length: number, of = ALPHABET) =>
  Array.from({ length }, () => of[Math.floor(random() * of.length)]).join('');

/** Dark modules in runs, as one path. */
function drawn(modules: SymbolModules, x: number, y: number, module: number, barMm = 0): string {
  const rows = barMm ? 1 : modules.rows;
  const tall = barMm || module;
  let path = '';
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < modules.columns; column++) {
      if (!modules.isDark(column, row)) continue;
      let end = column + 1;
      while (end < modules.columns && modules.isDark(end, row)) end++;
      path += `M${x + column * module} ${y + row * tall}h${(end - column) * module}v${tall}h${(column - end) * module}z`;
      column = end;
    }
  }
  return `<path d="${path}" fill="#222"/>`;
}

const rect = (x: number, y: number, w: number, h: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"/>`;
const line = (text: string, x: number, y: number, size: number, fill: string) =>
  `<text x="${x}" y="${y}" font-size="${size}" font-family="sans-serif" fill="${fill}">${text}</text>`;

export interface OwnLabel {
  svg: string;
  text: string;
  moduleMm: number;
}

/** A label around the origin; bars with three dots a module, squares with six (code) or four (address) at 203 dpi. */
export function ownLabel(random: Random, symbology: Symbology, text = ownText(random, symbology)) {
  const [width, height] = random() < 0.7 ? [50, 25] : [40, 20];
  const bars = symbology === 'code128';
  const moduleMm = (bars ? 3 : symbology === 'qr' ? 6 : 4) / 8;
  const level = symbology === 'qr' ? 'H' : 'M';
  const modules = symbolModules(
    text,
    bars ? { bcid: 'code128' } : { bcid: 'qrcode', eclevel: level },
  );
  const left = bars ? (-modules.columns * moduleMm) / 2 : 2 - width / 2;
  const top = bars ? -height * 0.22 : (-modules.rows * moduleMm) / 2;
  const beside = left + modules.columns * moduleMm + 2;
  const words = bars
    ? line('WORKSHOP  Latitude 5480', left, -height * 0.3, 2.6, '#333') +
      line(text, left + 6, height * 0.42, 3.4, '#222')
    : ['1 0000123 83', 'Latitude 5480', 'WORKSHOP', '2026-11-22']
        .map((each, i) => line(each, beside, -5 + i * 4, i ? 2.2 : 3, '#333'))
        .join('');
  const paper = rect(-width / 2, -height / 2, width, height, '#e8e8e8');
  const symbol = drawn(modules, left, top, moduleMm, bars ? height * 0.46 : 0);
  return { svg: paper + symbol + words, text, moduleMm } satisfies OwnLabel;
}

function ownText(random: Random, symbology: Symbology): string {
  if (symbology === 'qrurl') return `HTTPS://INV.EXAMPLE.COM/T/${word(random, 8)}`;
  return makeCode('device', Math.floor(random() * 9_999_999));
}

/** Ten digits of our form whose check digits are wrong. */
export function wrongCheck(random: Random): string {
  const code = makeCode('device', Math.floor(random() * 9_999_999));
  const check = (Number(code.slice(8)) + 1 + Math.floor(random() * 95)) % 97;
  return code.slice(0, 8) + String(check).padStart(2, '0');
}

const BARS = ['code128', 'code39', 'ean13', 'interleaved2of5'] as const;
const SQUARES = ['qrcode', 'datamatrix'] as const;

/** A sticker of somebody else at a place of the plane. */
export function sticker(
  random: Random,
  kinds: readonly string[],
  x: number,
  y: number,
): Foreign & { svg: string } {
  const type = pick(random, kinds);
  const text =
    type === 'ean13' || type === 'interleaved2of5'
      ? word(random, 12, '0123456789')
      : type === 'qrcode'
        ? `https://support.example.org/?sn=${word(random, 7)}`
        : pick(random, ['S/N', 'CN-', 'PF', 'IT-']).replace('/', '-') + word(random, 7);
  const modules = symbolModules(text, { bcid: type });
  const bars = modules.rows === 45;
  const module = between(random, 0.2, bars ? 0.35 : 0.6);
  const wide = modules.columns * module + 5;
  const tall = (bars ? 8 : modules.rows * module) + 5;
  const svg =
    rect(x, y, wide, tall, '#e4e4e4') + drawn(modules, x + 2.5, y + 2, module, bars ? 8 : 0);
  return { type, text, svg };
}

const SMALL_PRINT = [
  'This device complies with part 15 of the FCC Rules.',
  'Model: P52s  Rating 20V 3.25A',
  'Made in China  CE UKCA RoHS KC',
  'FCC ID: PD98265NG  IC: 1000M-8265NG',
];

/** A small print, a vent, feet and screws, as on the underside of a laptop. */
export function clutter(random: Random, half: number, ink: string): string {
  const at = () => between(random, -half, half);
  let svg = '';
  for (let i = 0; i < 7; i++) {
    const [x, y] = [at(), at()];
    const size = between(random, 1.6, 3);
    svg += SMALL_PRINT.map((text, k) => line(text, x, y + k * size * 1.3, size, ink)).join('');
    svg += vent(random, at(), at(), '#0a0a0a');
    svg += `<rect x="${at()}" y="${at()}" width="18" height="3.6" rx="1.8" fill="#111"/>`;
    svg += `<circle cx="${at()}" cy="${at()}" r="1.6" fill="#888" stroke="#111" stroke-width="0.6"/>`;
  }
  return svg;
}

function vent(random: Random, x: number, y: number, ink: string): string {
  const pitch = between(random, 0.8, 1.8);
  const long = between(random, 5, 12);
  return Array.from({ length: 22 }, (_, i) => rect(x + i * pitch, y, pitch / 2, long, ink)).join(
    '',
  );
}

/** Scratches and blots over a label. */
export function damage(random: Random, symbol: number): string {
  let svg = '';
  for (let i = 0; i < 3 + random() * 5; i++) {
    const [x, y] = [between(random, -symbol, symbol), between(random, -8, 8)];
    const ink = pick(random, ['#e8e8e8', '#444', '#999']);
    svg += `<path d="M${x} ${y}l${between(random, -12, 12)} ${between(random, -9, 9)}" stroke="${ink}" stroke-width="${between(random, 0.15, 0.6)}"/>`;
  }
  for (let i = 0; i < 1 + random() * 2; i++)
    svg += `<ellipse cx="${between(random, -symbol, symbol)}" cy="${between(random, -8, 8)}" rx="${between(random, 0.5, 1.6)}" ry="${between(random, 0.5, 1.3)}" fill="${pick(random, ['#333', '#ddd'])}"/>`;
  return svg;
}

/** A plane without a code of ours. */
export function negativeScene(random: Random, kind: Negative, half: number) {
  const at = () => between(random, -half * 0.6, half * 0.5);
  const foreign: Foreign[] = [];
  let svg = '';
  const put = (kinds: readonly string[], count: number) => {
    for (let i = 0; i < count; i++) {
      const placed = sticker(random, kinds, at(), at());
      svg += placed.svg;
      foreign.push({ type: placed.type, text: placed.text });
    }
  };
  if (kind !== 'plain' && kind !== 'keyboard') svg += clutter(random, half, '#777');
  if (kind === 'keyboard') svg += keyboard(random, half);
  if (kind === 'stripes') for (let i = 0; i < 5; i++) svg += stripes(random, at(), at());
  if (kind === 'noise') for (let i = 0; i < 4; i++) svg += squares(random, at(), at());
  if (kind === 'foreign bars') put(BARS, 3);
  if (kind === 'foreign squares') put(SQUARES, 3);
  if (kind === 'foreign mixed') put([...BARS, ...SQUARES], 5);
  if (kind === 'wrong check') {
    const text = wrongCheck(random);
    svg += ownLabel(random, random() < 0.6 ? 'code128' : 'qr', text).svg;
    foreign.push({ type: 'ours, wrong check digits', text });
  }
  return { svg, foreign };
}

function keyboard(random: Random, half: number): string {
  let svg = '';
  for (let x = -half; x < half; x += 19)
    for (let y = -half; y < half; y += 19)
      svg +=
        rect(x, y, 16.5, 16.5, '#141414') +
        line(word(random, 1), x + 5, y + 11, between(random, 5, 6), '#bbb');
  return svg;
}

function stripes(random: Random, x: number, y: number): string {
  let svg = rect(x - 3, y - 2, 52, 16, '#e4e4e4');
  for (let at = 0; at < 45; at += between(random, 0.3, 1.4)) {
    const wide = between(random, 0.25, 1);
    svg += rect(x + at, y, wide, 12, '#222');
    at += wide;
  }
  return svg;
}

function squares(random: Random, x: number, y: number): string {
  const modules = { columns: 25, rows: 25, isDark: () => random() < 0.5 };
  const module = between(random, 0.4, 0.9);
  return (
    rect(x - 3, y - 3, 25 * module + 6, 25 * module + 6, '#e4e4e4') + drawn(modules, x, y, module)
  );
}
