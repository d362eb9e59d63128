import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DefinedLine } from '#domain/checklist-items.ts';
import { BUILT_IN_CHECKLIST, type ChecklistDefinition } from '#domain/checklists.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let warehouse: Member;

const OWN: DefinedLine = {
  key: 'own_fan1',
  marks: { laptop: 'M', desktop: 'M', tablet: '-' },
  input: { type: 'observe' },
  fault: 'HEAT',
  safety: false,
  title: { en: 'Fan grille clean', vi: 'Khe quạt sạch', fa: '' },
};

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
});
afterAll(() => workshop.close());

interface Versions {
  current: number;
  definition: ChecklistDefinition;
  versions: { version: number; by: string; note: string; changes: { what: string }[] }[];
}

const versions = async () =>
  (await workshop.request(workshop.admin, 'GET', '/api/checklists')).body as Versions;

const publish = (
  definition: unknown,
  more: Record<string, unknown> = {},
  by: Member | null = workshop.admin,
) =>
  workshop.request(by, 'POST', '/api/checklists', {
    requestId: randomUUID(),
    base: 1,
    definition,
    note: 'asked for by the school',
    ...more,
  });

/** The definition with one line changed, or a line added. */
function withLine(definition: ChecklistDefinition, line: DefinedLine): ChecklistDefinition {
  const known = definition.lines.some(({ key }) => key === line.key);
  return {
    lines: known
      ? definition.lines.map((one) => (one.key === line.key ? line : one))
      : [...definition.lines, line],
  };
}

async function atBench() {
  const { code } = await confirmedDevice(workshop, warehouse);
  const on = bench(workshop, code);
  await on.move(warehouse, 'received', 'labelled');
  await on.move(technician, 'labelled', 'diagnosing');
  const answer = (answers: { item: string; result: string | null; value?: number }[]) =>
    on.post(technician, 'checklist/answers', { answers });
  return { ...on, code, answer, card: () => readCard(technician.ctx, code) };
}

describe('before anything was published', () => {
  it('the built-in checklist is version 1, which everyone signed in may read', async () => {
    expect(await versions()).toMatchObject({ current: 1, versions: [{ version: 1, by: '' }] });
    expect(await workshop.request(technician, 'GET', '/api/checklists/1')).toMatchObject({
      status: 200,
      body: { version: 1, definition: { lines: { length: BUILT_IN_CHECKLIST.lines.length } } },
    });
    expect((await workshop.request(technician, 'GET', '/api/checklists/7')).status).toBe(404);
    expect((await workshop.request(technician, 'GET', '/api/checklists/x')).status).toBe(422);
  });

  it('refuses whoever may not change settings', async () => {
    const coordinator = await workshop.member('coordinator');
    const draft = withLine(BUILT_IN_CHECKLIST, OWN);
    expect((await publish(draft, {}, coordinator)).status).toBe(403);
    expect((await publish(draft, {}, null)).status).toBe(401);
    expect((await workshop.request(technician, 'GET', '/api/checklists')).status).toBe(403);
  });

  it('names what is wrong, field by field', async () => {
    const wrong = withLine(BUILT_IN_CHECKLIST, { ...OWN, title: { en: '', vi: '', fa: '' } });
    const index = wrong.lines.length - 1;
    expect(await publish(wrong)).toMatchObject({
      status: 422,
      body: {
        code: 'input.invalid',
        fields: [
          { field: `definition.lines.${index}.title`, code: 'checklist_version.title_missing' },
        ],
      },
    });
    expect(await publish({ lines: [{ key: 'x' }] })).toMatchObject({ status: 422 });
    expect(await publish(withLine(BUILT_IN_CHECKLIST, OWN), { note: ' ' })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'note' }] },
    });
    expect(await publish(BUILT_IN_CHECKLIST)).toMatchObject({
      status: 422,
      body: { code: 'checklist_version.unchanged' },
    });
    expect((await versions()).current).toBe(1);
  });
});

