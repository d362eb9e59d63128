import { foldDigits, stripInvisible } from './codes.ts';
import { normaliseConnector } from './connectors.ts';
import type { Connector } from './connectors.ts';

/** What a charger gives, or a device asks for. Volts, amperes, watts; null where nobody read it yet. */
export interface PowerRating {
  volts: number | null;
  amps: number | null;
  watts: number | null;
  connector: Connector | null;
}

/** Above this the numbers belong to the mains side of the label. */
const HIGHEST_OUTPUT_VOLTS = 60;

/**
 * Reads `19.5V 3.34A 65W 4.5mm` as a person types it or a label says it: commas, Persian digits, any order.
 * The mains side (`INPUT 100-240V`) is left out, watts are volts × amperes where the label gives none,
 * and of several USB-C voltages the highest counts.
 */
export function parseChargerText(text: string): PowerRating {
  const clean = outputSide(
    foldDigits(stripInvisible(text.slice(0, 300)).replace(/\s+/g, ' '))
      .toLowerCase()
      .replace(/(\d)[,٫](\d)/g, '$1.$2')
      .replace(/ولت/g, 'v')
      .replace(/آمپر|امپر/g, 'a')
      .replace(/وات/g, 'w'),
  );
  const pairs = [
    ...clean.matchAll(/(\d+(?:\.\d+)?) ?v[a-z]* ?[^\da-z]{0,4} ?(\d+(?:\.\d+)?) ?(m?)a\b/g),
  ]
    .map(([, volts, amps, milli]) => ({ volts: Number(volts), amps: ampere(amps, milli) }))
    .filter((pair) => pair.volts <= HIGHEST_OUTPUT_VOLTS);
  const best = pairs.toSorted((a, b) => b.volts * b.amps - a.volts * a.amps)[0];
  const volts = best?.volts ?? largest(clean, /(\d+(?:\.\d+)?) ?v/g, HIGHEST_OUTPUT_VOLTS);
  const amps = best?.amps ?? amperes(clean);
  const named = largest(clean, /(\d+(?:\.\d+)?) ?w(?:att?s?)?(?![a-z-])/g, 500);
  const product = volts !== null && amps !== null ? Math.round(volts * amps) : null;
  return { volts, amps, watts: named ?? product, connector: normaliseConnector(clean) };
}

/** Drops the input part of a label, whichever of the two comes first. */
function outputSide(text: string): string {
  return text
    .replace(/(?:input|đầu vào|ورودی)[^]*?(?=output|đầu ra|خروجی|$)/g, ' ')
    .replace(/\d{2,3} ?v? ?[-~–] ?\d{3} ?v[^\d]*(?:\d+(?:\.\d+)? ?m?a\b)?/g, ' ')
    .replace(/\d{2} ?[-/–] ?\d{2} ?hz/g, ' ');
}

function largest(text: string, pattern: RegExp, limit: number): number | null {
  const found = [...text.matchAll(pattern)]
    .map((match) => Number(match[1]))
    .filter((value) => value > 0 && value <= limit);
  return found.length > 0 ? Math.max(...found) : null;
}

function amperes(text: string): number | null {
  const match = /(\d+(?:\.\d+)?) ?(m?)a\b/.exec(text);
  return match ? ampere(match[1], match[2]) : null;
}

function ampere(value: string | undefined, milli: string | undefined): number {
  return milli ? Number(value) / 1000 : Number(value);
}

/** Volts × amperes and the printed watts are more than a tenth apart: one of them was misread. */
export function ratingDisagrees({ volts, amps, watts }: PowerRating): boolean {
  if (volts === null || amps === null || watts === null) return false;
  return Math.abs(volts * amps - watts) > watts * 0.1;
}
