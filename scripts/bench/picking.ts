/**
 * `node --import tsx scripts/bench/picking.ts [families]`: a session picked and pair-checked scan by scan over HTTP, three
 * scans a family as in a workshop, first by one person and then by two at once. Prints one JSON document; a table of it
 * stands in docs/performance.md.
 */
import { randomUUID } from 'node:crypto';
import { NO_CONTEXT, type ScanAnswer } from '#domain/bench.ts';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import type { PickStep } from '#domain/picking.ts';
import { machine } from './machine.ts';
import { openBenchSession } from './school-session.ts';
import { serveBench } from './serve.ts';
import { openBenchWorkshop } from './workshop.ts';

const FAMILIES = Number(process.argv[2] ?? 120);
const REST = COMMAND_CARDS.find(({ action }) => action === 'rest_is_there')?.code ?? '';

const workshop = await openBenchWorkshop(FAMILIES);
const session = await openBenchSession(workshop, { families: FAMILIES, served: 0 });
const server = await serveBench(workshop);
const headers = {
  cookie: `rework_session=${workshop.token}`,
  'x-rework': '1',
  'content-type': 'application/json',
};

const alone = await times([session.families]);
for (const { device } of session.families) await scan(device, 'undo', []);
const half = Math.ceil(FAMILIES / 2);
const two = await times([session.families.slice(0, half), session.families.slice(half)]);
const began = performance.now();
const list = await fetch(`${server.url}/api/handover-sessions/${session.code}/picking`, {
  headers,
});
const bytes = (await list.arrayBuffer()).byteLength;

console.log(
  JSON.stringify(
    {
      machine: machine(),
      node: process.version,
      families: FAMILIES,
      onePersonMs: summary(alone),
      twoPeopleMs: summary(two),
      list: { ms: Math.round(performance.now() - began), kb: Math.round(bytes / 1000) },
    },
    null,
    1,
  ),
);
await server.close();
await workshop.close();

async function times(people: readonly (typeof session.families)[]): Promise<number[]> {
  const all = await Promise.all(
    people.map(async (families) => {
      const own: number[] = [];
      for (const { device, charger } of families) {
        own.push(await scan(device, 'pick', []));
        own.push(await scan(charger, 'pick', [device]));
        own.push(await scan(REST, 'pick', [device, charger]));
      }
      return own;
    }),
  );
  return all.flat();
}

/** Milliseconds from the scan to its verdict. */
async function scan(text: string, step: PickStep, together: string[]): Promise<number> {
  const picking = { session: session.code, step, together };
  const one = {
    requestId: randomUUID(),
    text,
    source: 'wedge',
    happenedAt: new Date().toISOString(),
    context: { ...NO_CONTEXT, picking },
  };
  const start = performance.now();
  const body = JSON.stringify({ scans: [one] });
  const answer = await fetch(`${server.url}/api/scans`, { method: 'POST', headers, body });
  const { answers } = (await answer.json()) as { answers: ScanAnswer[] };
  if (answers[0]?.outcome !== 'done') throw new Error(JSON.stringify(answers));
  return performance.now() - start;
}

function summary(all: readonly number[]) {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return { scans: all.length, median: at(0.5), p95: at(0.95), slowest: at(1) };
}
