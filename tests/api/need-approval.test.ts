import { afterAll, beforeAll, expect, it } from 'vitest';
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
const person = (studentName: string, birthDate?: string) => ({
  recipient: { ...SECRET, studentName, ...(birthDate ? { birthDate } : {}) },
});

async function cardOf(code: string): Promise<NeedCard | undefined> {
  const answer = await workshop.request(crew.approver, 'POST', '/api/needs/search', { text: code });
  return (answer.body as { needs: NeedCard[] }).needs[0];
}

async function groups(by: Member = crew.approver) {
  const answer = await workshop.request(by, 'GET', '/api/needs/doubles');
  return (answer.body as { groups: NeedCard[][] }).groups.map((group) =>
    group.map(({ code }) => code),
  );
}

it('approves many at once but what must be looked at, takes it back, and leaves what has gone on', async () => {
  const { need, must, post, newNeed } = tools();
  const both = await workshop.member('coordinator', 'approver');
  const good = [await need(), await need()];
  const own = (await must<{ code: string }>(both, '/api/needs', newNeed())).code;
  const first = await need(person('An Hai Lần'));
  const double = await need(person('an hai lan'));
  const withdrawn = await need();
  await must(crew.coordinator, `/api/needs/${withdrawn}/consent-withdrawal`);
  const needs = [...good, own, first, double, withdrawn, 'N-000000'].map((code) => ({ code }));
  const body = { decision: 'approve', needs };
  const answer = await must<{ done: string[]; left: { code: string; reason: string }[] }>(
    both,
    '/api/needs/decisions',
    body,
  );
  expect(answer.done).toEqual(good.toSorted());
  expect(new Map(answer.left.map(({ code, reason }) => [code, reason]))).toEqual(
    new Map([
      [own, 'need.own'],
      [first, 'need.double'],
      [double, 'need.double'],
      [withdrawn, 'need.decided'],
      ['N-000000', 'need.not_found'],
    ]),
  );
  const [gone = '', back = ''] = good;
  await database.superuser`update needs set status = 'reserved' where code = ${gone}`;
  const reopen = { decision: 'reopen', needs: good.map((code) => ({ code })) };
  expect(await must(both, '/api/needs/decisions', reopen)).toEqual({
    done: [back],
    left: [{ code: gone, reason: 'need.decided' }],
  });
  const tooMany = {
    decision: 'approve',
    needs: Array.from({ length: 51 }, () => ({ code: gone })),
  };
  expect(await post(both, '/api/needs/decisions', tooMany)).toMatchObject({ status: 422 });
  expect(await post(crew.coordinator, '/api/needs/decisions', body)).toMatchObject({ status: 403 });
});

it('groups what looks like one person; two birthdays are two persons', async () => {
  const { need } = tools();
  const one = await need(person('Chung Một Người', '2015-01-01'));
  const two = await need(person('chung mot nguoi'));
  const other = await need(person('Chung Một Người', '2014-01-01'));
  const group = (await groups()).find((codes) => codes.includes(one));
  expect(group?.toSorted()).toEqual([one, two, other].toSorted());
  expect((await cardOf(one))?.doubles).toEqual([two]);
  expect((await cardOf(other))?.doubles).toEqual([two]);
  expect(await workshop.request(crew.warehouse, 'GET', '/api/needs/doubles')).toMatchObject({
    status: 403,
  });
});

it('puts first whom a person puts first, and says who and why', async () => {
  const { need, must, post } = tools();
  const later = await need();
  const proposed = await need({ priority: 'exam_year', requirements: { memoryGb: 8 } });
  const card = await cardOf(proposed);
  expect(card).toMatchObject({
    priority: 'exam_year',
    prioritised: false,
    requirements: { memoryGb: 8 },
  });
  await must(crew.approver, `/api/needs/${proposed}/decision`, { decision: 'approve' });
  expect(await cardOf(proposed)).toMatchObject({ prioritised: true });
  await must(crew.approver, `/api/needs/${later}/decision`, {
    decision: 'approve',
    priority: 'replacement',
  });
  const approved = async () => {
    const answer = await workshop.request(
      crew.coordinator,
      'GET',
      '/api/needs?status=approved&limit=500',
    );
    return (answer.body as { needs: NeedCard[] }).needs.map(({ code }) => code);
  };
  expect((await approved()).slice(0, 2)).toEqual([later, proposed]);
  await must(crew.coordinator, `/api/needs/${later}/priority`, { priority: 'can_wait' });
  expect((await approved()).at(-1)).toBe(later);
  const [log] = await database.superuser`
    select count(*)::int as count from admin_log where action = 'need.prioritised'`;
  expect(log?.count).toBe(1);
  for (const by of [crew.collection, crew.warehouse, crew.technician]) {
    expect(await post(by, `/api/needs/${later}/priority`, { priority: '' })).toMatchObject({
      status: 403,
    });
  }
  const tablet = { kind: 'tablet', requirements: { layout: 'fa' } };
  expect(
    await post(crew.coordinator, '/api/needs', { ...tools().newNeed(), ...tablet }),
  ).toMatchObject({
    status: 422,
    body: { fields: [{ field: 'requirements.layout' }] },
  });
});
