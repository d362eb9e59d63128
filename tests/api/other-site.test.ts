/** Repair, parts, boxes, transfers, counts and recycling know nothing of another site's things, on any route. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '#domain/roles.ts';
import { devices, repairTasks } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { bench } from '../support/evidence.ts';
import { LATITUDE_CHARGER, charger } from '../support/kits.ts';
import { stocked } from '../support/parts.ts';
import { deviceInRepair } from '../support/repairs.ts';
import { makeShelf } from '../support/scans.ts';
import { secondSite } from '../support/sites.ts';
import { deviceIn } from '../support/stock.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
/** Of a third site, with every role there. */
let stranger: Member;
/** Things of the first site, by their codes and ids. */
let its: Record<'device' | 'task' | 'part' | 'item' | 'charger' | 'shelf' | 'box', string> &
  Record<'transfer' | 'line' | 'count' | 'batch' | 'batchLine' | 'hazard' | 'bin', string>;
/** Things of the stranger's own site. */
let own: Record<'device' | 'shelf' | 'box' | 'transfer' | 'count' | 'batch', string>;

const post = async (by: Member, path: string, body: object = {}) => {
  const answer = await workshop.request(by, 'POST', path, { requestId: randomUUID(), ...body });
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body as Record<string, string> & { boxes: { code: string }[] };
};

beforeAll(async () => {
  workshop = await openWorkshop(database);
  const south = await secondSite(workshop, 'Workshop South');
  const east = await secondSite(workshop, 'Workshop East');
  stranger = await east.member(...ROLES);
  const [warehouse, technician] = [
    await workshop.member('warehouse'),
    await workshop.member('technician'),
  ];
  const shelf = await makeShelf(warehouse, 'A-1');
  const { device } = await deviceInRepair(workshop, { warehouse, technician }, { fault: 'KBD' });
  await bench(workshop, device.code).post(technician, 'repair/tasks', { kind: 'clean' });
  const [task] = await database.db.select({ id: repairTasks.id }).from(repairTasks);
  const serialised = { tracking: 'serialised', type: 'battery', facts: {} } as const;
  const { codes } = await stocked(warehouse, shelf.code, 2, serialised);
  const item = await stocked(warehouse, shelf.code, 5);
  const waste = await deviceIn(workshop, warehouse, 'for_recycling', { mediaNoneConfirmed: true });
  const box = (await post(warehouse, '/api/boxes', { placeCode: shelf.code })).boxes[0]?.code ?? '';
  const transfer = (await post(warehouse, '/api/transfers', { toSiteId: south.id })).code ?? '';
  await post(warehouse, `/api/transfers/${transfer}/lines`, { text: codes[1] });
  const view = await workshop.request(warehouse, 'GET', `/api/transfers/${transfer}`);
  const [line] = (view.body as { lines: { id: string }[] }).lines;
  const batch = (await post(warehouse, '/api/recycling/batches', { recycler: 'Green' })).code ?? '';
  const loaded = await post(warehouse, `/api/recycling/batches/${batch}/lines`, {
    code: waste.code,
  });
  const quarantine = await workshop.system.database.db.query.places.findFirst({
    where: (place, { and, eq: is }) =>
      and(is(place.siteId, workshop.siteId), is(place.kind, 'quarantine')),
  });
  const hazard = await post(technician, '/api/hazards', {
    kind: 'battery_swollen',
    placeId: quarantine?.id,
  });
  its = {
    device: device.code,
    task: task?.id ?? '',
    part: codes[0] ?? '',
    item: item.code,
    charger: await charger(warehouse, LATITUDE_CHARGER, { placeCode: shelf.code }),
    shelf: shelf.code,
    box,
    transfer,
    line: line?.id ?? '',
    count: (await post(warehouse, '/api/counts')).id ?? '',
    batch,
    batchLine: loaded.lineId ?? '',
    hazard: hazard.id ?? '',
    bin: quarantine?.id ?? '',
  };
  const shelfThere = await makeShelf(stranger, 'E-1');
  const here = { ...workshop, siteId: east.id };
  own = {
    device: (await deviceIn(here, stranger, 'repairing', { placeId: shelfThere.id })).code,
    shelf: shelfThere.code,
    box: (await post(stranger, '/api/boxes', { placeCode: shelfThere.code })).boxes[0]?.code ?? '',
    transfer: (await post(stranger, '/api/transfers', { toSiteId: south.id })).code ?? '',
    count: (await post(stranger, '/api/counts')).id ?? '',
    batch: (await post(stranger, '/api/recycling/batches', { recycler: 'Red' })).code ?? '',
  };
});
afterAll(() => workshop.close());

type Try = [method: 'GET' | 'POST', route: string, path: string, body?: object];

const witness = { username: 'somebody', password: 'something else' };

