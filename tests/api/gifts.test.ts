import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessories, ledger, needs, sites } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let coordinator: Member;
let technician: Member;
let number = 0;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  warehouse = await workshop.member('warehouse');
  coordinator = await workshop.member('coordinator');
  technician = await workshop.member('technician');
});
afterAll(() => workshop.close());

const post = (by: Member, path: string, body: Record<string, unknown> = {}) =>
  workshop.request(by, 'POST', path, { requestId: randomUUID(), ...body });

async function approvedNeed(more: Partial<typeof needs.$inferInsert> = {}): Promise<string> {
  number += 1;
  const code = `N-gift${String(number).padStart(2, '0')}`;
  const at = new Date('2026-01-01T00:00:00Z');
  await database.db.insert(needs).values({
    id: randomUUID(),
    code,
    siteId: workshop.siteId,
    kind: 'tablet',
    status: 'approved',
    registeredById: coordinator.personId,
    registeredAt: at,
    consentAt: at,
    ...more,
  });
  return code;
}

async function sim(more: Record<string, unknown> = {}): Promise<string> {
  const made = await post(warehouse, '/api/accessories', { kind: 'sim', count: 1, ...more });
  const [code] = (made.body as { codes: string[] }).codes;
  if (!code) throw new Error(JSON.stringify(made.body));
  return code;
}

const give = (by: Member, need: string, accessoryCode: string) =>
  post(by, `/api/needs/${need}/gifts`, { accessoryCode });

const iccid = () => `89980100000000${String((number += 1)).padStart(5, '0')}`;

