import { expect, it } from 'vitest';
import { shownBadge, withoutBadge, withoutTraceOfBadge } from '#domain/badge-text.ts';
import { meaningOf, NO_CONTEXT } from '#domain/bench.ts';
import { formatCode, makeCode } from '#domain/codes.ts';

const badge = makeCode('badge', 4_711_815);
const mistyped = `${badge.slice(0, 9)}${(Number(badge.at(-1)) + 1) % 10}`;
const persian = (text: string) =>
  text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit)));
/** As scanners send a code and people write it. */
const written = (code: string) => [
  code,
  formatCode(code),
  formatCode(code).replaceAll(' ', '-'),
  persian(code),
  `]C0${code}`,
  `*${code}*`,
  `\u200B${code}`,
];

it('a badge, right or mistyped, goes however it was written, and is answered as before', () => {
  for (const text of [...written(badge), ...written(mistyped)]) {
    const hidden = withoutBadge(text);
    expect(hidden).not.toContain('4711815');
    expect(shownBadge(hidden)).toBe('6 ••••••• ••');
    expect(withoutBadge(hidden)).toBe(hidden);
    expect(withoutTraceOfBadge(hidden)).toBe(hidden);
    const before = meaningOf(text, NO_CONTEXT, 'typed');
    expect(meaningOf(hidden, NO_CONTEXT, 'typed')).toEqual(before);
  }
});

it('a log keeps no badge with a digit too few or too many either, nor one run into another code', () => {
  const device = makeCode('device', 123);
  const texts = [
    badge.slice(0, 9),
    `${badge}1`,
    badge + badge,
    device + badge,
    `${device} ${badge}`,
  ];
  for (const text of texts) {
    // A maker's number may look like it: what it means is not changed.
    expect(withoutBadge(text)).toBe(text);
    expect(shownBadge(withoutTraceOfBadge(text))).not.toBeNull();
  }
});

it('everything else stays as it was', () => {
  const others = [makeCode('device', 6), '89490200001234567890', 'SN-6000', '352099001761481', ''];
  for (const text of others) expect(withoutTraceOfBadge(text)).toBe(text);
});
