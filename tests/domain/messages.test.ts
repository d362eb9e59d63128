import { describe, expect, it } from 'vitest';
import { LOCK_KINDS } from '#domain/locks.ts';
import {
  dialled,
  MAX_ATTEMPTS,
  MESSAGE_FAILURES,
  MESSAGE_LOCALES,
  MESSAGE_TEMPLATES,
  nextAttempt,
  refuseRecipient,
} from '#domain/messages.ts';
import { composeLockMessage, type LockMessageFacts } from '../../api/messages/compose.ts';
import { en } from '../../web-components/i18n/en.ts';

const now = new Date('2026-11-22T08:00:00Z');
const minutes = (next: Date | null) => next && (next.getTime() - now.getTime()) / 60_000;

describe('another try', () => {
  it('comes later each time, six hours at most, and is given up in the end', () => {
    const waits = Array.from({ length: MAX_ATTEMPTS }, (_, index) =>
      minutes(nextAttempt(index + 1, 'busy', now)),
    );
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, null]);
    expect(nextAttempt(1, 'address', now)).toBeNull();
    expect(nextAttempt(1, 'content', now)).toBeNull();
  });

  it('has words for each failure', () => {
    for (const failure of MESSAGE_FAILURES)
      expect(en).toHaveProperty([`message.failure.${failure}`]);
  });
});

describe('addresses', () => {
  it.each([
    ['email', 'lan@example.org', null],
    ['email', 'it+devices@sub.example.co.uk', null],
    ['email', 'tên@ví-dụ.vn', null],
    ['email', 'lan@example', 'message.not_an_email'],
    ['email', 'a@example.org, b@example.org', 'message.not_an_email'],
    ['email', 'Lan <lan@example.org>', 'message.not_an_email'],
    ['email', '', 'input.required'],
    ['sms', '+84 90 123-4567', null],
    ['sms', '۰۹۱۲۱۲۳۴۵۶۷', null],
    ['sms', 'call me', 'message.not_a_number'],
    ['sms', '12', 'message.not_a_number'],
    ['copy', '', null],
  ] as const)('%s %s', (channel, recipient, refusal) => {
    expect(refuseRecipient(channel, recipient)).toBe(refusal);
  });

  it('dials any digits', () => {
    expect(dialled('(+98) ۹۱۲ ۱۲۳')).toBe('+98912123');
  });
});

const facts: LockMessageFacts = {
  programme: 'Second Life',
  site: 'Workshop North',
  timeZone: 'Asia/Ho_Chi_Minh',
  contact: '+84 24 555 01 99',
  donorName: 'Contoso Ltd.',
  kind: 'laptop',
  make: 'Dell',
  model: 'Latitude 5480',
  code: '1000012383',
  serial: 'ABCDEF1234',
  receiptCode: '5000000117',
  locks: LOCK_KINDS.map((lock) => ({ lock, hint: '' })),
  dueAt: new Date('2026-12-06T08:00:00Z'),
};

describe('the message in Persian', () => {
  const { subject, body } = composeLockMessage(facts, 'lock_release', 'email', 'fa');
  const sms = composeLockMessage(facts, 'lock_release', 'sms', 'fa');

  it('keeps the groups of a code in order, and each line right to left, whatever Latin is in it', () => {
    for (const text of [body, sms.body]) expect(text).toContain('\u20665 0000001 17\u2069');
    expect(body).toContain('\u20661 0000123 83\u2069');
    const withoutIsolates = (line: string) => line.replace(/[\u2066-\u2068][^\u2069]*\u2069/g, '');
    const firstStrong = (line: string) => /\p{L}/u.exec(withoutIsolates(line))?.[0] ?? '';
    const [greeting = '', thanks = ''] = body.split('\n\n');
    for (const line of [subject, greeting, thanks, sms.body]) {
      expect(firstStrong(line), line).toMatch(/\p{Script=Arabic}/u);
    }
  });

  it('other languages need none of that', () => {
    const plain = composeLockMessage(facts, 'lock_release', 'email', 'vi');
    expect(plain.subject + plain.body).not.toMatch(/[\u2066-\u2069]/);
  });
});

describe.each(MESSAGE_LOCALES)('the message about a lock in %s', (locale) => {
  it.each(MESSAGE_TEMPLATES)('%s says which device, until when, and whom to answer', (template) => {
    const { subject, body } = composeLockMessage(facts, template, 'email', locale);
    expect(subject).toContain('Dell Latitude 5480');
    for (const part of ['Contoso Ltd.', 'Second Life', 'Workshop North', '1 0000123 83', '1234']) {
      expect(body).toContain(part);
    }
    expect(body).toContain('+84 24 555 01 99');
    expect(body).not.toContain('ABCDEF');
    expect(body).not.toMatch(/[{}]|undefined/);
    const sms = composeLockMessage(facts, template, 'sms', locale);
    expect(sms.subject).toBe('');
    expect(sms.body).not.toMatch(/[{}]|undefined/);
    expect(sms.body.length).toBeLessThan(600);
  });

  it('gives the steps of every lock and the hint on its screen', () => {
    const locks = facts.locks.map((lock) => ({ ...lock, hint: 'Acme IT' }));
    const { body } = composeLockMessage({ ...facts, locks }, 'lock_release', 'copy', locale);
    expect(body.split('Acme IT')).toHaveLength(LOCK_KINDS.length + 1);
    expect(body.split('•')).toHaveLength(LOCK_KINDS.length + 1);
  });

  it('does without what nobody knows', () => {
    const bare = { ...facts, contact: '', donorName: '', make: '', model: '', serial: '12' };
    const { subject, body } = composeLockMessage(
      { ...bare, receiptCode: '' },
      'lock_release',
      'email',
      locale,
    );
    expect(subject).not.toMatch(/[{}]|undefined/);
    expect(body).not.toMatch(/[{}]|undefined| {2}/);
  });
});
