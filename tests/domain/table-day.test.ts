import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCode } from '#domain/codes.ts';
import { type TableAct, actOf, dayOf, takeBackable } from '#domain/table-day.ts';
import type { TableDevice, TableEntry, TablePackage } from '#domain/table-package.ts';
import { findAtTable, missingAtTable, spareSuits } from '#domain/table-scan.ts';

const charger = (number: number) => ({
  line: 'charger' as const,
  quantity: 1,
  code: makeCode('accessory', number),
  detail: '65 W',
});
const bag = { line: 'bag' as const, quantity: 1, code: null, detail: null };

const laptop = (number: number, more: Partial<TableDevice> = {}): TableDevice => ({
  code: makeCode('device', number),
  kind: 'laptop',
  make: 'Lenovo',
  model: 'T480',
  specification: null,
  serialEnd: '0001',
  alsoKnownAs: [`PF-0${number} AB`, `https://rework.example/t/7K2M4QX${number % 10}`],
  pieces: [charger(number), bag],
  blockers: [],
  ...more,
});

const entry = (position: number, more: Partial<TableEntry> = {}): TableEntry => ({
  needCode: `N-00000${position}`,
  position,
  state: 'waiting',
  area: 'Tây Ninh',
  recipient: null,
  device: laptop(position),
  card: null,
  ...more,
});

const card = { code: makeCode('accessory', 900), make: 'Viettel', iccidEnd: '1234' };
const pack: TablePackage = {
  format: 1,
  tabletId: '0190b3f0-0000-7000-8000-000000000001',
  tabletName: 'Tablet 1',
  batch: { code: makeCode('batch', 1), title: 'Tân Biên', area: 'Tây Ninh', plannedOn: null },
  person: { id: 'p', name: 'Linh' },
  madeAt: '2026-11-22T00:00:00.000Z',
  expiresAt: '2026-11-24T00:00:00.000Z',
  publicKey: '',
  entries: [
    entry(1),
    entry(2),
    entry(3, { state: 'served' }),
    entry(4, { device: null, card }),
    entry(5, { state: 'removed' }),
  ],
  spares: [laptop(50), laptop(51, { kind: 'tablet' })],
};

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 2, minute)).toISOString();
const handed = (position: number, id = `h${position}`): TableAct => ({
  kind: 'handover',
  id,
  needCode: `N-00000${position}`,
  happenedAt: at(position),
  deviceCode: makeCode('device', position),
});
const absent = (position: number, id = `a${position}`): TableAct => ({
  kind: 'absent',
  id,
  needCode: `N-00000${position}`,
  happenedAt: at(position),
});
const exchanged: TableAct = {
  kind: 'exchange',
  id: 'x1',
  needCode: 'N-000001',
  happenedAt: at(9),
  deadDeviceCode: makeCode('device', 1),
  deviceCode: makeCode('device', 50),
};

describe('the day', () => {
  test('progress counts those on the list, without the one taken off', () => {
    expect(dayOf(pack, []).progress).toEqual({ served: 1, absent: 0, waiting: 3, total: 4 });
    expect(dayOf(pack, [handed(1), absent(2)]).progress).toEqual({
      served: 2,
      absent: 1,
      waiting: 1,
      total: 4,
    });
  });

  test('who was absent and comes later is served; who is served is not absent afterwards', () => {
    const day = dayOf(pack, [absent(2), handed(2), absent(2, 'late')]);
    expect(day.families[1]).toMatchObject({ state: 'served', recordId: 'h2', servedAt: at(2) });
  });

  test('an exchange gives the spare, and both devices are spent', () => {
    const day = dayOf(pack, [exchanged]);
    expect(day.families[0]).toMatchObject({
      state: 'served',
      device: { code: makeCode('device', 50) },
    });
    expect(day.spares.map(({ code }) => code)).toEqual([makeCode('device', 51)]);
    expect(day.spent.get(makeCode('device', 1))).toBe('N-000001');
  });

  test('what was made void is no work of this tablet any more; what is done after that counts', () => {
    const [first, ...rest] = pack.entries;
    if (!first) throw new Error('no entry');
    const reopened = { ...pack, entries: [{ ...first, reopenedAt: at(5) }, ...rest] };
    const day = dayOf(reopened, [handed(1)]);
    expect(day.families[0]).toMatchObject({ state: 'waiting', recordId: null });
    expect(day.spent.has(makeCode('device', 1))).toBe(false);
    expect(dayOf(reopened, [handed(1), exchanged]).families[0]).toMatchObject({ recordId: 'x1' });
  });

  test('any acts replayed twice, or each sent twice, give the same day', () => {
    const act = fc.oneof(
      fc.integer({ min: 1, max: 6 }).map((position) => handed(position)),
      fc.integer({ min: 1, max: 6 }).map((position) => absent(position)),
      fc.constant(exchanged),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        const once = dayOf(pack, acts);
        const unique = acts.filter(({ id }, i) => acts.findIndex((one) => one.id === id) === i);
        expect(dayOf(pack, acts)).toEqual(once);
        expect(dayOf(pack, [...acts, ...acts]).progress.served).toBe(once.progress.served);
        expect(dayOf(pack, unique).progress.served).toBe(once.progress.served);
        const { served, absent: away, waiting, total } = once.progress;
        expect(served + away + waiting).toBe(total);
        expect(total).toBe(4);
      }),
    );
  });

  test('only the last act is taken back, and only before it left', () => {
    const acts = [handed(1), absent(2)];
    expect(takeBackable(acts, () => false)?.id).toBe('a2');
    expect(takeBackable(acts, (id) => id === 'a2')).toBeNull();
    expect(takeBackable([], () => false)).toBeNull();
  });

  test('of a record the tablet keeps no name and no picture', () => {
    const act = actOf({
      ...exchanged,
      kind: 'exchange',
      deviceCode: makeCode('device', 50),
      deadDeviceCode: makeCode('device', 1),
      fault: 'PWR',
      scanned: [],
      identitySeen: true,
      signature: { name: 'Trần', role: 'guardian', image: 'data:', childImage: null },
      witnessName: 'Cô Lan',
      locale: 'vi',
    });
    expect(act).toEqual(exchanged);
  });
});

