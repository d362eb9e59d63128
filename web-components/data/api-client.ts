/** The typed way to the server: `await call(api.devices.$get({ query }))`. */
import { hc, type ClientResponse } from 'hono/client';
import type { AppType } from '../../api/app.ts';
import { ApiError, OFFLINE } from './api-error.ts';
import { asWrite } from './unanswered.ts';
import { clearUnsavedInput } from './unsaved.ts';

export { ApiError } from './api-error.ts';
export { errorText, fieldText, isOffline, refusalLines } from './error-text.ts';
export { newRequestId } from './request-id.ts';

/** Asked for by the server on writes: a foreign page cannot send it without our consent. */
const CSRF_HEADER = { 'x-rework': '1' };
const TIMEOUT_MS = 20_000;
const SIGNED_OUT = 'rw-signed-out';

/** The answer as JSON; other kinds of answers have no body here. */
type Body<R> =
  R extends ClientResponse<infer T, number, infer Format>
    ? Format extends 'json'
      ? T
      : undefined
    : undefined;

/**
 * The body of an accepted answer.
 * @throws ApiError with the server's code, or `error.offline` when it cannot be reached
 */
export async function call<R extends ClientResponse<unknown, number, string>>(
  request: Promise<R>,
): Promise<Body<R>> {
  const response = await request;
  if (!response.ok) throw await toError(response);
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return (isJson ? await response.json() : undefined) as Body<R>;
}

/** Anything else came from a proxy in between. */
function isProblem(body: unknown): body is { code: string } {
  return (
    typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
  );
}

async function toError(response: ClientResponse<unknown, number, string>): Promise<ApiError> {
  const { status } = response;
  const problem: unknown = await response.json().catch(() => null);
  const known = isProblem(problem);
  if (known && problem.code === 'access.signed_out') window.dispatchEvent(new Event(SIGNED_OUT));
  return new ApiError({ code: `http.${status}`, ...(known ? problem : {}), status });
}

/** Told when the server no longer knows the session. */
export function onSignedOut(listener: () => void): () => void {
  window.addEventListener(SIGNED_OUT, listener);
  return () => window.removeEventListener(SIGNED_OUT, listener);
}

async function reach(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const write = asWrite(input, init);
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(input, { signal, ...write.init });
    write.answered();
    if (response.ok && init.method && init.method !== 'GET') clearUnsavedInput();
    return response;
  } catch {
    write.lost();
    throw new ApiError({ status: 0, code: OFFLINE });
  }
}

/** Files and forms the typed client does not cover; same errors, same header. */
export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  for (const [name, value] of Object.entries(CSRF_HEADER)) headers.set(name, value);
  const response = await reach(path, { ...init, headers });
  if (!response.ok) throw await toError(response as ClientResponse<unknown, number, string>);
  return response;
}

export const api = hc<AppType>('/', { headers: CSRF_HEADER, fetch: reach }).api;
