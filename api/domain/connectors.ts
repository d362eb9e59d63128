import { foldDigits, stripInvisible } from './codes.ts';

/**
 * A charger's plug in one spelling: `7.4x5.0` (outer × inner millimetres of a barrel), `5.5` (inner unknown),
 * or a name such as `usb_c`. Equal texts fit each other.
 */
export type Connector = string;

/** Common plugs for pickers, with the technical name that is the same in every language. */
export const CONNECTORS: readonly { id: Connector; label: string }[] = [
  { id: 'usb_c', label: 'USB-C' },
  { id: '4.5x3.0', label: '4.5 × 3.0 mm' },
  { id: '7.4x5.0', label: '7.4 × 5.0 mm' },
  { id: 'slim_tip', label: 'Slim tip 11 × 4.5 mm' },
  { id: '4.0x1.7', label: '4.0 × 1.7 mm' },
  { id: '4.0x1.35', label: '4.0 × 1.35 mm' },
  { id: '4.8x1.7', label: '4.8 × 1.7 mm' },
  { id: '5.5x1.7', label: '5.5 × 1.7 mm' },
  { id: '5.5x2.1', label: '5.5 × 2.1 mm' },
  { id: '5.5x2.5', label: '5.5 × 2.5 mm' },
  { id: '5.5x3.0', label: '5.5 × 3.0 mm' },
  { id: '3.0x1.1', label: '3.0 × 1.1 mm' },
  { id: '3.5x1.35', label: '3.5 × 1.35 mm' },
  { id: '6.3x3.0', label: '6.3 × 3.0 mm' },
  { id: '6.5x4.4', label: '6.5 × 4.4 mm' },
  { id: '7.9x5.5', label: '7.9 × 5.5 mm' },
  { id: 'magsafe_1', label: 'MagSafe 1' },
  { id: 'magsafe_2', label: 'MagSafe 2' },
  { id: 'magsafe_3', label: 'MagSafe 3' },
  { id: 'surface', label: 'Surface Connect' },
  { id: 'micro_usb', label: 'Micro-USB' },
  { id: 'mini_usb', label: 'Mini-USB' },
  { id: 'lightning', label: 'Lightning' },
  { id: 'dock_30', label: '30-pin Dock' },
];

const NAMES: readonly [RegExp, Connector][] = [
  [/mag\s?safe\s?3/, 'magsafe_3'],
  [/mag\s?safe\s?2/, 'magsafe_2'],
  [/mag\s?safe/, 'magsafe_1'],
  [/slim[\s_-]?tip|square\s?(plug|tip)|rectang/, 'slim_tip'],
  [/surface/, 'surface'],
  [/lightning/, 'lightning'],
  [/(^|\W)dock[\s_-]?30|30[\s-]?pin/, 'dock_30'],
  [/micro[\s_-]?usb|usb[\s_-]?micro|micro[\s-]?b\b/, 'micro_usb'],
  [/mini[\s_-]?usb/, 'mini_usb'],
  [/usb[\s_-]?c\b|type[\s-]?c\b|usb[\s_-]?pd\b|\bpd\b|تایپ\s?سی/, 'usb_c'],
];

/** Outer diameters that in practice come with one inner diameter only. */
const USUAL_INNER: Record<string, string> = {
  '4.5': '3.0',
  '7.4': '5.0',
  '4.8': '1.7',
  '3.0': '1.1',
  '3.5': '1.35',
  '6.3': '3.0',
  '6.5': '4.4',
  '7.9': '5.5',
};

const TWO_SIZES =
  /(\d{1,2}(?:\.\d{1,2})?)\s*(?:mm)?\s*[x×*/]\s*(\d{1,2}(?:\.\d{1,2})?)\s*(?:mm)?(?!\s*[avw\d])/;
const ONE_SIZE = /(?:[øØ⌀]\s*(\d{1,2}(?:\.\d{1,2})?))|(?:(\d{1,2}(?:\.\d{1,2})?)\s*(?:mm|میلی))/;

/** Reads a plug as people write it (`4.5*3.0 mm`, `Type-C`, `Ø7,4`); null when there is none in the text. */
export function normaliseConnector(text: string): Connector | null {
  const clean = foldDigits(stripInvisible(text))
    .toLowerCase()
    .replace(/(\d)[,٫](\d)/g, '$1.$2')
    .slice(0, 120);
  const known = CONNECTORS.find((connector) => connector.id === clean.trim());
  if (known) return known.id;
  for (const [pattern, id] of NAMES) if (pattern.test(clean)) return id;
  const two = TWO_SIZES.exec(clean);
  if (two?.[1] && two[2]) return barrel(Number(two[1]), Number(two[2]));
  const one = ONE_SIZE.exec(clean);
  const size = one?.[1] ?? one?.[2];
  return size ? barrel(Number(size), null) : null;
}

/** Barrels are written outer × inner; 11 mm is the width of the flat plug. */
function barrel(a: number, b: number | null): Connector | null {
  const outer = b === null ? a : Math.max(a, b);
  const inner = b === null ? null : Math.min(a, b);
  if (outer >= 10 && outer <= 12) return 'slim_tip';
  if (outer < 2 || outer > 10 || (inner !== null && inner < 0.5)) return null;
  const written = millimetres(outer);
  const inside = inner === null ? USUAL_INNER[written] : millimetres(inner);
  return inside ? `${written}x${inside}` : written;
}

function millimetres(size: number): string {
  return Number.isInteger(size * 10) ? size.toFixed(1) : String(size);
}

export function connectorLabel(connector: Connector): string {
  const known = CONNECTORS.find((one) => one.id === connector);
  return known?.label ?? `${connector.replace('x', ' × ')} mm`;
}

/** `unsure` when the outer size is the same and an inner one is not known. */
export function connectorsFit(a: Connector, b: Connector): 'yes' | 'no' | 'unsure' {
  if (a === b) return /^\d/.test(a) && !a.includes('x') ? 'unsure' : 'yes';
  const [outerA, innerA] = a.split('x');
  const [outerB, innerB] = b.split('x');
  const barrels = /^\d/.test(a) && /^\d/.test(b);
  return barrels && outerA === outerB && (!innerA || !innerB) ? 'unsure' : 'no';
}