describe('a published version', () => {
  let base: number;
  let definition: ChecklistDefinition;
  beforeEach(async () => {
    ({ current: base, definition } = await versions());
  });

  it('says who, when, why and what it changed, and refuses a draft of the one before', async () => {
    const draft = withLine(definition, OWN);
    const unknown = await publish(withLine(definition, { ...OWN, fault: 'NOPE' }), { base });
    expect(unknown).toMatchObject({ status: 422, body: { fields: [{ code: 'fault.unknown' }] } });
    const requestId = randomUUID();
    const published = await publish(draft, { base, requestId });
    expect(published).toEqual({ status: 200, body: { version: base + 1 } });
    expect(await publish(draft, { base, requestId })).toEqual(published);
    const [newest, before] = (await versions()).versions;
    expect(newest).toMatchObject({
      version: base + 1,
      by: 'Ada Admin',
      note: 'asked for by the school',
      changes: [{ what: 'added', line: { key: 'own_fan1' } }],
    });
    expect(before?.version).toBe(base);
    expect(await publish(withLine(definition, { ...OWN, fault: null }), { base })).toMatchObject({
      status: 409,
      body: { code: 'checklist_version.changed', params: { version: base + 1 } },
    });
  });

  it('is taken by new runs; a run under way keeps and is judged by its own', async () => {
    const under = await atBench();
    await under.fillEvidence(technician);
    const next = withLine(definition, { ...OWN, key: `own_v${base}xx` });
    expect((await publish(next, { base })).status).toBe(200);
    expect(await under.card()).toMatchObject({
      checklistVersion: base,
      newestChecklist: base + 1,
      checklist: { missing: expect.not.arrayContaining([`own_v${base}xx`]) as unknown },
    });
    const later = await atBench();
    const item = `own_v${base}xx`;
    expect((await later.card()).checklist.missing).toContain(item);
    expect((await later.answer([{ item, result: 'fail' }])).body).toMatchObject({
      suggests: [{ item, fault: 'HEAT' }],
    });
    expect(await later.card()).toMatchObject({
      checklistVersion: base + 1,
      checklist: { mandatoryFailed: [item] },
    });
    const refused = await under.answer([{ item, result: 'pass' }]);
    expect(refused.body).toMatchObject({ fields: [{ code: 'checklist.unknown_item' }] });
  });

  it('blocks the final check by its own lines, in the words of the person’s language', async () => {
    const item = `own_g${base}xx`;
    const vietnamese = { title: { en: '', vi: 'Khe quạt sạch', fa: '' } };
    await publish(withLine(definition, { ...OWN, ...vietnamese, key: item }), { base });
    const { card, fillEvidence, answer } = await atBench();
    await fillEvidence(technician);
    await answer([{ item, result: 'fail' }]);
    const blockers = (await card()).next.find(({ to }) => to === 'qa')?.blockers;
    expect(blockers).toContainEqual({
      gate: 'G5',
      code: 'gate.checklist_failed',
      params: { item: 'Khe quạt sạch' },
      where: 'checklist',
    });
  });

  it('can begin again with the answers that still are some', async () => {
    const { code, post, answer, card } = await atBench();
    await answer([
      { item: 'battery_health', result: null, value: 72 },
      { item: 'battery_runtime', result: null, value: 90 },
      { item: 'stress', result: 'fail', value: 30 },
      { item: 'hinge', result: 'pass' },
      { item: 'keyboard', result: 'fail' },
    ]);
    const health = definition.lines.find(({ key }) => key === 'battery_health');
    if (health?.input.type !== 'number') return expect.fail('no limits');
    const bands = [
      { from: 0, verdict: 'fail' as const },
      { from: 75, verdict: 'pass' as const },
    ];
    const stricter = withLine(definition, { ...health, input: { ...health.input, bands } });
    const hinge = definition.lines.find(({ key }) => key === 'hinge') as DefinedLine;
    const hidden = { laptop: '-', desktop: '-', tablet: '-' } as const;
    const both = withLine(stricter, { ...hinge, marks: hidden });
    expect((await publish(both, { base })).status).toBe(200);
    expect((await card()).answers.find(({ item }) => item === 'battery_health')?.result).toBe(
      'pass',
    );
    await post(technician, 'checklist/runs', { keep: true });
    const after = await card();
    expect(after.checklistVersion).toBe(base + 1);
    expect(
      Object.fromEntries(after.answers.map((one) => [one.item, `${one.result} ${one.value}`])),
    ).toEqual({
      battery_health: 'fail 72',
      battery_runtime: 'pass 90',
      stress: 'fail 30',
      keyboard: 'fail ',
    });
    expect((await readCard(technician.ctx, code)).checklist.failed).toContain('battery_health');
  });

  it('cannot be changed or taken back in the database', async () => {
    const { sql } = database;
    await publish(withLine(definition, { ...OWN, key: `own_d${base}xx` }), { base });
    await expect(sql`delete from checklist_versions`).rejects.toThrow(/permission denied/);
    await expect(sql`update checklist_versions set note = ''`).rejects.toThrow(/permission denied/);
  });
});
