/** Who may print what, and go on with a print that a colleague at the same site began. */
import { codeType } from './codes.ts';
import type { Permission } from './roles.ts';

export interface PrintedLabels {
  codes: readonly string[];
  cards: readonly unknown[];
  /** How many of the codes had been printed before. */
  reprinted: number;
}

/** Badges open shifts, cards and first prints are the warehouse's; a torn label anybody at a bench prints again. */
export function printRight({ codes, cards, reprinted }: PrintedLabels): Permission {
  if (codes.some((code) => codeType(code) === 'badge')) return 'people.manage';
  return cards.length > 0 || codes.length > reprinted ? 'label.print' : 'label.reprint';
}
