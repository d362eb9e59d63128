import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KnownDevice, type KnownThing, MOST_KNOWN } from '#domain/known-things.ts';
import type { KnownPage } from '../../api/bench/known.service.ts';
import { takeCode } from '../../api/codes/code-numbers.ts';
import { recordEvent, write } from '../../api/lib/unit.ts';
import { codes, media } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice } from '../support/devices.ts';
import { LATITUDE_CHARGER, charger } from '../support/kits.ts';
import { shelf } from '../support/stock.ts';
import { twoSites } from '../support/transfers.ts';
import type { Member } from '../support/workshop.ts';

const database = await testDatabase();
let sites: Awaited<ReturnType<typeof twoSites>>;
let technician: Member;

beforeAll(async () => {
  sites = await twoSites(database);
  technician = await sites.workshop.member('technician');
});
afterAll(() => sites.workshop.close());

async function page(query: Record<string, string> = {}, who = technician): Promise<KnownPage> {
  const path = `/api/bench/known?${new URLSearchParams(query).toString()}`;
  const answer = await sites.workshop.request(who, 'GET', path);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as KnownPage;
}

/** Everything, as a bench reads it; small pages, so that every cursor is used. */
async function known(query: Record<string, string> = {}, who = technician) {
  const first = await page(query, who);
  const things: KnownThing[] = [...first.things];
  for (let { next } = first; next;) {
    const following = await page({ limit: '2', ...query, after: next }, who);
    things.push(...following.things);
    ({ next } = following);
  }
  return { ...first, things, codes: things.map(({ code }) => code) };
}

/** A drive as an inventory finds it. */
async function addDrive(deviceId: string): Promise<string> {
  const { workshop, sender } = sites;
  return write(sender.ctx, { requestId: randomUUID() }, async (unit) => {
    const code = await takeCode(unit.tx, 'medium');
    const about = { code, siteId: workshop.siteId, createdAt: unit.recordedAt };
    const id = unit.newId();
    await unit.tx.insert(codes).values({ ...about, subject: 'medium', subjectId: id });
    const more = { id, deviceId, type: 'ssd', updatedAt: unit.recordedAt };
    await unit.tx.insert(media).values({ ...about, ...more });
    return code;
  });
}

it('tells what is open at the site, newest first, each once, and nothing of another site', async () => {
  const { workshop, sender, receiver } = sites;
  const laptops = [];
  for (let i = 0; i < 5; i++) laptops.push(await confirmedDevice(workshop, sender));
  const given = await confirmedDevice(workshop, sender);
  await write(sender.ctx, { requestId: randomUUID() }, (unit) =>
    recordEvent(unit, {
      deviceId: given.id,
      kind: 'stage',
      stage: { to: 'withdrawn', move: 'move' },
      changes: { placeId: null },
    }),
  );
  const power = await charger(sender, LATITUDE_CHARGER);
  const bin = await shelf(workshop, sender, 'K-7');
  const all = await known();
  expect(new Set(all.codes).size).toBe(all.codes.length);
  expect(all.codes).toEqual(expect.arrayContaining([power, bin.code]));
  expect(all.codes).not.toContain(given.code);
  const found = all.things.filter((thing): thing is KnownDevice => thing.kind === 'device');
  expect(found.slice(0, 5).map(({ code }) => code)).toEqual(
    laptops.map(({ code }) => code).toReversed(),
  );
  expect(found[0]).toMatchObject({
    label: 'Dell Latitude 5480',
    what: 'laptop',
    stage: 'received',
    labelled: true,
    holds: [],
  });
  expect(found[0]?.serial).toMatch(/^SN/);
  expect(found[0]?.publicCode).toMatch(/^[0-9A-Z]{8}$/);
  expect(all.things.find(({ code }) => code === power)).toMatchObject({
    kind: 'accessory',
    what: 'charger',
    status: 'in_stock',
    power: { volts: 19.5, watts: 65 },
  });
  const others = await known({}, receiver);
  expect(others.codes).not.toContain(power);
  expect(others.things.some(({ kind }) => kind === 'device')).toBe(false);
  expect(others.siteId).not.toBe(all.siteId);
});