describe('a SIM card of the stock', () => {
  it('has a number that no other card has; a wrong last digit is only a warning', async () => {
    const known = iccid();
    const body = { kind: 'sim', count: 1, iccid: `${known.slice(0, 4)} ${known.slice(4)}` };
    const first = await post(warehouse, '/api/accessories', body);
    expect(first.status).toBe(200);
    const [code] = (first.body as { codes: string[] }).codes;
    const again = await post(warehouse, '/api/accessories', body);
    const field = { field: 'iccid', code: 'accessory.iccid_known', params: { code } };
    expect(again).toMatchObject({ status: 422, body: { fields: [field] } });
    const two = await post(warehouse, '/api/accessories', { ...body, iccid: iccid(), count: 2 });
    expect(two).toMatchObject({ body: { fields: [{ code: 'accessory.iccid_is_one' }] } });
    const words = await post(warehouse, '/api/accessories', { ...body, iccid: 'my card' });
    expect(words).toMatchObject({ body: { fields: [{ code: 'accessory.iccid_unreadable' }] } });
    const wrong = await post(warehouse, '/api/accessories', {
      ...body,
      iccid: '8991101200003204511',
    });
    expect(wrong).toMatchObject({ status: 200, body: { warnings: ['accessory.iccid_check'] } });
    const taken = database.db
      .insert(accessories)
      .values({ ...(await rowOf(code ?? '')), id: randomUUID(), code: '2000009912' });
    await expect(taken).rejects.toMatchObject({
      cause: { constraint_name: 'accessories_iccid_key' },
    });
  });

  it('keeps what is known of it, and forgets it when told so', async () => {
    const code = await sim({ facts: { simSize: 'nano', simState: 'not_active' } });
    const path = `/api/accessories/${code}`;
    const edit = { version: 1, facts: { simState: null }, planEndsOn: '2030-12-31' };
    const edited = await workshop.request(warehouse, 'PATCH', path, {
      requestId: randomUUID(),
      ...edit,
    });
    expect(edited.status).toBe(200);
    const seen = await workshop.request(warehouse, 'GET', path);
    expect(seen.body).toMatchObject({ facts: { simSize: 'nano' }, planEndsOn: '2030-12-31' });
    expect((seen.body as { facts: object }).facts).not.toHaveProperty('simState');
  });

  it('is given for an approved need, counted out of the books, and taken back', async () => {
    const need = await approvedNeed();
    const card = await sim({ iccid: iccid() });
    const given = await give(coordinator, need, card);
    expect(given).toMatchObject({ status: 200, body: { accessoryCode: card, warnings: [] } });
    const { id } = given.body as { id: string };
    const list = await workshop.request(coordinator, 'GET', `/api/needs/${need}/gifts`);
    expect(list.body).toMatchObject({ gifts: [{ id, accessoryCode: card }] });
    expect(await rowOf(card)).toMatchObject({ status: 'handed_over', placeId: null });
    const receipt = `/api/gifts/${id}/receipt.pdf?locale=fa`;
    const paper = await workshop.request(coordinator, 'GET', receipt);
    expect(paper).toMatchObject({ status: 200 });
    expect((await workshop.request(technician, 'GET', receipt)).status).toBe(403);
    expect((await post(coordinator, `/api/gifts/${id}/end`)).status).toBe(200);
    const ended = await workshop.request(coordinator, 'GET', receipt);
    expect(ended).toMatchObject({ status: 409, body: { code: 'gift.ended' } });
    expect(await rowOf(card)).toMatchObject({
      status: 'in_stock',
      custodianId: coordinator.personId,
    });
    const again = await post(coordinator, `/api/gifts/${id}/end`);
    expect(again).toMatchObject({ status: 409, body: { code: 'gift.ended' } });
    const { id: cardId } = await rowOf(card);
    const booked = await database.db.select().from(ledger).where(eq(ledger.subjectId, cardId));
    expect(booked.map((entry) => `${entry.fromAccount} ${entry.toAccount}`).toSorted()).toEqual([
      'stock student',
      'student stock',
      'supplier stock',
    ]);
  });

  it('is one for a student, also when two people give at once', async () => {
    const need = await approvedNeed();
    const cards = [await sim(), await sim()];
    const answers = await Promise.all(cards.map((card) => give(coordinator, need, card)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused).toMatchObject({ body: { code: 'gift.already' } });
  });

  it.each<[string, Partial<typeof needs.$inferInsert>, string]>([
    ['nobody approved', { status: 'requested' }, 'gift.not_approved'],
    ['nobody agreed to', { consentAt: null }, 'gift.no_consent'],
    [
      'whose consent was withdrawn',
      { consentWithdrawnAt: new Date('2026-01-02T00:00:00Z') },
      'gift.no_consent',
    ],
  ])('is refused for a need %s', async (_name, more, code) => {
    const answer = await give(coordinator, await approvedNeed(more), await sim());
    expect(answer).toMatchObject({ status: 409, body: { code } });
  });

  it('is refused when it is no card, gone, or its plan has ended', async () => {
    const need = await approvedNeed();
    const chargers = await post(warehouse, '/api/accessories', { kind: 'charger', count: 1 });
    const [charger] = (chargers.body as { codes: string[] }).codes;
    expect(await give(coordinator, need, charger ?? '')).toMatchObject({
      status: 422,
      body: { code: 'gift.not_a_sim' },
    });
    const old = await sim({ planEndsOn: '2020-01-01' });
    expect(await give(coordinator, need, old)).toMatchObject({ body: { code: 'gift.plan_ended' } });
    const gone = await sim();
    await post(warehouse, `/api/accessories/${gone}/status`, { status: 'missing' });
    const refused = await give(coordinator, need, gone);
    expect(refused).toMatchObject({ status: 409, body: { code: 'gift.not_in_stock' } });
  });

  it('is nothing for those who may not see who gets it', async () => {
    const need = await approvedNeed();
    const card = await sim();
    for (const by of [technician, warehouse]) {
      expect((await give(by, need, card)).status).toBe(403);
      const list = await workshop.request(by, 'GET', `/api/needs/${need}/gifts`);
      expect(list.status).toBe(403);
    }
    await give(coordinator, need, card);
    const seen = await workshop.request(warehouse, 'GET', `/api/accessories/${card}`);
    expect(seen.body).toMatchObject({ status: 'handed_over', givenFor: need });
    expect(JSON.stringify(seen.body)).not.toMatch(/recipient|guardian|student/i);
  });

  it('of a need of another site is not found', async () => {
    const siteId = randomUUID();
    const place = { name: 'Elsewhere', country: 'VN', timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi' };
    await database.db.insert(sites).values({ id: siteId, ...place, createdAt: new Date() });
    const answer = await give(coordinator, await approvedNeed({ siteId }), await sim());
    expect(answer).toMatchObject({ status: 404, body: { code: 'need.not_found' } });
  });
});

async function rowOf(code: string) {
  const [row] = await database.db.select().from(accessories).where(eq(accessories.code, code));
  if (!row) throw new Error(`no accessory ${code}`);
  return row;
}
