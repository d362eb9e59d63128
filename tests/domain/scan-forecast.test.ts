import { describe, expect, it } from 'vitest';
import { NO_CONTEXT, type ScanContext, meaningOf } from '#domain/bench.ts';
import { makeCode } from '#domain/codes.ts';
import { COMMAND_CARDS, type CommandAction } from '#domain/command-cards.ts';
import type { KnownDevice, KnownThing } from '#domain/known-things.ts';
import type { Role } from '#domain/roles.ts';
import { type ForecastFacts, forecastOf } from '#domain/scan-forecast.ts';

const ME = 'me';
const code = makeCode('device', 51);
const shelfCode = makeCode('place', 7);
const place = (what: string): KnownThing => ({
  kind: 'place',
  code: shelfCode,
  label: 'A-1',
  what,
});

function device(more: Partial<KnownDevice> = {}): KnownDevice {
  return {
    kind: 'device',
    code,
    label: 'Dell Latitude',
    what: 'laptop',
    placeCode: null,
    publicCode: 'ABCDEFGH',
    serial: 'SN1',
    stage: 'labelled',
    stageSince: '2026-01-01T00:00:00.000Z',
    holds: [],
    labelled: true,
    ownerId: null,
    lastRepairerId: null,
    power: { volts: null, watts: null, connector: '' },
    ...more,
  };
}

const card = (action: CommandAction, parameter: string | null = null) =>
  COMMAND_CARDS.find((one) => one.action === action && one.parameter === parameter)?.code ?? '';

function foresee(
  context: Partial<ScanContext>,
  things: KnownThing[],
  more: Partial<ForecastFacts> = {},
  text: string = code,
) {
  return forecastOf(meaningOf(text, { ...NO_CONTEXT, ...context }), {
    roles: ['technician'],
    siteNumber: 1,
    personId: ME,
    selfCheckAllowed: false,
    things,
    place: null,
    blockersOf: () => null,
    ...more,
  });
}

const armed = (action: CommandAction, parameter: string | null = null) => ({
  command: card(action, parameter),
});

describe('what is to be expected of a scan that waits', () => {
  it('is nothing where nothing is kept of what was scanned', () => {
    expect(foresee({}, [])).toMatchObject({ verdict: 'unknown', code: 'scan.expect.unknown' });
    expect(foresee(armed('start_diagnostics'), [])?.verdict).toBe('unknown');
    expect(foresee({ placeCode: shelfCode }, [device()])?.verdict).toBe('unknown');
    expect(foresee({}, [], {}, card('pause'))).toBeNull();
  });

  it('is a move where stage, role and holds allow it, and what comes after it', () => {
    expect(foresee(armed('start_diagnostics'), [device()])).toEqual({
      verdict: 'right',
      code: 'scan.expect.moved',
      params: { to: 'stage.diagnosing' },
      thing: code,
      label: 'Dell Latitude',
      after: { stage: 'diagnosing' },
    });
    expect(foresee(armed('start_diagnostics'), [device({ stage: 'diagnosing' })])).toMatchObject({
      verdict: 'right',
      code: 'scan.expect.already',
    });
  });

  it.each<[string, CommandAction, Partial<KnownDevice>, Role, string]>([
    ['no way from the stage', 'start_diagnostics', { stage: 'qa' }, 'technician', 'move.unknown'],
    ['another role', 'start_diagnostics', {}, 'warehouse', 'access.forbidden'],
    ['a hold', 'qa_passed', { stage: 'qa', holds: ['safety'] }, 'technician', 'move.refused'],
    ['own repair', 'qa_passed', { stage: 'qa', lastRepairerId: ME }, 'technician', 'move.refused'],
    ['a reason', 'start_diagnostics', { stage: 'ready' }, 'technician', 'move.refused'],
    [
      'two holds',
      'release_hold',
      { holds: ['wipe_failed', 'label_mismatch'] },
      'coordinator',
      'scan.several_holds',
    ],
  ])('is a refusal for %s', (_why, action, more, role, refused) => {
    const expected = foresee(armed(action), [device(more)], { roles: [role] });
    expect(expected).toMatchObject({ verdict: 'refusal', code: refused });
    expect(expected?.after).toBeUndefined();
  });

  it('asks what still blocked the move when the card was read last', () => {
    const blocker = { gate: 'G8', code: 'gate.qa_missing', params: {}, where: 'qa' } as const;
    const known = { blockersOf: (to: string) => (to === 'kitting' ? [blocker] : null) };
    const expected = foresee(armed('qa_passed'), [device({ stage: 'qa' })], known);
    expect(expected).toMatchObject({ verdict: 'refusal', blockers: [blocker] });
  });

  it('keeps quarantine apart', () => {
    const to = (kind: string, stage: KnownDevice['stage']) =>
      foresee({ placeCode: shelfCode }, [device({ stage })], { place: place(kind) });
    expect(to('shelf', 'labelled')).toMatchObject({
      verdict: 'right',
      after: { placeCode: shelfCode },
    });
    expect(to('shelf', 'quarantined')?.code).toBe('places.quarantined_stays');
    expect(to('quarantine', 'labelled')?.code).toBe('places.quarantine_by_hold');
    expect(to('quarantine', 'quarantined')?.verdict).toBe('right');
  });

  it('knows the card of another role before a device is scanned, and a serial number on two things', () => {
    const other = foresee({}, [], { roles: ['warehouse'] }, card('start_diagnostics'));
    expect(other).toMatchObject({ verdict: 'refusal', code: 'access.forbidden', thing: '' });
    expect(foresee({}, [], {}, card('start_diagnostics'))).toBeNull();
    const two = foresee({}, [device(), device({ code: makeCode('device', 52) })], {}, 'SN1');
    expect(two).toMatchObject({ verdict: 'refusal', code: 'scan.several' });
  });

  it('lets holds of the scans before it count', () => {
    const held = foresee(armed('safety_hold'), [device()]);
    expect(held).toMatchObject({ verdict: 'right', after: { holds: ['safety'] } });
    const again = foresee(armed('safety_hold'), [device({ holds: ['safety'] })]);
    expect(again?.code).toBe('scan.expect.already');
  });
});
