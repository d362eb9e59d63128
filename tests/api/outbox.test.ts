import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { createSenders, type Senders } from '../../api/messages/senders.ts';
import { drainOutbox, startOutbox } from '../../api/messages/outbox.ts';
import { testDatabase } from '../support/database.ts';
import { lockedDevice } from '../support/locked.ts';
import { type MailSink, openMailSink } from '../support/mail-sink.ts';
import { openSmsGateway, type SmsGateway } from '../support/sms-gateway.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
const sink: MailSink = await openMailSink();
const gateway: SmsGateway = await openSmsGateway();
const MINUTE = 60_000;
let workshop: Workshop;
let coordinator: Member;
let senders: Senders;
let code: string;

beforeAll(async () => {
  workshop = await openWorkshop(database, {
    env: {
      SMTP_URL: sink.url,
      MAIL_FROM: 'Workshop North <north@example.org>',
      SMS_GATEWAY_URL: gateway.url,
      SMS_GATEWAY_TOKEN: 'token-1',
    },
  });
  coordinator = await workshop.member('coordinator');
  senders = createSenders(workshop.system.config);
  ({ code } = await lockedDevice(workshop, coordinator));
});
beforeEach(() => {
  sink.mails.length = 0;
  sink.refuse = () => undefined;
  sink.beforeTaking = async () => {};
  gateway.requests.length = 0;
  gateway.status = 202;
});
afterAll(async () => {
  await workshop.close();
  await sink.close();
  await gateway.close();
});

const post = (path: string, body: Record<string, unknown> = {}) =>
  workshop.request(coordinator, 'POST', path, { requestId: randomUUID(), ...body });

