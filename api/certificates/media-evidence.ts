/** The media of a device with the newest record of each, who made it and who vouched for it. */
import { sql } from 'drizzle-orm';
import type { MediumEvidence } from '#domain/certificate.ts';
import type { MediaStatus } from '#domain/media.ts';
import type { Drizzle } from '../../db/client.ts';

export interface PersonName {
  id: string;
  name: string;
}

/** A record as it is kept; moments are ISO texts. */
export interface EvidenceRecord {
  id: string;
  status: string;
  method: string;
  technique: string;
  standard: string;
  tool: string;
  toolVersion: string;
  verification: string;
  errors: number | null;
  startedAt: string | null;
  endedAt: string | null;
  details: Record<string, unknown>;
  accepted: boolean;
  reason: string;
  logHash: string;
  recordedAt: string;
  doneById: string;
  /** Everybody who had a hand in it: a guided reset may be gone on with by another person. */
  performerIds: string[];
  performers: PersonName[];
  doneBy: PersonName;
  witness: PersonName | null;
}

export interface EvidenceMedium extends MediumEvidence {
  mediumId: string;
  code: string;
  type: string;
  make: string;
  model: string;
  serial: string;
  sizeBytes: number | null;
  status: MediaStatus;
  record: EvidenceRecord | null;
  validation: { by: PersonName; at: string; note: string } | null;
}

type Row = Omit<EvidenceMedium, 'validated'>;

/** In the order they were listed; a transaction sees what it has changed. */
export async function readMediaEvidence(
  runner: Pick<Drizzle, 'execute'>,
  deviceId: string,
): Promise<EvidenceMedium[]> {
  const rows = (await runner.execute(sql`
    select m.id as "mediumId", m.code, m.type, m.make, m.model, m.serial, m.size_bytes as "sizeBytes",
      m.status, r.record, r.validation
    from media m
    left join lateral (
      select jsonb_build_object('id', r.id, 'status', r.status, 'method', r.method,
          'technique', r.technique, 'standard', r.standard, 'tool', r.tool,
          'toolVersion', r.tool_version, 'verification', r.verification, 'errors', r.errors,
          'startedAt', r.started_at, 'endedAt', r.ended_at, 'details', r.details,
          'accepted', r.accepted, 'reason', r.reason, 'logHash', r.log_hash,
          'recordedAt', r.recorded_at, 'doneById', r.done_by_id,
          'performerIds', media_performers(r.done_by_id, r.details),
          'performers', (select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name)) from people o
            where o.id = any (media_performers(r.done_by_id, r.details))),
          'doneBy', jsonb_build_object('id', p.id, 'name', p.name),
          'witness', case when w.id is null then null
            else jsonb_build_object('id', w.id, 'name', w.name) end) as record,
        case when v.record_id is null then null else jsonb_build_object(
          'by', jsonb_build_object('id', vp.id, 'name', vp.name),
          'at', v.validated_at, 'note', v.note) end as validation
      from media_records r
      join people p on p.id = r.done_by_id
      left join people w on w.id = r.witness_id
      left join media_validations v on v.record_id = r.id
      left join people vp on vp.id = v.validated_by_id
      where r.medium_id = m.id
      order by r.recorded_at desc, r.id desc limit 1
    ) r on true
    where m.device_id = ${deviceId}
    order by m.id`)) as unknown as Row[];
  return rows.map((row) => ({
    ...row,
    // Drizzle leaves 64-bit numbers as text.
    sizeBytes: row.sizeBytes === null ? null : Number(row.sizeBytes),
    record: row.record && inUtc(row.record),
    validation: row.validation && { ...row.validation, at: utc(row.validation.at) },
    validated: row.validation !== null,
  }));
}

/** JSON made by the database writes moments in the zone of the connection. */
const utc = (moment: string) => new Date(moment).toISOString();

function inUtc(record: EvidenceRecord): EvidenceRecord {
  const { startedAt, endedAt, recordedAt } = record;
  return {
    ...record,
    startedAt: startedAt && utc(startedAt),
    endedAt: endedAt && utc(endedAt),
    recordedAt: utc(recordedAt),
  };
}
