import { describe, expect, it } from 'vitest';
import { iccidChecks, readIccid } from '#domain/iccid.ts';

describe('readIccid', () => {
  it.each([
    ['8984 0480 0000 1234 567', '8984048000001234567'],
    ['89 98-11.0000 0012 3456 7F', '8998110000001234567'],
    ['۸۹۹۸۱۱۰۰۰۰۰۰۱۲۳۴۵۶۷', '8998110000001234567'],
  ])('reads %j', (text, iccid) => expect(readIccid(text)).toBe(iccid));

  it.each(['', '12345', 'SIM card', '898404800000123456789012'])('does not read %j', (text) =>
    expect(readIccid(text)).toBeNull(),
  );
});

describe('iccidChecks', () => {
  it.each([
    ['8991101200003204514', true],
    ['8991101200003204511', false],
    ['8944110068299440329', false],
  ])('%s: %s', (iccid, right) => expect(iccidChecks(iccid)).toBe(right));
});
