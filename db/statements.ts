/**
 * The hand-written statements of the write path: one round trip each, prepared by postgres.js.
 * Inside a drizzle transaction the same texts run through `bindStatement`.
 */
import { type SQL, sql } from 'drizzle-orm';

/** Parameters of `RECORD_EVENT` and `MOVE_DEVICE`, in order. */
export interface EventParameters {
  deviceId: string;
  /** Version the person saw; null records whatever the version is. */
  version: number | null;
  /** Stage the person saw; null accepts any. */
  from: string | null;
  kind: string;
  to: string | null;
  moveKind: string | null;
  actorId: string | null;
  eventId: string;
  happenedAt: Date;
  recordedAt: Date;
  data: Record<string, unknown>;
  requestId: string | null;
  changes: DeviceChanges;
}

/** Columns that change with an event; an absent key leaves the column as it is. */
export interface DeviceChanges {
  placeId?: string | null;
  custodianId?: string | null;
  ownerId?: string | null;
  stageBefore?: string | null;
  lastRepairerId?: string | null;
  labelConfirmedAt?: string | null;
  siteId?: string;
  transferId?: string | null;
  /** Left out, a device that is put somewhere by itself leaves its box. */
  boxId?: string | null;
}

const changed = (key: string, column: string, type: string) =>
  `${column} = case when $13::text::jsonb ? '${key}' then ($13::text::jsonb ->> '${key}')::${type} else d.${column} end`;

const gets = (key: string) => `$13::text::jsonb ->> '${key}' is not null`;

/** A device has one holder: what is put into a place is in nobody's custody, and the other way round. */
const held = (key: string, column: string, others: readonly string[]) => `${column} = case
      when $13::text::jsonb ? '${key}' then ($13::text::jsonb ->> '${key}')::uuid
      when ${others.map(gets).join(' or ')} then null else d.${column} end`;

/** On its way to another site a device changes neither stage nor holder, but by the transfer itself. */
const NOT_ON_ITS_WAY = `(d.transfer_id is null or $13::text::jsonb ? 'transferId'
      or ($5::text is null and not $13::text::jsonb ?| array['placeId', 'custodianId']))`;

/** The changed columns' earlier values go into the event, so that an undo can bring them back. */
const chain = (more = '') => `
with before as (
  select d.* from devices d
  where d.id = $1::uuid and ($2::integer is null or d.version = $2::integer)
    and ($3::text is null or d.stage = $3::text) and ${NOT_ON_ITS_WAY}${more}
  for update
), draft as (
  select b.id, b.seq + 1 as seq, b.site_id, b.stage, b.stage_since, b.head_hash,
    case when $5::text is null or b.seq = 0 then null else b.stage end as from_stage,
    case when $5::text is null and $13::text::jsonb = '{}'::jsonb then $11::text::jsonb
      else $11::text::jsonb || jsonb_build_object('before', jsonb_build_object(
        'placeId', b.place_id, 'custodianId', b.custodian_id, 'ownerId', b.owner_id,
        'stageBefore', b.stage_before, 'lastRepairerId', b.last_repairer_id,
        'labelConfirmedAt', b.label_confirmed_at,
        'transferId', b.transfer_id, 'boxId', b.box_id)) end as data
  from before b
), chained as (
  select *, event_hash(head_hash, event_text(seq, id, $4::text, from_stage, $5::text, $6::text, $7::uuid,
    $9::timestamptz, $10::timestamptz, data)) as hash
  from draft
), changed as (
  update devices d set seq = c.seq, head_hash = c.hash, version = d.version + 1,
    updated_at = $10::timestamptz, last_person_id = coalesce($7::uuid, d.last_person_id),
    stage = coalesce($5::text, d.stage),
    stage_since = case when $5::text is null then d.stage_since else $10::timestamptz end,
    received_at = case when $5::text = 'received' then coalesce(d.received_at, $10::timestamptz)
      else d.received_at end,
    ${held('placeId', 'place_id', ['custodianId', 'transferId'])},
    ${held('custodianId', 'custodian_id', ['placeId', 'transferId'])},
    ${changed('transferId', 'transfer_id', 'uuid')},
    box_id = case when $13::text::jsonb ? 'boxId' then ($13::text::jsonb ->> 'boxId')::uuid
      when $13::text::jsonb ?| array['placeId', 'custodianId', 'transferId'] then null else d.box_id end,
    ${changed('ownerId', 'owner_id', 'uuid')},
    ${changed('stageBefore', 'stage_before', 'text')},
    ${changed('lastRepairerId', 'last_repairer_id', 'uuid')},
    ${changed('labelConfirmedAt', 'label_confirmed_at', 'timestamptz')},
    ${changed('siteId', 'site_id', 'uuid')}
  from chained c where d.id = c.id
  returning d.id, d.version, d.stage, c.seq, c.site_id, c.from_stage, c.stage_since as since, c.data, c.hash
), recorded as (
  insert into events (device_id, seq, id, kind, from_stage, to_stage, move_kind, actor_id, site_id,
    happened_at, recorded_at, dwell_seconds, request_id, data, hash)
  select id, seq, $8::uuid, $4::text, from_stage, $5::text, $6::text, $7::uuid, site_id,
    $9::timestamptz, $10::timestamptz,
    case when from_stage is null then null
      else greatest(0, extract(epoch from $10::timestamptz - since))::integer end,
    $12::uuid, data, hash
  from changed
)`;

