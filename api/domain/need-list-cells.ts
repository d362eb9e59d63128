/** One row of a list, cell by cell. */
import { foldDigits } from './codes.ts';
import type { CONSENT_CHANNELS, SCHOOL_LEVELS } from './eligibility.ts';
import type { VALUES } from './need-list-columns.ts';
import {
  type CONSENT_GIVERS,
  type ListColumn,
  type ListLocale,
  type ValueColumn,
} from './need-list-columns.ts';
import { readDay } from './need-list-dates.ts';
import { valueOf } from './need-list-words.ts';
import type { PriorityReason } from './need-priority.ts';
import {
  type NeedKind,
  type NeedRequirements,
  REQUIREMENT_RANGES,
  refuseNeedRequirements,
} from './need-requirements.ts';
import { cleanLine } from './text-safety.ts';

export type SheetCell = string | number | boolean | Date | null;

/** What is wrong in one cell: a translation key. */
export interface CellError {
  column: ListColumn;
  code: string;
  params?: Record<string, string | number>;
}

export interface ListNeed {
  ref: string;
  studentName: string;
  className: string;
  birthDate: string | null;
  guardianName: string;
  guardianPhone: string;
  locale: ListLocale | '';
  kind: NeedKind;
  requirements: NeedRequirements;
  area: string;
  schoolLevel: (typeof SCHOOL_LEVELS)[number];
  priority: PriorityReason | '';
  consentBy: (typeof CONSENT_GIVERS)[number];
  consentChannel: (typeof CONSENT_CHANNELS)[number];
  /** Day on which consent was given. */
  consentDate: string;
}

