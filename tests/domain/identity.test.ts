import { describe, expect, it } from 'vitest';
import { isSameDevice, lastFour, missingIdentity, normaliseSerial } from '#domain/identity.ts';
import type { Identity } from '#domain/identity.ts';

describe('normaliseSerial', () => {
  it.each([
    ['5cd1234xyz', '5CD1234XYZ'],
    [' 5CD 1234 XYZ ', '5CD1234XYZ'],
    ['S/N: PF0ABC12', 'PF0ABC12'],
    ['WD-WX41A123', 'WD-WX41A123'],
    ['\u202EPF0ABC12\u202C', 'PF0ABC12'],
    ['۱۲۳۹۹۸۷', '1239987'],
    ['ＰＦ０ＡＢＣ１２', 'PF0ABC12'],
  ])('%s becomes %s', (text, serial) => {
    expect(normaliseSerial(text)).toBe(serial);
  });

  it.each([
    'To be filled by O.E.M.',
    'to be filled by OEM',
    'Default string',
    'DEFAULT STRING',
    'None',
    'N/A',
    'Not Specified',
    'System Serial Number',
    'Chassis Serial Number',
    '0123456789',
    '123456789',
    '1234567890',
    '00000000',
    'XXXXXXXX',
    '........',
    '-',
    '0',
    '',
    '   ',
    'ندارد',
    'Không có',
  ])('%s identifies nothing', (text) => {
    expect(normaliseSerial(text)).toBeNull();
  });

  it('takes null and bounds the length', () => {
    expect(normaliseSerial(null)).toBeNull();
    expect(normaliseSerial(`A1B${'C9'.repeat(5_000)}`)).toHaveLength(64);
  });

  it('reads the last four', () => {
    expect(lastFour('5CD1234XYZ')).toBe('4XYZ');
  });
});

describe('missingIdentity (G1)', () => {
  const known: Identity = {
    kind: 'laptop',
    make: 'Dell',
    serial: 'ABC1234',
    noSerialReason: null,
    noSerialPhoto: false,
  };

  it.each<[Partial<Identity>, string[]]>([
    [{}, []],
    [{ kind: null, make: ' ' }, ['kind', 'make']],
    [{ serial: null }, ['serial']],
    [{ serial: 'Default string' }, ['serial']],
    [{ serial: null, noSerialReason: 'label torn off' }, ['serial_photo']],
    [{ serial: null, noSerialReason: 'label torn off', noSerialPhoto: true }, []],
  ])('%o lacks %o', (change, missing) => {
    expect(missingIdentity({ ...known, ...change })).toEqual(missing);
  });
});

describe('isSameDevice', () => {
  it.each([
    [{ make: 'Dell', serial: 'ABC1234' }, { make: 'DELL ', serial: 'abc 1234' }, true],
    [{ make: 'Dell', serial: 'ABC1234' }, { make: 'HP', serial: 'ABC1234' }, false],
    [{ make: 'Dell', serial: 'None' }, { make: 'Dell', serial: 'None' }, false],
  ])('%o and %o: %s', (a, b, same) => {
    expect(isSameDevice(a, b)).toBe(same);
  });
});
