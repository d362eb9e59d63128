import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NeedCard } from '../../api/needs/need-list.service.ts';
import { testDatabase } from '../support/database.ts';
import { type Crew, SECRET, crewOf, handoversOf } from '../support/handovers.ts';
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

async function list(by: Member, query = '') {
  const answer = await workshop.request(by, 'GET', `/api/needs?${query}`);
  expect(answer.status).toBe(200);
  return answer.body as { needs: NeedCard[]; counts: Record<string, number>; next: string | null };
}

async function search(by: Member, text: string, more: Record<string, unknown> = {}) {
  const answer = await workshop.request(by, 'POST', '/api/needs/search', { text, ...more });
  expect(answer.status).toBe(200);
  return answer.body as { needs: NeedCard[]; next: string | null };
}

const cardOf = async (by: Member, code: string) =>
  (await search(by, code)).needs.find((need) => need.code === code);

describe('a need', () => {
  it('is registered with consent under a random code and waits for an approver', async () => {
    const { need } = tools();
    const code = await need();
    expect(code).toMatch(/^N-[0-9A-HJKMNP-TV-Z]{6}$/);
    const card = await cardOf(crew.approver, code);
    expect(card).toMatchObject({
      status: 'requested',
      kind: 'laptop',
      own: false,
      consentValid: true,
      recipient: { school: SECRET.school, guardianPhone: SECRET.guardianPhone },
    });
  });

  it('is refused without consent, and without the guardian who gave it', async () => {
    const { post, newNeed } = tools();
    const consent = { given: false, by: 'guardian', channel: 'paper', locale: 'vi' };
    expect(await post(crew.coordinator, '/api/needs', newNeed({ consent }))).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'consent.given', code: 'need.consent_needed' }] },
    });
    const recipient = { studentName: 'An', school: 'A', guardianName: '' };
    expect(await post(crew.coordinator, '/api/needs', newNeed({ recipient }))).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'recipient.guardianName' }] },
    });
  });

  it('is approved by another person than the one who registered it', async () => {
    const { post, newNeed } = tools();
    const both = await workshop.member('coordinator', 'approver');
    const made = await post(both, '/api/needs', newNeed());
    const { code } = made.body as { code: string };
    const path = `/api/needs/${code}/decision`;
    expect(await post(both, path, { decision: 'approve', reason: 'we are two' })).toMatchObject({
      status: 422,
      body: { code: 'need.own' },
    });
    expect(await post(crew.coordinator, path, { decision: 'approve' })).toMatchObject({
      status: 403,
    });
    expect(await post(crew.approver, path, { decision: 'approve' })).toMatchObject({
      status: 200,
      body: { status: 'approved' },
    });
  });

  it('is rejected with a reason only, and the decision may be taken back until a device waits', async () => {
    const { post, need } = tools();
    const code = await need();
    const path = `/api/needs/${code}/decision`;
    expect(await post(crew.approver, path, { decision: 'reject' })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'rejection' }] },
    });
    await post(crew.approver, path, { decision: 'reject', rejection: 'incomplete' });
    expect(await cardOf(crew.approver, code)).toMatchObject({
      status: 'rejected',
      decisionReason: 'incomplete',
    });
    const again = await post(crew.approver, path, { decision: 'reopen' });
    expect(again.body).toMatchObject({ status: 'requested' });
  });

  it('refuses a stale decision', async () => {
    const { post, need } = tools();
    const path = `/api/needs/${await need()}/decision`;
    await post(crew.approver, path, { decision: 'approve', version: 1 });
    const stale = { decision: 'reject', rejection: 'double', version: 1 };
    expect(await post(crew.approver, path, stale)).toMatchObject({
      status: 409,
      body: { code: 'need.changed' },
    });
  });

  it('shows a second request for the same person, however it is written, and lets the approver decide', async () => {
    const { must, post, newNeed } = tools();
    const by = crew.coordinator;
    const first = { studentName: 'Đặng Thị Hồng Ân', school: 'THCS Lê Lợi', guardianName: 'Bà A' };
    const second = { ...first, studentName: 'dang thi hong an', school: 'THCS LE LOI' };
    const one = await must<{ code: string }>(by, '/api/needs', newNeed({ recipient: first }));
    const two = await must<{ code: string; doubles: string[] }>(
      by,
      '/api/needs',
      newNeed({ recipient: second }),
    );
    expect(two.doubles).toEqual([one.code]);
    const path = `/api/needs/${two.code}/decision`;
    expect(await post(crew.approver, path, { decision: 'approve' })).toMatchObject({
      status: 409,
      body: { code: 'need.double', params: { code: one.code } },
    });
    const knowing = { decision: 'approve', reason: 'two children of one name' };
    expect((await post(crew.approver, path, knowing)).status).toBe(200);
  });

  it('ends when it is closed or consent is taken back', async () => {
    const { post, need, approvedNeed } = tools();
    const closed = await need();
    await post(crew.coordinator, `/api/needs/${closed}/close`, { reason: 'moved_away' });
    expect(await cardOf(crew.approver, closed)).toMatchObject({
      status: 'closed',
      closeReason: 'moved_away',
    });
    const withdrawn = await approvedNeed();
    await post(crew.coordinator, `/api/needs/${withdrawn}/consent-withdrawal`);
    expect(await cardOf(crew.approver, withdrawn)).toMatchObject({
      status: 'closed',
      consentValid: false,
    });
  });

  it('forgets the person and keeps the counts', async () => {
    const { need, must, post } = tools();
    const code = await need();
    await must(crew.coordinator, `/api/needs/${code}/close`, { reason: 'no_longer_needed' });
    const before = (await list(crew.approver)).counts;
    expect((await post(crew.technician, `/api/needs/${code}/erasure`)).status).toBe(403);
    await must(crew.coordinator, `/api/needs/${code}/erasure`);
    expect((await cardOf(crew.approver, code))?.recipient).toBeNull();
    expect((await list(crew.approver)).counts).toEqual(before);
    const [row] = await database.superuser`
      select student_name || guardian_name || guardian_phone || r.school as words from recipient.recipients r
      join needs n on n.id = r.need_id where n.code = ${code}`;
    expect(row?.words).toBe('');
  });
});

