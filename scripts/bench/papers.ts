/**
 * `node --expose-gc --import tsx scripts/bench/papers.ts [families] [jobs]`: all receipts of a handover session in one
 * PDF over HTTP, in each language and bilingual; half of them handed over, with number, hash and QR code. Prints one
 * JSON document; a table of it stands in docs/performance.md. Memory is of the process that serves and draws.
 */
import type { DocumentForm } from '../../api/documents/document-locale.ts';
import { machine } from './machine.ts';
import { openBenchSession } from './school-session.ts';
import { serveBench } from './serve.ts';
import { openBenchWorkshop } from './workshop.ts';

const FAMILIES = Number(process.argv[2] ?? 120);
const JOBS = Number(process.argv[3] ?? 5);
const FORMS: readonly (DocumentForm | 'own')[] = ['vi', 'fa', 'en', 'vi-en', 'fa-en', 'own'];
const MB = 2 ** 20;

const workshop = await openBenchWorkshop(FAMILIES);
const session = await openBenchSession(workshop, {
  families: FAMILIES,
  served: Math.floor(FAMILIES / 2),
});
const server = await serveBench(workshop);
const headers = { cookie: `rework_session=${workshop.token}` };

let peak = 0;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10);

const results = [];
for (const form of FORMS) {
  const jobs = [];
  for (let job = 0; job < JOBS; job += 1) {
    const before = settled();
    peak = before;
    const printed = await print(form);
    const highest = peak;
    jobs.push({
      ...printed,
      beforeMb: mb(before),
      peakMb: mb(highest),
      afterMb: mb(settled()),
    });
  }
  results.push({ form, jobs });
}
clearInterval(watch);
console.log(
  JSON.stringify(
    {
      machine: machine(),
      node: process.version,
      families: FAMILIES,
      results,
    },
    null,
    1,
  ),
);
await server.close();
await workshop.close();

/** Read away as it comes, so that the file stands nowhere as a whole. */
async function print(form: DocumentForm | 'own') {
  const query = form === 'own' ? '' : `?locale=${form}`;
  const began = performance.now();
  const path = `/api/handover-sessions/${session.code}/receipts.pdf${query}`;
  const answer = await fetch(`${server.url}${path}`, { headers });
  if (!answer.ok || !answer.body) throw new Error(`${answer.status} ${await answer.text()}`);
  let [firstMs, bytes, pages] = [0, 0, 0];
  for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
    if (bytes === 0) firstMs = Math.round(performance.now() - began);
    bytes += piece.length;
    pages +=
      Buffer.from(piece)
        .toString('latin1')
        .split(/\/Type \/Page\b/).length - 1;
  }
  return {
    ms: Math.round(performance.now() - began),
    firstMs,
    kb: Math.round(bytes / 1000),
    pages,
  };
}

/** What is held, not what waits to be swept away. */
function settled(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

function mb(bytes: number): number {
  return Math.round(bytes / MB);
}
