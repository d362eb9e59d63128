/** Writes whose answer was lost on the way: they may be done, so the same write again goes under the same request id. */
const REMEMBERED_MS = 15 * 60_000;

const unanswered = new Map<string, { requestId: string; at: number }>();

export interface Write {
  readonly init: RequestInit;
  /** The answer is here; what is sent from now on is meant anew. */
  answered(): void;
  lost(): void;
}

/** A write as it has to be sent; requests without a `requestId` in their body pass unchanged. */
export function asWrite(input: RequestInfo | URL, init: RequestInit): Write {
  const { requestId, ...body } = readBody(init);
  if (typeof requestId !== 'string') return { init, answered: () => {}, lost: () => {} };
  const url = input instanceof Request ? input.url : String(input);
  const key = JSON.stringify([init.method, url, body]);
  const now = Date.now();
  const before = unanswered.get(key);
  const sent = before && now - before.at < REMEMBERED_MS ? before.requestId : requestId;
  return {
    init:
      sent === requestId ? init : { ...init, body: JSON.stringify({ ...body, requestId: sent }) },
    answered: () => unanswered.delete(key),
    lost: () => unanswered.set(key, { requestId: sent, at: now }),
  };
}

/** Somebody else is here now: what they do is their own. */
export function forgetUnanswered(): void {
  unanswered.clear();
}

function readBody({ body }: RequestInit): Record<string, unknown> {
  if (typeof body !== 'string') return {};
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}