describe('a scan', () => {
  const day = dayOf(pack, []);
  const find = (text: string) => findAtTable(text, day);

  test.each([
    ['its label', makeCode('device', 2)],
    [
      'its label, typed apart',
      `1 ${makeCode('device', 2).slice(1, 8)} ${makeCode('device', 2).slice(8)}`,
    ],
    ['the address in it', 'HTTPS://REWORK.EXAMPLE/T/7K2M4QX2'],
    ['its maker’s serial', 'pf-02ab'],
  ])('finds the family of a device by %s', (_, text) => {
    expect(find(text)).toMatchObject({ is: 'device', family: { entry: { needCode: 'N-000002' } } });
  });

  test('names the family of a charger, a card, a code on a box', () => {
    expect(find(makeCode('accessory', 1))).toMatchObject({
      is: 'piece',
      family: { entry: { position: 1 } },
    });
    expect(find(card.code)).toMatchObject({ is: 'card', family: { entry: { position: 4 } } });
    expect(find('n-000002')).toMatchObject({ is: 'family', family: { entry: { position: 2 } } });
  });

  test('knows spares and their chargers, while they are here', () => {
    expect(find(makeCode('device', 50))).toMatchObject({ is: 'spare' });
    expect(find(makeCode('accessory', 50))).toMatchObject({ is: 'spare_piece' });
    const later = dayOf(pack, [exchanged]);
    expect(findAtTable(makeCode('device', 50), later)).toMatchObject({
      is: 'device',
      family: { state: 'served' },
    });
  });

  test('says what it does not know, and leaves the workshop’s cards alone', () => {
    expect(find(makeCode('device', 4711)).is).toBe('unknown');
    expect(find(makeCode('device', 5)).is).toBe('unknown');
    expect(find('1000012384').is).toBe('mistyped');
    expect(find(makeCode('badge', 1)).is).toBe('other');
    expect(find(' ').is).toBe('other');
  });
});

test('nobody signs before everything is scanned and the adult was seen', () => {
  const device = laptop(1);
  const draft = {
    scanned: new Set<string>(),
    identitySeen: false,
    signerName: ' ',
    signed: false,
  };
  const names = (given: Parameters<typeof missingAtTable>[0], more: Partial<typeof draft> = {}) =>
    missingAtTable(given, { ...draft, ...more }).map(({ missing }) => missing);
  expect(names({ device, card: null })).toEqual([
    'device',
    'piece',
    'identity',
    'name',
    'signature',
  ]);
  expect(names({ device: null, card })[0]).toBe('card');
  const scanned = new Set([device.code, makeCode('accessory', 1)]);
  const done = { scanned, identitySeen: true, signerName: 'Trần', signed: true };
  expect(names({ device, card: null }, done)).toEqual([]);
});

test('a spare suits by its kind and when nothing keeps it back', () => {
  expect(spareSuits(laptop(1), laptop(50))).toBe(true);
  expect(spareSuits(laptop(1), laptop(51, { kind: 'tablet' }))).toBe(false);
  const held = { gate: 'G1', code: 'hold', params: {}, where: 'holds' } as never;
  expect(spareSuits(laptop(1), laptop(50, { blockers: [held] }))).toBe(false);
});
