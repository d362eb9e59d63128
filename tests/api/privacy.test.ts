import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { privacyDue } from '#domain/privacy-clock.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { testDatabase } from '../support/database.ts';
import { type Crew, SECRET, crewOf, handoversOf } from '../support/handovers.ts';
import { pdfText } from '../support/pdf-check.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
});
afterAll(() => workshop.close());

const tools = () => handoversOf(workshop, () => crew);
const asks = (needCode: string, kind: string, more: Record<string, unknown> = {}) => ({
  needCode,
  kind,
  askedBy: 'guardian',
  channel: 'telephone',
  ...more,
});

interface Listed {
  open: { id: string; needCode: string; dueAt: string; overdue: boolean; kind: string }[];
  closed: { id: string; needCode: string; outcome: string }[];
  overdue: number;
}
const listed = async (by: Member = crew.coordinator) =>
  (await workshop.request(by, 'GET', '/api/privacy/requests')).body as Listed;

/** Bytes of a file as the browser gets them. */
async function report(by: Member, need: string, form: 'json' | 'pdf', locale = 'en') {
  const response = await workshop.app.request(`http://localhost/api/privacy/needs/${need}/report`, {
    method: 'POST',
    headers: {
      'x-rework': '1',
      'content-type': 'application/json',
      cookie: `${SESSION_COOKIE}=${by.token}`,
    },
    body: JSON.stringify({ requestId: randomUUID(), form, locale }),
  });
  return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
}

describe('a request about own data', () => {
  it('is due in two working days of the site, red afterwards, and answered once', async () => {
    const { need, post, must } = tools();
    const code = await need();
    const receivedAt = new Date(workshop.system.now().getTime() - 60 * 60_000).toISOString();
    const made = await must<{ id: string; dueAt: string }>(
      crew.coordinator,
      '/api/privacy/requests',
      asks(code, 'correction', { receivedAt }),
    );
    const calendar = { country: 'VN', timeZone: 'Asia/Ho_Chi_Minh' };
    expect(made.dueAt).toBe(privacyDue(new Date(receivedAt), calendar).toISOString());
    const again = await post(workshop.admin, '/api/privacy/requests', asks(code, 'correction'));
    expect(again).toMatchObject({ status: 409, body: { code: 'privacy.open_already' } });
    const find = async () => (await listed()).open.find((one) => one.id === made.id);
    expect(await find()).toMatchObject({ needCode: code, overdue: false });
    workshop.advance(5 * 24 * 60 * 60_000);
    expect(await find()).toMatchObject({ overdue: true });
    const count = await workshop.request(workshop.admin, 'GET', '/api/privacy/requests/count');
    expect(count.body).toMatchObject({ overdue: 1 });
    const answer = `/api/privacy/requests/${made.id}/answer`;
    expect(await post(crew.coordinator, answer, { outcome: 'refused' })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'reason' }] },
    });
    await must(crew.coordinator, answer, { outcome: 'corrected' });
    expect(await find()).toBeUndefined();
    expect(await post(crew.coordinator, answer, { outcome: 'answered' })).toMatchObject({
      status: 409,
      body: { code: 'privacy.closed' },
    });
  });

  it('is not for technicians, warehouse, approvers and points, nor for needs that are not there', async () => {
    const { need, post } = tools();
    const code = await need();
    for (const by of [crew.technician, crew.warehouse, crew.approver, crew.collection]) {
      expect((await post(by, '/api/privacy/requests', asks(code, 'access'))).status).toBe(403);
    }
    const unknown = await post(
      crew.coordinator,
      '/api/privacy/requests',
      asks('N-000000', 'access'),
    );
    expect(unknown).toMatchObject({ status: 404, body: { code: 'need.not_found' } });
    const gone = `/api/privacy/requests/${randomUUID()}/answer`;
    expect((await post(crew.coordinator, gone, { outcome: 'answered' })).status).toBe(404);
  });
});

