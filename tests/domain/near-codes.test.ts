import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_TYPES, type CodeType, isValidCode, makeCode, readScan } from '#domain/codes.ts';
import { nearCodes } from '#domain/near-codes.ts';

const types = Object.keys(CODE_TYPES).filter((type) => type !== 'badge') as CodeType[];
const codes = fc
  .tuple(fc.constantFrom(...types), fc.integer({ min: 0, max: 9_999_999 }))
  .map(([type, number]) => makeCode(type, number));

/** Every text that one slip makes of ten digits. */
function slips(code: string): string[] {
  const digits = Array.from(code);
  const changed = digits.flatMap((_, at) =>
    Array.from('0123456789', (digit) => digits.with(at, digit).join('')),
  );
  const swapped = [1, 2].flatMap((apart) =>
    digits.slice(apart).map((later, at) =>
      digits
        .with(at, later)
        .with(at + apart, digits[at]!)
        .join(''),
    ),
  );
  return [...changed, ...swapped].filter((text) => text !== code);
}

describe('codes near a mistyped one', () => {
  it('hold the right one after every single slip, and nothing that is no code', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const all = slips(code);
        // Check digits tell every such slip: none of them is another code of ours.
        expect(all.filter(isValidCode)).toEqual([]);
        // A first digit that is no type makes it somebody else's number; that of a badge is not asked about.
        const mistyped = all.filter(
          (text) => readScan(text).kind === 'mistyped' && !text.startsWith('6'),
        );
        const wrong = mistyped.filter((text) => {
          const near = nearCodes(text);
          const different = new Set(near).size === near.length;
          return !near.includes(code) || !near.every(isValidCode) || !different;
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('are each one slip away from what was typed', () => {
    const typed = fc
      .integer({ min: 1_000_000_000, max: 8_999_999_999 })
      .map(String)
      .filter((text) => !isValidCode(text));
    fc.assert(
      fc.property(typed, (text) => {
        for (const code of nearCodes(text)) expect(slips(text)).toContain(code);
      }),
    );
  });

  it('are never a badge', () => {
    const badges = fc
      .integer({ min: 0, max: 9_999_999 })
      .map((number) => makeCode('badge', number));
    fc.assert(
      fc.property(badges, (badge) => {
        const offered = slips(badge).filter((typed) => nearCodes(typed).includes(badge));
        expect(offered).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('are read from digits of three scripts, with or without spaces', () => {
    for (const typed of ['1000013283', '1 0000132 83', '۱ ۰۰۰۰۱۳۲ ۸۳', '١٠٠٠٠١٣٢٨٣']) {
      expect(nearCodes(typed)).toContain('1000012383');
    }
    expect(nearCodes('1000012383')).toEqual([]);
    expect(nearCodes('PF2K7QXR')).toEqual([]);
    expect(nearCodes('100001238')).toEqual([]);
  });

  it('are not needed for signs around a right code, and letters around one make it another number', () => {
    for (const read of [']C01000012383', '*1000012383*', '~1 0000123 83\r\n', '(1000012383)']) {
      expect(readScan(read)).toEqual({ kind: 'own', type: 'device', code: '1000012383' });
    }
    for (const read of ['S1000012383', '1000012383X', '01000012383']) {
      expect(readScan(read).kind).toBe('foreign');
    }
  });
});