const ANSWER = `
select c.id as "deviceId", c.version, c.stage, c.from_stage as "from", c.seq, $8::text as "eventId"
from changed c`;

/** Records one event and its change of the device. No row: the version or stage is another by now. */
export const RECORD_EVENT = `${chain()}${ANSWER}`;

/** The same at one site ($15) with the request's first answer in the same statement; $14 is the hash of its body. */
export const MOVE_DEVICE = `${chain(' and d.site_id = $15::uuid')}, answered as (
  insert into requests (request_id, person_id, body_hash, answer, recorded_at)
  select $12::uuid, $7::uuid, $14::text, json_build_object('deviceId', id, 'version', version, 'stage', stage,
    'from', from_stage, 'seq', seq, 'eventId', $8::text)::text, $10::timestamptz
  from changed
)${ANSWER}`;

export interface RecordedEvent {
  deviceId: string;
  version: number;
  stage: string;
  from: string | null;
  seq: number;
  eventId: string;
}

export function eventValues(p: EventParameters): (string | number | null)[] {
  return [
    p.deviceId,
    p.version,
    p.from,
    p.kind,
    p.to,
    p.moveKind,
    p.actorId,
    p.eventId,
    p.happenedAt.toISOString(),
    p.recordedAt.toISOString(),
    JSON.stringify(p.data),
    p.requestId,
    JSON.stringify(p.changes),
  ];
}

/** The texts between the parameters of a statement, and the number of the parameter after each. */
interface Cut {
  text: SQL;
  parameter: number | null;
}

const cuts = new Map<string, readonly Cut[]>();

/** A statement text with `$n` as drizzle SQL, for use inside a drizzle transaction. */
export function bindStatement(text: string, values: readonly (string | number | null)[]): SQL {
  const known = cuts.get(text) ?? cut(text);
  cuts.set(text, known);
  return sql.join(
    known.flatMap(({ text: before, parameter }) =>
      parameter === null ? [before] : [before, sql`${values[parameter - 1] ?? null}`],
    ),
  );
}

function cut(text: string): Cut[] {
  const parts = text.split(/\$(\d+)/);
  return parts.flatMap((part, index) =>
    index % 2 === 0
      ? [{ text: sql.raw(part), parameter: Number(parts[index + 1] ?? 0) || null }]
      : [],
  );
}
