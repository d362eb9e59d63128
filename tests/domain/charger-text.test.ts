import { describe, expect, it } from 'vitest';
import { parseChargerText } from '#domain/charger-text.ts';
import {
  connectorLabel,
  CONNECTORS,
  connectorsFit,
  normaliseConnector,
} from '#domain/connectors.ts';

describe('parseChargerText', () => {
  it.each([
    ['19.5V 3.34A 65W 4.5mm', 19.5, 3.34, 65, '4.5x3.0'],
    ['19.5V 3.34A', 19.5, 3.34, 65, null],
    ['19,5 V ; 4,62 A 7,4mm', 19.5, 4.62, 90, '7.4x5.0'],
    ['OUTPUT: 20V⎓2.25A (45W) USB-C', 20, 2.25, 45, 'usb_c'],
    ['INPUT: 100-240V~1.5A 50-60Hz OUTPUT: 19V = 3.42A', 19, 3.42, 65, null],
    ['AC 100-240V 1.7A 50/60Hz DC 18.5V 3.5A 7.4*5.0mm', 18.5, 3.5, 65, '7.4x5.0'],
    ['Output 20V 3.25A Input 100-240V', 20, 3.25, 65, null],
    ['5V⎓3A 9V⎓3A 15V⎓3A 20V⎓3.25A Type-C', 20, 3.25, 65, 'usb_c'],
    ['USB-C 65W 5V/9V/15V/20V', 20, null, 65, 'usb_c'],
    ['5V 2000mA micro USB', 5, 2, 10, 'micro_usb'],
    ['۱۹٫۵ ولت ۳٫۳۴ آمپر ۶۵ وات', 19.5, 3.34, 65, null],
    ['65w', null, null, 65, null],
    ['16.5V 3.65A 60W MagSafe 2', 16.5, 3.65, 60, 'magsafe_2'],
    ['no idea', null, null, null, null],
    ['', null, null, null, null],
  ])('%s', (text, volts, amps, watts, connector) => {
    expect(parseChargerText(text)).toEqual({ volts, amps, watts, connector });
  });

  it('reads a very long text without trouble', () => {
    expect(parseChargerText('9'.repeat(1_000_000)).volts).toBeNull();
  });
});

describe('normaliseConnector', () => {
  it.each([
    ['4.5*3.0 mm', '4.5x3.0'],
    ['3.0 x 4.5mm', '4.5x3.0'],
    ['Ø 7.4', '7.4x5.0'],
    ['5.5mm', '5.5'],
    ['5.5/2.5', '5.5x2.5'],
    ['Type C', 'usb_c'],
    ['USB PD', 'usb_c'],
    ['Lenovo slim tip', 'slim_tip'],
    ['11x4.5', 'slim_tip'],
    ['micro-USB', 'micro_usb'],
    ['lightning', 'lightning'],
    ['۷٫۴ میلی‌متر', '7.4x5.0'],
    ['blue', null],
  ])('%s is %s', (text, connector) => {
    expect(normaliseConnector(text)).toBe(connector);
  });

  it.each(CONNECTORS)('reads its own spellings of $id', ({ id, label }) => {
    expect(normaliseConnector(id)).toBe(id);
    expect(normaliseConnector(label)).toBe(id);
    expect(connectorLabel(id)).toBe(label);
  });

  it.each([
    ['7.4x5.0', '7.4x5.0', 'yes'],
    ['usb_c', 'usb_c', 'yes'],
    ['5.5', '5.5', 'unsure'],
    ['5.5', '5.5x2.5', 'unsure'],
    ['5.5x2.1', '5.5x2.5', 'no'],
    ['usb_c', 'micro_usb', 'no'],
  ])('%s in %s: %s', (a, b, fit) => {
    expect(connectorsFit(a, b)).toBe(fit);
  });
});
