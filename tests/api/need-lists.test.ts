import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NeedCard } from '../../api/needs/need-list.service.ts';
import type { ListPreview, TakenList } from '../../api/needs/need-lists.service.ts';
import { testDatabase } from '../support/database.ts';
import { type Crew, crewOf, handoversOf } from '../support/handovers.ts';
import { csv, student, upload } from '../support/need-lists.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;

beforeAll(async () => {
  workshop = await openWorkshop(database, { locale: 'vi' });
  crew = await crewOf(workshop);
});
afterAll(() => workshop.close());

const tools = () => handoversOf(workshop, () => crew);

async function preview(file: string | Uint8Array, school?: string, by: Member = crew.coordinator) {
  const answer = await workshop.request(
    by,
    'POST',
    '/api/need-lists/preview',
    upload(file, school),
  );
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body as ListPreview;
}

async function take(file: string | Uint8Array, school?: string): Promise<TakenList> {
  const { counts } = await preview(file, school);
  const expected = { new: counts.new, changed: counts.changed };
  return tools().must<TakenList>(crew.coordinator, '/api/need-lists', {
    ...upload(file, school),
    expected,
  });
}

async function needsOf(text: string): Promise<NeedCard[]> {
  const answer = await workshop.request(crew.coordinator, 'POST', '/api/needs/search', { text });
  return (answer.body as { needs: NeedCard[] }).needs;
}

const outcomes = ({ rows }: ListPreview) => rows.map(({ outcome }) => outcome);

