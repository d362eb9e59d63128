import { describe, expect, it } from 'vitest';
import { ACCESSORY_STATUSES, goesBack, mayBecome } from '#domain/accessories.ts';

describe('mayBecome', () => {
  it('lets what was given back come again, and what was recycled never', () => {
    expect(ACCESSORY_STATUSES.filter((to) => mayBecome('given_back', to))).toEqual(['in_stock']);
    expect(ACCESSORY_STATUSES.filter((to) => mayBecome('recycled', to))).toEqual([]);
    expect(ACCESSORY_STATUSES.filter((from) => mayBecome(from, 'given_back'))).toEqual([
      'in_stock',
    ]);
  });
});

describe('goesBack', () => {
  const ownKit = [{ accessoryId: 'own' }, { accessoryId: null }];
  it.each([
    ['any', 'in_stock', true],
    ['own', 'in_kit', true],
    ['any', 'in_kit', false],
    ['any', 'handed_over', false],
    ['any', 'missing', false],
    ['any', 'recycled', false],
    ['any', 'given_back', false],
  ])('%s that is %s: %s', (id, status, goes) => {
    expect(goesBack([{ id, status }], ownKit)).toHaveLength(goes ? 1 : 0);
  });
});
