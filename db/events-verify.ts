/** Recomputes every chain and names the first broken link of each device. */
import { createHash } from 'node:crypto';
import { eventText } from '#domain/events.ts';
import type { Sql } from 'postgres';

export interface BrokenLink {
  deviceCode: string;
  seq: number;
  reason: 'hash_differs' | 'event_missing' | 'tail_cut' | 'head_differs' | 'stage_differs';
}

export interface Verification {
  devices: number;
  events: number;
  broken: BrokenLink[];
}

interface EventRow {
  device_id: string;
  seq: number;
  kind: string;
  from_stage: string | null;
  to_stage: string | null;
  move_kind: string | null;
  actor_id: string | null;
  happened_ms: string;
  recorded_ms: string;
  data_text: string;
  hash: Uint8Array;
}

interface HeadRow {
  id: string;
  code: string;
  seq: number;
  head_hash: Uint8Array;
  stage: string;
}

/** Reads in one snapshot; 500 devices at a time, so that memory stays small. */
export async function verifyChains(sql: Sql): Promise<Verification> {
  const result: Verification = { devices: 0, events: 0, broken: [] };
  await sql.begin('isolation level repeatable read read only', async (tx) => {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const heads = await tx<HeadRow[]>`
        select id, code, seq, head_hash, stage from devices where id > ${after} order by id limit 500`;
      const last = heads.at(-1);
      if (!last) return;
      const rows = await tx<EventRow[]>`
        select device_id, seq, kind, from_stage, to_stage, move_kind, actor_id,
          trunc(extract(epoch from happened_at) * 1000)::bigint::text as happened_ms,
          trunc(extract(epoch from recorded_at) * 1000)::bigint::text as recorded_ms,
          data::text as data_text, hash
        from events where device_id > ${after} and device_id <= ${last.id} order by device_id, seq`;
      const byDevice = groupByDevice(rows);
      for (const head of heads) {
        const chain = byDevice.get(head.id) ?? [];
        result.devices += 1;
        result.events += chain.length;
        const broken = firstBrokenLink(head, chain);
        if (broken) result.broken.push(broken);
      }
      after = last.id;
    }
  });
  return result;
}

function groupByDevice(rows: readonly EventRow[]): Map<string, EventRow[]> {
  const groups = new Map<string, EventRow[]>();
  for (const row of rows) {
    const group = groups.get(row.device_id);
    if (group) group.push(row);
    else groups.set(row.device_id, [row]);
  }
  return groups;
}

function firstBrokenLink(head: HeadRow, chain: readonly EventRow[]): BrokenLink | null {
  let previous: Uint8Array = new Uint8Array();
  let stage = '';
  for (const [index, row] of chain.entries()) {
    const broken = (reason: BrokenLink['reason']) => ({
      deviceCode: head.code,
      seq: index + 1,
      reason,
    });
    if (row.seq !== index + 1) return broken('event_missing');
    const text = eventText({
      seq: row.seq,
      deviceId: row.device_id,
      kind: row.kind,
      fromStage: row.from_stage,
      toStage: row.to_stage,
      moveKind: row.move_kind,
      actorId: row.actor_id,
      happenedAt: Number(row.happened_ms),
      recordedAt: Number(row.recorded_ms),
      dataText: row.data_text,
    });
    const hash = createHash('sha256').update(previous).update(text, 'utf8').digest();
    if (!hash.equals(row.hash)) return broken('hash_differs');
    previous = row.hash;
    stage = row.to_stage ?? stage;
  }
  const at = (reason: BrokenLink['reason']) => ({ deviceCode: head.code, seq: head.seq, reason });
  if (head.seq !== chain.length) return at('tail_cut');
  if (!Buffer.from(head.head_hash).equals(previous)) return at('head_differs');
  return head.stage === stage ? null : at('stage_differs');
}
