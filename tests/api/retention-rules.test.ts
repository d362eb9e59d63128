import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RETENTION_RULES, type RetentionRuleId, retentionCutoff } from '#domain/retention.ts';
import { runRetentionDaily } from '../../api/privacy/retention.service.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { testDatabase } from '../support/database.ts';
import { PIXEL, bench } from '../support/evidence.ts';
import { tablesOf } from '../support/handover-table.ts';
import { type Crew, crewOf, handoversOf } from '../support/handovers.ts';
import { DONOR, lockedDevice } from '../support/locked.ts';
import { deviceIn } from '../support/stock.ts';
import { type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
const sql = database.superuser;
let workshop: Workshop;
let crew: Crew;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
});
afterAll(() => workshop.close());

type Rule = { id: RetentionRuleId; due: number; codes: string[] };
const dueNow = async () => {
  const answer = await workshop.request(workshop.admin, 'GET', '/api/privacy/retention');
  const { rules } = answer.body as { rules: Rule[] };
  return Object.fromEntries(rules.filter(({ due }) => due > 0).map((rule) => [rule.id, rule]));
};

/** Puts the beginning of something a minute short of its border, looks, and puts it over. */
async function atBorder(id: RetentionRuleId, begin: (moment: Date) => Promise<unknown>) {
  const months = RETENTION_RULES.find((rule) => rule.id === id)?.months ?? 0;
  const cutoff = retentionCutoff(months, workshop.system.now());
  await begin(new Date(cutoff.getTime() + 60_000));
  expect((await dueNow())[id], `${id} begins too early`).toBeUndefined();
  await begin(cutoff);
  const due = (await dueNow())[id];
  expect(due?.due, id).toBe(1);
  return due?.codes ?? [];
}

/** Years ago no event can be written any more: the stage is put there as if one had been. */
const putInto = (stage: string, code: string, since: Date) =>
  sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update devices set stage = ${stage}, stage_since = ${since}, place_id = null,
      custodian_id = ${stage === 'recycled' ? null : crew.technician.personId} where code = ${code}`;
  });

const run = () => runRetentionDaily(workshop.system);
/** The clock runs once a day. */
const nextDay = () => sql`delete from retention_runs`;

it('a private donor and the messages to them are erased long after the last device left', async () => {
  const { code } = await lockedDevice(workshop, crew.coordinator);
  const words = { template: 'lock_release', channel: 'copy', locale: 'vi' };
  const path = `/api/devices/${code}/messages`;
  const sent = await handoversOf(workshop, () => crew).post(crew.coordinator, path, {
    ...words,
    recipient: '',
    subject: 'Máy vẫn bị khóa',
    body: `Kính gửi ${DONOR.name}`,
  });
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  const [donor] = await sql<{ id: string; kind: string }[]>`
    select o.id, o.kind from donors o join donations d on d.donor_id = o.id
    join devices v on v.donation_id = d.id where v.code = ${code}`;
  await sql`update donors set kind = 'person' where id = ${donor?.id ?? ''}`;
  await sql`update donations set received_at = received_at - interval '5 years'`;
  // A device that is still here keeps its donor, however old.
  await putInto('diagnosing', code, new Date('2020-01-01T00:00:00Z'));
  expect((await dueNow()).donor).toBeUndefined();
  const codes = await atBorder('donor', (moment) => putInto('recycled', code, moment));
  expect(codes.join(' ')).not.toContain(DONOR.name);
  await atBorder('message', (moment) => sql`update messages set created_at = ${moment}`);
  expect(await run()).toBe(true);
  const [erased] = await sql`
    select name, phone, email, address, search_text, erased_at is not null as gone from donors
    where id = ${donor?.id ?? ''}`;
  const nothing = { name: '', phone: '', email: '', address: '', search_text: '' };
  expect(erased).toEqual({ ...nothing, gone: true });
  const [message] = await sql`select recipient, subject, body from messages`;
  expect(message).toEqual({ recipient: '', subject: '', body: '' });
});

it('photos of the condition go with their file; those that prove an erasure stay', async () => {
  await nextDay();
  const device = await deviceIn(workshop, crew.warehouse, 'diagnosing');
  const { post } = bench(workshop, device.code);
  const hashOf = async (purpose: string) => {
    const answer = await post(crew.technician, 'photos', { purpose, image: PIXEL });
    const { photoId } = answer.body as { photoId: string };
    const [row] = await sql<{ content_hash: string }[]>`
      select content_hash from photos where id = ${photoId}`;
    return row?.content_hash ?? '';
  };
  const hash = await hashOf('condition');
  const file = join(workshop.system.config.dataDir, 'files', hash.slice(0, 2), hash);
  expect(existsSync(file)).toBe(true);
  await atBorder('photo', (moment) => putInto('recycled', device.code, moment));
  expect(await run()).toBe(true);
  expect(existsSync(file)).toBe(false);
  const [photo] = await sql`select erased_at is not null as gone from photos`;
  expect(photo).toEqual({ gone: true });
  await nextDay();
  await sql`update photos set purpose = 'evidence', erased_at = null`;
  expect((await dueNow()).photo).toBeUndefined();
});

it('the name of somebody who left goes after five years; the chain they signed stays whole', async () => {
  await nextDay();
  const leaver = await workshop.member('warehouse');
  const { code } = await deviceIn(workshop, leaver, 'received');
  const { personId } = leaver;
  const codes = await atBorder(
    'staff_name',
    (moment) => sql`update people set disabled_at = ${moment} where id = ${personId}`,
  );
  expect(codes).toEqual([personId]);
  expect(await run()).toBe(true);
  const [row] = await sql`select name, username, password_hash from people where id = ${personId}`;
  expect(row).toEqual({ name: '–', username: `erased-${personId}`, password_hash: null });
  const { broken } = await verifyChains(sql);
  expect(broken.filter(({ deviceCode }) => deviceCode === code)).toEqual([]);
});

it('what a tablet sent and nobody settled, and the keyed hash of a person who is erased', async () => {
  await nextDay();
  const { device } = await tablesOf(workshop).scene(crew);
  await sql`insert into recipient.table_records
    (id, tablet_id, kind, need_code, device_code, content, reason, happened_at, received_at)
    select ${randomUUID()}, id, 'handover', ${device.needCode}, ${device.code}, '\\x00',
      'table_record.already_served', now(), now() from handover_tablets limit 1`;
  const records = await atBorder(
    'table_record',
    (moment) => sql`update recipient.table_records set received_at = ${moment}`,
  );
  expect(records).toEqual([device.needCode]);
  const tools = handoversOf(workshop, () => crew);
  const asked = await tools.need();
  await tools.must(crew.coordinator, `/api/needs/${asked}/erasure`, {});
  const ofAsked = sql`need_id = (select id from needs where code = ${asked})`;
  const keys = await atBorder(
    'person_key',
    (moment) => sql`update recipient.recipients set created_at = ${moment} where ${ofAsked}`,
  );
  expect(keys).toEqual([asked]);
  expect(await run()).toBe(true);
  const [record] = await sql`select content, need_code from recipient.table_records`;
  expect(record).toEqual({ content: null, need_code: device.needCode });
  const [person] = await sql`select person_key from recipient.recipients where ${ofAsked}`;
  expect(person).toEqual({ person_key: '' });
  expect(await dueNow()).toEqual({});
});
