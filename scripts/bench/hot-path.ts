/**
 * `node --import tsx scripts/bench/hot-path.ts [devices] [rounds]`: scan card and stage move at 1, 8 and 32 clients,
 * beside the same SQL in the same run. Prints one JSON document; a table of it stands in docs/performance.md.
 */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCard } from '../../api/devices/device-card.service.ts';
import { moveDevice } from '../../api/devices/moves.service.ts';
import { SCAN_CARD } from '../../db/device-card.ts';
import { MOVE_DEVICE } from '../../db/statements.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { httpLoad } from './http-load.ts';
import { machine } from './machine.ts';
import { hasPgbench, pgbench } from './pgbench.ts';
import { serveBench } from './serve.ts';
import { type BenchWorkshop, openBenchWorkshop } from './workshop.ts';

const CLIENTS = [1, 8, 32] as const;
const SCANS = 3_000;
const MOVES = 2_000;
const ROUNDS = Number(process.argv[3] ?? 3);

interface Cell {
  what: string;
  by: string;
  clients: number;
  perSecond: number;
  p50: number;
  p95: number;
}

const devices = Number(process.argv[2] ?? 10_000);
const workshop = await openBenchWorkshop(devices);
const server = await serveBench(workshop);
const rounds: Cell[][] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const cells: Cell[] = [];
  for (const clients of CLIENTS) {
    cells.push({ what: 'scan card', by: 'SQL', clients, ...(await scanBySql(workshop, clients)) });
    if (hasPgbench()) {
      cells.push({ what: 'scan card', by: 'bare loop', clients, ...(await scanByLoop(clients)) });
    }
    cells.push({ what: 'scan card', by: 'service', clients, ...(await scanByService(clients)) });
    cells.push({ what: 'scan card', by: 'HTTP', clients, ...(await scanByHttp(clients)) });
    cells.push({ what: 'move', by: 'SQL', clients, ...(await moveBySql(workshop, clients)) });
    cells.push({ what: 'move', by: 'service', clients, ...(await moveByService(clients)) });
    cells.push({ what: 'move', by: 'HTTP', clients, ...(await moveByHttp(clients)) });
  }
  rounds.push(cells);
}
const { broken } = await verifyChains(workshop.database.sql);
await server.close();
await workshop.close();
console.log(
  JSON.stringify(
    {
      machine: machine(),
      node: process.version,
      devices,
      baseline: hasPgbench() ? 'pgbench -M prepared' : 'bare prepared loop (postgres.js)',
      rounds: ROUNDS,
      brokenChains: broken.length,
      median: medians(rounds),
    },
    null,
    2,
  ),
);

/** The median of the rounds, and the ratio to the SQL at the same number of clients. */
function medians(all: Cell[][]) {
  const [first = []] = all;
  const cells = first.map((cell, index) => {
    const same = all.map((round) => round[index] ?? cell);
    const middle = (key: 'perSecond' | 'p50' | 'p95') =>
      same.map((one) => one[key]).toSorted((a, b) => a - b)[Math.floor(same.length / 2)] ?? 0;
    return { ...cell, perSecond: middle('perSecond'), p50: middle('p50'), p95: middle('p95') };
  });
  return cells.map((cell) => {
    const sql = cells.find(
      (one) => one.what === cell.what && one.clients === cell.clients && one.by === 'SQL',
    );
    const ratio = sql ? Math.round((cell.perSecond / sql.perSecond) * 100) / 100 : null;
    return { ...cell, ratioToSql: ratio };
  });
}

type Timing = Pick<Cell, 'perSecond' | 'p50' | 'p95'>;

/** Runs `count` calls by `clients` workers that each wait for their own answer. */
async function timed(
  clients: number,
  count: number,
  call: (index: number) => Promise<unknown>,
): Promise<Timing> {
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let index = next++; index < count; index = next++) {
        const before = performance.now();
        await call(index);
        times.push(performance.now() - before);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round((times[Math.floor(times.length * share)] ?? 0) * 100) / 100;
  return { perSecond: Math.round(count / seconds), p50: at(0.5), p95: at(0.95) };
}

function codeAt(index: number): string {
  return workshop.codes[(index * 7919) % workshop.codes.length] ?? '';
}

async function scanBySql({ database }: BenchWorkshop, clients: number): Promise<Timing> {
  if (hasPgbench()) {
    const file = join(tmpdir(), `rework-scan-${process.pid}.sql`);
    const code = `\\set body 10000000 + random(1, ${devices})\n\\set code :body * 100 + 98 - (:body * 100) % 97\n`;
    writeFileSync(
      file,
      `${code}${SCAN_CARD.replaceAll('$1', ':code::text').replaceAll('\n', ' ')};\n`,
    );
    return pgbench(database.url, file, clients, Math.ceil(SCANS / clients));
  }
  return scanByLoop(clients);
}

/** The same statement through the driver alone: what any program on this driver pays. */
function scanByLoop(clients: number): Promise<Timing> {
  return timed(clients, SCANS, (index) =>
    workshop.database.sql.unsafe(SCAN_CARD, [codeAt(index)], { prepare: true }),
  );
}

function scanByService(clients: number): Promise<Timing> {
  return timed(clients, SCANS, (index) => readCard(workshop.ctx, codeAt(index)));
}

function scanByHttp(clients: number): Promise<Timing> {
  const requests = Array.from({ length: SCANS }, (_, index) => ({
    method: 'GET',
    path: `/api/devices/${codeAt(index)}`,
  }));
  return httpLoad(server.url, workshop.token, clients, requests);
}

async function moveBySql({ database, ctx }: BenchWorkshop, clients: number): Promise<Timing> {
  await workshop.reset();
  const { sql } = database;
  const ids = await sql<{ id: string }[]>`select id from devices order by code`;
  return timed(clients, MOVES, (index) =>
    sql.unsafe(
      MOVE_DEVICE,
      [
        ids[index]?.id ?? '',
        null,
        'labelled',
        'stage',
        'diagnosing',
        'move',
        ctx.actor.personId,
        ctx.newId(),
        new Date().toISOString(),
        new Date().toISOString(),
        '{"move":"T05"}',
        randomUUID(),
        JSON.stringify({ ownerId: ctx.actor.personId }),
        'bench',
        ctx.actor.siteId,
      ],
      { prepare: true },
    ),
  );
}

async function moveByService(clients: number): Promise<Timing> {
  await workshop.reset();
  return timed(clients, MOVES, (index) => moveDevice(workshop.ctx, moveOf(index)));
}

async function moveByHttp(clients: number): Promise<Timing> {
  await workshop.reset();
  return httpLoad(
    server.url,
    workshop.token,
    clients,
    Array.from({ length: MOVES }, (_, index) => {
      const { code, ...body } = moveOf(index);
      return { method: 'POST', path: `/api/devices/${code}/moves`, body };
    }),
  );
}

function moveOf(index: number) {
  const code = workshop.codes[index] ?? '';
  return { requestId: randomUUID(), code, from: 'labelled' as const, to: 'diagnosing' as const };
}
