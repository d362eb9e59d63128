/** Text messages through an HTTP gateway: POST `{ to, text }` as JSON, with a bearer token. */
import { dialled, type MessageFailure } from '#domain/messages.ts';
import { type Sender, SendError } from './sender.ts';

const PATIENCE_MS = 20_000;

export function smsSender(gateway: { url: string; token: string | undefined }): Sender {
  return {
    async send({ id, to, body }) {
      const headers: Record<string, string> = {
        'content-type': 'application/json',
        'idempotency-key': id,
      };
      if (gateway.token) headers.authorization = `Bearer ${gateway.token}`;
      const answer = await fetch(gateway.url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ to: dialled(to), text: body }),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      }).catch(() => {
        throw new SendError('connection');
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new SendError(failureOf(answer.status));
    },
  };
}

function failureOf(status: number): MessageFailure {
  if (status === 401 || status === 403) return 'sign_in';
  if (status === 400 || status === 422) return 'address';
  if (status === 413) return 'content';
  return status === 429 || status >= 500 ? 'busy' : 'connection';
}