async function queue(more: Record<string, unknown> = {}): Promise<string> {
  const answer = await post(`/api/devices/${code}/messages`, {
    template: 'lock_release',
    channel: 'email',
    locale: 'vi',
    recipient: 'it@contoso.example',
    subject: 'Máy vẫn bị khóa',
    body: 'Kính gửi Contoso,\n\n.Xin gỡ khóa.',
    ...more,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return (answer.body as { messageId: string }).messageId;
}

const drain = () => drainOutbox(workshop.system, senders);
async function row(id: string) {
  const [found] = await database.superuser`
    select status, attempts, last_error as error, next_attempt_at as next, recipient, body
    from messages where id = ${id}`;
  return found;
}

/** The content of a MIME part (RFC 2045), in whichever encoding it was sent. */
function decodePart(part: string): string {
  const [head = '', ...rest] = part.trim().split('\n\n');
  const content = rest.join('\n\n');
  if (/base64/.test(head)) return Buffer.from(content, 'base64').toString();
  const bytes = content
    .replace(/=\n/g, '')
    .replace(/=([\dA-F]{2})/g, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(bytes, 'latin1').toString();
}

describe('e-mail', () => {
  it('goes to the real server once, in UTF-8, and says so in the history', async () => {
    const id = await queue();
    expect(await drain()).toBe(1);
    const [mail] = sink.mails;
    expect(mail).toMatchObject({ from: 'north@example.org', to: ['it@contoso.example'] });
    expect(mail?.data).toMatch(/^From: Workshop North <north@example.org>$/m);
    expect(mail?.data).toContain(`Message-ID: <${id}@example.org>`);
    expect(mail?.data).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(await row(id)).toMatchObject({ status: 'sent', attempts: 1, next: null });
    expect(await drain()).toBe(0);
    const events = await database.superuser`
      select data from events where kind = 'message' and data ->> 'message' = ${id} order by seq`;
    expect(events.map(({ data }) => data.step)).toEqual(['queued', 'sent']);
    expect(JSON.stringify(events)).not.toMatch(/contoso|khóa/i);
  });

  it('says that Persian is read from the right, whatever stands in it', async () => {
    await queue({ locale: 'fa', subject: 'قفل', body: 'Contoso گرامی،\n<b>&</b>' });
    await drain();
    const data = sink.mails[0]?.data ?? '';
    expect(data).toMatch(/^Content-Language: fa$/m);
    expect(data).toMatch(/^Content-Type: multipart\/alternative/m);
    const parts = data.split(/^--.*$/m).map(decodePart);
    expect(parts).toContain('Contoso گرامی،\n<b>&</b>');
    expect(parts.find((part) => part.startsWith('<!doctype'))).toContain(
      '<body dir="rtl">Contoso گرامی،<br>\n&lt;b&gt;&amp;&lt;/b&gt;</body>',
    );
  });

  it('a refused address is said at once; corrected, it goes', async () => {
    sink.refuse = (address) =>
      address.startsWith('nobody') ? '550 5.1.1 no such user' : undefined;
    const id = await queue({ recipient: 'nobody@contoso.example' });
    await drain();
    expect(await row(id)).toMatchObject({ status: 'failed', attempts: 1, error: 'address' });
    const correct = { recipient: 'it@contoso.example', subject: 'Again', body: 'Once more' };
    const bad = await post(`/api/messages/${id}/resending`, { ...correct, recipient: 'nobody' });
    expect(bad).toMatchObject({ body: { fields: [{ field: 'recipient' }] } });
    expect((await post(`/api/messages/${id}/resending`, correct)).status).toBe(200);
    await drain();
    expect(await row(id)).toMatchObject({ status: 'sent', error: '' });
    expect(sink.mails[0]?.data).toContain('Once more');
    expect(await post(`/api/messages/${id}/resending`, correct)).toMatchObject({
      status: 409,
      body: { code: 'message.not_resendable' },
    });
  });

  it('one that waits for its next try goes at once when somebody asks, before the first try not', async () => {
    const same = { recipient: 'it@contoso.example', subject: 'Locked', body: 'Please release' };
    sink.refuse = () => '451 try later';
    const id = await queue(same);
    const early = await post(`/api/messages/${id}/resending`, same);
    expect(early).toMatchObject({ status: 409, body: { code: 'message.not_resendable' } });
    await drain();
    expect(await row(id)).toMatchObject({ status: 'queued', attempts: 1, error: 'busy' });
    sink.refuse = () => undefined;
    expect(await drain()).toBe(0);
    expect((await post(`/api/messages/${id}/resending`, same)).status).toBe(200);
    expect(await drain()).toBe(1);
    expect(await row(id)).toMatchObject({ status: 'sent', attempts: 1 });
  });

  it('a busy server is tried again later, and given up after eight tries', async () => {
    sink.refuse = () => '451 try later';
    const id = await queue();
    await drain();
    expect(await row(id)).toMatchObject({ status: 'queued', attempts: 1, error: 'busy' });
    expect(await drain()).toBe(0);
    for (let minutes = 1; minutes <= 64; minutes *= 2) {
      workshop.advance(minutes * MINUTE + 1000);
      await drain();
    }
    expect(await row(id)).toMatchObject({ status: 'failed', attempts: 8, next: null });
  });

  it('a server that is not there is a failure of its own', async () => {
    const away = createSenders({
      mail: { url: 'smtp://127.0.0.1:1', from: 'a@b.example' },
      sms: undefined,
    });
    const id = await queue();
    await drainOutbox(workshop.system, away);
    expect(await row(id)).toMatchObject({ status: 'queued', error: 'connection' });
    await post(`/api/messages/${id}/cancelling`);
  });
});

describe('text messages', () => {
  it('go to the gateway with the token', async () => {
    const id = await queue({
      channel: 'sms',
      recipient: '+84 90 555 01 99',
      subject: '',
      body: 'Xin gỡ',
    });
    await drain();
    expect(gateway.requests).toEqual([
      { authorization: 'Bearer token-1', key: id, body: { to: '+84905550199', text: 'Xin gỡ' } },
    ]);
    expect(await row(id)).toMatchObject({ status: 'sent' });
  });

  it.each([
    [400, 'failed', 'address'],
    [401, 'queued', 'sign_in'],
    [503, 'queued', 'busy'],
  ])('answer %i means %s: %s', async (status, state, error) => {
    gateway.status = status;
    const id = await queue({ channel: 'sms', recipient: '0905550199' });
    await drain();
    expect(await row(id)).toMatchObject({ status: state, error });
    await post(`/api/messages/${id}/cancelling`);
  });
});

describe('the queue', () => {
  it('two processes send different messages and none twice', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => queue()));
    const other = { ...workshop.system, database: await openDatabase(database.url) };
    let inHand = 0;
    let atOnce = 0;
    let both = () => {};
    const met = new Promise<void>((resolve) => (both = resolve));
    sink.beforeTaking = async () => {
      atOnce = Math.max(atOnce, ++inHand);
      if (inHand === 2) both();
      await met;
      inHand--;
    };
    const sent = await Promise.all([drain(), drainOutbox(other, senders)]);
    await other.database.close();
    expect(atOnce).toBe(2);
    expect(sent[0] + sent[1]).toBe(12);
    const taken = sink.mails.map(({ data }) => /Message-ID: <([^@]+)@/.exec(data)?.[1]);
    expect(taken).toHaveLength(12);
    expect(new Set(taken)).toEqual(new Set(ids));
  });

  it('a message on its way out is not taken back, one that waits is', async () => {
    const id = await queue();
    let answer: Awaited<ReturnType<typeof post>> | undefined;
    sink.beforeTaking = async () => {
      answer = await post(`/api/messages/${id}/cancelling`);
    };
    await drain();
    expect(answer).toMatchObject({ status: 409, body: { code: 'message.being_sent' } });
    const late = await post(`/api/messages/${id}/cancelling`);
    expect(late).toMatchObject({ status: 409, body: { code: 'message.not_queued' } });
    const waiting = await queue();
    expect((await post(`/api/messages/${waiting}/cancelling`)).status).toBe(200);
    expect(await drain()).toBe(0);
    expect(await row(waiting)).toMatchObject({ status: 'cancelled' });
  });

  it('survives a process that ends between sending and noting it: sent again, never lost', async () => {
    const id = await queue();
    const script = join(import.meta.dirname, '../support/drain-outbox.ts');
    const now = workshop.system.now().toISOString();
    const args = ['--import', 'tsx', script, database.url, sink.url, now];
    const sending = spawn(process.execPath, args, { stdio: 'ignore' });
    const ended = once(sending, 'exit');
    let arrived = 0;
    sink.beforeTaking = async () => {
      arrived += 1;
      if (arrived > 1) return;
      sending.kill('SIGKILL');
      await ended;
    };
    expect(await ended).toEqual([null, 'SIGKILL']);
    // Waits until the server has noticed that the process is gone.
    await database.superuser`select id from messages where id = ${id} for update`;
    expect(await row(id)).toMatchObject({ status: 'queued', attempts: 0 });
    await drain();
    expect(await row(id)).toMatchObject({ status: 'sent' });
    expect(arrived).toBe(2);
  });

  it('goes out when the product starts, and wakes for what is written later', async () => {
    const before = await queue();
    let taken = () => {};
    const next = () => new Promise<void>((resolve) => (taken = resolve));
    sink.beforeTaking = async () => taken();
    let arrived = next();
    const outbox = await startOutbox(workshop.system, senders);
    await arrived;
    arrived = next();
    const after = await queue();
    await arrived;
    await outbox.stop();
    for (const id of [before, after]) expect(await row(id)).toMatchObject({ status: 'sent' });
  });
});
