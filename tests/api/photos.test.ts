import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_CONDITION_PHOTOS, PHOTO_UNDO_MINUTES } from '#domain/photos.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { hashPassword } from '../../api/people/passwords.ts';
import { verifyWitness } from '../../api/people/witness.service.ts';
import { eraseRemovedPhotos } from '../../api/photos/photo-removal.service.ts';
import { listPhotos } from '../../api/photos/photo-store.ts';
import { badges, people } from '../../db/schema/index.ts';
import { eq } from 'drizzle-orm';
import { testDatabase } from '../support/database.ts';
import { receivedDevice } from '../support/devices.ts';
import { PIXEL, bench } from '../support/evidence.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let warehouse: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
});
afterAll(() => workshop.close());

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** A photo of a telephone: EXIF with the place, XMP, IPTC, a comment, and a second picture behind its end. */
const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, '../fixtures/photos', name));
const WITH_PLACE = fixture('with-place.jpg');
const PICTURE = fixture('plain.webp');

const fileOf = (hash: string) =>
  join(workshop.system.config.dataDir, 'files', hash.slice(0, 2), hash);

async function bytesOf(member: Member, photoId: string): Promise<Buffer> {
  const shown = await workshop.app.request(`http://localhost/api/photos/${photoId}`, {
    headers: { cookie: `rework_session=${member.token}` },
  });
  expect(shown.status).toBe(200);
  return Buffer.from(await shown.arrayBuffer());
}

const add = async (code: string, more: Record<string, unknown> = {}) => {
  const answer = await bench(workshop, code).post(technician, 'photos', {
    purpose: 'condition',
    image: PIXEL,
    ...more,
  });
  expect(answer.status).toBe(200);
  return (answer.body as { photoId: string }).photoId;
};

const listed = async (code: string) =>
  (await listPhotos(technician.ctx, code)).photos.map(({ id, grade }) => [id, grade]);

describe('photos', () => {
  it('are kept under the hash of their content and shown to those who work on the device', async () => {
    const device = await receivedDevice(workshop, warehouse, {
      serial: '',
      noSerialReason: 'worn',
    });
    const { post } = bench(workshop, device.code);
    const kept = await post(technician, 'photos', { purpose: 'no_serial', image: PIXEL });
    const { photoId } = kept.body as { photoId: string };
    expect((await readCard(technician.ctx, device.code)).noSerialPhoto).toBe(true);
    const path = `/api/photos/${photoId}`;
    const shown = await workshop.app.request(`http://localhost${path}`, {
      headers: { cookie: `rework_session=${technician.token}` },
    });
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(base64(new Uint8Array(await shown.arrayBuffer()))).toBe(PIXEL);
    const [row] = await database.superuser<{ content_hash: string }[]>`
      select content_hash from photos where id = ${photoId}`;
    expect(existsSync(fileOf(row?.content_hash ?? ''))).toBe(true);
    const auditor = await workshop.member('auditor');
    expect((await workshop.request(auditor, 'GET', path)).status).toBe(403);
  });

  it('never keep the place, time and owner of the shot', async () => {
    const device = await receivedDevice(workshop, warehouse);
    for (const secret of ['Secret Camera', 'Exif', 'GPSLatitude', 'Hanoi', 'Secret Person']) {
      expect(WITH_PLACE.includes(secret)).toBe(true);
    }
    const kept = await bytesOf(technician, await add(device.code, { image: base64(WITH_PLACE) }));
    const file = kept.toString('latin1');
    expect(file).not.toMatch(/Exif|adobe|Photoshop|Secret|GPS|Hanoi|MotionPhoto/);
    expect(file.startsWith('\xff\xd8\xff') && file.endsWith('\xff\xd9')).toBe(true);
    // All that draws the picture is still there, byte for byte.
    const tables = WITH_PLACE.indexOf(Buffer.from([0xff, 0xdb]));
    const end = WITH_PLACE.indexOf(Buffer.from([0xff, 0xd9])) + 2;
    expect(kept.subarray(-(end - tables))).toEqual(WITH_PLACE.subarray(tables, end));
  });

  it.each([
    ['not an image', Buffer.from('x'.repeat(100)), 415, 'photo.not_an_image'],
    ['cut in the middle', WITH_PLACE.subarray(0, 900), 415, 'photo.not_an_image'],
    ['too large', new Uint8Array(1_500_001), 413, 'photo.too_large'],
  ])('%s are refused', async (_what, image, status, code) => {
    const device = await receivedDevice(workshop, warehouse);
    const { post } = bench(workshop, device.code);
    const refused = await post(technician, 'photos', {
      purpose: 'condition',
      image: base64(image),
    });
    expect(refused).toMatchObject({ status, body: { code } });
    expect(await listed(device.code)).toEqual([]);
  });

  it('stand for a grade, and there are at most twelve of them', async () => {
    const device = await receivedDevice(workshop, warehouse);
    const first = await add(device.code, { grade: 'cosmetic' });
    for (let count = 1; count < MAX_CONDITION_PHOTOS; count += 1) await add(device.code);
    expect((await listed(device.code))[0]).toEqual([first, 'cosmetic']);
    const { post } = bench(workshop, device.code);
    const full = await post(technician, 'photos', { purpose: 'condition', image: PIXEL });
    expect(full).toMatchObject({ status: 422, body: { code: 'photo.too_many' } });
    const evidence = { purpose: 'evidence', image: PIXEL };
    expect((await post(technician, 'photos', evidence)).status).toBe(200);
    expect(await post(technician, 'photos', { ...evidence, grade: 'battery' })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'grade', code: 'photo.grade_not_shown' }] },
    });
  });
});

