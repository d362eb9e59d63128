import { describe, expect, it } from 'vitest';
import { matchCharger } from '#domain/charger-matching.ts';
import type { ChargerFacts } from '#domain/charger-matching.ts';
import { kitVerdict, openReasons } from '#domain/kit-matching.ts';
import type { KitDevice, KitEntry } from '#domain/kit-matching.ts';
import { kitTemplate } from '#domain/kit-template.ts';
import type { KitLine, KitSpec } from '#domain/kit-template.ts';

const needed: ChargerFacts = {
  volts: 19.5,
  amps: 3.34,
  watts: 65,
  connector: '7.4x5.0',
  make: 'Lenovo',
};
const charger: ChargerFacts = { ...needed, make: 'Lenovo' };
const usb: ChargerFacts = { volts: 20, amps: 3.25, watts: 65, connector: 'usb_c', make: null };
const complete: KitSpec = { hasCamera: true, hasMicrophone: true, hasSpeaker: true, hasWifi: true };

const entry = (line: KitEntry['line'], more: Partial<KitEntry> = {}): KitEntry => ({
  line,
  quantity: 1,
  short: false,
  ...more,
});

describe('matchCharger', () => {
  it.each<[string, Partial<ChargerFacts>, string, string[]]>([
    ['the same', {}, 'ok', []],
    ['5 % less voltage', { volts: 18.525, amps: null }, 'ok', []],
    ['more than 5 % less', { volts: 18.5, amps: null }, 'block', ['kit.charger_voltage']],
    ['5 % more voltage', { volts: 20.475, amps: null }, 'ok', []],
    ['more than 5 % more', { volts: 20.5, amps: null }, 'block', ['kit.charger_voltage']],
    ['stronger', { watts: 90, amps: null }, 'ok', []],
    ['64.9 W on the label', { watts: 64.9 }, 'ok', []],
    ['weaker', { watts: 45, amps: null }, 'block', ['kit.charger_watts']],
    ['other plug', { connector: '4.5x3.0' }, 'block', ['kit.charger_connector']],
    ['inner size unknown', { connector: '7.4' }, 'warn', ['kit.charger_connector_unsure']],
    ['plug not read', { connector: null }, 'block', ['kit.charger_unknown_connector']],
    ['volts not read', { volts: null }, 'block', ['kit.charger_unknown_volts']],
    ['watts not read', { watts: null }, 'block', ['kit.charger_unknown_watts']],
    ['label against itself', { watts: 90 }, 'warn', ['kit.charger_label_disagrees']],
  ])('%s: %o is %s', (_name, change, result, codes) => {
    const match = matchCharger(needed, { ...charger, ...change });
    expect(match.result).toBe(result);
    expect(match.reasons.map((why) => why.code)).toEqual(codes);
  });

  it('asks for what the device needs first', () => {
    const match = matchCharger({ ...needed, volts: null }, { ...charger, volts: null });
    expect(match.reasons.map((why) => why.code)).toEqual(['kit.needs_unknown_volts']);
  });

  it('warns where the maker reads an identification pin', () => {
    const dell = { ...needed, make: 'Dell' };
    expect(matchCharger(dell, { ...charger, make: 'Generic' }).result).toBe('warn');
    expect(matchCharger(dell, { ...charger, make: 'DELL' }).result).toBe('ok');
  });

  it('leaves warnings away where the charger does not fit', () => {
    const dell = { ...needed, make: 'Dell' };
    const match = matchCharger(dell, { ...charger, make: 'Generic', watts: 45, amps: null });
    expect(match.reasons.map((why) => why.code)).toEqual(['kit.charger_watts']);
  });

  it('lets USB-C give more voltage, never less', () => {
    const fifteen = { ...usb, volts: 15, watts: 45 };
    expect(matchCharger(fifteen, usb).result).toBe('ok');
    expect(matchCharger(usb, { ...fifteen, watts: 65, amps: null }).reasons).toMatchObject([
      { code: 'kit.charger_voltage', params: { needed: 20, found: 15 } },
    ]);
  });
});

function lines(
  kind: Parameters<typeof kitTemplate>[0],
  spec: KitSpec,
  required: boolean,
): string[] {
  return kitTemplate(kind, spec, 'VN')
    .filter((line) => line.required === required)
    .map((line) => line.key);
}

