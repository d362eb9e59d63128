import { describe, expect, test } from 'vitest';
import { ROLES } from '#domain/roles.ts';
import {
  KEY_DAYS,
  absentUntil,
  keyIsOver,
  mayExchange,
  mustWipe,
  reasonToKeep,
  tableMoment,
} from '#domain/table-rules.ts';
import { DISMISSALS, SETTLEMENTS, settlementsFor } from '#domain/table-settling.ts';

const NOW = new Date('2026-11-22T08:00:00Z');
const day = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const tablet = { expiresAt: day(1), revokedAt: null, wipedAt: null };

describe('a tablet', () => {
  test('is carried out at once only while it is neither revoked, nor late, nor its session closed', () => {
    expect(reasonToKeep(tablet, true, NOW)).toBeNull();
    expect(reasonToKeep(tablet, false, NOW)).toBe('handover_session.closed');
    expect(reasonToKeep({ ...tablet, expiresAt: NOW }, false, NOW)).toBe('handover_tablet.expired');
    const revoked = { ...tablet, expiresAt: NOW, revokedAt: day(-1) };
    expect(reasonToKeep(revoked, true, NOW)).toBe('handover_tablet.revoked');
  });

  test('wipes itself whenever that is so, and once it has said that it did', () => {
    expect(mustWipe(tablet, true, NOW)).toBe(false);
    expect(mustWipe({ ...tablet, wipedAt: NOW }, true, NOW)).toBe(true);
    expect(mustWipe({ ...tablet, revokedAt: NOW }, true, NOW)).toBe(true);
    expect(mustWipe(tablet, false, NOW)).toBe(true);
  });

  test('keeps its key as long as something may come that only it opens', () => {
    expect(keyIsOver({ ...tablet, wipedAt: NOW }, 0, NOW)).toBe(true);
    expect(keyIsOver({ ...tablet, wipedAt: NOW }, 1, NOW)).toBe(false);
    expect(keyIsOver({ ...tablet, expiresAt: day(-KEY_DAYS) }, 3, NOW)).toBe(true);
    expect(keyIsOver({ ...tablet, expiresAt: day(1 - KEY_DAYS) }, 0, NOW)).toBe(false);
    const revoked = { ...tablet, revokedAt: day(-KEY_DAYS) };
    expect(keyIsOver(revoked, 0, NOW)).toBe(true);
  });

  test('whose clock is wrong records nothing before it was opened', () => {
    expect(tableMoment(day(-3), day(-1))).toEqual(day(-1));
    expect(tableMoment(NOW, day(-1))).toEqual(NOW);
  });
});

test('who did not come keeps the device for two weeks from then, and never for less than before', () => {
  expect(absentUntil(NOW, day(3))).toEqual(day(14));
  expect(absentUntil(NOW, day(20))).toEqual(day(20));
});

test('an exchange at the table is made by who hands over there and takes devices back', () => {
  expect(ROLES.filter((role) => mayExchange([role]))).toEqual(['coordinator', 'collection']);
  expect(mayExchange(['technician', 'warehouse', 'approver', 'admin', 'auditor'])).toBe(false);
  expect(mayExchange([])).toBe(false);
});

describe('settling a kept record', () => {
  test('offers what can be true of it', () => {
    expect(settlementsFor('handover')).toEqual([...SETTLEMENTS]);
    expect(settlementsFor('exchange')).toEqual([...SETTLEMENTS]);
    // A card and somebody who stayed away have no other device; what does not open holds nothing.
    expect(settlementsFor('card')).toEqual(['record', 'dismiss']);
    expect(settlementsFor('absent')).toEqual(['record', 'dismiss']);
    expect(settlementsFor('')).toEqual(['dismiss']);
  });

  test('gives its caller a list of its own', () => {
    settlementsFor('handover').pop();
    expect(settlementsFor('handover')).toEqual([...SETTLEMENTS]);
    expect(new Set(DISMISSALS).size).toBe(DISMISSALS.length);
  });
});
