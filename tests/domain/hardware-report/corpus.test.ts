import { describe, expect, it } from 'vitest';
import { isRemovableName } from '#domain/hardware-report/disk-rules.ts';
import { isPlaceholderSerial } from '#domain/identity.ts';
import { machineRates, partRates } from '../../../scripts/hardware-report-rates.ts';
import {
  CORPUS,
  expectedJson,
  hasCorpus,
  judge,
  readCorpus,
} from '../../../scripts/lib/report-corpus.ts';
import type { ExpectedDisks, ExpectedMachine } from '../../../scripts/lib/report-corpus.ts';

if (!hasCorpus()) console.warn(`Skipped: the sample reports are not at ${CORPUS}`);

describe.skipIf(!hasCorpus())(`the sample reports at ${CORPUS}`, () => {
  const FIELDS = ['kind', 'manufacturer', 'model', 'serial', 'ramMiB', 'disks', 'batteries'];

  it('are read right on 97 % of the machines, for each field', { timeout: 60_000 }, async () => {
    const rates = await machineRates();
    for (const field of FIELDS) {
      const { machines, right, wrong, unknown } = rates[field] ?? { machines: 0, right: 0 };
      expect(machines).toBeGreaterThan(20);
      expect(
        right / machines,
        `${field}: ${wrong?.join('; ')} ${unknown?.join('; ')}`,
      ).toBeGreaterThanOrEqual(0.97);
    }
    expect(rates['serial, where the report cannot say']?.wrong).toEqual([]);
  });

  it('of one disk or one battery are read right', { timeout: 60_000 }, async () => {
    for (const { machines, right, wrong } of Object.values(await partRates())) {
      expect(right / machines, wrong.join('; ')).toBeGreaterThanOrEqual(0.97);
    }
  });

  it('give no placeholder serial and no stick', { timeout: 60_000 }, async () => {
    for (const id of Object.keys(expectedJson<ExpectedMachine>('expected.json'))) {
      for (const machine of await readCorpus('cases', id)) {
        const serials = [
          machine.fields.serial?.value,
          ...(machine.disks ?? []).map((disk) => disk.serial),
        ];
        for (const serial of serials)
          if (serial) expect(isPlaceholderSerial(serial), `${id} ${serial}`).toBe(false);
        for (const { model } of machine.disks ?? [])
          expect(isRemovableName(model), `${id} ${model}`).toBe(false);
      }
    }
  });

  it('of erasures have the results a careful reader gives', async () => {
    for (const [id, { file, expect: expected }] of Object.entries(
      expectedJson<ExpectedDisks>('expected-erasure.json'),
    )) {
      const [read] = await readCorpus(file);
      expect(read?.erasures, id).toHaveLength(expected.length);
      for (const [index, wanted] of expected.entries()) {
        const got = read?.erasures[index];
        for (const field of ['device', 'result', 'model', 'serial', 'method'] as const) {
          if (!(field in wanted)) continue;
          const accepted = wanted[`${field}Accept`];
          expect(
            judge(got?.[field], wanted[field] as string | null, accepted),
            `${id} ${field}`,
          ).toBe('right');
        }
      }
    }
  });
});