/** The youngest and oldest age at which somebody receives a device, in years. */
const AGES = [2, 100] as const;
/** What a spreadsheet prints where a formula failed. */
const FORMULA_ERROR = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)/;
/** What a spreadsheet would carry out; a telephone number may begin with a plus. */
const FORMULA = /^(?:[=@|%\t]|[+-](?![\d\s(]))/;
/** Written by us before such a sign, so that it stays a text. */
const GUARD = /^'(?=[=+\-@|%])/;

type Defaults = Pick<ListNeed, 'area' | 'schoolLevel'> & { today: string };

/** Reads what a row says and keeps what is wrong with it. */
export class CellReader {
  readonly errors: CellError[] = [];
  private readonly cells: readonly SheetCell[];
  private readonly places: ReadonlyMap<ListColumn, number>;
  private readonly merged: (column: number) => boolean;

  constructor(
    cells: readonly SheetCell[],
    places: ReadonlyMap<ListColumn, number>,
    merged: (column: number) => boolean,
  ) {
    this.cells = cells;
    this.places = places;
    this.merged = merged;
  }

  /** Null where anything is wrong. */
  read(defaults: Defaults): ListNeed | null {
    const kind = this.word('kind');
    const consentBy = this.word('consentBy');
    const need = {
      ref: this.text('ref', 40),
      studentName: this.text('studentName', 120),
      className: this.text('className', 40),
      birthDate: this.birthDate(defaults.today),
      guardianName: this.text('guardianName', 120),
      guardianPhone: this.phone(),
      locale: this.word('locale') ?? ('' as const),
      kind,
      requirements: this.requirements(),
      area: this.text('area', 80) || defaults.area,
      schoolLevel: this.word('schoolLevel') ?? defaults.schoolLevel,
      priority: this.word('priority') ?? ('' as const),
      consentBy,
      consentChannel: this.word('consentChannel'),
      consentDate: this.pastDay('consentDate', defaults.today),
    };
    for (const column of [
      'studentName',
      'kind',
      'consentBy',
      'consentChannel',
      'consentDate',
      'area',
    ] as const) {
      if (!need[column]) this.fail(column, 'list.required');
    }
    if (consentBy === 'guardian' && need.guardianName === '') {
      this.fail('guardianName', 'list.guardian_required');
    }
    if (kind) {
      for (const { field } of refuseNeedRequirements(kind, need.requirements)) {
        this.fail(field, 'list.not_for_kind');
      }
    }
    return this.errors.length > 0 ? null : (need as ListNeed);
  }

  /** One error a cell is enough: the first says what to do. */
  private fail(column: ListColumn, code: string, params?: CellError['params']): void {
    if (this.errors.some((error) => error.column === column)) return;
    this.errors.push({ column, code, ...(params ? { params } : {}) });
  }

  private cell(column: ListColumn): Exclude<SheetCell, null> | null {
    const place = this.places.get(column);
    if (place === undefined) return null;
    const cell = this.cells[place] ?? null;
    if (this.merged(place)) {
      this.fail(column, 'list.merged');
      return null;
    }
    if (typeof cell !== 'string') return cell;
    const text = cell.replace(GUARD, '').trim();
    if (FORMULA_ERROR.test(text)) this.fail(column, 'list.formula_error');
    else if (FORMULA.test(text)) this.fail(column, 'list.formula');
    else return text === '' ? null : text;
    return null;
  }

  private text(column: ListColumn, max: number): string {
    const cell = this.cell(column);
    if (cell === null) return '';
    const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
    const cleaned = cleanLine(text, max);
    if (cleaned.ok) return cleaned.text;
    const long = cleaned.reason.code === 'text.too_long';
    this.fail(column, long ? 'list.too_long' : 'list.characters', { max });
    return '';
  }

  /** A spreadsheet that took the number for a quantity has dropped the zero in front. */
  private phone(): string {
    const cell = this.cell('guardianPhone');
    if (typeof cell === 'number') {
      const digits = String(cell);
      return /^\d{8,10}$/.test(digits) ? `0${digits}` : this.text('guardianPhone', 40);
    }
    const text = foldDigits(this.text('guardianPhone', 40));
    if (!/^[\d+()\-. /;,]*$/.test(text)) this.fail('guardianPhone', 'list.phone');
    return text;
  }

  private words<C extends ValueColumn>(column: C, texts: readonly string[]) {
    const found: (keyof (typeof VALUES)[C])[] = [];
    for (const text of texts) {
      const value = valueOf(column, text);
      if (value === null) this.fail(column, 'list.unknown_word', { value: text.slice(0, 40) });
      else if (!found.includes(value)) found.push(value);
    }
    return found;
  }

  private word<C extends ValueColumn>(column: C): keyof (typeof VALUES)[C] | null {
    const cell = this.cell(column);
    return cell === null ? null : (this.words(column, [String(cell)])[0] ?? null);
  }

  private several<C extends ValueColumn>(column: C) {
    const cell = this.cell(column);
    if (cell === null) return [];
    return this.words(
      column,
      String(cell)
        .split(/[,;،؛\n/+]/)
        .map((text) => text.trim())
        .filter(Boolean),
    );
  }

  private requirements(): NeedRequirements {
    const numbers = Object.fromEntries(
      (['memoryGb', 'storageGb', 'screenInch'] as const).flatMap((column) => {
        const number = this.number(column);
        return number === null ? [] : [[column, number]];
      }),
    );
    const layout = this.word('layout');
    const accessories = this.several('accessories');
    const accessibility = this.several('accessibility');
    return {
      ...numbers,
      ...(this.word('camera') === 'yes' ? { camera: true as const } : {}),
      ...(layout ? { layout } : {}),
      ...(accessories.length > 0 ? { accessories } : {}),
      ...(accessibility.length > 0 ? { accessibility } : {}),
    };
  }

  private number(column: keyof typeof REQUIREMENT_RANGES): number | null {
    const cell = this.cell(column);
    if (cell === null) return null;
    const [least, most] = REQUIREMENT_RANGES[column];
    const text = foldDigits(String(cell)).replace(/\s*(gb|inch|in|"|″|″)\s*$/i, '');
    const number = Number(text.replace(/[,٫]/, '.'));
    if (/^\d+([.,٫]\d+)?$/.test(text) && number >= least && number <= most) return number;
    this.fail(column, 'list.number', { least, most });
    return null;
  }

  private day(column: ListColumn): string | null {
    const cell = this.cell(column);
    if (cell === null || typeof cell === 'boolean') return null;
    const day = readDay(cell);
    if (day === null) this.fail(column, 'list.date');
    return day;
  }

  private pastDay(column: ListColumn, today: string): string | null {
    const day = this.day(column);
    if (day !== null && day > today) this.fail(column, 'list.future');
    return day;
  }

  private birthDate(today: string): string | null {
    const day = this.pastDay('birthDate', today);
    if (day === null) return null;
    const age = Number(today.slice(0, 4)) - Number(day.slice(0, 4));
    if (age < AGES[0] || age > AGES[1]) this.fail('birthDate', 'list.age', { age });
    return day;
  }
}
