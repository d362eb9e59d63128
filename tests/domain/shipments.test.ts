import { describe, expect, test } from 'vitest';
import {
  SHIPMENT_LATE_DAYS,
  arrivalMoment,
  daysUnderWay,
  isLate,
  settlementsOf,
  shipmentState,
  whyNotPacked,
} from '#domain/shipments.ts';

const NOW = new Date('2026-11-22T08:00:00Z');
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const fits = { state: 'waiting', reserved: true, paired: true, inShipment: false } as const;

describe('a parcel', () => {
  test('is packed, under way, done', () => {
    expect(shipmentState({ sentAt: null, closedAt: null })).toBe('packed');
    expect(shipmentState({ sentAt: NOW, closedAt: null })).toBe('under_way');
    expect(shipmentState({ sentAt: NOW, closedAt: NOW })).toBe('done');
    // All taken out again before it was sent.
    expect(shipmentState({ sentAt: null, closedAt: NOW })).toBe('done');
  });

  test('is late after a week, counted in whole days', () => {
    expect(daysUnderWay(ago(23), NOW)).toBe(0);
    expect(daysUnderWay(ago(25), NOW)).toBe(1);
    expect(daysUnderWay(new Date(NOW.getTime() + 5000), NOW)).toBe(0);
    expect(isLate(null, NOW)).toBe(false);
    expect(isLate(ago(24 * SHIPMENT_LATE_DAYS - 1), NOW)).toBe(false);
    expect(isLate(ago(24 * SHIPMENT_LATE_DAYS), NOW)).toBe(true);
  });

  test('arrives at no moment before it was sent', () => {
    expect(arrivalMoment(ago(5), ago(2))).toEqual(ago(2));
    expect(arrivalMoment(NOW, ago(2))).toEqual(NOW);
  });
});

test('packed is what is reserved, scanned together, on the list and in no other parcel', () => {
  const why = (more: Partial<Parameters<typeof whyNotPacked>[0]>) =>
    whyNotPacked({ ...fits, ...more })?.code ?? null;
  expect(why({})).toBeNull();
  expect(why({ state: 'absent' })).toBeNull();
  expect(why({ state: null })).toBe('shipment.not_listed');
  expect(why({ state: 'removed' })).toBe('shipment.not_listed');
  expect(why({ state: 'served' })).toBe('shipment.served');
  expect(why({ inShipment: true })).toBe('shipment.in_parcel');
  expect(why({ reserved: false, paired: false })).toBe('shipment.nothing_reserved');
  expect(why({ paired: false })).toBe('shipment.not_paired');
});

test('what is damaged never goes out again as it is; what arrived has nothing to settle', () => {
  expect(settlementsOf('missing')).toEqual(['resent', 'back', 'lost']);
  expect(settlementsOf('damaged')).toEqual(['back', 'lost']);
  expect(settlementsOf(null)).toEqual([]);
});
