/** What each rule of `#domain/retention` finds, and how it is erased; counts and codes stay. */
import { type SQL, eq, inArray, sql } from 'drizzle-orm';
import type { RetentionRuleId } from '#domain/retention.ts';
import {
  donors,
  messages,
  needs,
  people,
  photos,
  recipients,
  tableRecords,
} from '../../db/schema/index.ts';
import type { Transaction } from '../lib/context.ts';
import { erasePerson, eraseSignaturesById } from '../needs/erase-recipient.service.ts';

/** A row that is due; `code` is what a person may read of it. */
export interface DueRow extends Record<string, unknown> {
  id: string;
  code: string;
}

interface Work {
  /** Selects `id` and `code` of what ended at `cutoff` or earlier. */
  due: (cutoff: SQL) => SQL;
  erase: (tx: Transaction, rows: readonly DueRow[], at: Date) => Promise<void>;
}

/** Stands where the name of somebody was who left long ago. */
const NO_NAME = '–';

const idsOf = (rows: readonly DueRow[]) => rows.map(({ id }) => id);

/** The last end of a warranty, or the giving of a card, of need `n`; null where nothing was given. */
const LAST_GIVEN = sql`greatest(
  (select max(h.warranty_end) from handovers h where h.need_id = n.id and h.voided_at is null),
  (select max(coalesce(g.happened_at, g.given_at)) from accessory_gifts g where g.need_id = n.id))`;

/** Devices that are gone for good or with a recipient. */
const GONE = sql`('handed_over','recycled','withdrawn','missing','void')`;

async function erasePeople(tx: Transaction, rows: readonly DueRow[], at: Date): Promise<void> {
  const found = await tx
    .select()
    .from(needs)
    .where(inArray(needs.id, idsOf(rows)));
  for (const need of found) await erasePerson(tx, need, at);
}

export const RETENTION_WORK: Record<RetentionRuleId, Work> = {
  recipient_served: {
    due: (cutoff) => sql`
      select n.id, n.code from recipient.recipients r join needs n on n.id = r.need_id
      where r.erased_at is null and n.status in ('served','closed','rejected')
        and greatest(${LAST_GIVEN}, n.closed_at) <= ${cutoff} and ${LAST_GIVEN} is not null
      order by n.code`,
    erase: erasePeople,
  },
  recipient_unserved: {
    due: (cutoff) => sql`
      select n.id, n.code from recipient.recipients r join needs n on n.id = r.need_id
      where r.erased_at is null and n.status in ('rejected','closed')
        and coalesce(n.closed_at, n.decided_at) <= ${cutoff} and ${LAST_GIVEN} is null
      order by n.code`,
    erase: erasePeople,
  },
  table_record: {
    due: (cutoff) => sql`
      select t.id, t.need_code as code from recipient.table_records t
      where t.content is not null and t.received_at <= ${cutoff} order by t.received_at`,
    erase: async (tx, rows) => {
      await tx
        .update(tableRecords)
        .set({ content: null })
        .where(inArray(tableRecords.id, idsOf(rows)));
    },
  },
  signature: {
    due: (cutoff) => sql`
      select s.id, coalesce(h.receipt_code, g.receipt_code, '') as code from recipient.signatures s
      left join handovers h on h.id = s.handover_id left join accessory_gifts g on g.id = s.gift_id
      where s.erased_at is null
        and coalesce(h.happened_at, g.happened_at, g.given_at) <= ${cutoff}
      order by code`,
    erase: (tx, rows, at) => eraseSignaturesById(tx, idsOf(rows), at),
  },
  person_key: {
    due: (cutoff) => sql`
      select n.id, n.code from recipient.recipients r join needs n on n.id = r.need_id
      where r.erased_at is not null and r.person_key <> '' and r.created_at <= ${cutoff}
      order by n.code`,
    erase: async (tx, rows) => {
      await tx
        .update(recipients)
        .set({ personKey: '' })
        .where(inArray(recipients.needId, idsOf(rows)));
    },
  },
  donor: {
    // The newest donation names it. None of its devices is here, and the last one left long ago.
    due: (cutoff) => sql`
      select o.id, max(d.receipt_code) as code from donors o join donations d on d.donor_id = o.id
      left join devices v on v.donation_id = d.id
      where o.kind = 'person' and o.erased_at is null
      group by o.id
      having coalesce(bool_and(v.stage in ${GONE}) filter (where v.id is not null), true)
        and greatest(max(v.stage_since), max(d.received_at)) <= ${cutoff}
      order by code`,
    erase: async (tx, rows, at) => {
      const ids = idsOf(rows);
      const nothing = { name: '', phone: '', email: '', address: '', searchText: '' };
      await tx
        .update(donors)
        .set({ ...nothing, erasedAt: at })
        .where(inArray(donors.id, ids));
      await tx
        .update(messages)
        .set({ recipient: '', subject: '', body: '', erasedAt: at })
        .where(sql`${inArray(messages.donorId, ids)} and ${messages.status} <> 'queued'`);
    },
  },
  message: {
    due: (cutoff) => sql`
      select m.id, coalesce(v.code, '') as code from messages m left join devices v on v.id = m.device_id
      where m.erased_at is null and m.status <> 'queued' and m.created_at <= ${cutoff}
      order by m.created_at`,
    erase: async (tx, rows, at) => {
      await tx
        .update(messages)
        .set({ recipient: '', subject: '', body: '', erasedAt: at })
        .where(inArray(messages.id, idsOf(rows)));
    },
  },
  photo: {
    due: (cutoff) => sql`
      select p.id, v.code from photos p join devices v on v.id = p.device_id
      where p.erased_at is null and p.purpose <> 'evidence'
        and v.stage in ${GONE} and v.stage_since <= ${cutoff}
      order by v.code`,
    erase: async (tx, rows, at) => {
      await tx
        .update(photos)
        .set({ erasedAt: at })
        .where(inArray(photos.id, idsOf(rows)));
    },
  },
  staff_name: {
    due: (cutoff) => sql`
      select p.id, p.id::text as code from people p
      where p.disabled_at <= ${cutoff} and p.name <> ${NO_NAME} order by p.id`,
    erase: async (tx, rows) => {
      for (const { id } of rows) {
        await tx
          .update(people)
          .set({ name: NO_NAME, username: `erased-${id}`, passwordHash: null, pinHash: null })
          .where(eq(people.id, id));
      }
    },
  },
};