describe('a photo that should not be there', () => {
  const act = (by: Member, photoId: string, what: string, body: Record<string, unknown> = {}) =>
    workshop.request(by, 'POST', `/api/photos/${photoId}/${what}`, {
      requestId: randomUUID(),
      ...body,
    });
  const reason = { reason: 'shows_person' };

  it('goes with a reason, comes back for 15 minutes, and is erased after that', async () => {
    const device = await receivedDevice(workshop, warehouse);
    const shot = await add(device.code, { image: base64(PICTURE) });
    expect((await act(technician, shot, 'removal', reason)).status).toBe(200);
    expect(await listed(device.code)).toEqual([]);
    expect((await workshop.request(technician, 'GET', `/api/photos/${shot}`)).status).toBe(404);
    expect((await act(technician, shot, 'removal', reason)).status).toBe(409);
    expect((await act(technician, shot, 'restoration')).status).toBe(200);
    expect(await listed(device.code)).toEqual([[shot, null]]);
    expect((await act(technician, shot, 'restoration')).status).toBe(409);
    await act(technician, shot, 'removal', reason);
    const [row] = await database.superuser<{ content_hash: string }[]>`
      select content_hash from photos where id = ${shot}`;
    const file = fileOf(row?.content_hash ?? '');
    await eraseRemovedPhotos(workshop.system);
    expect(existsSync(file)).toBe(true);
    workshop.advance(PHOTO_UNDO_MINUTES * 60_000);
    expect(await act(technician, shot, 'restoration')).toMatchObject({
      status: 409,
      body: { code: 'photo.gone' },
    });
    await eraseRemovedPhotos(workshop.system);
    expect(existsSync(file)).toBe(false);
    const { events } = await readCard(technician.ctx, device.code);
    expect(events[0]?.data).toMatchObject({ step: 'removed', reason: 'shows_person' });
  });

  it('stays on disk while another photo shows the same bytes', async () => {
    const device = await receivedDevice(workshop, warehouse);
    const [gone, kept] = [await add(device.code), await add(device.code)];
    await act(technician, gone, 'removal', { reason: 'double' });
    workshop.advance(PHOTO_UNDO_MINUTES * 60_000);
    await eraseRemovedPhotos(workshop.system);
    expect((await bytesOf(technician, kept)).length).toBeGreaterThan(0);
  });

  it('is removed by whoever took it or a coordinator, and never when it is evidence', async () => {
    const device = await receivedDevice(workshop, warehouse);
    const shot = await add(device.code);
    expect((await act(warehouse, shot, 'removal', reason)).status).toBe(403);
    const coordinator = await workshop.member('coordinator');
    expect((await act(coordinator, shot, 'removal', reason)).status).toBe(200);
    const proof = await add(device.code, { purpose: 'evidence' });
    expect(await act(coordinator, proof, 'removal', reason)).toMatchObject({
      status: 422,
      body: { code: 'photo.is_evidence' },
    });
    const other = await act(coordinator, shot, 'removal', { reason: 'ugly' });
    expect(other).toMatchObject({ status: 422, body: { fields: [{ field: 'reason' }] } });
  });
});

describe('a witness', () => {
  it('signs with badge and PIN; wrong tries lock the person out', async () => {
    const badge = '6000000183';
    const { personId } = warehouse;
    const pinHash = await hashPassword('483920');
    await database.db.update(people).set({ pinHash }).where(eq(people.id, personId));
    await database.db.insert(badges).values({ code: badge, personId, issuedAt: new Date() });
    const sign = (pin: string) => verifyWitness(technician.ctx, { badge, pin }, 'media.witness');
    expect(await sign('483920')).toBe(personId);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(sign('000000')).rejects.toMatchObject({ code: 'witness.wrong' });
    }
    await expect(sign('483920')).rejects.toMatchObject({ code: 'sign_in.locked' });
  });
});
