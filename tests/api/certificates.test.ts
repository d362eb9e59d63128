import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalText } from '#domain/certificate.ts';
import { makeCode } from '#domain/codes.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { certificatesOf } from '../support/certificates.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
import { type Crew, crewOf, handoversOf } from '../support/handovers.ts';
import { inspectPdf, pdfText } from '../support/pdf-check.ts';
import { scanner } from '../support/scans.ts';
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

async function certified() {
  const device = await wiped();
  await tools().validate(checker, device.code, device.recordId);
  return { ...device, ...(await tools().issue(checker, device.code, device.mediumId)) };
}

async function pdf(number: string, query = '', by = crew.coordinator): Promise<Uint8Array> {
  const path = `/api/certificates/${number}/certificate.pdf${query}`;
  const response = await workshop.app.request(`http://localhost${path}`, {
    headers: { cookie: `${SESSION_COOKIE}=${by.token}` },
  });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

describe('issuing', () => {
  it('is refused until the proof is accepted and validated', async () => {
    const { code } = await confirmedDevice(workshop, crew.warehouse);
    const on = bench(workshop, code);
    const mediumId = await tools().addDisk(crew.technician, code, 'W1234567');
    const issue = () => on.post(checker, 'certificates', { mediumId });
    expect(await issue()).toMatchObject({
      status: 422,
      body: { code: 'certificate.refused', blockers: [{ code: 'certificate.no_evidence' }] },
    });
    const recordId = await tools().wipe(crew.technician, code, mediumId);
    expect(await issue()).toMatchObject({
      body: { blockers: [{ code: 'certificate.not_validated' }] },
    });
    await tools().validate(checker, code, recordId);
    expect((await on.post(crew.warehouse, 'certificates', { mediumId })).status).toBe(403);
    expect(await on.post(checker, 'certificates', { mediumId: randomUUID() })).toMatchObject({
      status: 404,
    });
    expect(await on.post(checker, 'certificates', {})).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'mediumId' }] },
    });
    expect(await issue()).toMatchObject({ status: 200, body: { number: /^8/ } } as never);
  });

  it('keeps what it states with a hash anybody can make again', async () => {
    const { number, code } = await certified();
    const [row] = await database.superuser<{ content: unknown; content_hash: string }[]>`
      select content, content_hash from certificates where number = ${number}`;
    const hash = createHash('sha256').update(canonicalText(row?.content)).digest('hex');
    expect(row?.content_hash).toBe(hash);
    expect(row?.content).toMatchObject({
      scope: 'medium',
      device: { code },
      media: [
        { tool: 'nwipe', toolVersion: '0.37', method: 'clear', errors: 0, status: 'sanitised' },
      ],
    });
    const change = database.superuser`update certificates set content_hash = '' where number = ${number}`;
    await expect(change).rejects.toThrow('append-only');
    expect((await verifyChains(database.sql)).broken).toEqual([]);
  });

  it('for a device waits for every medium, and lists also those taken out', async () => {
    const { code, mediumId, recordId, bench: on } = await wiped();
    const card = await tools().must<{ mediumId: string }>(
      crew.technician,
      `/api/devices/${code}/media`,
      { type: 'sd' },
    );
    await tools().validate(checker, code, recordId);
    const issue = () => on.post(checker, 'certificates', { mediumId: null });
    expect(await issue()).toMatchObject({
      body: { blockers: [{ code: 'certificate.no_evidence' }] },
    });
    await tools().must(crew.technician, `/api/devices/${code}/media/${card.mediumId}/removals`, {
      destination: 'donor',
      donorSigned: true,
    });
    const { media, missing } = await tools().read(checker, code);
    expect(missing).toMatchObject([{ code: 'certificate.not_validated' }]);
    const removed = media.find((one_) => one_.mediumId === card.mediumId);
    await tools().validate(checker, code, removed?.record?.id ?? '');
    expect(await on.post(checker, 'certificates', { mediumId: card.mediumId })).toMatchObject({
      body: { blockers: [{ code: 'certificate.removed' }] },
    });
    expect((await issue()).status).toBe(200);
    const { certificates } = await tools().read(checker, code);
    expect(certificates).toMatchObject([{ mediumId: null, state: 'valid' }]);
    expect(mediumId).not.toBe('');
  });

  it('without any medium takes a second person who looks', async () => {
    const { code } = await confirmedDevice(workshop, crew.warehouse);
    const on = bench(workshop, code);
    const issue = (by: Member) => on.post(by, 'certificates', { mediumId: null });
    expect(await issue(checker)).toMatchObject({
      body: { blockers: [{ code: 'certificate.unlisted' }] },
    });
    await on.post(crew.technician, 'media/none', {});
    expect(await issue(crew.technician)).toMatchObject({
      body: { blockers: [{ code: 'certificate.own_look' }] },
    });
    expect((await issue(checker)).status).toBe(200);
  });
});

