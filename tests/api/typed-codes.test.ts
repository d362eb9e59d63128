import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shownBadge } from '#domain/badge-text.ts';
import { NO_CONTEXT } from '#domain/bench.ts';
import { type Code, formatCode, makeCode } from '#domain/codes.ts';
import { nearCodes } from '#domain/near-codes.ts';
import type { CreatedDevice } from '../../api/devices/create-device.ts';
import { issueBadge } from '../../api/people/badges.service.ts';
import { codes } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice } from '../support/devices.ts';
import { card, makeShelf, scanner } from '../support/scans.ts';
import { type SecondSite, secondSite } from '../support/sites.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let warehouse: Member;
let other: SecondSite;
let device: CreatedDevice;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
  other = await secondSite(workshop, 'Workshop South');
  device = await confirmedDevice(workshop, warehouse);
});
afterAll(() => workshop.close());

const { scanOf, one } = scanner(() => workshop);
const type = (text: string, by = technician) => one(by, scanOf(text, { source: 'typed' }));

/** The code with one digit of its number wrong, so that `near` says what it may have meant. */
function slip(code: Code, wanted: (near: Code[]) => boolean = (near) => near.length === 1): string {
  const texts = Array.from(code).flatMap((_, at) =>
    // The first digit stays: another one may make it no code of ours at all.
    at === 0
      ? []
      : Array.from('0123456789', (digit) => code.slice(0, at) + digit + code.slice(at + 1)),
  );
  const found = texts.find((text) => text !== code && wanted(nearCodes(text)));
  if (!found) throw new Error(`no such slip of ${code}`);
  return found;
}

/** A label of nothing yet with this code. */
const keep = (code: Code, siteId = workshop.siteId) =>
  database.db
    .insert(codes)
    .values({ code, subject: 'blank', siteId, createdAt: workshop.system.now() });

describe('a code typed with one slip', () => {
  it('is refused, and the one thing here that may be meant is offered', async () => {
    const mistyped = slip(device.code);
    const named = { near: device.code, name: 'Dell Latitude 5480' };
    const refused = await type(formatCode(mistyped));
    expect(refused).toMatchObject({
      outcome: 'refused',
      code: 'code.mistyped_near',
      params: named,
    });
    const persian = mistyped.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit)));
    expect(await type(persian)).toMatchObject({ params: named });
    const asked = await workshop.request(technician, 'GET', `/api/lookup?text=${mistyped}`);
    expect(asked.body).toEqual({
      kind: 'mistyped',
      near: { code: device.code, name: 'Dell Latitude 5480' },
    });
  });

  it('names places and command cards too', async () => {
    const shelf = await makeShelf(await workshop.member('coordinator'), 'B-07');
    expect(await type(slip(shelf.code))).toMatchObject({
      params: { near: shelf.code, name: 'B-07' },
    });
    expect(await type(slip(card('hold', 'locked')))).toMatchObject({
      params: { near: card('hold', 'locked'), name: 'hold.locked' },
    });
  });

  it('offers nothing where two things may be meant, or none', async () => {
    const mistyped = slip(device.code, (near) => near.length > 1);
    const [twin] = nearCodes(mistyped).filter((code) => code !== device.code);
    expect(await type(mistyped)).toMatchObject({ code: 'code.mistyped_near' });
    await keep(twin!);
    expect(await type(mistyped)).toMatchObject({ code: 'code.mistyped', params: {} });
    await database.superuser`delete from codes where code = ${twin!}`;
    expect(await type('1999999900')).toMatchObject({ code: 'code.mistyped' });
  });

  it('offers what is known here, not what another site has', async () => {
    const stranger = await other.member('technician');
    expect(await type(slip(device.code), stranger)).toMatchObject({ code: 'code.mistyped' });
    const mistyped = slip(device.code, (near) => near.length > 1);
    const [twin] = nearCodes(mistyped).filter((code) => code !== device.code);
    await keep(twin!, other.id);
    expect(await type(mistyped)).toMatchObject({ params: { near: device.code } });
    expect(await type(mistyped, stranger)).toMatchObject({ params: { near: twin } });
  });

  it('keeps no number of a badge, and does not tell which numbers are badges', async () => {
    const who = await workshop.member('technician');
    const { personId } = who;
    const { code } = await issueBadge(workshop.admin.ctx, { requestId: randomUUID(), personId });
    const wrong = `${code.slice(0, 9)}${(Number(code.at(-1)) + 1) % 10}`;
    const texts = [code, wrong, `]C0${code}`, `*${code}*`, formatCode(code).replaceAll(' ', '-')];
    for (const text of texts) await type(text, who);
    const doubled = await type(code + code, who);
    expect(doubled).toMatchObject({ code: 'scan.unknown_code' });
    const into = await one(
      who,
      scanOf(device.code, { context: { ...NO_CONTEXT, intoCode: code } }),
    );
    expect(into).toMatchObject({ code: 'scan.unknown_code' });
    const kept = await database.superuser`select text, answer from scan_log
      join requests using (request_id) where scan_log.person_id = ${personId}`;
    expect(kept).toHaveLength(7);
    for (const row of kept.filter(({ answer }) => !String(answer).includes(into.requestId))) {
      expect(shownBadge(String(row.text))).not.toBeNull();
      expect(row.answer).not.toContain(code);
    }
    const lookup = (text: string) =>
      workshop.request(technician, 'GET', `/api/lookup?text=${text}`);
    expect((await lookup(code)).body).toEqual({ kind: 'unknown' });
    expect((await lookup(code)).body).toEqual((await lookup(makeCode('badge', 77))).body);
  });

  it('never offers a badge, and guesses nothing for a scanner', async () => {
    const { personId } = technician;
    const badge = await issueBadge(workshop.admin.ctx, { requestId: randomUUID(), personId });
    expect(await type(slip(badge.code, () => true))).toMatchObject({ code: 'code.mistyped' });
    const misread = await one(technician, scanOf(slip(device.code)));
    expect(misread).toMatchObject({ outcome: 'refused', code: 'code.mistyped', params: {} });
    const [logged] = await database.superuser`select outcome, reason from scan_log
      where request_id = ${misread.requestId}`;
    expect(logged).toMatchObject({ outcome: 'refused', reason: 'code.mistyped' });
  });
});
