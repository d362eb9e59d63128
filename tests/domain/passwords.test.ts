import { describe, expect, it } from 'vitest';
import { needsOwnPassword, refusePassword, refusePin } from '#domain/passwords.ts';

describe('refusePassword', () => {
  it.each([
    ['short', 'password.too_short'],
    ['ninechars', 'password.too_short'],
    ['x'.repeat(201), 'password.too_long'],
    ['Password2026!', 'password.common'],
    ['1234567890', 'password.common'],
    ['aaaaaaaaaaaa', 'password.common'],
    ['matkhau123456', 'password.common'],
    ['adminadmin', 'password.common'],
    ['Tehran123456', 'password.common'],
    ['NguyenAn-laptop', 'password.personal'],
    ['bàn ghế màu xanh', null],
    ['blue chair 7 lamps', null],
    ['میز آبی کنار پنجره', null],
  ])('%s: %s', (password, code) => {
    expect(refusePassword(password, ['nguyenan', 'An'])[0]?.code ?? null).toBe(code);
  });
});

describe('refusePin', () => {
  it.each([
    ['12345', 'pin.six_digits'],
    ['1234567', 'pin.six_digits'],
    ['12a456', 'pin.six_digits'],
    ['', 'pin.six_digits'],
    ['000000', 'pin.too_simple'],
    ['123456', 'pin.too_simple'],
    ['654321', 'pin.too_simple'],
    ['890123', 'pin.too_simple'],
    ['135791', 'pin.too_simple'],
    ['121212', 'pin.too_simple'],
    ['123123', 'pin.too_simple'],
    ['481203', null],
    ['۴۸۱۲۰۳', null],
  ])('%s: %s', (pin, code) => {
    expect(refusePin(pin)[0]?.code ?? null).toBe(code);
  });
});

describe('needsOwnPassword', () => {
  it.each([
    ['password', true, true],
    ['password', false, false],
    ['badge', true, false],
    ['badge', false, false],
  ] as const)('%s, given %s: %s', (method, given, expected) => {
    expect(needsOwnPassword(method, given)).toBe(expected);
  });
});
