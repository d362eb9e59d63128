import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SealPurpose, seal, unseal } from '../../api/lib/sealed.ts';
import {
  type ReceiptContent,
  receiptHash,
  receiptText,
} from '../../api/handovers/receipt-content.ts';

const secret = new Uint8Array(randomBytes(32));
const plain = new TextEncoder().encode('Nguyễn Thị Bí Mật');
const bytes = fc.uint8Array({ maxLength: 200 });

describe('what is sealed', () => {
  test('opens as it was, and never looks the same twice', () => {
    fc.assert(
      fc.property(bytes, fc.string(), (content, about) => {
        const sealed = seal(secret, 'signature', about, content);
        expect(unseal(secret, 'signature', about, sealed)).toEqual(content);
        expect(seal(secret, 'signature', about, content)).not.toEqual(sealed);
      }),
    );
  });

  test('opens for no other purpose, no other row and no other installation', () => {
    const sealed = seal(secret, 'table-record', 'row 1', plain);
    expect(Buffer.from(sealed).includes('Nguy')).toBe(false);
    for (const purpose of ['signature', 'tablet-key'] satisfies SealPurpose[]) {
      expect(unseal(secret, purpose, 'row 1', sealed)).toBeNull();
    }
    expect(unseal(secret, 'table-record', 'row 2', sealed)).toBeNull();
    const other = new Uint8Array(randomBytes(32));
    expect(unseal(other, 'table-record', 'row 1', sealed)).toBeNull();
  });

  test('opens with no byte of it changed, cut off or added', () => {
    const sealed = seal(secret, 'tablet-key', 'a', plain);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(unseal(secret, 'tablet-key', 'a', changed)).toBeNull();
      expect(unseal(secret, 'tablet-key', 'a', sealed.subarray(0, at))).toBeNull();
    }
    expect(unseal(secret, 'tablet-key', 'a', Uint8Array.of(...sealed, 0))).toBeNull();
  });
});

describe('the content of a receipt', () => {
  const content: ReceiptContent = {
    receiptCode: '8000000117',
    needCode: 'N-7K2M4Q',
    code: '1000000161',
    happenedAt: new Date('2026-11-22T08:00:00Z'),
    warrantyEnd: new Date('2027-02-20T08:00:00Z'),
    kit: [
      { line: 'charger', quantity: 1, code: '2000000591' },
      { line: 'bag', quantity: 1, code: null },
    ],
  };

  test('is one line a fact, the kit in the order of its text, so that it can be made again for ever', () => {
    expect(receiptText(content)).toBe(
      [
        'rework receipt 1',
        '8000000117',
        'N-7K2M4Q',
        '1000000161',
        '2026-11-22T08:00:00.000Z',
        '2027-02-20T08:00:00.000Z',
        'bag 1 -',
        'charger 1 2000000591',
      ].join('\n'),
    );
    expect(receiptHash(content)).toBe('G_KEm7rYGef2bvVazhiWrNkABuaEBRIv3pY44dbtw_k');
    expect(receiptText({ ...content, warrantyEnd: null, kit: [] })).toMatch(/\n-$/);
  });

  test('has another hash for any other fact, and the same one in whatever order the kit lies', () => {
    const { kit } = content;
    expect(receiptHash({ ...content, kit: kit.toReversed() })).toBe(receiptHash(content));
    const others: Partial<ReceiptContent>[] = [
      { receiptCode: '8000000214' },
      { needCode: 'N-7K2M4R' },
      { code: '1000000258' },
      { happenedAt: new Date('2026-11-22T08:00:01Z') },
      { warrantyEnd: null },
      { kit: kit.slice(1) },
      { kit: kit.map((piece) => ({ ...piece, quantity: 2 })) },
    ];
    const hashes = [content, ...others.map((other) => ({ ...content, ...other }))].map(receiptHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
