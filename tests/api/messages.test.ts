import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCode } from '#domain/codes.ts';
import { REDACTED } from '../../api/lib/redacted.ts';
import type { MessageDraft } from '../../api/messages/write-message.service.ts';
import type { listMessages } from '../../api/messages/messages.service.ts';
import { messages } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { DONOR, lockedDevice } from '../support/locked.ts';
import { receivedDevice } from '../support/devices.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

type Listed = Awaited<ReturnType<typeof listMessages>>;
const database = await testDatabase();
let workshop: Workshop;
let coordinator: Member;
let technician: Member;

beforeAll(async () => {
  // Nothing is configured but e-mail, and nobody sends: what is written waits.
  const env = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'north@example.org' };
  workshop = await openWorkshop(database, { env, locale: 'vi' });
  coordinator = await workshop.member('coordinator');
  technician = await workshop.member('technician');
});
afterAll(() => workshop.close());

const post = (path: string, body: Record<string, unknown> = {}, who: Member = coordinator) =>
  workshop.request(who, 'POST', path, { requestId: randomUUID(), ...body });
const get = (path: string, who: Member = coordinator) => workshop.request(who, 'GET', path);
const draft = (code: string, query: string, who?: Member) =>
  get(`/api/devices/${code}/messages/draft?${query}`, who);

const letter = {
  template: 'lock_release',
  channel: 'email',
  locale: 'en',
  recipient: DONOR.email,
  subject: 'Still locked',
  body: 'Please release it.',
};

describe('the draft', () => {
  it('goes to the donor on record, in the site’s language or the one asked for', async () => {
    const { code, donationCode } = await lockedDevice(workshop, coordinator);
    const own = (await draft(code, 'template=lock_release&channel=email')).body as MessageDraft;
    expect(own).toMatchObject({
      recipient: DONOR.email,
      locale: 'vi',
      donorName: DONOR.name,
      ways: { email: true, sms: false },
    });
    expect(own.body).toContain('a•••@contoso.example');
    expect(own.body.replace(/\s/g, '')).toContain(donationCode);
    const sms = (await draft(code, 'template=lock_reminder&channel=sms&locale=en'))
      .body as MessageDraft;
    expect(sms).toMatchObject({ recipient: DONOR.phone, subject: '', locale: 'en' });
    expect(sms.body).toMatch(/reminder/);
  });

  it('in Persian goes out as it was written, with its isolates; overrides stay refused', async () => {
    const { code } = await lockedDevice(workshop, coordinator);
    const query = 'template=lock_release&channel=email&locale=fa';
    const { subject, body } = (await draft(code, query)).body as MessageDraft;
    expect(subject).toContain('\u2068Dell Latitude 5480\u2069');
    const persian = { ...letter, locale: 'fa', subject, body };
    const turned = { ...persian, body: `${body}\u202E` };
    expect((await post(`/api/devices/${code}/messages`, turned)).body).toMatchObject({
      fields: [{ field: 'body', code: 'input.direction_override' }],
    });
    expect((await post(`/api/devices/${code}/messages`, persian)).status).toBe(200);
    const kept = (await get(`/api/devices/${code}/messages`)).body as Pick<Listed, 'messages'>;
    expect(kept.messages).toMatchObject([{ subject, body }]);
  });

  it('is refused to technicians, for devices that no lock holds, and by field', async () => {
    const { code } = await lockedDevice(workshop, coordinator);
    expect((await draft(code, 'template=lock_release&channel=email', technician)).status).toBe(403);
    expect((await draft(code, 'template=hello&channel=fax')).body).toMatchObject({
      fields: [{ field: 'template' }, { field: 'channel' }],
    });
    const free = await receivedDevice(workshop, coordinator);
    expect(await draft(free.code, 'template=lock_release&channel=copy')).toMatchObject({
      status: 422,
      body: { code: 'message.no_lock' },
    });
    expect(
      (await draft(makeCode('device', 999_999), 'template=lock_release&channel=copy')).status,
    ).toBe(404);
  });

  it('of a donor nobody knows has no recipient', async () => {
    const { code } = await lockedDevice(workshop, coordinator, { kind: 'anonymous' });
    expect((await draft(code, 'template=lock_release&channel=email')).body).toMatchObject({
      recipient: '',
      donorName: null,
    });
  });
});

