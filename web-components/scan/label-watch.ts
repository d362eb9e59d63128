/** Decides from what the camera sees, look by look, when a label has been scanned. */
import { readScan } from '#domain/codes.ts';
import type { Decoded, Point } from './decoder/frame.ts';

export interface Sighting {
  /** Scan this now. */
  scan: Decoded | null;
  /** Several codes, or only other people's: the person chooses, ours first. */
  choices: Decoded[];
}

/** Scanning the same label again within this time is one scan. */
const SAME_LABEL_MS = 2000;
/** A look may miss a label: one that is offered stays so for this long, and no other is taken meanwhile. */
const OFFERED_MS = 700;
/** A code of somebody else, or one read softly, is believed when two looks agree on it. */
const UNSURE_LOOKS = 2;
/** One label carries a bar code and a QR code this near to each other, in bar code lengths. */
const LABEL_REACH = 1.3;

interface Seen {
  at: number;
  code: Decoded;
}

export class LabelWatch {
  private readonly acceptForeign: boolean;
  /** When labels that were scanned or chosen among were last in view. */
  private readonly lastSeen = new Map<string, Seen>();
  private readonly unsureLooks = new Map<string, { looks: number; at: number }>();
  /** Codes among which the person has chosen; not offered again while they stay in view. */
  private readonly settled = new Set<string>();
  /** The choice that is open, with the last look at each of its codes. */
  private readonly offered = new Map<string, Seen>();

  /** @param acceptForeign whether a single code of somebody else counts without being chosen. */
  constructor(acceptForeign: boolean) {
    this.acceptForeign = acceptForeign;
  }

  /** @param now milliseconds of any steady clock */
  look(codes: readonly Decoded[], now: number): Sighting {
    this.forgetOld(now);
    const sure = this.sureOf(codes, now);
    const believed = codes.filter((code) => !code.soft || sure.has(code));
    const labels = oneSymbolPerLabel(believed);
    for (const code of believed) {
      if (this.wasInView(code)) this.lastSeen.set(code.text, { at: now, code });
    }
    const own = labels.filter((code) => code.own);
    const foreign = own.length > 0 ? [] : labels.filter((code) => sure.has(code));
    const inView = (own.length > 0 ? own : foreign).filter(({ text }) => !this.settled.has(text));
    const candidates = this.withOffered(inView);
    const [only] = candidates;
    if (!only) return { scan: null, choices: [] };
    if (candidates.length === 1 && inView.includes(only) && (only.own || this.acceptForeign)) {
      if (this.lastSeen.has(only.text)) return { scan: null, choices: [] };
      this.lastSeen.set(only.text, { at: now, code: only });
      return { scan: only, choices: [] };
    }
    for (const code of inView) this.offered.set(code.text, { at: now, code });
    const others = labels.filter((code) => !candidates.includes(code));
    return { scan: null, choices: [...candidates, ...others] };
  }

  /** The person chose one of these: the others in view are not meant. */
  settle(choices: readonly Decoded[], now: number): void {
    this.offered.clear();
    for (const code of choices) {
      this.settled.add(code.text);
      this.lastSeen.set(code.text, { at: now, code });
    }
  }

  /** The buttons keep their order under the finger; ours and other people's are never one choice to hold open. */
  private withOffered(inView: readonly Decoded[]): Decoded[] {
    const held = [...this.offered.values()].map(({ code }) => code);
    const ours = [...inView, ...held].some((code) => code.own);
    const kept = held
      .filter(({ own }) => own === ours)
      .map((code) => inView.find(({ text }) => text === code.text) ?? code);
    return [...kept, ...inView.filter((code) => !kept.includes(code))];
  }

  /** Ours by edges and check digits at once; the rest when an earlier look saw it, a moment ago. */
  private sureOf(codes: readonly Decoded[], now: number): ReadonlySet<Decoded> {
    return new Set(
      codes.filter(({ text, own, soft }) => {
        if (own && !soft) return true;
        const looks = (this.unsureLooks.get(text)?.looks ?? 0) + 1;
        this.unsureLooks.set(text, { looks, at: now });
        return looks >= UNSURE_LOOKS;
      }),
    );
  }

  private forgetOld(now: number): void {
    for (const [text, seen] of this.lastSeen) {
      if (now - seen.at <= SAME_LABEL_MS) continue;
      this.lastSeen.delete(text);
      this.settled.delete(text);
    }
    for (const [text, { at }] of this.offered) {
      if (now - at > OFFERED_MS) this.offered.delete(text);
    }
    for (const [text, { at }] of this.unsureLooks) {
      if (now - at > SAME_LABEL_MS) this.unsureLooks.delete(text);
    }
  }

  /** Whether this label was in view a moment ago, by this symbol or by the other one on it. */
  private wasInView(code: Decoded): boolean {
    if (this.lastSeen.has(code.text)) return true;
    return [...this.lastSeen.values()].some((seen) => isOtherSymbol(code, seen.code));
  }
}

/** Drops the address of a label whose bench code is in view too: both mean the same thing. */
function oneSymbolPerLabel(codes: readonly Decoded[]): Decoded[] {
  return codes.filter(
    (code) =>
      !(isAddress(code) && codes.some((other) => other !== code && isOtherSymbol(code, other))),
  );
}

function isOtherSymbol(a: Decoded, b: Decoded): boolean {
  if (!a.own || !b.own || isAddress(a) === isAddress(b)) return false;
  const bars = isAddress(a) ? b : a;
  const [from, to] = [middle(a.corners), middle(b.corners)];
  return Math.hypot(from.x - to.x, from.y - to.y) < LABEL_REACH * longestSide(bars.corners);
}

function isAddress({ text }: Decoded): boolean {
  return readScan(text).kind === 'tracking';
}

function middle(corners: readonly Point[]): Point {
  const sum = corners.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / corners.length, y: sum.y / corners.length };
}

function longestSide(corners: readonly Point[]): number {
  return Math.max(
    ...corners.map((corner, i) => {
      const next = corners[(i + 1) % corners.length] ?? corner;
      return Math.hypot(next.x - corner.x, next.y - corner.y);
    }),
  );
}
