/** Which ready device goes to which need: by rank, without waste, from as few shelves as possible. */
import { assign } from './assignment.ts';
import { kindSuits } from './eligibility.ts';
import { compareNeeds, standsBefore } from './need-priority.ts';
import type { QueuedNeed } from './need-priority.ts';
import { judgeDevice, withoutWaived } from './need-requirements.ts';
import type {
  JudgedDevice,
  NeedKind,
  NeedRequirements,
  RequirementKey,
} from './need-requirements.ts';
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';

export interface WaitingNeed extends QueuedNeed {
  kind: NeedKind;
  requirements: NeedRequirements;
  /** Why nothing can be reserved for it now, whatever is on the shelves. */
  blocked: Reason | null;
}

/** Ready, free of holds, of the right specification, and at the same site as the needs. */
export interface FreeDevice extends JudgedDevice {
  id: string;
  readySince: Date;
  placeName: string;
}

/** A SIM or data card in stock, the one to be given first on top. */
export interface FreeCard {
  id: string;
}

export interface Match {
  needId: string;
  /** Exactly one of the two. */
  deviceId: string | null;
  cardId: string | null;
}

/** Devices that would suit if this were given up. */
export interface NearestMiss {
  lacking: RequirementKey[];
  /** Of the first of them. */
  reasons: Reason[];
  deviceId: string;
  count: number;
}

export interface Unmatched {
  needId: string;
  reason: Reason;
  misses: NearestMiss[];
}

export interface Proposal {
  matches: Match[];
  unmatched: Unmatched[];
}

/**
 * Proposes one thing for each need. The same needs and devices always give the same proposal.
 * No need goes without while one that stands behind it gets what would have suited it.
 */
export function propose(
  needs: readonly WaitingNeed[],
  devices: readonly FreeDevice[],
  cards: readonly FreeCard[] = [],
): Proposal {
  const queue = needs.toSorted(compareNeeds);
  const open = queue.filter((need) => !need.blocked);
  const blocked = queue.flatMap((need): Unmatched[] =>
    need.blocked ? [{ needId: need.id, reason: need.blocked, misses: [] }] : [],
  );
  const sims = matchCards(open, cards);
  const rest = matchDevices(
    open.filter(({ kind }) => kind !== 'sim'),
    devices,
  );
  return {
    matches: [...sims.matches, ...rest.matches],
    unmatched: [...blocked, ...sims.unmatched, ...rest.unmatched],
  };
}

function matchCards(open: readonly WaitingNeed[], cards: readonly FreeCard[]): Proposal {
  const wanting = open.filter(({ kind }) => kind === 'sim');
  const served = wanting.slice(0, cards.length);
  return {
    matches: served.map(({ id }, index) => ({
      needId: id,
      deviceId: null,
      cardId: cards[index]?.id ?? null,
    })),
    unmatched: wanting
      .slice(cards.length)
      .map(({ id }) => ({ needId: id, reason: reason('match.no_card'), misses: [] })),
  };
}

interface Group<Thing> {
  key: string;
  example: Thing;
  members: Thing[];
}

/** Needs that ask for the same and devices that are alike are judged once. */
function matchDevices(open: readonly WaitingNeed[], devices: readonly FreeDevice[]): Proposal {
  const kinds = groupBy(open, ({ kind, requirements }) =>
    JSON.stringify([kind, withoutWaived(requirements)]),
  );
  const classes = groupBy(devices, deviceClass).toSorted(
    (a, b) => strength(a.example) - strength(b.example) || (a.key < b.key ? -1 : 1),
  );
  const suits = kinds.map(({ example }) =>
    classes.flatMap((group, index) => (judgeDevice(example, group.example).ok ? [index] : [])),
  );
  const kindOf = new Map(kinds.flatMap(({ members }, at) => members.map(({ id }) => [id, at])));
  const wants = open.map(({ id }) => kindOf.get(id) ?? 0);
  const sizes = classes.map(({ members }) => members.length);
  const given = assign(wants, suits, sizes);
  const turn = byTurn(devices);
  const shelves = classes.map(({ members }) => members.toSorted(turn));
  const matches = open.flatMap(({ id }, at): Match[] => {
    const index = given[at] ?? null;
    const device = index === null ? undefined : shelves[index]?.shift();
    return device ? [{ needId: id, deviceId: device.id, cardId: null }] : [];
  });
  const missed = kinds.map(({ example }) => nearestMisses(example, shelves));
  const unmatched = open.flatMap((need, at): Unmatched[] => {
    if (given[at] !== null) return [];
    const kind = wants[at] ?? 0;
    const suiting = (suits[kind] ?? []).reduce((sum, index) => sum + (sizes[index] ?? 0), 0);
    const why = whyNothing(need, suiting, devices);
    return [{ needId: need.id, reason: why, misses: missed[kind] ?? [] }];
  });
  return { matches, unmatched };
}

