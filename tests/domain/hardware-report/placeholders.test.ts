import { describe, expect, it } from 'vitest';
import { machineKind } from '#domain/hardware-report/chassis.ts';
import { readName, readSerial, readUuid } from '#domain/hardware-report/values.ts';
import { readVendor } from '#domain/hardware-report/vendors.ts';

describe('readSerial', () => {
  it.each([
    'To Be Filled By O.E.M.',
    'to be filled by o.e.m',
    'Default string',
    'System Serial Number',
    'Chassis Serial Number',
    'Base Board Serial Number',
    'Not Specified',
    'Not Applicable',
    'None',
    'N/A',
    'INVALID',
    'EVAL',
    'Unknown',
    '0',
    '00000000',
    '0x00000000',
    '0123456789',
    '1234567890',
    '123456789',
    'SN 123456789ABC',
    'MB-1234567890',
    'SYS-1234567890',
    'EeePC-0123456789',
    'BSN12345678901234567',
    'Serial number xxxxxx',
    'XXXXXXXXXX',
    '........',
    '--',
    '----------',
    'REDACTED123456',
    'Type2 - Board Serial Number',
    'SN0000000001',
    'Q123456789',
    '987654321',
    'Unspecified',
    'OEM Define 3',
    'TBD by ODM',
    '0123456789ABCDEF',
    '00000001',
    'PF1***Q2',
    '03000200-0400-0500-0006-000700080009',
    '00020003-0004-0005-0006-000700080009',
    '   ',
    '\u200B',
  ])('%j is no serial', (text) => {
    expect(readSerial(text)).toBeNull();
  });

  it.each([
    ['PF0FY42E', 'PF0FY42E'],
    ['WB02704453WB01080801', 'WB02704453WB01080801'],
    ['13138/00064437', '13138/00064437'],
    ['AA000000000000000069', 'AA000000000000000069'],
    [' PF0\u200BFY42E ', 'PF0FY42E'],
    ['192267801547', '192267801547'],
    ['0000_A5B0_0000_0010_0008_0E02_0037_E465.', '0000_A5B0_0000_0010_0008_0E02_0037_E465.'],
  ])('%j is %j', (text, serial) => {
    expect(readSerial(text)).toBe(serial);
  });
});

describe('names', () => {
  it.each([
    'System Product Name',
    'To be filled by O.E.M.',
    ' '.repeat(32),
    'Type1ProductConfigId',
    'O.E.M.',
    'XXXX',
  ])('%j is no name', (text) => {
    expect(readName(text)).toBeNull();
  });

  it.each([
    ['-[8480TEST]-', '8480TEST'],
    ['Notebook 9999', 'Notebook 9999'],
    ['All Series', 'All Series'],
  ])('%j is %j', (text, name) => {
    expect(readName(text)).toBe(name);
  });

  it.each([
    ['LENOVO', 'Lenovo'],
    ['ASUSTeK COMPUTER INC.', 'ASUS'],
    ['Hewlett-Packard', 'HP'],
    ['Micro-Star International Co., Ltd.', 'MSI'],
    ['Kiano', 'Kiano'],
    ['System manufacturer', null],
  ])('vendor %s is %s', (text, vendor) => {
    expect(readVendor(text)).toBe(vendor);
  });

  it.each([
    ['03000200-0400-0500-0006-000700080009', null],
    ['FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', null],
    ['A1B2C3D4-1111-4222-8333-0123DEADBEEF', 'a1b2c3d4-1111-4222-8333-0123deadbeef'],
    ['Not Settable', null],
  ])('uuid %s is %s', (text, uuid) => {
    expect(readUuid(text)).toBe(uuid);
  });
});

describe('machineKind', () => {
  it.each([
    ['Notebook', 'Lenovo', 'X', 'laptop'],
    [31, 'HP', 'X', 'laptop'],
    ['All In One', 'HP', 'X', 'desktop'],
    ['Detachable', 'Lenovo', 'X', 'tablet'],
    ['Main Server Chassis', 'HP', 'X', 'other'],
    ['Laptop', 'Apple', 'Macmini9,9', 'desktop'],
    ['Laptop', 'Microsoft', 'Surface Pro 9', 'tablet'],
    ['Other', 'QEMU', 'Standard PC (i440FX + PIIX, 1996)', 'other'],
    ['Unknown', 'Dell', 'Latitude 9999', 'laptop'],
    [0x80 | 10, 'Acer', 'X', 'laptop'],
    ['Other', 'Acer', 'X', undefined],
    ['<OUT OF SPEC>', null, null, undefined],
    [null, null, null, undefined],
  ])('%s %s %s is %s', (chassis, manufacturer, model, kind) => {
    expect(machineKind({ chassis, manufacturer, models: [model] })?.kind).toBe(kind);
  });
});
