import { describe, expect, it } from 'vitest';
import { kitVerdict } from '#domain/kit-matching.ts';
import { refuseTemplate } from '#domain/kit-template-check.ts';
import { kitTemplate } from '#domain/kit-template.ts';
import type { KitTemplateLine } from '#domain/kit-template.ts';

const complete = { hasCamera: true, hasMicrophone: true, hasSpeaker: true, hasWifi: true };
const needed = { volts: 19.5, amps: 3.34, watts: 65, connector: '7.4x5.0', make: 'Lenovo' };
const charger = needed;

describe('a template of an administrator', () => {
  const own: KitTemplateLine[] = [
    { key: 'charger', need: 'required', quantity: 1, voltagePercent: 2, weakCharger: 'warn' },
    { key: 'mouse', need: 'required', quantity: 2 },
    { key: 'webcam', need: 'unless_built_in', quantity: 1 },
  ];
  const judged = (watts: number, volts: number) =>
    kitVerdict(
      kitTemplate('laptop', complete, 'VN', own),
      [
        {
          line: 'charger',
          quantity: 1,
          short: false,
          charger: { ...charger, amps: null, watts, volts },
        },
      ],
      { needed },
    ).lines[0];

  it('says which lines there are and how many', () => {
    const lines = kitTemplate('laptop', complete, 'VN', own);
    expect(lines.map(({ key, required, quantity }) => [key, required, quantity])).toEqual([
      ['charger', true, 1],
      ['mouse', true, 2],
      ['webcam', false, 1],
    ]);
  });

  it('sets how far the volts may be off and whether a weak charger is let through', () => {
    expect(judged(65, 20)?.reasons).toMatchObject([{ code: 'kit.charger_voltage' }]);
    expect(judged(45, 19.5)).toMatchObject({ result: 'warn' });
  });

  it.each<[string, Partial<KitTemplateLine>, string]>([
    ['a line twice', { key: 'charger' }, 'kit_template.twice'],
    ['two monitors', { key: 'monitor', quantity: 2 }, 'kit_template.one_only'],
    ['a bag unless built in', { key: 'bag', need: 'unless_built_in' }, 'kit_template.no_such_part'],
  ])('is refused with %s', (_name, change, code) => {
    const line = { key: 'mouse', need: 'required', quantity: 1, ...change } as const;
    expect(refuseTemplate([{ key: 'charger', need: 'required', quantity: 1 }, line])).toMatchObject(
      [{ reason: { code } }],
    );
  });
});
