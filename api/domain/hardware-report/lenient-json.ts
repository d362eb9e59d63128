export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface ParsedJson {
  /** The documents of the text, in order. */
  readonly documents: Json[];
  readonly repaired: boolean;
  readonly truncated: boolean;
  readonly tooDeep: boolean;
  /** Text that is not JSON stands before, between or after. */
  readonly around: string;
}

/** Deeper than any report; lshw of a dock behind hubs reaches about 40. */
const MAX_DEPTH = 150;
const MAX_DOCUMENTS = 200;
/** Objects and arrays; a server's lshw has about 20,000. */
const MAX_OPENINGS = 300_000;

/**
 * Reads what tools print as JSON, also where they print it wrong: several documents, text around,
 * missing commas (lshw 02.18), nested objects without the key `children`, a cut end. Never throws.
 */
export function parseReportJson(text: string): ParsedJson {
  if (openings(text) > MAX_OPENINGS) return done([]);
  const whole = parseStrictly(text);
  if (whole !== undefined) return done([whole]);
  return new Scanner(text).scan();
}

function parseStrictly(text: string): Json | undefined {
  if (nestsTooDeep(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function done(documents: Json[]): ParsedJson {
  return { documents, repaired: false, truncated: false, tooDeep: false, around: '' };
}

function openings(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x7b || code === 0x5b) count += 1;
  }
  return count;
}

function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x22) index = stringEnd(text, index) ?? text.length;
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** Index of the closing quote of the string that begins at `start`; undefined when it is cut. */
function stringEnd(text: string, start: number): number | undefined {
  for (let index = start + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x5c) index += 1;
    else if (code === 0x22) return index;
  }
  return undefined;
}

class Scanner {
  private readonly text: string;
  private at = 0;
  private repaired = false;
  private truncated = false;
  private tooDeep = false;
  private around = '';

  constructor(text: string) {
    this.text = text;
  }

  scan(): ParsedJson {
    const documents: Json[] = [];
    while (documents.length < MAX_DOCUMENTS && !this.tooDeep) {
      const start = this.nextStart();
      if (start === undefined) break;
      this.at = start;
      const value = this.value(0);
      if (value !== undefined) documents.push(value);
    }
    const { repaired, truncated, tooDeep, around } = this;
    return { documents, repaired, truncated, tooDeep, around };
  }

  /** The next `{`, or `[` that opens JSON and not a line such as `[sudo] password`. */
  private nextStart(): number | undefined {
    const opening = /\{|\[(?=\s*(?:[[{"\]]|$))/g;
    opening.lastIndex = this.at;
    const found = opening.exec(this.text)?.index;
    const skipped = this.text.slice(this.at, found ?? this.text.length).trim();
    if (skipped !== '' && this.around.length < 2_000) this.around += `${skipped.slice(0, 1_000)}\n`;
    return found;
  }

  private value(depth: number): Json | undefined {
    this.blanks();
    const code = this.text.charCodeAt(this.at);
    if (code === 0x7b || code === 0x5b) {
      if (depth >= MAX_DEPTH) {
        this.tooDeep = true;
        this.at = this.text.length;
        return undefined;
      }
      return code === 0x7b ? this.object(depth + 1) : this.array(depth + 1);
    }
    if (code === 0x22) return this.string();
    return this.word();
  }

  private object(depth: number): JsonObject {
    const result: JsonObject = {};
    const loose: Json[] = [];
    this.at += 1;
    while (!this.closed('}')) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x22) this.member(result, depth);
      else if (code === 0x7b) {
        this.repaired = true;
        const child = this.value(depth);
        if (child !== undefined) loose.push(child);
      } else this.skipOne();
    }
    if (loose.length > 0) {
      const children = result['children'];
      result['children'] = Array.isArray(children) ? [...children, ...loose] : loose;
    }
    return result;
  }

  private member(result: JsonObject, depth: number): void {
    const key = this.string();
    this.blanks();
    if (this.text[this.at] === ':') this.at += 1;
    else if (!this.ended()) this.repaired = true;
    const value = this.value(depth);
    // A cut value is unknown, and so is a key that could reach into every object.
    if (value !== undefined && key !== undefined && key !== '__proto__') result[key] = value;
  }

  private array(depth: number): Json[] {
    const result: Json[] = [];
    this.at += 1;
    while (!this.closed(']')) {
      const before = this.at;
      const value = this.value(depth);
      if (value !== undefined) result.push(value);
      if (this.at === before) this.skipOne();
    }
    return result;
  }

  /** Skips blanks and commas; true behind the closing mark, at the end, or at a foreign closing mark. */
  private closed(mark: '}' | ']'): boolean {
    let commas = 0;
    for (;;) {
      this.blanks();
      if (this.text[this.at] !== ',') break;
      this.at += 1;
      commas += 1;
    }
    if (commas > 1) this.repaired = true;
    if (this.ended()) {
      this.truncated = true;
      return true;
    }
    const here = this.text[this.at];
    if (here === mark) {
      this.at += 1;
      return true;
    }
    if (here !== '}' && here !== ']') return false;
    // `]` inside an object closes the array around it, and this object with it.
    this.repaired = true;
    return true;
  }

  private string(): string | undefined {
    const end = stringEnd(this.text, this.at);
    if (end === undefined) {
      this.truncated = true;
      this.at = this.text.length;
      return undefined;
    }
    const raw = this.text.slice(this.at, end + 1);
    this.at = end + 1;
    try {
      return JSON.parse(raw) as string;
    } catch {
      this.repaired = true;
      return raw.slice(1, -1);
    }
  }

  private word(): Json | undefined {
    const found = /[^\s,{}[\]":]+/y;
    found.lastIndex = this.at;
    const word = found.exec(this.text)?.[0];
    if (word === undefined) return undefined;
    this.at += word.length;
    if (this.ended()) {
      this.truncated = true;
      return undefined;
    }
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    const number = Number(word);
    if (Number.isFinite(number)) return number;
    this.repaired = true;
    return undefined;
  }

  private skipOne(): void {
    this.repaired = true;
    this.at += 1;
  }

  private ended(): boolean {
    return this.at >= this.text.length;
  }

  private blanks(): void {
    while (this.at < this.text.length && this.text.charCodeAt(this.at) <= 0x20) this.at += 1;
  }
}