it('told since when, it tells what changed, what is gone, and what is few only when it differs', async () => {
  const { workshop, sender } = sites;
  const [changed, other] = [
    await confirmedDevice(workshop, sender),
    await confirmedDevice(workshop, sender),
  ];
  const before = await known();
  expect(before.codes).toEqual(expect.arrayContaining([changed.code, other.code]));
  workshop.advance(60_000);
  const { at, small } = await page();
  workshop.advance(60_000);
  const hold = { requestId: randomUUID(), kind: 'safety', reason: 'hot' };
  await workshop.request(technician, 'POST', `/api/devices/${changed.code}/holds`, hold);
  const transfer = await sites.open();
  await sites.pack(transfer, other.code);
  const since = await known({ since: at, small });
  expect(since.things.filter(({ kind }) => kind === 'device').map(({ code }) => code)).toEqual(
    expect.arrayContaining([changed.code, other.code]),
  );
  expect(since.codes).not.toContain(before.codes.find((code) => code.startsWith('2')));
  expect(since.things.find(({ code }) => code === changed.code)).toMatchObject({
    holds: ['safety'],
  });
  expect(since).toMatchObject({ smallChanged: true, gone: [] });
  expect(since.codes).toContain(transfer);
  const again = await page({ small: since.small });
  expect(again).toMatchObject({ smallChanged: false, things: [], left: 0 });

  await sites.send(transfer);
  await sites.receive(transfer, other.code);
  const later = await page({ since: at, small: since.small });
  expect(later.gone).toEqual([other.code]);
});

it('drives and what goes along to another site are gone too', async () => {
  const { workshop, sender, receiver } = sites;
  const laptop = await confirmedDevice(workshop, sender);
  const gone = await confirmedDevice(workshop, sender);
  const [power, drive, kept] = [
    await charger(sender, LATITUDE_CHARGER),
    await addDrive(laptop.id),
    await addDrive(gone.id),
  ];
  expect((await known()).codes).toEqual(expect.arrayContaining([power, drive, kept]));
  workshop.advance(60_000);
  const { at } = await page();
  workshop.advance(60_000);
  const transfer = await sites.open();
  for (const code of [laptop.code, power]) await sites.pack(transfer, code);
  await sites.send(transfer);
  for (const code of [laptop.code, power]) await sites.receive(transfer, code);
  await write(sender.ctx, { requestId: randomUUID() }, (unit) =>
    recordEvent(unit, {
      deviceId: gone.id,
      kind: 'stage',
      stage: { to: 'withdrawn', move: 'move' },
      changes: { placeId: null },
    }),
  );
  const later = await page({ since: at });
  expect(later.gone).toEqual(expect.arrayContaining([laptop.code, power, drive, gone.code, kept]));
  const there = await known({ since: at }, receiver);
  expect(there.codes).toEqual(expect.arrayContaining([laptop.code, power, drive]));
});

it('how many drives did not fit is told', async () => {
  const { workshop, sender } = sites;
  const { id } = await confirmedDevice(workshop, sender);
  const { left } = await page();
  expect(left).toBe(0);
  const here = (await known()).things.filter(({ kind }) => kind === 'medium').length;
  await database.superuser`insert into media (id, code, device_id, site_id, type, created_at, updated_at)
    select gen_random_uuid(), 'DRIVE' || n, ${id}, ${workshop.siteId}, 'ssd', now(), now()
    from generate_series(1, ${MOST_KNOWN.medium + 7}::int) n`;
  expect((await page()).left).toBe(7 + here);
  await database.superuser`delete from media where code like 'DRIVE%'`;
});

it('is for those who work at benches, and names what it does not understand', async () => {
  const { workshop } = sites;
  for (const role of ['approver', 'auditor'] as const) {
    const who = await workshop.member(role);
    expect((await workshop.request(who, 'GET', '/api/bench/known')).status).toBe(403);
  }
  for (const query of ['after=donor::0', 'after=device:x:0', 'after=place::0', 'since=yesterday']) {
    const answer = await workshop.request(technician, 'GET', `/api/bench/known?${query}`);
    expect(answer).toMatchObject({ status: 422, body: { code: 'input.invalid' } });
  }
});
