/** Messages as the browser has them, and the words about them. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { api, call } from '../data/api-client.ts';
import { formatDate, isKey, t } from '../i18n/i18n.ts';

export function loadMessages(code: string) {
  return call(api.devices[':code'].messages.$get({ param: { code } }));
}

export type Message = Awaited<ReturnType<typeof loadMessages>>['messages'][number];

/** What came of it, and what follows: one line for each. */
export function newsOf(message: Message): string[] {
  const { status, sentAt, nextAttemptAt, attempts, lastError } = message;
  const failure = `message.failure.${lastError}`;
  return [
    status === 'sent' && sentAt
      ? t('message.sent_at', { when: formatDate(sentAt, { style: 'datetime' }) })
      : '',
    lastError && isKey(failure) ? t(failure) : '',
    status === 'queued' && nextAttemptAt && attempts > 0
      ? t('message.again_at', { when: formatDate(nextAttemptAt, { style: 'datetime' }), attempts })
      : '',
  ].filter(Boolean);
}

/** Over plain HTTP a browser may refuse. @returns whether the text is on the clipboard */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** A try takes a moment; one that is late is looked for again after it. */
const TRY_MS = 3000;
const LATE_MS = 15_000;

/** Reads again after the next try of a message that waits: a failed try is no event that browsers are told. */
export class NextTry implements ReactiveController {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly read: () => unknown;

  constructor(host: ReactiveControllerHost, read: () => unknown) {
    this.read = read;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  plan(messages: readonly Pick<Message, 'nextAttemptAt'>[]): void {
    clearTimeout(this.timer);
    const now = Date.now();
    const waits = messages.flatMap(({ nextAttemptAt }) => {
      if (!nextAttemptAt) return [];
      const wait = Date.parse(nextAttemptAt) + TRY_MS - now;
      return [wait > 0 ? wait : LATE_MS];
    });
    if (waits.length > 0) this.timer = setTimeout(() => this.read(), Math.min(...waits));
  }
}