function groupBy<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): Group<Thing>[] {
  const groups = new Map<string, Group<Thing>>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.members.push(thing);
    else groups.set(key, { key, example: thing, members: [thing] });
  }
  return [...groups.values()];
}

/** All that is judged: devices of one class suit the same needs. */
function deviceClass(device: FreeDevice): string {
  const { kind, memoryMib, storageGb, screenInch, hasCamera, layouts, kit } = device;
  const sorted = [layouts.toSorted(byText), kit.toSorted(byText)];
  return JSON.stringify([kind, memoryMib, storageGb, screenInch, hasCamera, ...sorted]);
}

const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** What a device is worth to a need that asks for much; the weakest that does is taken first. */
function strength({ memoryMib, storageGb, screenInch, hasCamera, layouts, kit }: FreeDevice) {
  return (
    Math.log2(1 + (memoryMib ?? 0) / 1024) * 4 +
    Math.log2(1 + (storageGb ?? 0) / 64) * 2 +
    (screenInch ?? 0) / 4 +
    (hasCamera ? 1 : 0) +
    layouts.length / 2 +
    kit.length / 4
  );
}

const WEEK = 7 * 86_400_000;

/**
 * Among devices alike: those ready longest first, in steps of a week; within a week those of the shelf that has
 * most to give, so that few shelves are walked to.
 */
function byTurn(devices: readonly FreeDevice[]) {
  const onShelf = new Map<string, number>();
  for (const { placeName } of devices) onShelf.set(placeName, (onShelf.get(placeName) ?? 0) + 1);
  const shelf = ({ placeName }: FreeDevice) => onShelf.get(placeName) ?? 0;
  const week = ({ readySince }: FreeDevice) => Math.floor(readySince.getTime() / WEEK);
  return (a: FreeDevice, b: FreeDevice) =>
    week(a) - week(b) ||
    shelf(b) - shelf(a) ||
    byText(a.placeName, b.placeName) ||
    a.readySince.getTime() - b.readySince.getTime() ||
    byText(a.id, b.id);
}

function whyNothing(need: WaitingNeed, suiting: number, devices: readonly FreeDevice[]): Reason {
  if (suiting > 0) return reason('match.all_taken', { count: suiting });
  const { kind } = need;
  const some = kind !== 'sim' && devices.some((device) => kindSuits(kind, device.kind));
  return reason(some ? 'match.none_suits' : 'match.none_ready');
}

const MISSES_SHOWN = 3;

/** Of the devices that are left, those that lack least, by what they lack. */
function nearestMisses(
  need: WaitingNeed,
  shelves: readonly (readonly FreeDevice[])[],
): NearestMiss[] {
  const found = new Map<string, NearestMiss>();
  for (const devices of shelves) {
    const [device] = devices;
    if (!device) continue;
    const { ok, lacking, reasons } = judgeDevice(need, device);
    if (ok || lacking === null) continue;
    const key = lacking.join(' ');
    const known = found.get(key);
    if (known) known.count += devices.length;
    else found.set(key, { lacking, reasons, deviceId: device.id, count: devices.length });
  }
  return [...found.values()]
    .toSorted((a, b) => a.lacking.length - b.lacking.length || b.count - a.count)
    .slice(0, MISSES_SHOWN);
}

/** The first of those that ask for the same: who passes over the others passes over it too. */
export function frontOfQueue<Need extends WaitingNeed>(waiting: readonly Need[]): Need[] {
  const front = new Map<string, Need>();
  for (const need of waiting.toSorted(compareNeeds)) {
    const key = JSON.stringify([need.kind, withoutWaived(need.requirements)]);
    if (!need.blocked && !front.has(key)) front.set(key, need);
  }
  return [...front.values()];
}

/**
 * The need that stands first among those that a device suits and that have to be served before this one; null when
 * nobody is passed over.
 * @param timeZone of the site
 */
export function passedOver<Need extends WaitingNeed>(
  need: Pick<WaitingNeed, 'rank' | 'registeredAt'>,
  device: JudgedDevice,
  waiting: readonly Need[],
  timeZone: string,
): Need | null {
  const before = frontOfQueue(waiting.filter((other) => standsBefore(other, need, timeZone)));
  return before.find((other) => judgeDevice(other, device).ok) ?? null;
}