describe('kitTemplate', () => {
  it('of a laptop', () => {
    expect(lines('laptop', complete, true)).toEqual(['charger', 'power_cord', 'bag', 'guide']);
    expect(lines('laptop', complete, false)).toEqual(['mouse', 'headset', 'sim']);
    const bare = { hasCamera: false, hasMicrophone: false, hasSpeaker: true, hasWifi: false };
    expect(lines('laptop', bare, true)).toEqual([
      'charger',
      'power_cord',
      'headset',
      'webcam',
      'wifi_dongle',
      'bag',
      'guide',
    ]);
  });

  it('of a desktop', () => {
    const unknown = { hasCamera: null, hasMicrophone: null, hasSpeaker: null, hasWifi: null };
    expect(lines('desktop', unknown, true)).toEqual([
      'power_cord',
      'monitor',
      'video_cable',
      'keyboard',
      'mouse',
      'headset',
      'webcam',
      'wifi_dongle',
      'guide',
    ]);
    expect(lines('desktop', { ...unknown, hasWifi: true }, false)).toContain('wifi_dongle');
    expect(kitTemplate('desktop', unknown, 'VN')[0]).toMatchObject({
      quantity: 2,
      inlets: ['C13'],
    });
  });

  it('of an all-in-one has no monitor', () => {
    expect(lines('aio', complete, true)).toEqual(['power_cord', 'keyboard', 'mouse', 'guide']);
  });

  it('of a tablet', () => {
    expect(lines('tablet', complete, true)).toEqual(['charger', 'case', 'guide']);
    expect(lines('tablet', complete, false)).toEqual(['keyboard', 'headset', 'sim']);
  });

  it('follows the country', () => {
    const cord = (country: 'VN' | 'IR') =>
      kitTemplate('laptop', complete, country).find((line) => line.key === 'power_cord')?.plugs;
    expect(cord('VN')).toEqual(['A', 'C', 'F']);
    expect(cord('IR')).toEqual(['C', 'F']);
    const keys = kitTemplate('desktop', complete, 'IR').find((line) => line.key === 'keyboard');
    expect(keys?.alternatives).toEqual(['acc.key_stickers']);
  });
});