describe('the queue', () => {
  it('is read page by page in the order of registering, without gaps or repeats', async () => {
    const { need } = tools();
    for (let count = 0; count < 7; count++) await need({ area: 'Cà Mau' });
    const seen: string[] = [];
    let after = '';
    do {
      const page = await search(crew.approver, 'Cà Mau', { limit: 3, ...(after ? { after } : {}) });
      seen.push(...page.needs.map((card) => card.code));
      after = page.next ?? '';
    } while (after);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    const wrong = await workshop.request(crew.approver, 'GET', '/api/needs?after=WzBd');
    expect(wrong).toMatchObject({ status: 422, body: { fields: [{ field: 'after' }] } });
  });

  it('is searched by name and school without tones, by those who may see them, until the person is forgotten', async () => {
    const { need, post } = tools();
    const recipient = { ...SECRET, studentName: 'Phạm Đức Ý', school: 'THPT Nguyễn Huệ' };
    const code = await need({ recipient });
    const codes = async (by: Member, text: string) =>
      (await search(by, text)).needs.map((found) => found.code);
    expect(await codes(crew.approver, 'pham duc nguyen hue')).toEqual([code]);
    expect(await codes(crew.approver, '100%_')).toEqual([]);
    await post(crew.approver, `/api/needs/${code}/decision`, { decision: 'approve' });
    for (const by of [crew.technician, crew.warehouse]) {
      expect(await codes(by, 'phạm đức')).toEqual([]);
      expect(await codes(by, code)).toEqual([code]);
    }
    await post(crew.coordinator, `/api/needs/${code}/erasure`);
    expect(await codes(crew.approver, 'pham duc')).toEqual([]);
  });

  it('answers a replay of a registration with the first code', async () => {
    const { newNeed } = tools();
    const body = { requestId: randomUUID(), ...newNeed() };
    const one = await workshop.request(crew.coordinator, 'POST', '/api/needs', body);
    const two = await workshop.request(crew.coordinator, 'POST', '/api/needs', body);
    expect(one.status).toBe(200);
    expect(two.body).toEqual(one.body);
  });
});

describe('a small team', () => {
  it('lets one person do both steps after the waiting time, with a reason', async () => {
    await database.superuser`update sites set self_check_minutes = 30`;
    const { newNeed, post } = tools();
    const alone = await workshop.member('coordinator', 'approver');
    const made = await post(alone, '/api/needs', newNeed());
    const path = `/api/needs/${(made.body as { code: string }).code}/decision`;
    const approve = { decision: 'approve', reason: 'alone today' };
    expect((await post(alone, path, approve)).body).toMatchObject({ code: 'need.own' });
    workshop.advance(31 * 60_000);
    expect((await post(alone, path, { decision: 'approve' })).body).toMatchObject({
      code: 'need.own',
    });
    expect((await post(alone, path, approve)).body).toMatchObject({ status: 'approved' });
    await database.superuser`update sites set self_check_minutes = null`;
  });
});
