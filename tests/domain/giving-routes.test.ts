import { describe, expect, it } from 'vitest';
import { joinsWorkshop, refuseDirect } from '#domain/giving-routes.ts';
import { STAGES } from '#domain/stages.ts';

describe('refuseDirect', () => {
  it('takes only what is announced and not in hand', () => {
    const possible = STAGES.filter((stage) => refuseDirect(stage, 'person') === null);
    expect(possible).toEqual(['offered']);
    expect(refuseDirect('received', 'person')).toBe('intake.direct_in_hand');
  });

  it('asks for a donor who can be spoken with', () => {
    expect(refuseDirect('offered', 'organisation')).toBeNull();
    expect(refuseDirect('offered', 'anonymous')).toBe('intake.direct_needs_donor');
  });
});

describe('joinsWorkshop', () => {
  it('ends the direct way when the device arrives', () => {
    expect(STAGES.filter((stage) => joinsWorkshop('direct', stage))).toEqual(['received']);
    expect(STAGES.filter((stage) => joinsWorkshop('workshop', stage))).toEqual([]);
  });
});
