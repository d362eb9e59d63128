import { expect, test } from 'vitest';
import type { TableRecord } from '#domain/table-package.ts';
import {
  fromBase64Url,
  makeSealPair,
  openRecord,
  sealRecord,
  toBase64Url,
} from '#domain/table-seal.ts';

const record: TableRecord = {
  kind: 'absent',
  id: '0190b3f0-0000-7000-8000-000000000001',
  needCode: 'N-7K2M4Q',
  happenedAt: '2026-11-22T02:00:00.000Z',
};

test('bytes survive as base64url', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  expect(toBase64Url(bytes)).not.toMatch(/[+/=]/);
  expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
});

test('only the server’s key opens a record, and only unchanged', async () => {
  const { publicKey, privateKey } = await makeSealPair();
  const sealed = await sealRecord(toBase64Url(publicKey), record);
  expect(JSON.stringify(sealed)).not.toContain(record.needCode);
  expect(await openRecord(privateKey, sealed)).toEqual(record);
  const again = await sealRecord(toBase64Url(publicKey), record);
  expect(again.ephemeralKey).not.toBe(sealed.ephemeralKey);
  expect(again.ciphertext).not.toBe(sealed.ciphertext);

  const { privateKey: other } = await makeSealPair();
  await expect(openRecord(other, sealed)).rejects.toThrow();
  await expect(openRecord(privateKey, { ...sealed, id: record.needCode })).rejects.toThrow();
  const bytes = fromBase64Url(sealed.ciphertext);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  const bent = { ...sealed, ciphertext: toBase64Url(bytes) };
  await expect(openRecord(privateKey, bent)).rejects.toThrow();
});
