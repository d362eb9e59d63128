/** Prints, as JSON, how many fields of the sample reports are read right. Needs the samples. */
import { writeFileSync } from 'node:fs';
import {
  CORPUS,
  count,
  expectedJson,
  hasCorpus,
  judge,
  judgeBatteries,
  judgeDisks,
  newRate,
  readCorpus,
} from './lib/report-corpus.ts';
import type { ExpectedDisks, ExpectedMachine, Rate } from './lib/report-corpus.ts';

const MACHINE_FIELDS = ['kind', 'manufacturer', 'model', 'serial', 'cpu', 'ramMiB'] as const;

export async function machineRates(): Promise<Record<string, Rate>> {
  const rates: Record<string, Rate> = {};
  const rate = (name: string) => (rates[name] ??= newRate());
  for (const [id, { expect, accept }] of Object.entries(
    expectedJson<ExpectedMachine>('expected.json'),
  )) {
    const [machine] = await readCorpus('cases', id);
    for (const field of MACHINE_FIELDS) {
      const got = machine?.fields[field]?.value ?? null;
      const verdict = judge(
        got,
        expect[field],
        accept[field] ?? undefined,
        field === 'ramMiB' ? 1 : 0,
      );
      const said = expect[field] === null ? `${field}, where the report cannot say` : field;
      count(rate(said), `${id}: ${got} for ${expect[field]}`, verdict);
    }
    if (expect.disks) {
      const faults = judgeDisks(machine?.disks ?? null, expect.disks);
      count(rate('disks'), `${id}: ${faults.join(', ')}`, faults.length === 0 ? 'right' : 'wrong');
    }
    if (expect.disks === null && machine?.disks)
      count(rate('disks, where the report cannot say'), id, 'wrong');
    if (expect.batteries) {
      const faults = judgeBatteries(machine?.batteries ?? null, expect.batteries);
      count(
        rate('batteries'),
        `${id}: ${faults.join(', ')}`,
        faults.length === 0 ? 'right' : 'wrong',
      );
    } else {
      const verdict = machine?.batteries ? 'wrong' : 'right';
      count(rate('batteries, where the report cannot say'), id, verdict);
    }
    const present = judge(machine?.batteryPresent, expect['batteryPresent'], undefined);
    count(rate('batteryPresent'), `${id}: ${machine?.batteryPresent}`, present);
  }
  return rates;
}

export async function partRates(): Promise<Record<string, Rate>> {
  const [disks, batteries] = [newRate(), newRate()];
  for (const [id, { file, expect }] of Object.entries(
    expectedJson<ExpectedDisks>('expected-disks.json'),
  )) {
    const [read] = await readCorpus(file);
    const faults = judgeDisks(read?.disks ?? null, expect);
    count(disks, `${id}: ${faults.join(', ')}`, faults.length === 0 ? 'right' : 'wrong');
  }
  for (const [id, { file, expect }] of Object.entries(
    expectedJson<ExpectedDisks>('expected-batteries.json'),
  )) {
    const [read] = await readCorpus(file);
    const faults = judgeBatteries(read?.batteries ?? null, expect);
    count(batteries, `${id}: ${faults.join(', ')}`, faults.length === 0 ? 'right' : 'wrong');
  }
  return { 'single disks': disks, 'single batteries': batteries };
}

if (import.meta.filename === process.argv[1]) {
  if (hasCorpus()) {
    const rates = { ...(await machineRates()), ...(await partRates()) };
    writeFileSync(1, `${JSON.stringify(rates, null, 1)}\n`);
  } else {
    console.error(`The samples are not there: ${CORPUS}`);
    process.exitCode = 2;
  }
}