describe('the access report', () => {
  it('holds everything about the person, for the coordinator alone, and is logged by codes', async () => {
    const { handedOverLaptop, must } = tools();
    const device = await handedOverLaptop();
    await must(crew.coordinator, '/api/privacy/requests', asks(device.needCode, 'access'));
    const { status, bytes } = await report(crew.coordinator, device.needCode, 'json');
    expect(status).toBe(200);
    const data = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    expect(data).toMatchObject({
      needCode: device.needCode,
      person: { school: SECRET.school, guardianName: SECRET.guardianName },
      keyHeld: true,
      given: [
        {
          receiptCode: device.receiptCode,
          deviceCode: device.code,
          signerName: SECRET.guardianName,
          pictures: ['image'],
        },
      ],
      privacyRequests: [{ kind: 'access', outcome: '' }],
    });
    expect(JSON.stringify(data)).toContain('need.registered');
    expect((await report(workshop.admin, device.needCode, 'json')).status).toBe(403);
    expect((await report(crew.approver, device.needCode, 'pdf')).status).toBe(403);
    const stored = await database.superuser<{ words: string }[]>`
      select answer as words from requests union all select data from admin_log`;
    for (const { words } of stored) {
      for (const secret of Object.values(SECRET)) expect(words).not.toContain(secret);
    }
  });

  it('is a paper in three languages with the name on it', async () => {
    const { handedOverLaptop } = tools();
    const { needCode } = await handedOverLaptop();
    for (const locale of ['en', 'vi', 'fa']) {
      const { status, bytes } = await report(crew.coordinator, needCode, 'pdf', locale);
      expect(status).toBe(200);
      const text = (await pdfText(bytes)).normalize('NFC');
      expect(text).toContain('Trường Tiểu học Kín');
      // The reader takes a code in a line of Persian apart.
      expect(text).toContain(locale === 'fa' ? 'گیرنده' : needCode);
    }
  });

  it('stands in the list of exports with who and why, for auditors and administrators', async () => {
    const auditor = await workshop.member('auditor');
    await tools().readyLaptop();
    await workshop.request(crew.warehouse, 'GET', '/api/devices.csv');
    const answer = await workshop.request(auditor, 'GET', '/api/privacy/exports');
    const { exports } = answer.body as {
      exports: { what: string; rows: number; people: boolean; reason: string; by: string }[];
    };
    expect(exports[0]).toMatchObject({ what: 'devices.csv', people: false, reason: '' });
    expect(exports[0]?.rows).toBeGreaterThan(0);
    expect(exports[0]?.by).toContain('warehouse');
    expect(exports).toContainEqual(
      expect.objectContaining({ people: true, reason: 'privacy_request', rows: 1 }),
    );
    expect((await workshop.request(crew.coordinator, 'GET', '/api/privacy/exports')).status).toBe(
      403,
    );
  });
});

describe('erasing in one action', () => {
  const words = async (need: string) => {
    const rows = await database.superuser<{ words: string }[]>`
      select concat(r.student_name, r.school, r.class_name, r.birth_date, r.guardian_name, r.guardian_phone,
        r.search_text, r.ref_key, s.signer_name, s.witness_name, s.image, s.child_image, s.paper_image, s.salt) as words
      from recipient.recipients r join needs n on n.id = r.need_id
      left join handovers h on h.need_id = n.id left join recipient.signatures s on s.handover_id = h.id
      where n.code = ${need}`;
    return rows.map((row) => row.words).join('');
  };

  it('leaves nothing but a keyed hash, and ends the request by itself', async () => {
    const { handedOverLaptop, must } = tools();
    const { needCode } = await handedOverLaptop();
    await database.superuser`update recipient.recipients set class_name = '4A', birth_date = '2016-05-04'
      where need_id = (select id from needs where code = ${needCode})`;
    const { id } = await must<{ id: string }>(
      crew.coordinator,
      '/api/privacy/requests',
      asks(needCode, 'erasure'),
    );
    const byHand = `/api/privacy/requests/${id}/answer`;
    expect(await tools().post(crew.coordinator, byHand, { outcome: 'answered' })).toMatchObject({
      status: 409,
      body: { code: 'privacy.erase_instead' },
    });
    const erased = await must(workshop.admin, `/api/needs/${needCode}/erasure`);
    expect(erased).toEqual({ code: needCode, signatures: 1, requests: 1 });
    expect(await words(needCode)).toBe('');
    expect((await listed()).closed).toContainEqual(
      expect.objectContaining({ id, outcome: 'erased', needCode }),
    );
    const { bytes } = await report(crew.coordinator, needCode, 'json');
    expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({
      person: null,
      keyHeld: true,
    });
  });

  it('refuses while a device waits, says so, and ends the reservation when asked', async () => {
    const { reservedLaptop, post, must, stageOf } = tools();
    const device = await reservedLaptop();
    const path = `/api/needs/${device.needCode}/erasure`;
    expect(await post(crew.coordinator, path)).toMatchObject({
      status: 409,
      body: { code: 'need.reserved' },
    });
    expect(await words(device.needCode)).not.toBe('');
    await must(crew.coordinator, path, { release: true });
    expect(await words(device.needCode)).toBe('');
    expect(await stageOf(device.code)).toBe('ready');
    const [need] = await database.superuser`
      select status, close_reason from needs where code = ${device.needCode}`;
    expect(need).toEqual({ status: 'closed', close_reason: 'erased' });
  });

  it('refuses when that device is in somebody’s hands: it may be given any moment', async () => {
    const { reservedLaptop, post, must } = tools();
    const device = await reservedLaptop();
    await must(crew.warehouse, '/api/todo/picks', { code: device.code });
    const path = `/api/needs/${device.needCode}/erasure`;
    expect(await post(crew.coordinator, path, { release: true })).toMatchObject({
      status: 409,
      body: { code: 'need.reserved_away' },
    });
  });
});
