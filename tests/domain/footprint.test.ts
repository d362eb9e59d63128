import { describe, expect, it } from 'vitest';
import {
  co2eAvoided,
  co2eAvoidedByWeight,
  footprintCategory,
  weightOf,
} from '#domain/footprint.ts';

describe('footprint', () => {
  it.each([
    ['laptop_small', 110.6, 1.39],
    ['laptop_medium', 132.65, 1.83],
    ['laptop_large', 207.35, 2.53],
    ['tablet', 57.25, 0.77],
    ['desktop_mini', 95.45, 3.32],
    ['desktop_aio', 217.95, 8.87],
    ['desktop_tower', 307.85, 7.87],
    ['screen_22', 171.75, 5.23],
  ] as const)('%s avoids %f kg CO2e and weighs %f kg', (category, avoided, weight) => {
    expect(co2eAvoided(category)).toBe(avoided);
    expect(weightOf(category)).toBe(weight);
  });

  it.each([
    ['laptop', 11.6, null, 'laptop_small'],
    ['laptop', 14, null, 'laptop_medium'],
    ['laptop', null, null, 'laptop_medium'],
    ['laptop', 17.3, null, 'laptop_large'],
    ['tablet', 10, null, 'tablet'],
    ['desktop', null, null, 'desktop_mini'],
    ['desktop', null, 'tower', 'desktop_tower'],
    ['aio', 22, null, 'desktop_aio'],
  ] as const)('%s of %s inch (%s) counts as %s', (kind, inch, form, category) => {
    expect(footprintCategory(kind, inch, form)).toBe(category);
  });

  it('estimates by weight', () => {
    expect(co2eAvoidedByWeight(2)).toBe(32.07);
  });
});
