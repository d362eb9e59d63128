import { makeCode } from '#domain/codes.ts';
import { MOST_KNOWN } from '#domain/known-things.ts';
import { expect, test } from 'vitest';
import { keepThings, readThing } from '../../web-components/scan/known-store.ts';

test('changes that add up between two whole reads never make more than a bench keeps', async () => {
  const kind = 'handover_batch' as const;
  const all = Array.from({ length: MOST_KNOWN[kind] + 5 }, (_, number) => ({
    kind,
    code: makeCode('batch', 9_000_000 + number),
    label: '',
    what: '',
  }));
  const codes = all.map(({ code }) => code);
  await keepThings(all.slice(3), [], 1, false);
  await keepThings(all.slice(0, 3), [], 1, false);
  const known = await Promise.all(codes.map(readThing));
  expect(known.map((thing) => thing?.code ?? null)).toEqual([
    ...Array.from({ length: 5 }, () => null),
    ...codes.slice(5),
  ]);
  await keepThings([], codes, 1, false);
});
