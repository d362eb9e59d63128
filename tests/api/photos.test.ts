import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import { hashPassword } from '../../api/people/passwords.ts';
import { verifyWitness } from '../../api/people/witness.service.ts';
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

/** A JPEG of one segment, enough to be looked at. */
function jpeg(segment: number): string {
  const bytes = new Uint8Array(200);
  bytes.set([0xff, 0xd8, 0xff, segment, 0x00, 0x20]);
  bytes.set([0xff, 0xda], 2 + 2 + 0x20);
  return base64(bytes);
}

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
    const hash = row?.content_hash ?? '';
    const file = join(workshop.system.config.dataDir, 'files', hash.slice(0, 2), hash);
    expect(existsSync(file)).toBe(true);
    const auditor = await workshop.member('auditor');
    expect((await workshop.request(auditor, 'GET', path)).status).toBe(403);
  });

  it.each([
    ['not an image', Buffer.from('x'.repeat(100)).toString('base64'), 415, 'photo.not_an_image'],
    ['with EXIF', jpeg(0xe1), 422, 'photo.has_exif'],
    ['too large', base64(new Uint8Array(1_500_001)), 413, 'photo.too_large'],
  ])('%s are refused', async (_what, image, status, code) => {
    const device = await receivedDevice(workshop, warehouse);
    const { post } = bench(workshop, device.code);
    const refused = await post(technician, 'photos', { purpose: 'condition', image });
    expect(refused).toMatchObject({ status, body: { code } });
    expect(
      (await post(technician, 'photos', { purpose: 'condition', image: jpeg(0xe0) })).status,
    ).toBe(200);
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