describe('a list of a school', () => {
  it('is looked at first; the rows that are right are taken, the others come back whole', async () => {
    const file = csv([
      student('1', 'Trần Thị Một'),
      student('2', 'Lê Văn Hai', [9, 'hôm qua']),
      student('1', 'Phạm Thị Ba'),
    ]);
    const shown = await preview(file);
    expect(shown.counts).toMatchObject({ new: 1, doubled: 1, refused: 1 });
    expect(shown.rows[1]).toMatchObject({
      line: 3,
      errors: [{ column: 'consentDate', code: 'list.date' }],
      cells: student('2', 'Lê Văn Hai', [9, 'hôm qua']).map(String),
    });
    expect(shown.rows[2]).toMatchObject({ errors: [{ code: 'list.twice', params: { line: 2 } }] });
    expect(await needsOf('tran thi mot')).toEqual([]);

    const taken = await take(file);
    expect(taken).toMatchObject({ created: 1, updated: 0, unchanged: 0 });
    expect(await needsOf('tran thi mot')).toMatchObject([
      {
        status: 'requested',
        kind: 'laptop',
        requirements: { memoryGb: 4 },
        consentValid: true,
        recipient: { className: '5A', school: 'TH Bình Minh', guardianPhone: '0912345678' },
      },
    ]);
    const lists = await workshop.request(crew.coordinator, 'GET', '/api/need-lists');
    expect(lists.body).toMatchObject({
      lists: [{ id: taken.id, school: 'TH Bình Minh', created: 1 }],
    });
  });

  it('uploaded again changes what changed, by the number of the school or by the name', async () => {
    const school = 'THCS Trần Phú';
    const rows = [student('7', 'Võ Bảy'), student('8', 'Đỗ Tám'), student('', 'Hồ Chín')];
    await take(csv(rows), school);
    expect((await preview(csv(rows), school)).counts).toMatchObject({ unchanged: 3, new: 0 });
    const [seven, eight, nine] = await Promise.all(
      ['vo bay', 'do tam', 'ho chin'].map(async (text) => (await needsOf(text))[0]?.code ?? ''),
    );
    for (const code of [seven, eight, nine]) {
      await tools().must(crew.approver, `/api/needs/${code}/decision`, { decision: 'approve' });
    }
    const again = csv([
      student('7', 'Võ Văn Bảy', [5, 'tablet']),
      student('8', 'Đỗ Tám', [4, '0999999999']),
      student('9', 'Hồ Chín'),
    ]);
    const shown = await preview(again, school);
    expect(outcomes(shown)).toEqual(['changed', 'changed', 'unchanged']);
    expect(shown.rows[0]).toMatchObject({
      code: seven,
      again: true,
      fields: ['studentName', 'kind', 'guardianName'],
    });
    expect(shown.rows[1]).toMatchObject({ code: eight, again: false, fields: ['guardianPhone'] });
    await take(again, school);
    expect(await needsOf('vo van bay')).toMatchObject([
      { code: seven, status: 'requested', kind: 'tablet' },
    ]);
    expect(await needsOf('do tam')).toMatchObject([
      { code: eight, status: 'approved', recipient: { guardianPhone: '0999999999' } },
    ]);
    expect((await preview(again, school)).counts).toMatchObject({ unchanged: 3 });
  });

  it('never changes a need that was served, and not what was approved of a reserved one', async () => {
    const school = 'THPT Gia Định';
    await take(csv([student('1', 'Ngô Được Nhận'), student('2', 'Ngô Đang Chờ')]), school);
    const [served] = await needsOf('ngo duoc nhan');
    const [reserved] = await needsOf('ngo dang cho');
    await database.superuser`update needs set status = 'served' where code = ${served?.code ?? ''}`;
    await database.superuser`update needs set status = 'reserved' where code = ${reserved?.code ?? ''}`;
    const shown = await preview(
      csv([
        student('1', 'Ngô Được Nhận', [5, 'tablet']),
        student('2', 'Ngô Đang Chờ', [5, 'tablet']),
      ]),
      school,
    );
    expect(outcomes(shown)).toEqual(['served', 'refused']);
    expect(shown.rows[1]?.errors).toMatchObject([
      { code: 'list.reserved', params: { code: reserved?.code } },
    ]);
  });

  it('shows whom it looks like, and takes nothing when meanwhile it would do something else', async () => {
    const file = csv([student('77', 'Trần Thị Một'), student('78', 'Ai Mới')]);
    const shown = await preview(file);
    expect(shown.rows[0]).toMatchObject({
      outcome: 'new',
      doubles: [expect.stringMatching(/^N-/)],
    });
    const stale = { ...upload(file), expected: { new: 1, changed: 0 } };
    expect(await tools().post(crew.coordinator, '/api/need-lists', stale)).toMatchObject({
      status: 409,
      body: { code: 'list.meanwhile' },
    });
    expect(await needsOf('ai moi')).toEqual([]);
    const nothing = { ...upload(csv([student('1', '')])), expected: { new: 0, changed: 0 } };
    expect(await tools().post(crew.coordinator, '/api/need-lists', nothing)).toMatchObject({
      status: 422,
      body: { code: 'list.nothing' },
    });
  });

  it('is taken once however often it is sent, and what is kept of the write holds no name', async () => {
    const file = csv([student('1', 'Lý Một Lần')]);
    const body = {
      requestId: randomUUID(),
      ...upload(file, 'TH Kim Đồng'),
      expected: { new: 1, changed: 0 },
    };
    const send = () => workshop.request(crew.coordinator, 'POST', '/api/need-lists', body);
    const [one, two] = await Promise.all([send(), send()]);
    expect(one.status).toBe(200);
    expect(two).toEqual(one);
    expect(await needsOf('ly mot lan')).toHaveLength(1);
    const [row] =
      await database.superuser`select answer from requests where request_id = ${body.requestId}`;
    expect(row?.answer).not.toMatch(/Lý|Đồng/);
    const [log] = await database.superuser`select string_agg(data, ' ') as words from admin_log`;
    expect(log?.words).not.toMatch(/Lý|Đồng|Trần/);
  });

  it('of a collection point changes only what the point registered', async () => {
    const file = csv([student('1', 'Trần Thị Một', [2, '5C']), student('900', 'Của Điểm Này')]);
    const shown = await preview(file, undefined, crew.collection);
    expect(outcomes(shown)).toEqual(['refused', 'new']);
    expect(shown.rows[0]?.errors).toMatchObject([{ code: 'list.not_own' }]);
  });

  it('of a thousand rows is taken as one', async () => {
    const rows = Array.from({ length: 1_000 }, (_, at) => student(String(at), `Học Sinh ${at}`));
    expect(await take(csv(rows), 'Trường Lớn')).toMatchObject({ created: 1_000 });
    expect((await preview(csv(rows), 'Trường Lớn')).counts.unchanged).toBe(1_000);
  });
});