describe('the verify page', () => {
  it('says valid, without names and with no more of the serial than its end', async () => {
    const { verifyCode, number, publicCode } = await certified();
    expect(verifyCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    const answer = await tools().verify(verifyCode.toLowerCase());
    expect(answer).toMatchObject({
      state: 'valid',
      number,
      supersededBy: null,
      device: { publicCode },
      media: [{ method: 'clear', technique: 'overwrite', status: 'sanitised' }],
    });
    const text = JSON.stringify(answer);
    for (const { ctx } of [crew.technician, checker]) expect(text).not.toContain(ctx.actor.name);
    const [medium] = (answer as { media: { serialEnd: string }[] }).media;
    expect(medium?.serialEnd).toMatch(/^….{4}$/);
  });

  it('says unknown to everything else, also to the number', async () => {
    const { number } = await certified();
    for (const text of [number, '7K2M9QXA4TB0', 'x', '%00', "';--", 'a'.repeat(80)]) {
      expect(await tools().verify(encodeURIComponent(text))).toEqual({ state: 'unknown' });
    }
  });

  it('says superseded by the newer one, in the chain of what happened', async () => {
    const first = await certified();
    const second = await tools().issue(checker, first.code, first.mediumId);
    expect(await tools().verify(first.verifyCode)).toMatchObject({
      state: 'superseded',
      supersededBy: second.number,
    });
    expect(await tools().verify(second.verifyCode)).toMatchObject({ state: 'valid' });
  });

  it('says superseded after destruction, and after a return', async () => {
    const destroyed = await certified();
    const witness = await destroyed.bench.withPassword(crew.coordinator, 'a long secret 1');
    const photoId = await destroyed.bench.photo(crew.technician);
    const path = `/api/devices/${destroyed.code}/media/${destroyed.mediumId}/destructions`;
    await tools().must(crew.technician, path, { technique: 'shred', photoId, witness });
    expect(await tools().verify(destroyed.verifyCode)).toMatchObject({
      state: 'superseded',
      supersededBy: null,
    });
    const given = await givenWithCertificate();
    expect(await tools().verify(given.verifyCode)).toMatchObject({ state: 'valid' });
    await tools().must(crew.warehouse, `/api/devices/${given.code}/return`, {
      reason: 'fault',
      condition: 'screen flickers',
      need: 'reopen',
    });
    expect(await tools().verify(given.verifyCode)).toMatchObject({ state: 'superseded' });
    expect(await given.bench.post(checker, 'certificates', { mediumId: null })).toMatchObject({
      body: { blockers: [{ code: 'certificate.no_evidence' }] },
    });
  });
});

/** A laptop that was handed over with one erased disk, its certificate issued afterwards. */
async function givenWithCertificate() {
  const { id, code } = await handoversOf(workshop, () => crew).handedOverLaptop();
  const [mediumId, recordId] = [randomUUID(), randomUUID()];
  await database.superuser`
    insert into media (id, code, device_id, site_id, type, status, created_at, updated_at)
    values (${mediumId}, '3000000430', ${id}, ${workshop.siteId}, 'hdd', 'sanitised', now(), now())`;
  await database.superuser`
    insert into media_records (id, medium_id, device_id, status, details, accepted, done_by_id, happened_at, recorded_at)
    values (${recordId}, ${mediumId}, ${id}, 'sanitised', '{}', true, ${crew.technician.personId}, now(), now())`;
  await tools().validate(checker, code, recordId);
  const issued = await tools().issue(checker, code, null);
  return { code, bench: bench(workshop, code), ...issued };
}

describe('scanning a certificate', () => {
  it('opens its device, by number and by the address in its QR code', async () => {
    const { code, number, verifyCode } = await certified();
    for (const text of [number, `HTTPS://REWORK.EXAMPLE.ORG/V/${verifyCode}`]) {
      expect(await one(checker, scanOf(text))).toMatchObject({
        outcome: 'done',
        code: 'scan.opened_document',
        subject: { kind: 'document', code: number },
        deviceCode: code,
      });
      const found = await workshop.request(
        checker,
        'GET',
        `/api/lookup?text=${encodeURIComponent(text)}`,
      );
      expect(found.body).toMatchObject({ found: { document: 'certificate', deviceCode: code } });
    }
    const unknown = 'HTTPS://REWORK.EXAMPLE.ORG/V/7K2M9QXA4TB0';
    expect(await one(checker, scanOf(unknown))).toMatchObject({ code: 'scan.unknown_code' });
  });
});

describe('the paper', () => {
  it.each(['en', 'vi', 'fa'])('is one page in %s', async (locale) => {
    const { number } = await certified();
    const { pages, language, title } = inspectPdf(await pdf(number, `?locale=${locale}`));
    expect({ pages, language: language?.slice(0, 2) }).toEqual({ pages: 1, language: locale });
    expect(title).toContain(number.slice(1, 8));
  });

  it('says superseded once it is', async () => {
    const first = await certified();
    expect(await pdfText(await pdf(first.number))).not.toContain('SUPERSEDED');
    const second = await tools().issue(checker, first.code, first.mediumId);
    const text = (await pdfText(await pdf(first.number))).replace(/\u00A0/g, ' ');
    expect(text).toContain('SUPERSEDED');
    expect(text).toContain(second.number.slice(1, 8));
    const wrong = await workshop.request(
      checker,
      'GET',
      `/api/certificates/${makeCode('document', 999_999)}/certificate.pdf`,
    );
    expect(wrong).toMatchObject({ status: 404, body: { code: 'certificate.not_found' } });
    const bad = `/api/certificates/${first.number}/certificate.pdf?locale=xx`;
    expect(await workshop.request(checker, 'GET', bad)).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'locale' }] },
    });
  });
});
