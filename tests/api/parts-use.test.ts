import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueuedScan } from '#domain/bench.ts';
import { devices, media } from '../../db/schema/index.ts';
import { setMinimum } from '../../api/parts/items.service.ts';
import { testDatabase } from '../support/database.ts';
import { openPartsWorkshop, receive, stocked, withDevice } from '../support/parts.ts';
import { card, scanner } from '../support/scans.ts';
import { deviceIn } from '../support/stock.ts';
import type { Member, Workshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let technician: Member;
let bin: { id: string; code: string };
let other: { id: string; code: string };
const { scanOf, one } = scanner(() => workshop);

beforeAll(async () => {
  ({ workshop, warehouse, technician, bin, other } = await openPartsWorkshop(database));
});
afterAll(() => workshop.close());

const inRepair = (more = {}) => deviceIn(workshop, technician, 'repairing', more);
const scan = (text: string, more: Partial<QueuedScan> = {}, by = technician) =>
  one(by, scanOf(text, more));
const partsOf = async (code: string) => {
  const { body } = await workshop.request(technician, 'GET', `/api/devices/${code}/parts`);
  return body as { inside: object[]; pieces: object[]; taken: object[]; proposals: object[] };
};
const post = async (path: string, body: object, by = technician) =>
  (await workshop.request(by, 'POST', `/api${path}`, { requestId: randomUUID(), ...body })) as {
    status: number;
    body: { code: string; params: Record<string, unknown>; blockers?: { code: string }[] };
  };
const SSD = {
  type: 'ssd',
  tracking: 'serialised',
  facts: { interface: 'SATA', form: '2.5"', sizeGb: 256 },
} as const;

describe('a shelf label scanned with a device in hand', () => {
  it('takes one piece out of the only bin each time it is scanned', async () => {
    const { code } = await stocked(warehouse, bin.code, 5);
    const device = await inRepair();
    for (let piece = 0; piece < 3; piece += 1) {
      const answer = await scan(code, withDevice(device.code));
      expect(answer).toMatchObject({
        outcome: 'done',
        code: 'scan.part_used',
        params: { device: device.code, place: 'B-07' },
        undoable: true,
      });
    }
    expect(await partsOf(device.code)).toMatchObject({ pieces: [{ code, quantity: 3 }] });
    const { body } = await workshop.request(technician, 'GET', `/api/parts/items/${code}`);
    expect(body).toMatchObject({ quantity: 2 });
  });

  it('says when fewer are left than the site wants', async () => {
    const { code } = await stocked(warehouse, bin.code, 5);
    await setMinimum(warehouse.ctx, { requestId: randomUUID(), code, minimum: 5 });
    const answer = await scan(code, withDevice((await inRepair()).code));
    expect(answer).toMatchObject({
      outcome: 'warning',
      code: 'scan.part_used_low',
      params: { left: 4, minimum: 5 },
    });
  });

  it('warns about a part that names its models where this is none of them', async () => {
    const fits = ['Lenovo ThinkPad T470'];
    const { code } = await stocked(warehouse, bin.code, 2, { type: 'keyboard', facts: {}, fits });
    const { code: device } = await inRepair();
    const answer = await scan(code, withDevice(device));
    expect(answer).toMatchObject({
      outcome: 'warning',
      code: 'scan.part_used_unlisted',
      params: { device, model: expect.stringMatching(/\S/) },
      undoable: true,
    });
    const listed = { type: 'keyboard', facts: {}, fits: [String(answer.params.model)] } as const;
    const fitting = await stocked(warehouse, bin.code, 1, listed);
    expect(await scan(fitting.code, withDevice(device))).toMatchObject({ outcome: 'done' });
  });

  it('asks for the bin only where it cannot be known', async () => {
    const { code } = await stocked(warehouse, bin.code, 2);
    await receive(warehouse, code, other.code, 2);
    const device = await inRepair();
    expect(await scan(code, withDevice(device.code))).toMatchObject({
      outcome: 'refused',
      code: 'part.which_bin',
      params: { places: 'B-07, B-09' },
    });
    const chosen = withDevice(device.code, { placeCode: other.code });
    expect(await scan(code, chosen)).toMatchObject({
      outcome: 'done',
      params: { place: 'B-09' },
    });
  });

  it('is refused in words outside diagnostics and repair, and shown to those who do not repair', async () => {
    const { code } = await stocked(warehouse, bin.code, 2);
    const checked = await deviceIn(workshop, technician, 'qa');
    expect(await scan(code, withDevice(checked.code))).toMatchObject({
      outcome: 'refused',
      code: 'part.device_not_in_repair',
      params: { stage: 'qa' },
    });
    const shown = await scan(code, withDevice(checked.code), warehouse);
    expect(shown).toMatchObject({ code: 'scan.opened_item' });
  });

  it('is taken back by the undo card, to the bin it came from', async () => {
    const { code } = await stocked(warehouse, bin.code, 2);
    const device = await inRepair();
    await scan(code, withDevice(device.code));
    const undone = await scan(card('undo'), withDevice(device.code));
    expect(undone).toMatchObject({ outcome: 'done', code: 'scan.undone' });
    expect(await partsOf(device.code)).toMatchObject({ pieces: [], proposals: [] });
    const { body } = await workshop.request(technician, 'GET', `/api/parts/items/${code}`);
    expect(body).toMatchObject({ quantity: 2, movements: [{ kind: 'put_back' }, {}, {}] });
    expect(await scan(card('undo'), withDevice(device.code))).toMatchObject({
      outcome: 'refused',
      code: 'undo.nothing',
    });
  });

  it('does not repeat what a replay already did', async () => {
    const { code } = await stocked(warehouse, bin.code, 5);
    const device = await inRepair();
    const queued = scanOf(code, withDevice(device.code));
    expect(await one(technician, queued)).toEqual(await one(technician, queued));
    expect(await partsOf(device.code)).toMatchObject({ pieces: [{ quantity: 1 }] });
  });

  it('is refused where the records exclude each other, unless the person knows better', async () => {
    const { code } = await stocked(warehouse, bin.code, 2, {
      type: 'screen',
      facts: { inch: 15.6 },
    });
    const device = await inRepair({ screenInch: 14 });
    expect(await scan(code, withDevice(device.code))).toMatchObject({
      outcome: 'refused',
      code: 'part.does_not_fit',
      blockers: [{ code: 'part.fit.differs', params: { has: 15.6, needs: 14 } }],
    });
    const anyway = { partCode: code, anyway: true };
    expect((await post(`/devices/${device.code}/parts`, anyway)).status).toBe(200);
  });
});

describe('the last piece', () => {
  it('goes to one of three benches; the others hear who has it and, later, where there is more', async () => {
    const { code } = await stocked(warehouse, bin.code, 1);
    const benches = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const by = await workshop.member('technician');
        return { by, device: await deviceIn(workshop, by, 'repairing') };
      }),
    );
    const answers = await Promise.all(
      benches.map(({ by, device }) => scan(code, withDevice(device.code), by)),
    );
    const winners = answers.flatMap((answer, index) => (answer.outcome === 'done' ? [index] : []));
    expect(winners).toHaveLength(1);
    const winner = benches[winners[0] ?? 0]?.by.ctx.actor.name;
    const losers = answers.filter((answer) => answer.outcome === 'refused');
    expect(losers).toHaveLength(2);
    for (const answer of losers) {
      expect(answer).toMatchObject({
        code: 'part.last_taken',
        params: { by: winner, place: 'B-07' },
      });
    }
    await receive(warehouse, code, other.code, 3);
    const late = benches[winners[0] === 0 ? 1 : 0];
    if (!late) throw new Error('no bench');
    const here = withDevice(late.device.code, { placeCode: bin.code });
    expect(await scan(code, here, late.by)).toMatchObject({
      code: 'part.last_taken_elsewhere',
      params: { elsewhere: 'B-09 (3)' },
    });
  });

  it('with a label of its own goes to one of two as well', async () => {
    const { codes } = await stocked(warehouse, bin.code, 1, SSD);
    const [first, second] = [await inRepair(), await inRepair()];
    const answers = await Promise.all(
      [first, second].map((device) => scan(codes[0] ?? '', withDevice(device.code))),
    );
    expect(answers.map((answer) => answer.outcome).toSorted()).toEqual(['done', 'refused']);
    const lost = answers.find((answer) => answer.outcome === 'refused');
    expect(lost?.code).toBe('part.in_other_device');
  });
});