/** Every route of the six areas that names one thing. */
function named(): Try[] {
  const device = `/api/devices/${its.device}`;
  const task = `${device}/repair/tasks/${its.task}`;
  const box = `/api/boxes/${its.box}`;
  const transfer = `/api/transfers/${its.transfer}`;
  const line = `${transfer}/lines/${its.line}`;
  const count = `/api/counts/${its.count}`;
  const lines = [{ placeCode: its.shelf, subject: 'part', subjectId: randomUUID(), act: 'leave' }];
  const batch = `/api/recycling/batches/${its.batch}`;
  const details = { recycler: 'Other' };
  return [
    ['GET', '/devices/:code/repair', `${device}/repair`],
    ['POST', '/devices/:code/repair/taking', `${device}/repair/taking`],
    ['POST', '/devices/:code/repair/owner', `${device}/repair/owner`, { personId: null }],
    ['POST', '/devices/:code/repair/pause', `${device}/repair/pause`, { part: 'a fan' }],
    ['POST', '/devices/:code/repair/resumption', `${device}/repair/resumption`],
    ['POST', '/devices/:code/repair/tasks', `${device}/repair/tasks`, { kind: 'clean' }],
    [
      'POST',
      '/devices/:code/repair/tasks/:id/closing',
      `${task}/closing`,
      { outcome: 'done', minutes: 1 },
    ],
    ['POST', '/devices/:code/repair/tasks/:id/reopening', `${task}/reopening`],
    ['POST', '/devices/:code/repair/tasks/:id/owner', `${task}/owner`, { personId: null }],
    ['GET', '/devices/:code/parts', `${device}/parts`],
    ['GET', '/devices/:code/parts/fitting', `${device}/parts/fitting?type=ram`],
    ['POST', '/devices/:code/parts', `${device}/parts`, { partCode: its.part }],
    ['POST', '/devices/:code/parts/returns', `${device}/parts/returns`, { partCode: its.part }],
    ['POST', '/devices/:code/parts/harvests', `${device}/parts/harvests`, { type: 'ram' }],
    [
      'POST',
      '/devices/:code/parts/facts',
      `${device}/parts/facts`,
      { field: 'memoryMib', take: true },
    ],
    ['GET', '/parts/:code', `/api/parts/${its.part}`],
    ['GET', '/boxes/:code', box],
    ['POST', '/boxes/:code/contents', `${box}/contents`, { text: own.device }],
    ['POST', '/boxes/:code/removals', `${box}/removals`, { text: own.device }],
    ['POST', '/boxes/:code/unpacking', `${box}/unpacking`],
    ['POST', '/boxes/:code/reopening', `${box}/reopening`],
    ['GET', '/transfers/:code', transfer],
    ['GET', '/transfers/:code/manifest.pdf', `${transfer}/manifest.pdf`],
    ['POST', '/transfers/:code/carrier', `${transfer}/carrier`, { carrier: 'Van 9' }],
    ['POST', '/transfers/:code/lines', `${transfer}/lines`, { text: own.device }],
    ['POST', '/transfers/:code/lines/:line/removal', `${line}/removal`],
    ['POST', '/transfers/:code/sending', `${transfer}/sending`],
    ['POST', '/transfers/:code/cancelling', `${transfer}/cancelling`],
    [
      'POST',
      '/transfers/:code/arrivals',
      `${transfer}/arrivals`,
      { text: its.part, placeCode: own.shelf },
    ],
    ['POST', '/transfers/:code/lines/:line/not-received', `${line}/not-received`],
    ['POST', '/transfers/:code/lines/:line/settlement', `${line}/settlement`, { how: 'lost' }],
    ['GET', '/counts/:id', count],
    ['GET', '/counts/:id/places/:code', `${count}/places/${its.shelf}`],
    ['POST', '/counts/:id/settle', `${count}/settle`, { lines }],
    ['POST', '/counts/:id/undo', `${count}/undo`, { lines }],
    ['POST', '/counts/:id/boxes', `${count}/boxes`, { placeCode: its.shelf, boxCode: its.box }],
    ['POST', '/counts/:id/strangers', `${count}/strangers`, { placeCode: its.shelf, text: 'x' }],
    ['POST', '/counts/:id/closing', `${count}/closing`],
    ['GET', '/counts/:id/lines.csv', `${count}/lines.csv`],
    ['GET', '/recycling/batches/:code', batch],
    ['POST', '/recycling/batches/:code/details', `${batch}/details`, details],
    ['POST', '/recycling/batches/:code/lines', `${batch}/lines`, { code: own.device }],
    ['POST', '/recycling/batches/:code/hazards', `${batch}/hazards`, { hazardId: its.hazard }],
    [
      'POST',
      '/recycling/batches/:code/lines/:id/removal',
      `${batch}/lines/${its.batchLine}/removal`,
    ],
    ['POST', '/recycling/batches/:code/cancellation', `${batch}/cancellation`],
    ['POST', '/recycling/batches/:code/notes', `${batch}/notes`, { text: 'hello' }],
    ['GET', '/recycling/batches/:code/manifest.pdf', `${batch}/manifest.pdf`],
    ['POST', '/hazards/:id', `/api/hazards/${its.hazard}`, { pieces: 2, weightKg: 1 }],
    ['POST', '/hazards/:id/removal', `/api/hazards/${its.hazard}/removal`],
  ];
}