describe('writing', () => {
  it('queues once, whatever is sent twice, and shows on the hold', async () => {
    const { code } = await lockedDevice(workshop, coordinator);
    const path = `/api/devices/${code}/messages`;
    const body = { requestId: randomUUID(), ...letter };
    const first = await workshop.request(coordinator, 'POST', path, body);
    expect(first).toMatchObject({ status: 200, body: { status: 'queued' } });
    expect(await workshop.request(coordinator, 'POST', path, body)).toEqual(first);
    const listed = (await get(path)).body as Listed;
    expect(listed.messages).toHaveLength(1);
    const { holds } = (await get(`/api/devices/${code}`)).body as { holds: { askedAt: unknown }[] };
    expect(holds[0]?.askedAt).not.toBeNull();
  });

  it('takes a text along without an address, and refuses a way that is not there', async () => {
    const { code } = await lockedDevice(workshop, coordinator);
    const path = `/api/devices/${code}/messages`;
    const copy = await post(path, { ...letter, channel: 'copy', recipient: '', subject: '' });
    expect(copy.body).toMatchObject({ status: 'copied' });
    expect(await post(path, { ...letter, channel: 'sms', recipient: '0905550199' })).toMatchObject({
      status: 422,
      body: { code: 'message.way_missing' },
    });
    expect((await post(path, letter, technician)).status).toBe(403);
    expect(await post(path, { ...letter, recipient: 'x', subject: '' })).toMatchObject({
      body: { fields: [{ field: 'recipient', code: 'message.not_an_email' }] },
    });
    expect(await post(path, { ...letter, body: ' ' })).toMatchObject({
      body: { fields: [{ field: 'body', code: 'input.required' }] },
    });
  });
});

describe('the log', () => {
  it('shows no recipient and no text, also where the database refuses a message', async () => {
    const lines: string[] = [];
    const log = pino({ redact: REDACTED }, { write: (line: string) => void lines.push(line) });
    const failing = database.db.insert(messages).values({
      id: randomUUID(),
      siteId: randomUUID(),
      createdById: coordinator.personId,
      template: 'lock_release',
      channel: 'email',
      locale: 'en',
      recipient: 'lan@private.example',
      body: 'Dear Lan',
      status: 'sent',
      createdAt: new Date(),
    });
    const error = await failing.then(
      () => null,
      (refused: unknown) => refused,
    );
    expect(error).not.toBeNull();
    log.error({ error }, 'message refused');
    log.warn({ recipient: 'lan@private.example', message: { body: 'Dear Lan' } }, 'x');
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toMatch(/lan@private|Dear Lan/);
  });
});

describe('the outbox', () => {
  it('lists page by page, by state, for those who may see donors', async () => {
    const { code } = await lockedDevice(workshop, coordinator);
    await post(`/api/devices/${code}/messages`, letter);
    await post(`/api/devices/${code}/messages`, { ...letter, channel: 'copy' });
    const first = (await get('/api/messages?limit=1')).body as Listed;
    expect(first.messages).toHaveLength(1);
    const second = (await get(`/api/messages?limit=1&after=${first.next}`)).body as Listed;
    expect(second.messages[0]?.id).not.toBe(first.messages[0]?.id);
    const copied = (await get('/api/messages?status=copied')).body as Listed;
    expect(new Set(copied.messages.map(({ status }) => status))).toEqual(new Set(['copied']));
    expect(copied.counts.copied).toBe(copied.messages.length);
    expect((await get('/api/messages', technician)).status).toBe(403);
    expect((await get('/api/messages?after=x')).status).toBe(422);
  });

  it('has nothing of another site', async () => {
    const { code } = await lockedDevice(workshop, coordinator);
    const { body } = await post(`/api/devices/${code}/messages`, letter);
    const { messageId } = body as { messageId: string };
    const elsewhere: Member = {
      ...coordinator,
      ctx: { ...coordinator.ctx, actor: { ...coordinator.ctx.actor, siteId: randomUUID() } },
    };
    const { cancelMessage, listMessages: list } =
      await import('../../api/messages/messages.service.ts');
    expect((await list(elsewhere.ctx, { limit: 10 })).messages).toEqual([]);
    await expect(
      cancelMessage(elsewhere.ctx, { requestId: randomUUID(), messageId }),
    ).rejects.toMatchObject({ code: 'message.not_found' });
    expect((await post(`/api/messages/${randomUUID()}/cancelling`)).status).toBe(404);
  });

  it('is emptied with the donor’s data; what waits is not sent, nor sent again', async () => {
    const { code } = await lockedDevice(workshop, coordinator);
    const { body } = await post(`/api/devices/${code}/messages`, letter);
    const { messageId } = body as { messageId: string };
    await database.superuser`
      update donors set erased_at = now(), name = '', email = '', phone = ''
      where id = (select donor_id from messages where id = ${messageId})`;
    const [left] = await database.superuser`
      select recipient, subject, body, status, next_attempt_at as next from messages where id = ${messageId}`;
    expect(left).toEqual({ recipient: '', subject: '', body: '', status: 'cancelled', next: null });
    const again = { recipient: DONOR.email, subject: 'x', body: 'y' };
    expect(await post(`/api/messages/${messageId}/resending`, again)).toMatchObject({
      body: { code: 'message.erased' },
    });
  });
});