describe('a drive', () => {
  it('brings its medium along, and the record of the device follows when a person says so', async () => {
    const { codes } = await stocked(warehouse, bin.code, 1, SSD);
    const drive = codes[0] ?? '';
    const device = await inRepair({ storageGb: 320, storageKind: 'hdd' });
    const answer = await scan(drive, withDevice(device.code));
    expect(answer).toMatchObject({
      outcome: 'done',
      blockers: [{ code: 'part.proposal.storageGb', params: { to: '256 GB' } }],
    });
    const [medium] = await database.db.select().from(media).where(eq(media.code, drive));
    expect(medium).toMatchObject({ deviceId: device.id, status: 'none' });
    const facts = `/devices/${device.code}/parts/facts`;
    expect((await post(facts, { field: 'storageGb', take: true })).status).toBe(200);
    const [row] = await database.db.select().from(devices).where(eq(devices.id, device.id));
    expect(row).toMatchObject({ storageGb: 256, storageKind: 'ssd' });
    const twice = await post(facts, { field: 'storageGb', take: true });
    expect(twice).toMatchObject({ status: 409, body: { code: 'part.no_proposal' } });
  });

  it('with a child’s data goes back into no bin', async () => {
    const { codes } = await stocked(warehouse, bin.code, 1, SSD);
    const drive = codes[0] ?? '';
    const device = await inRepair();
    await scan(drive, withDevice(device.code));
    await database.db.update(media).set({ status: 'unknown' }).where(eq(media.code, drive));
    const back = { partCode: drive, placeCode: bin.code };
    const refused = await post(`/devices/${device.code}/parts/returns`, back);
    expect(refused).toMatchObject({ status: 409, body: { code: 'part.medium_not_clean' } });
  });

  it('comes out again by scanning the device, a bin and the drive', async () => {
    const { codes } = await stocked(warehouse, bin.code, 1, SSD);
    const drive = codes[0] ?? '';
    const device = await inRepair();
    await scan(drive, withDevice(device.code));
    const here = withDevice(device.code, { placeCode: other.code });
    expect(await scan(drive, here)).toMatchObject({
      code: 'scan.part_put_back',
      params: { place: 'B-09' },
    });
    const [medium] = await database.db.select().from(media).where(eq(media.code, drive));
    expect(medium?.deviceId).toBeNull();
  });

  it('is put where the scanned place is, when it does not lie there', async () => {
    const { codes } = await stocked(warehouse, bin.code, 1, SSD);
    const moved = await scan(codes[0] ?? '', {
      context: { ...scanOf('').context, placeCode: other.code },
    });
    expect(moved).toMatchObject({ outcome: 'done', code: 'scan.placed' });
    const { body } = await workshop.request(technician, 'GET', `/api/parts/${codes[0] ?? ''}`);
    expect(body).toMatchObject({ part: { place: 'B-09' } });
  });
});

describe('putting back', () => {
  it('takes no more than was used, and needs a role', async () => {
    const { code } = await stocked(warehouse, bin.code, 5);
    const device = await inRepair();
    await scan(code, withDevice(device.code));
    const path = `/devices/${device.code}/parts/returns`;
    const two = { partCode: code, quantity: 2, placeCode: bin.code };
    expect(await post(path, two)).toMatchObject({ status: 409, body: { code: 'part.not_inside' } });
    expect((await post(path, { ...two, quantity: 1 }, warehouse)).status).toBe(403);
    expect((await post(path, { ...two, quantity: 1 })).status).toBe(200);
    expect(await partsOf(device.code)).toMatchObject({ pieces: [] });
  });
});