/** Things of the other site, asked for in one's own device, box, transfer, count or batch. */
function within(): [path: string, body: object][] {
  const device = `/api/devices/${own.device}/parts`;
  const things = [its.device, its.part, its.charger, its.box];
  return [
    [device, { partCode: its.part }],
    [device, { partCode: its.item, placeCode: its.shelf }],
    [`${device}/returns`, { partCode: its.part }],
    [`${device}/returns`, { partCode: its.item, placeCode: its.shelf }],
    [`${device}/harvests`, { type: 'ram', placeCode: its.shelf }],
    ...things.flatMap((text): [string, object][] => [
      [`/api/boxes/${own.box}/contents`, { text }],
      [`/api/boxes/${own.box}/removals`, { text }],
      [`/api/transfers/${own.transfer}/lines`, { text }],
    ]),
    ['/api/boxes', { placeCode: its.shelf }],
    [`/api/transfers/${own.transfer}/lines`, { text: its.item, placeCode: its.shelf }],
    [`/api/transfers/${own.transfer}/lines/${its.line}/removal`, {}],
    [`/api/counts/${own.count}/boxes`, { placeCode: its.shelf, boxCode: its.box }],
    ...[its.device, its.part, its.charger].map((code): [string, object] => [
      `/api/recycling/batches/${own.batch}/lines`,
      { code },
    ]),
    [`/api/recycling/batches/${own.batch}/lines`, { code: its.item, placeCode: its.shelf }],
    [`/api/recycling/batches/${own.batch}/hazards`, { hazardId: its.hazard }],
    [`/api/recycling/batches/${own.batch}/lines/${its.batchLine}/removal`, {}],
    ['/api/hazards', { kind: 'battery_swollen', placeId: its.bin }],
    ['/api/hazards', { kind: 'other', placeId: randomUUID(), deviceCode: its.device }],
    [`/api/parts/items/${its.item}/receipts`, { quantity: 1, placeCode: its.shelf }],
    [`/api/parts/items/${its.item}/moves`, { quantity: 1, fromCode: its.shelf, toCode: own.shelf }],
    [`/api/parts/items/${its.item}/counts`, { placeCode: its.shelf, counted: 1, expected: 5 }],
  ];
}

const AREAS =
  /^\/api\/(devices\/:code\/(repair|parts)|parts|boxes|transfers|counts|recycling|hazards)\b/;
/** The catalogue belongs to all sites. A signature is asked for after the two persons are known. */
const ELSEWHERE = /^\/api\/parts\/items\/|\/signature$/;

describe('a thing of another site', () => {
  it('answers 404 on every route that names it, as one that never was', async () => {
    const tried = new Set(named().map(([method, route]) => `${method} /api${route}`));
    const all = workshop.app.routes
      .filter(({ method, path }) => method !== 'ALL' && AREAS.test(path) && path.includes('/:'))
      .filter(({ path }) => !ELSEWHERE.test(path))
      .map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(all)].filter((route) => !tried.has(route))).toEqual([]);
    for (const [method, route, path, body = {}] of named()) {
      const json = method === 'GET' ? undefined : { requestId: randomUUID(), ...body };
      const answer = await workshop.request(stranger, method, path, json);
      expect(answer, `${method} ${route}`).toMatchObject({
        status: 404,
        body: { code: expect.stringMatching(/not_found$/) },
      });
    }
    const signature = await workshop.request(
      stranger,
      'POST',
      `/api/recycling/batches/${its.batch}/signature`,
      { requestId: randomUUID(), version: 1, pieces: 1, weightKg: 1, witness },
    );
    expect(signature).toMatchObject({ status: 422, body: { code: 'witness.wrong' } });
  });

  it('answers 404 when it is asked for in something of one’s own', async () => {
    for (const [path, body] of within()) {
      const json = { requestId: randomUUID(), ...body };
      const answer = await workshop.request(stranger, 'POST', path, json);
      expect(answer, `${path} ${JSON.stringify(body)}`).toMatchObject({
        status: 404,
        body: { code: expect.stringMatching(/(not_found|unknown|not_in_it)$/) },
      });
    }
    const [untouched] = await database.db
      .select({ stage: devices.stage })
      .from(devices)
      .where(eq(devices.code, its.device));
    expect(untouched?.stage).toBe('repairing');
  });
});
