/** Messages as the browser has them, and the words about them. */
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
