/** Writes the text to a donor from what is on record; a person reads and changes it before it goes. */
import { formatCode } from '#domain/codes.ts';
import type { DeviceKind } from '#domain/device-kinds.ts';
import { isLockKind } from '#domain/locks.ts';
import {
  type MessageChannel,
  messageDirection,
  type MessageLocale,
  type MessageTemplate,
} from '#domain/messages.ts';
import { documentLanguage } from '../documents/document-locale.ts';
import { en, type MessageTexts } from './texts/en.ts';
import { fa } from './texts/fa.ts';
import { vi } from './texts/vi.ts';

export interface LockMessageFacts {
  programme: string;
  site: string;
  timeZone: string;
  /** How the donor reaches the site; empty when the site has not said. */
  contact: string;
  /** Empty for a donor nobody knows. */
  donorName: string;
  kind: DeviceKind;
  make: string;
  model: string;
  code: string;
  /** Whole; the message shows the last four characters at most. */
  serial: string;
  /** Empty where the device came with no donation. */
  receiptCode: string;
  locks: readonly { lock: string; hint: string }[];
  dueAt: Date;
}

export interface ComposedMessage {
  subject: string;
  body: string;
}

type Values = Readonly<Record<string, string>>;
type Fill = (text: string, values: Values) => string;

/** Words of the language itself, filled before. */
const SENTENCES: readonly string[] = ['serial', 'contact', 'date'];
const LEFT_TO_RIGHT: readonly string[] = ['code', 'receipt', 'last'];

const TEXTS: Record<MessageLocale, MessageTexts> = { en, vi, fa };

export function composeLockMessage(
  facts: LockMessageFacts,
  template: MessageTemplate,
  channel: MessageChannel,
  locale: MessageLocale,
): ComposedMessage {
  const texts = TEXTS[locale];
  const fill = messageDirection(locale) === 'rtl' ? fillIsolated : fillPlain;
  const device = [facts.make, facts.model].filter(Boolean).join(' ') || texts.kind[facts.kind];
  const locks = facts.locks.map(({ lock }) => nameOf(texts, lock));
  const values = {
    programme: facts.programme,
    site: facts.site,
    device,
    code: formatCode(facts.code),
    receipt: facts.receiptCode ? formatCode(facts.receiptCode) : '–',
    date: documentLanguage(locale, facts.timeZone).date(facts.dueAt),
    locks: locks.join(locale === 'fa' ? '، ' : ', '),
  };
  const subject = fill(texts.subject[template], values);
  if (channel === 'sms') {
    const contact = facts.contact ? fill(texts.smsContact, { reach: facts.contact }) : '';
    return { subject: '', body: fill(texts.sms[template], { ...values, contact }) };
  }
  return { subject, body: letter(facts, texts, template, values, fill) };
}

function letter(
  facts: LockMessageFacts,
  texts: MessageTexts,
  template: MessageTemplate,
  values: Values,
  fill: Fill,
): string {
  const { donorName: name, serial, contact } = facts;
  const shown = Math.min(4, Math.floor(serial.length / 2));
  const last = shown > 0 ? fill(texts.serial, { last: serial.slice(-shown) }) : '';
  const reach = contact ? fill(texts.contact, { reach: contact }) : '';
  const paragraphs = [
    name ? fill(texts.greeting, { name }) : texts.greetingUnnamed,
    fill(texts.thanks, { ...values, serial: last }),
    template === 'lock_reminder' ? texts.reminder : '',
    texts.why,
    ...facts.locks.map((lock) => lockLines(texts, lock, fill)),
    fill(texts.until, { ...values, contact: reach }),
    texts.never,
    texts.otherwise,
    [texts.thankYou, facts.site, facts.programme].join('\n'),
  ];
  return paragraphs.filter(Boolean).join('\n\n');
}

function lockLines(
  texts: MessageTexts,
  { lock, hint }: { lock: string; hint: string },
  fill: Fill,
): string {
  const lines = [`• ${nameOf(texts, lock)}`];
  if (hint) lines.push(fill(texts.shown, { hint }));
  if (isLockKind(lock)) lines.push(texts.steps[lock]);
  return lines.join('\n');
}

function nameOf(texts: MessageTexts, lock: string): string {
  return isLockKind(lock) ? texts.lock[lock] : lock;
}

/** Values are put in as they are; a place without a value stays empty. */
function fillPlain(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '');
}

/**
 * Between isolates of UAX #9, the groups of a code keep their order among right-to-left words, and a Latin name
 * at the start of a line does not turn the line round.
 */
function fillIsolated(text: string, values: Values): string {
  const isolated = Object.entries(values).map(([name, value]) => [name, isolate(name, value)]);
  return fillPlain(text, Object.fromEntries(isolated) as Values);
}

function isolate(name: string, value: string): string {
  if (value === '' || SENTENCES.includes(name)) return value;
  return `${LEFT_TO_RIGHT.includes(name) ? '\u2066' : '\u2068'}${value}\u2069`;
}
