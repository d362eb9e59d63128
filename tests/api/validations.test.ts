import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFile } from '../../api/lib/file-store.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { badgeOf, certificatesOf } from '../support/certificates.ts';
import { testDatabase } from '../support/database.ts';
import { type Crew, crewOf } from '../support/handovers.ts';
import { armed, scanner } from '../support/scans.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;
let checker: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
  checker = await workshop.member('technician');
});
afterAll(() => workshop.close());

const tools = () => certificatesOf(workshop);
const wiped = () => tools().wipedDevice(crew.warehouse, crew.technician);
const { scanOf, one } = scanner(() => workshop);

describe('validating', () => {
  it('is for another person than the performer, once, and stays in the history', async () => {
    const { code, recordId, bench: on } = await wiped();
    const body = { recordIds: [recordId] };
    expect(await on.post(crew.technician, 'validations', body)).toMatchObject({
      status: 422,
      body: { code: 'validation.own_record' },
    });
    expect(await on.post(checker, 'validations', body)).toMatchObject({
      status: 200,
      body: { validated: 1 },
    });
    expect(await on.post(crew.coordinator, 'validations', body)).toMatchObject({
      body: { code: 'validation.refused', blockers: [{ code: 'validation.already' }] },
    });
    const history = await workshop.request(checker, 'GET', `/api/devices/${code}/history`);
    expect(JSON.stringify(history.body)).toContain('"validated"');
    expect((await verifyChains(database.sql)).broken).toEqual([]);
  });

  it('is refused by role, of records that do not count, and of another device', async () => {
    const device = await wiped();
    const body = { recordIds: [device.recordId] };
    expect((await device.bench.post(crew.warehouse, 'validations', body)).status).toBe(403);
    const other = await wiped();
    expect(await other.bench.post(checker, 'validations', body)).toMatchObject({
      status: 409,
      body: { code: 'validation.changed' },
    });
    expect(await device.bench.post(checker, 'validations', { recordIds: ['x'] })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'recordIds.0' }] },
    });
    const { mediumId } = device;
    await tools().must(crew.technician, `/api/devices/${device.code}/media/${mediumId}/removals`, {
      destination: 'to_destroy',
    });
    expect((await device.bench.post(checker, 'validations', body)).status).toBe(409);
  });

  it('can be signed with badge and PIN at the performer’s bench', async () => {
    const { code, recordId, bench: on } = await wiped();
    const second = await badgeOf(workshop, checker);
    const own = await badgeOf(workshop, crew.technician);
    const body = { recordIds: [recordId] };
    const sign = (witness: unknown) =>
      on.post(crew.technician, 'validations', { ...body, witness });
    expect(await sign(own)).toMatchObject({ body: { code: 'witness.same_person' } });
    expect(await sign({ ...second, pin: '000000' })).toMatchObject({
      body: { code: 'witness.wrong' },
    });
    const packer = await badgeOf(workshop, crew.warehouse);
    expect(await sign(packer)).toMatchObject({ body: { code: 'witness.not_allowed' } });
    expect((await sign(second)).status).toBe(200);
    const { media } = await tools().read(crew.technician, code);
    expect(media).toMatchObject([
      { validated: true, validation: { by: { id: checker.personId } } },
    ]);
  });

  it('by a validator at the bench of a third person is no way round: the performer’s badge is refused', async () => {
    const { recordId, bench: on } = await wiped();
    const witness = await badgeOf(workshop, crew.technician);
    expect(await on.post(checker, 'validations', { recordIds: [recordId], witness })).toMatchObject(
      { body: { code: 'validation.own_record' } },
    );
  });

  it('is refused by the database too', async () => {
    const { recordId } = await wiped();
    const doer = crew.technician.personId;
    const insert = (by: string, validator: string) => database.superuser`
      insert into media_validations (record_id, done_by_id, validated_by_id, validated_at)
      values (${recordId}, ${by}, ${validator}, now())`;
    await expect(insert(doer, doer)).rejects.toThrow('second_person');
    await expect(insert(checker.personId, doer)).rejects.toThrow('media_validations_record');
    await insert(doer, checker.personId);
    const remove = database.superuser`delete from media_validations where record_id = ${recordId}`;
    await expect(remove).rejects.toThrow('append-only');
  });

  it('goes device after device with the command card, refusing the performer aloud', async () => {
    const { code } = await wiped();
    const scan = () => scanOf(code, armed('wipe_evidence_seen'));
    expect(await one(crew.technician, scan())).toMatchObject({
      outcome: 'refused',
      code: 'validation.own_record',
    });
    expect(await one(checker, scan())).toMatchObject({
      outcome: 'done',
      code: 'scan.wipe_seen',
      params: { count: 1 },
    });
    expect(await one(checker, scan())).toMatchObject({
      outcome: 'warning',
      code: 'scan.wipe_validated_already',
    });
    expect((await tools().read(checker, code)).media).toMatchObject([{ validated: true }]);
  });

  it('has a queue for those who may, own work apart', async () => {
    const { code, recordId } = await wiped();
    const queue = async (by: Member) =>
      (await workshop.request(by, 'GET', '/api/validations')).body as {
        total: number;
        forOthers: number;
        devices: { code: string; own: boolean; waiting: number }[];
      };
    const mine = await queue(crew.technician);
    expect(mine.devices.find((one_) => one_.code === code)).toMatchObject({ own: true });
    const theirs = await queue(checker);
    expect(theirs.devices.find((one_) => one_.code === code)).toMatchObject({
      own: false,
      waiting: 1,
    });
    await tools().validate(checker, code, recordId);
    expect((await queue(checker)).total).toBe(theirs.total - 1);
    expect((await workshop.request(crew.warehouse, 'GET', '/api/validations')).status).toBe(403);
  });

  it('shows the log the record was read from, as text', async () => {
    const { code, mediumId, recordId } = await wiped();
    const log = `/api/media-records/${recordId}/log`;
    expect(await workshop.request(checker, 'GET', log)).toMatchObject({
      status: 404,
      body: { code: 'log.not_found' },
    });
    const { recordId: logged } = await recordWithLog(mediumId, 'nwipe 0.37 <b>erased</b>');
    const shown = await workshop.request(checker, 'GET', `/api/media-records/${logged}/log`);
    expect(shown).toMatchObject({ status: 200, body: 'nwipe 0.37 <b>erased</b>' });
    expect((await tools().read(checker, code)).media[0]?.record?.logHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

/** A later record of the medium, with a file that was uploaded. */
async function recordWithLog(mediumId: string, text: string): Promise<{ recordId: string }> {
  const hash = await keepFile(workshop.system, new TextEncoder().encode(text));
  const [upload, recordId] = [randomUUID(), randomUUID()];
  const { personId } = crew.technician;
  await database.superuser`
    insert into report_uploads (id, site_id, via, sent_by_id, received_at)
    values (${upload}, ${workshop.siteId}, 'upload', ${personId}, now())`;
  await database.superuser`
    insert into report_files (upload_id, position, name, content_hash, size_bytes)
    values (${upload}, 0, 'log.txt', ${hash}, ${text.length})`;
  await database.superuser`
    insert into media_records (id, medium_id, device_id, status, details, accepted, log_hash, done_by_id,
      happened_at, recorded_at)
    select ${recordId}, m.id, m.device_id, m.status, '{}', true, ${hash}, ${personId}, now(), now() + interval '1 second'
    from media m where m.id = ${mediumId}`;
  return { recordId };
}
