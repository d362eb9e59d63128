import { describe, expect, it } from 'vitest';
import { FAULT_DECISIONS, isFaultCode, outcomesFor, refuseClosing } from '#domain/faults.ts';
import type { FaultClosing } from '#domain/faults.ts';

describe('refuseClosing', () => {
  it.each<[FaultClosing, string | null]>([
    [{ decision: null, outcome: 'fixed', note: null }, 'fault.needs_decision'],
    [{ decision: 'repair', outcome: 'part_replaced', note: null }, null],
    [{ decision: 'repair', outcome: 'upgraded', note: null }, 'fault.outcome_does_not_fit'],
    [{ decision: 'upgrade', outcome: 'upgraded', note: null }, null],
    [{ decision: 'accept', outcome: 'accepted', note: ' ' }, 'fault.needs_note'],
    [{ decision: 'accept', outcome: 'accepted', note: 'one dead pixel' }, null],
    [{ decision: 'repair', outcome: 'not_repairable', note: null }, 'fault.needs_note'],
    [{ decision: 'recycle', outcome: 'not_repairable', note: 'board burnt' }, null],
  ])('%o: %s', (closing, code) => {
    expect(refuseClosing(closing)?.code ?? null).toBe(code);
  });

  it.each(FAULT_DECISIONS)('a fault with decision %s can be closed', (decision) => {
    expect(outcomesFor(decision).length).toBeGreaterThan(0);
  });

  it('knows fault codes', () => {
    expect([isFaultCode('BAT'), isFaultCode('bat'), isFaultCode('toString')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
