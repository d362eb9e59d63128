/** Time in the demo workshop: it walks through the last weeks and ends now. */
import { newId } from '../../api/lib/ids.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Asia/Ho_Chi_Minh, without summer time. */
const ZONE_OFFSET = 7 * 60 * MINUTE;
const OPENS = 8;
const CLOSES = 17;

export interface DemoClock {
  now: () => Date;
  newId: () => string;
  /** Jumps forward; never back, never past the real time. */
  advanceTo(moment: Date): void;
  /** One act at a bench takes about this long. */
  tick(seconds: number): void;
}

export function demoClock(start: Date): DemoClock {
  let milliseconds = start.getTime();
  const set = (wanted: number) => {
    milliseconds = Math.min(Math.max(milliseconds, wanted), Date.now());
  };
  return {
    now: () => new Date(milliseconds),
    newId: () => newId(milliseconds),
    advanceTo: (moment) => set(moment.getTime()),
    tick: (seconds) => set(milliseconds + seconds * 1000),
  };
}

/** Monday to Saturday, eight to five by the workshop's own clock. */
export interface Calendar {
  /** The moment `hour` (local, 9.5 is half past nine) of the working day that lies `daysAgo` working days back; 1 is the last one. */
  day(daysAgo: number, hour: number): Date;
  /** `hour` of the calendar day that lies so many days back. */
  date(daysAgo: number, hour: number): Date;
  minutesAgo(minutes: number): Date;
  /** `hours` of opening time after `moment`. */
  later(moment: Date, hours: number): Date;
}

export function calendar(end: Date): Calendar {
  return {
    day: (daysAgo, hour) => {
      let midnight = localMidnight(end);
      for (let left = daysAgo; left > 0;) {
        midnight -= DAY;
        if (isOpenDay(midnight)) left -= 1;
      }
      return new Date(midnight + hour * 60 * MINUTE);
    },
    date: (daysAgo, hour) => new Date(localMidnight(end) - daysAgo * DAY + hour * 60 * MINUTE),
    minutesAgo: (minutes) => new Date(end.getTime() - minutes * MINUTE),
    later: (moment, hours) => {
      let at = moment.getTime();
      let left = hours * 60 * MINUTE;
      for (;;) {
        const midnight = localMidnight(new Date(at));
        const opens = midnight + OPENS * 60 * MINUTE;
        const closes = midnight + CLOSES * 60 * MINUTE;
        at = Math.max(at, opens);
        if (isOpenDay(midnight) && at + left < closes) return new Date(at + left);
        if (isOpenDay(midnight)) left -= Math.max(0, closes - at);
        at = midnight + DAY;
      }
    },
  };
}

function localMidnight(moment: Date): number {
  const local = moment.getTime() + ZONE_OFFSET;
  return local - (((local % DAY) + DAY) % DAY) - ZONE_OFFSET;
}

/** @param midnight milliseconds since 1970 of a day's begin */
function isOpenDay(midnight: number): boolean {
  return new Date(midnight + ZONE_OFFSET).getUTCDay() !== 0;
}

/** The way of one device or person: it yields the moment at which its next step happens. */
export type Journey = AsyncGenerator<Date, void>;

/** A journey with a clock of its own, which stands at the moment of its present step. */
export interface Strand {
  clock: DemoClock;
  journey: Journey;
}

const AT_ONCE = 6;
/** Steps that lie closer together than this do not depend on each other. */
const LOOK_AHEAD = 120 * MINUTE;

/** Walks all journeys in the order of their steps, a few at once where they happen at about the same time. */
export function walk(strands: readonly Strand[]): Promise<void> {
  const waiting: { at: number; strand: Strand }[] = [];
  const running = new Map<Strand, number>();
  return new Promise((resolve, reject) => {
    const step = async (strand: Strand, at: number) => {
      running.set(strand, at);
      strand.clock.advanceTo(new Date(at));
      const { value, done } = await strand.journey.next();
      running.delete(strand);
      if (!done && value) waiting.push({ at: value.getTime(), strand });
      startNext();
    };
    const start = (strand: Strand, at: number) => {
      step(strand, at).catch((error: unknown) => {
        waiting.length = 0;
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    };
    const startNext = () => {
      if (running.size === 0 && waiting.length === 0) resolve();
      waiting.sort((a, b) => b.at - a.at);
      for (;;) {
        const next = waiting.at(-1);
        const limit = Math.min(...running.values()) + LOOK_AHEAD;
        if (!next || next.at > limit || running.size >= AT_ONCE) return;
        waiting.pop();
        start(next.strand, next.at);
      }
    };
    for (const strand of strands) start(strand, strand.clock.now().getTime());
  });
}
