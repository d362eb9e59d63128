import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText, csvSafe } from '#domain/text-safety.ts';

const read = (result: ReturnType<typeof cleanLine>) =>
  result.ok ? result.text : result.reason.code;

describe('cleanLine', () => {
  it.each([
    ['  Dell   Latitude ', 'Dell Latitude'],
    ['two\nlines\tand tab', 'two lines and tab'],
    ['Nguye\u0302\u0303n', 'Nguyễn'],
    ['لپ\u200Cتاپ', 'لپ\u200Cتاپ'],
    ['\u202A+84 912 345 678\u202C', '+84 912 345 678'],
    ['\u2068An\u2069', 'An'],
    ['\uFEFFtext', 'text'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['a\u0000b', 'text.control_character'],
    ['a\u001Bb', 'text.control_character'],
    ['a\uD800b', 'text.control_character'],
    ['invoice\u202Efdp.exe', 'text.direction_override'],
    ['x'.repeat(41), 'text.too_long'],
    ['x'.repeat(1_000_000), 'text.too_long'],
    ['😀'.repeat(40), '😀'.repeat(40)],
    ['', ''],
  ])('%j gives %j', (text, expected) => {
    expect(read(cleanLine(text, 40))).toBe(expected);
  });

  it('says how long a text may be', () => {
    expect(cleanLine('x'.repeat(41), 40)).toEqual({
      ok: false,
      reason: { code: 'text.too_long', params: { max: 40 } },
    });
  });

  it('cuts stacks of marks', () => {
    expect(read(cleanLine(`a${'\u0310'.repeat(30)}`, 40))).toBe(`a${'\u0310'.repeat(4)}`);
  });
});

describe('cleanText', () => {
  it.each([
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['one\n\n\n\n\ntwo', 'one\n\ntwo'],
    [' one \n two ', 'one\ntwo'],
    ['a\u2028b', 'a\nb'],
    ['a\u0007', 'text.control_character'],
    ['x'.repeat(101), 'text.too_long'],
  ])('%j gives %j', (text, expected) => {
    expect(read(cleanText(text, 100))).toBe(expected);
  });
});

describe('csvSafe', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+84912345678', "'+84912345678"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['\tx', "'\tx"],
    ['\u202E=1', "'=1"],
    ['-5', '-5'],
    ['-5.25', '-5.25'],
    ['Dell', 'Dell'],
    ['a=b', 'a=b'],
    ['', ''],
  ])('%j becomes %j', (value, safe) => {
    expect(csvSafe(value)).toBe(safe);
  });
});
