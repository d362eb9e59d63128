import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KitTemplateLine, builtInTemplate } from '#domain/kit-template.ts';
import { readKit } from '../../api/kits/kit-view.service.ts';
import { testDatabase } from '../support/database.ts';
import { LATITUDE_CHARGER, charger, kitOf, laptopInKitting } from '../support/kits.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let admin: Member;
let warehouse: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  admin = await workshop.member('admin');
  warehouse = await workshop.member('warehouse');
});
afterAll(() => workshop.close());

const laptop = builtInTemplate('laptop');

const save = (
  version: number,
  lines: readonly KitTemplateLine[],
  { programme = 'standard', by = admin }: { programme?: string; by?: Member } = {},
) =>
  workshop.request(by, 'POST', `/api/kit-templates/${programme}/laptop/versions`, {
    requestId: randomUUID(),
    version,
    lines,
    note: 'because',
  });
const choose = (programme: string) =>
  workshop.request(admin, 'POST', `/api/kit-templates/${programme}/choice`, {
    requestId: randomUUID(),
  });
const keys = async (code: string) =>
  (await readKit(warehouse.ctx, code)).lines
    .filter((line) => line.required)
    .map(({ line }) => line);

describe('kit templates', () => {
  it('are built in until an administrator writes one, which holds at once', async () => {
    const before = await workshop.request(warehouse, 'GET', '/api/kit-templates');
    expect(before.body).toMatchObject({
      programme: 'standard',
      templates: [{ kind: 'laptop', version: 0 }, {}, {}, {}],
    });
    const device = await laptopInKitting(workshop, warehouse);
    const inKit = await charger(warehouse, LATITUDE_CHARGER);
    await kitOf(workshop, device.code).scan(warehouse, inKit);
    expect(await keys(device.code)).toEqual(['charger', 'power_cord', 'bag', 'guide']);

    const lines = laptop
      .filter(({ key }) => key !== 'bag' && key !== 'charger')
      .map((line) => (line.key === 'mouse' ? { ...line, need: 'required' as const } : line));
    expect(await save(0, lines)).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await keys(device.code)).toEqual(['power_cord', 'mouse', 'guide']);
    const kept = (await readKit(warehouse.ctx, device.code)).lines.at(-1);
    expect(kept).toMatchObject({ line: 'charger', required: false, accessory: { code: inKit } });
    const answer = await kitOf(workshop, device.code).post(warehouse, 'lines/mouse/quantity', {
      quantity: 1,
    });
    expect(answer.status).toBe(200);

    const history = await workshop.request(
      admin,
      'GET',
      '/api/kit-templates/standard/laptop/versions',
    );
    expect(history.body).toMatchObject({
      versions: [{ version: 1, note: 'because' }, { version: 0 }],
    });
    expect(await save(1, laptop)).toMatchObject({ body: { version: 2 } });
  });

  it('judge by their rules', async () => {
    const strict = laptop.map((line) =>
      line.key === 'charger' ? { ...line, voltagePercent: 1, weakCharger: 'warn' as const } : line,
    );
    const current = await newest();
    await save(current, strict);
    const device = await laptopInKitting(workshop, warehouse);
    const off = await charger(warehouse, '20V 3.25A 65W 4.5mm');
    expect(await kitOf(workshop, device.code).scan(warehouse, off)).toMatchObject({
      body: { result: 'block', reasons: [{ code: 'kit.charger_voltage' }] },
    });
    const weak = await charger(warehouse, '19.5V 2.31A 45W 4.5mm');
    expect(await kitOf(workshop, device.code).scan(warehouse, weak)).toMatchObject({
      body: { result: 'warn', reasons: [{ code: 'kit.charger_watts' }] },
    });
    await save(current + 1, laptop);
  });

  it('belong to a programme that a site chooses; kinds it has not written follow the standard', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const lines: KitTemplateLine[] = [{ key: 'guide', need: 'required', quantity: 1 }];
    expect((await choose('rural-schools')).status).toBe(404);
    expect((await save(0, lines, { programme: 'rural-schools' })).status).toBe(200);
    expect(await keys(device.code)).toContain('bag');
    expect((await choose('rural-schools')).status).toBe(200);
    expect(await keys(device.code)).toEqual(['guide']);
    expect((await choose('standard')).status).toBe(200);
    expect(await keys(device.code)).toContain('bag');
  });

  it('are refused in words', async () => {
    expect(await save(99, laptop)).toMatchObject({
      status: 409,
      body: { code: 'kit_template.changed' },
    });
    const twice = [...laptop, { key: 'bag', need: 'required', quantity: 1 } as const];
    const at = twice.length - 1;
    expect(await save(await newest(), twice)).toMatchObject({
      status: 422,
      body: { fields: [{ field: `lines.${at}.key`, code: 'kit_template.twice' }] },
    });
    expect((await save(0, laptop, { by: warehouse })).status).toBe(403);
    expect((await save(0, laptop, { programme: 'Très-Joli' })).status).toBe(422);
  });

  it('get one of two versions that are written at once', async () => {
    const version = await newest();
    const answers = await Promise.all([save(version, laptop), save(version, laptop)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});

async function newest(): Promise<number> {
  const { body } = await workshop.request(admin, 'GET', '/api/kit-templates');
  const { templates } = body as {
    templates: { programme: string; kind: string; version: number }[];
  };
  return (
    templates.find((one) => one.programme === 'standard' && one.kind === 'laptop')?.version ?? 0
  );
}
