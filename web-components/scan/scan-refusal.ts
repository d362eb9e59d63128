/** Which errors refuse the scans themselves, and which only say that this was not the moment. */
import { meaningOf } from '#domain/bench.ts';
import type { QueuedScan, ScanAnswer } from '#domain/bench.ts';

/** Refusals of this moment, not of these scans. */
const TRY_AGAIN = new Set([408, 425, 429]);
const UNKNOWN = 'error.unknown';

/** What can never be right is refused before the server hears of it: nobody should wait for that. */
export function localAnswer({ requestId, text, source, context }: QueuedScan): ScanAnswer | null {
  const intent = meaningOf(text, context, source);
  return intent.do === 'refuse' ? refusal(requestId, intent.reason, intent.params) : null;
}

export function refusal(
  requestId: string,
  code: string,
  params: ScanAnswer['params'] = {},
): ScanAnswer {
  return { requestId, outcome: 'refused', code, params };
}

/** Only our server refuses scans for good: an error without its code came from something in between. */
export function isAboutTheScans(status: number, code: string): boolean {
  const refused = status >= 400 && status < 500 && status !== 401;
  return refused && !TRY_AGAIN.has(status) && code !== UNKNOWN && code !== `http.${status}`;
}

/** @returns HTTP status (0 when there was none) and our own code of the error */
export function describeError(error: unknown): { status: number; code: string } {
  const { status, code } = (typeof error === 'object' && error !== null ? error : {}) as {
    status?: unknown;
    code?: unknown;
  };
  return {
    status: typeof status === 'number' ? status : 0,
    code: typeof code === 'string' ? code : UNKNOWN,
  };
}