describe('kitVerdict (G9)', () => {
  const template = kitTemplate('laptop', complete, 'IR');
  const full = [entry('charger', { charger }), entry('power_cord'), entry('bag'), entry('guide')];
  const judge = (entries: KitEntry[]) => kitVerdict(template, entries, { needed });
  const replaced = (change: KitEntry) => [
    ...full.filter((one) => one.line !== change.line),
    change,
  ];

  it('is met when every required line is filled and fits', () => {
    expect(judge(full)).toMatchObject({ result: 'ok', satisfied: true });
  });

  it.each<[string, KitEntry, string]>([
    ['charger missing from stock', entry('charger', { short: true }), 'kit.line_short'],
    ['charger nobody described', entry('charger'), 'kit.charger_not_recorded'],
    ['wrong charger', entry('charger', { charger: usb }), 'kit.charger_connector'],
    ['no bag', entry('bag', { quantity: 0 }), 'kit.line_missing'],
    [
      'cord of another inlet',
      entry('power_cord', { facts: { inlet: 'C14' as never } }),
      'kit.cord_inlet',
    ],
    ['cord for less current', entry('power_cord', { facts: { amps: 2 } }), 'kit.cord_amps'],
    ['cord of another country', entry('power_cord', { facts: { plug: 'A' } }), 'kit.cord_plug'],
  ])('is not met: %s', (_name, change, code) => {
    const verdict = judge(replaced(change));
    expect(verdict).toMatchObject({ result: 'block', satisfied: false });
    expect(openReasons(verdict)).toMatchObject([{ line: change.line, reason: { code } }]);
  });

  it('lets a coordinator override one line', () => {
    const verdict = judge(replaced(entry('charger', { charger: usb, overridden: true })));
    expect(verdict).toMatchObject({ result: 'ok', satisfied: true });
    expect(verdict.lines[0]).toMatchObject({ line: 'charger', result: 'block', satisfied: true });
  });

  it('judges the same cord by the rule in force', () => {
    const cord = entry('power_cord', { facts: { inlet: 'C5', plug: 'A', amps: 2.5 } });
    const under = (rule: Partial<KitLine>) => {
      const changed = template.map((line) =>
        line.key === 'power_cord' ? { ...line, plugs: null, cordAmps: 2.5, ...rule } : line,
      );
      const verdict = kitVerdict(changed, replaced(cord), { needed });
      return openReasons(verdict).map(({ reason }) => reason);
    };
    expect(under({})).toEqual([]);
    expect(under({ cordAmps: null })).toEqual([]);
    const params = { needed: 6, found: 2.5 };
    expect(under({ cordAmps: 6 })).toMatchObject([{ code: 'kit.cord_amps', params }]);
    expect(under({ cordAmps: 6, plugs: ['C', 'F'] })).toMatchObject([
      { code: 'kit.cord_amps', params },
      { code: 'kit.cord_plug', params: { needed: 'C/F', found: 'A' } },
    ]);
  });

  it('needs a common socket for computer and monitor', () => {
    const desktop = kitTemplate('desktop', complete, 'VN').filter((line) => line.key === 'monitor');
    const monitor = [entry('monitor', { facts: { sockets: ['vga'] } })];
    expect(kitVerdict(desktop, monitor, { needed, videoPorts: ['hdmi'] }).result).toBe('block');
    expect(kitVerdict(desktop, monitor, { needed, videoPorts: ['hdmi', 'vga'] }).result).toBe('ok');
  });

  const findings = (
    kind: Parameters<typeof kitTemplate>[0],
    entries: KitEntry[],
    device: Partial<KitDevice> = {},
  ) =>
    kitVerdict(kitTemplate(kind, complete, 'IR'), entries, { needed, ...device })
      .lines.filter((line) => entries.some((one) => one.line === line.line))
      .map(({ line, result, reasons }) => [line, result, ...reasons.map(({ code }) => code)]);

  it.each<[string, string[], KitEntry[], Partial<KitDevice>]>([
    [
      'a cord that does not go into the brick',
      ['power_cord', 'block', 'kit.cord_inlet'],
      [
        entry('charger', { charger, facts: { inlet: 'C7' } }),
        entry('power_cord', { facts: { inlet: 'C5' } }),
      ],
      {},
    ],
    [
      'a bag that is too small',
      ['bag', 'block', 'kit.bag_small'],
      [entry('bag', { facts: { inch: 14 } })],
      { screenInch: 15.6 },
    ],
    [
      'a bag of the right size',
      ['bag', 'ok'],
      [entry('bag', { facts: { inch: 15.6 } })],
      { screenInch: 15.6 },
    ],
    [
      'a plan that has ended',
      ['sim', 'block', 'kit.plan_ended'],
      [entry('sim', { planEndsOn: '2026-03-31' })],
      { today: '2026-04-01' },
    ],
    [
      'a plan that ends within 30 days',
      ['sim', 'warn', 'kit.plan_ends_soon'],
      [entry('sim', { planEndsOn: '2026-04-30' })],
      { today: '2026-04-01' },
    ],
    [
      'a plan that lasts',
      ['sim', 'ok'],
      [entry('sim', { planEndsOn: '2026-05-01' })],
      { today: '2026-04-01' },
    ],
    [
      'a card that is not active',
      ['sim', 'warn', 'kit.sim_not_active'],
      [entry('sim', { facts: { simState: 'not_active' } })],
      {},
    ],
  ])('says of %s: %j', (_name, expected, entries, device) => {
    expect(findings('laptop', entries, device)).toContainEqual(expected);
  });

  it('asks for stickers where a keyboard has other legends', () => {
    expect(findings('desktop', [entry('keyboard', { facts: { layout: 'us' } })])).toEqual([
      ['keyboard', 'warn', 'kit.keyboard_layout'],
    ]);
    expect(findings('desktop', [entry('keyboard', { facts: { layout: 'fa' } })])).toEqual([
      ['keyboard', 'ok'],
    ]);
  });

  it('asks of a video cable to reach from the device to its monitor', () => {
    const cable = entry('video_cable', { facts: { sockets: ['hdmi'] } });
    const monitor = entry('monitor', { facts: { sockets: ['vga'] } });
    expect(findings('desktop', [cable], { videoPorts: ['hdmi'] })).toEqual([['video_cable', 'ok']]);
    expect(findings('desktop', [monitor, cable], { videoPorts: ['hdmi', 'vga'] })).toContainEqual([
      'video_cable',
      'block',
      'kit.cable_ends',
    ]);
  });
});
