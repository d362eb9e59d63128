/** After the siege: what the benches were told, what the server wrote down, and what a quiet day makes of the same scans. */
import postgres from 'postgres';
import type { ScanAnswer } from '#domain/bench.ts';
import { attachEmbedded } from '../../../db/embedded/embedded-postgres.ts';
import { verifyChains } from '../../../db/events-verify.ts';
import type { StoredScan } from '../../../web-components/scan/scan-store.ts';
import { sendScans } from '../bench-client.ts';
import type { Product } from '../product.ts';
import type { BenchRecords } from './killable-bench.ts';

/** What a scan did: its answer, and the events it wrote. */
interface Deed {
  answer: ScanAnswer;
  logged: string[];
  events: string[];
}

export interface Verdict {
  scans: number;
  outcomes: Record<string, number>;
  events: number;
  /** Of all chains. */
  verified: { devices: number; events: number };
  /** Sentences; empty when nothing was lost, doubled or done out of order. */
  wrong: string[];
}

export interface Witness {
  records: BenchRecords;
  accepted: readonly string[];
  token: string;
  devices: readonly string[];
  /** Works on devices of its own: the same scans must come to the same answers on a quiet day. */
  alone: boolean;
}

/** @param quiet the same workshop as it was before the first scan */
export async function judge(
  product: Product,
  quiet: Product,
  witnesses: readonly Witness[],
): Promise<Verdict> {
  const wrong = witnesses.flatMap(({ records, accepted }, bench) =>
    atTheBench(records, accepted).map((words) => `bench ${bench}: ${words}`),
  );
  await Promise.all(witnesses.filter(({ alone }) => alone).map((one) => again(quiet, one)));
  const was = await readDeeds(product);
  const shouldBe = await readDeeds(quiet);
  const outcomes: Record<string, number> = {};
  let events = 0;
  for (const { records, alone } of witnesses) {
    for (const { requestId, text } of records.scans) {
      const [told] = records.answers.get(requestId) ?? [];
      const deed = was.deeds.get(requestId);
      if (!told || !deed) {
        wrong.push(
          `${text} ${requestId}: ${deed ? 'no answer at the bench' : 'unknown to the server'}`,
        );
        continue;
      }
      outcomes[told.outcome] = (outcomes[told.outcome] ?? 0) + 1;
      events += deed.events.length;
      const expected = alone ? shouldBe.deeds.get(requestId) : undefined;
      const words = [...atTheServer(told, deed), ...(alone ? comparing(deed, expected) : [])];
      wrong.push(...words.map((one) => `${text} ${requestId}: ${one}`));
    }
  }
  const known = new Set(
    witnesses.flatMap(({ records }) => records.scans.map((one) => one.requestId)),
  );
  for (const id of was.deeds.keys()) {
    if (!known.has(id)) wrong.push(`${id}: the server did what nobody scanned`);
  }
  for (const device of witnesses.filter(({ alone }) => alone).flatMap(({ devices }) => devices)) {
    const [now, then] = [was.things.get(device), shouldBe.things.get(device)];
    if (now !== then) wrong.push(`${device} is ${now}, on a quiet day ${then}`);
  }
  wrong.push(...was.broken.map((link) => `chain broken: ${link}`));
  return { scans: known.size, outcomes, events, verified: was.verified, wrong };
}

/** One after the other, as they were accepted. */
async function again({ url }: Product, { records, token }: Witness): Promise<void> {
  for (const scan of records.scans) await sendScans({ url, token }, [plain(scan)]);
}

function plain({ requestId, text, source, happenedAt, context }: StoredScan) {
  return { requestId, text, source, happenedAt, context };
}

function atTheBench({ scans, answers }: BenchRecords, accepted: readonly string[]): string[] {
  const kept = new Map(scans.map((scan) => [scan.requestId, scan]));
  const wrong = accepted
    .filter((id) => !kept.has(id))
    .map((id) => `${id} was accepted and is lost`);
  for (const { requestId, state } of scans) {
    if (state === 'waiting') wrong.push(`${requestId} still waits`);
    const count = answers.get(requestId)?.length ?? 0;
    if (count !== 1) wrong.push(`${requestId} has ${count} outcomes`);
  }
  const order = accepted.map((id) => kept.get(id)?.seq ?? 0);
  if (order.some((seq, index) => index > 0 && seq <= order[index - 1]!))
    wrong.push('order is lost');
  return wrong;
}

function atTheServer(told: ScanAnswer, { answer, logged, events }: Deed): string[] {
  const wrong: string[] = [];
  if (words(told) !== words(answer)) wrong.push(`told ${words(told)}, kept ${words(answer)}`);
  const expected = answer.outcome === 'done' ? [] : [`${answer.outcome} ${answer.code}`];
  if (String(logged) !== String(expected))
    wrong.push(`logged ${logged.join()} for ${words(answer)}`);
  if (answer.outcome === 'refused' && events.length > 0)
    wrong.push(`refused, yet did ${events.join()}`);
  return wrong;
}

function comparing(deed: Deed, expected: Deed | undefined): string[] {
  const quiet = expected && describe(expected);
  return quiet === describe(deed) ? [] : [`did ${describe(deed)}, on a quiet day ${quiet}`];
}

const describe = ({ answer, events }: Deed) => `${words(answer)} [${events.join(', ')}]`;

const words = ({ outcome, code, params, deviceCode }: ScanAnswer) =>
  `${outcome} ${code} ${deviceCode ?? ''} ${JSON.stringify(params, Object.keys(params).toSorted())}`;

async function readDeeds({ dataDir }: Product) {
  const sql = postgres(attachEmbedded(dataDir)!, { max: 1, onnotice: () => {} });
  try {
    const answers = await sql<{ id: string; answer: string }[]>`
      select request_id as id, answer from requests where answer like '%"requestId"%"outcome"%'`;
    const logged = await sql<{ id: string; words: string }[]>`
      select request_id as id, outcome || ' ' || reason as words from scan_log`;
    const events = await sql<{ id: string; words: string }[]>`
      select request_id as id, concat_ws(' ', d.code, e.kind, from_stage, to_stage, move_kind, e.seq) as words
      from events e join devices d on d.id = e.device_id where request_id is not null order by e.device_id, e.seq`;
    const deeds = new Map<string, Deed>();
    for (const { id, answer } of answers) {
      deeds.set(id, { answer: JSON.parse(answer) as ScanAnswer, logged: [], events: [] });
    }
    for (const { id, words: one } of logged) deeds.get(id)?.logged.push(one);
    for (const { id, words: one } of events) deeds.get(id)?.events.push(one);
    const things = await sql<{ code: string; words: string }[]>`
      select d.code, concat_ws(' ', stage, seq, version, p.code) as words
      from devices d left join places p on p.id = place_id`;
    const { broken, ...verified } = await verifyChains(sql);
    const states = new Map(things.map(({ code, words: one }) => [code, one]));
    return { deeds, things: states, verified, broken: broken.map((link) => JSON.stringify(link)) };
  } finally {
    await sql.end();
  }
}
