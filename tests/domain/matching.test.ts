import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FreeDevice, type WaitingNeed, passedOver, propose } from '#domain/matching.ts';
import { compareNeeds } from '#domain/need-priority.ts';
import { judgeDevice } from '#domain/need-requirements.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5);

function need(id: string, more: Partial<WaitingNeed> = {}): WaitingNeed {
  const registeredAt = new Date(START);
  return { id, rank: 0, registeredAt, kind: 'laptop', requirements: {}, blocked: null, ...more };
}

function device(id: string, more: Partial<FreeDevice> = {}): FreeDevice {
  return {
    id,
    kind: 'laptop',
    memoryMib: 8192,
    storageGb: 256,
    screenInch: 14,
    hasCamera: true,
    layouts: ['us'],
    kit: ['charger', 'bag'],
    readySince: new Date(START),
    placeName: 'A-1',
    ...more,
  };
}

const pairs = (...args: Parameters<typeof propose>) =>
  Object.fromEntries(propose(...args).matches.map((one) => [one.needId, one.deviceId]));

describe('propose', () => {
  it('serves by rank and keeps the strong device for who asks for it', () => {
    const needs = [
      need('late', { rank: 100 }),
      need('plain'),
      need('strong', { requirements: { memoryGb: 16 }, rank: 50 }),
    ];
    const devices = [device('big', { memoryMib: 16_384 }), device('small')];
    expect(pairs(needs, devices)).toEqual({ plain: 'small', strong: 'big' });
  });

  it('exchanges among those before, so that nobody goes without for nothing', () => {
    // The first would take the weaker one, which is the only one with a Persian keyboard.
    const needs = [need('any'), need('persian', { requirements: { layout: 'fa' } })];
    const devices = [device('us', { memoryMib: 16_384 }), device('fa', { layouts: ['fa'] })];
    expect(pairs(needs, devices)).toEqual({ any: 'us', persian: 'fa' });
  });

  it('takes what was ready longest, and within a week from the fullest shelf', () => {
    const devices = [
      device('alone', { placeName: 'A-9' }),
      device('near-1', { placeName: 'B-1', readySince: new Date(START + 2 * DAY) }),
      device('near-2', { placeName: 'B-1', readySince: new Date(START + DAY) }),
      device('older', { placeName: 'C-1', readySince: new Date(START - 30 * DAY) }),
      device('newer', { placeName: 'B-1', readySince: new Date(START + 30 * DAY) }),
    ];
    const needs = ['a', 'b', 'c', 'd'].map((id) => need(id));
    expect(pairs(needs, devices)).toEqual({ a: 'older', b: 'near-2', c: 'near-1', d: 'alone' });
  });

  it('says why nothing fits, with what is nearest', () => {
    const asks = need('asks', { requirements: { layout: 'fa' } });
    const tablet = need('tablet', { kind: 'tablet', rank: 1 });
    const last = need('last', { rank: 2 });
    const devices = ['d1', 'd2', 'd3'].map((id) => device(id));
    const fewer = propose([need('first'), last], devices.slice(0, 1)).unmatched;
    expect(fewer).toEqual([
      { needId: 'last', reason: { code: 'match.all_taken', params: { count: 1 } }, misses: [] },
    ]);
    expect(propose([tablet, asks, last], devices).unmatched).toEqual([
      {
        needId: 'asks',
        reason: { code: 'match.none_suits' },
        misses: [
          {
            lacking: ['layout'],
            reasons: [{ code: 'require.layout', params: { needed: 'FA', found: 'US' } }],
            deviceId: 'd2',
            count: 2,
          },
        ],
      },
      { needId: 'tablet', reason: { code: 'match.none_ready' }, misses: [] },
    ]);
  });

  it('gives cards to who asks for a card, and nothing to who is blocked', () => {
    const why = { code: 'gate.need_consent' };
    const needs = [
      need('sim-2', { kind: 'sim', rank: 2 }),
      need('sim-1', { kind: 'sim', rank: 1 }),
      need('no', { blocked: why }),
    ];
    expect(propose(needs, [device('d')], [{ id: 'card' }])).toEqual({
      matches: [{ needId: 'sim-1', deviceId: null, cardId: 'card' }],
      unmatched: [
        { needId: 'no', reason: why, misses: [] },
        { needId: 'sim-2', reason: { code: 'match.no_card' }, misses: [] },
      ],
    });
  });
});

const anyNeed = fc.record({
  rank: fc.constantFrom(-100, 0, 0, 100),
  at: fc.integer({ min: 0, max: 30 }),
  kind: fc.constantFrom('laptop', 'desktop', 'aio', 'tablet', 'sim'),
  requirements: fc.record(
    {
      memoryGb: fc.constantFrom(4, 8, 16),
      screenInch: fc.constantFrom(13, 15),
      camera: fc.constant(true),
      layout: fc.constantFrom('us', 'fa'),
      accessories: fc.constantFrom(['mouse'], ['headset', 'mouse']),
    },
    { requiredKeys: [] },
  ),
});

const anyDevice = fc.record({
  kind: fc.constantFrom('laptop', 'desktop', 'aio', 'tablet'),
  memoryMib: fc.constantFrom(4096, 8192, 16_384, null),
  screenInch: fc.constantFrom(13.3, 15.6, null),
  hasCamera: fc.boolean(),
  layouts: fc.constantFrom([], ['us'], ['us', 'fa']),
  kit: fc.constantFrom(['charger'], ['charger', 'mouse'], ['charger', 'headset', 'mouse']),
  readySince: fc.integer({ min: 0, max: 20 }).map((days) => new Date(START + days * DAY)),
  placeName: fc.constantFrom('A-1', 'A-2', ''),
});

const scene = fc.tuple(
  fc.array(anyNeed, { maxLength: 14 }).map((needs) =>
    needs.map(({ at, ...one }, index) =>
      need(`n${index}`, {
        ...(one as Partial<WaitingNeed>),
        registeredAt: new Date(START + at * DAY),
      }),
    ),
  ),
  fc
    .array(anyDevice, { maxLength: 14 })
    .map((devices) => devices.map((one, index) => device(`d${index}`, one as Partial<FreeDevice>))),
);

describe('every proposal', () => {
  it('gives each device once, to a need it suits, and everybody has a match or a reason', () => {
    fc.assert(
      fc.property(scene, ([needs, devices]) => {
        const { matches, unmatched } = propose(needs, devices);
        const given = matches.map(({ deviceId }) => deviceId);
        expect(new Set(given).size).toBe(given.length);
        for (const { needId, deviceId } of matches) {
          const [wants, gets] = [find(needs, needId), find(devices, deviceId)];
          expect(judgeDevice(wants, gets).ok).toBe(true);
        }
        const answered = [...matches, ...unmatched].map(({ needId }) => needId);
        expect(answered.toSorted()).toEqual(needs.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('lets nobody go without for one that stands behind, or for a device that is left', () => {
    fc.assert(
      fc.property(scene, ([needs, devices]) => {
        const { matches, unmatched } = propose(needs, devices);
        for (const { needId } of unmatched) {
          const without = find(needs, needId);
          for (const one of devices.filter((each) => judgeDevice(without, each).ok)) {
            const holder = matches.find(({ deviceId }) => deviceId === one.id);
            expect(holder).toBeDefined();
            const behind = holder && compareNeeds(find(needs, holder.needId), without) > 0;
            expect(behind).toBe(false);
          }
        }
      }),
    );
  });

  it('is the same whatever the order of needs and devices', () => {
    fc.assert(
      fc.property(scene, ([needs, devices]) => {
        const other = propose(needs.toReversed(), devices.toReversed());
        expect(other).toEqual(propose(needs, devices));
      }),
    );
  });
});

function find<Thing extends { id: string }>(things: readonly Thing[], id: string | null): Thing {
  const found = things.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is unknown`);
  return found;
}

describe('passedOver', () => {
  const over = (me: Partial<WaitingNeed>, taken: FreeDevice, waiting: readonly WaitingNeed[]) =>
    passedOver(need('me', me), taken, waiting, 'Asia/Ho_Chi_Minh')?.id ?? null;

  it('names the first need with a better rank that waits for such a device', () => {
    const waiting = [
      need('camera', { rank: -300, requirements: { camera: true } }),
      need('first', { rank: -200 }),
      need('second', { rank: -100 }),
      need('blocked', { rank: -400, blocked: { code: 'gate.need_consent' } }),
      need('equal'),
    ];
    const blind = device('d', { hasCamera: false });
    expect(over({}, blind, waiting)).toBe('first');
    expect(over({}, device('d'), waiting)).toBe('camera');
    expect(over({ rank: -300 }, blind, waiting)).toBeNull();
  });

  it('counts the day of registration among those of one rank, by the clock of the site', () => {
    // 16:30 in UTC is 23:30 there; an hour later another day has begun.
    const evening = new Date('2026-03-04T16:30:00Z');
    const morning = new Date('2026-03-04T01:00:00Z');
    const nextDay = new Date('2026-03-04T17:30:00Z');
    const earlier = need('earlier', { registeredAt: evening });
    expect(over({ registeredAt: nextDay }, device('d'), [earlier])).toBe('earlier');
    expect(over({ registeredAt: morning }, device('d'), [earlier])).toBeNull();
    const sameDay = need('same day', { registeredAt: morning });
    expect(over({ registeredAt: evening }, device('d'), [sameDay])).toBeNull();
    expect(over({ registeredAt: nextDay, rank: -100 }, device('d'), [earlier])).toBeNull();
  });
});
