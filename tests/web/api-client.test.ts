import { afterEach, expect, test, vi } from 'vitest';
import {
  api,
  ApiError,
  call,
  errorText,
  fieldText,
  isOffline,
  newRequestId,
  onSignedOut,
  send,
} from '../../web-components/data/api-client.ts';

/** Stands in for the network; what it is asked is returned by `asked`. */
function answer(status: number, body: unknown): { asked: Request[] } {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', async (input: string | URL, init?: RequestInit) => {
    asked.push(new Request(new URL(input, location.href), init));
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
    });
  });
  return { asked };
}

afterEach(() => vi.unstubAllGlobals());

const caught = async (promise: Promise<unknown>): Promise<ApiError> => {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (!(error instanceof ApiError)) throw new Error('no ApiError');
  return error;
};

test('an accepted answer is its body', async () => {
  const { asked } = answer(200, { needed: true });
  expect(await call(api.setup.$get())).toEqual({ needed: true });
  expect(new URL(asked[0]?.url ?? '').pathname).toBe('/api/setup');
  expect(asked[0]?.headers.get('x-rework')).toBe('1');
});

test('a refusal keeps code, fields and what happened meanwhile', async () => {
  const meanwhile = { by: 'Minh', what: 'moved', stage: 'qa', at: '2026-11-21T10:00:00Z' };
  answer(409, {
    code: 'device.changed_by_other',
    status: 409,
    meanwhile,
    fields: [{ field: 'serial', code: 'input.too_long' }],
  });
  const error = await caught(send('/api/devices/1/move', { method: 'POST' }));
  expect(error.status).toBe(409);
  expect(error.meanwhile).toEqual(meanwhile);
  expect(fieldText(error, 'serial')).toBe('This is too long.');
  expect(fieldText(error, 'model')).toBe('');
  expect(errorText(error)).toContain('Someone else changed this');
});

test.each([
  [403, 'Your role'],
  [404, 'not found'],
  [422, 'cannot be accepted'],
  [429, 'Too many'],
  [502, 'went wrong'],
])('status %i without words of ours still gets a sentence', async (status, words) => {
  answer(status, '<html>proxy</html>');
  expect(errorText(await caught(send('/api/x')))).toContain(words);
});

test('a network that is not there is offline, not an error of ours', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  const error = await caught(call(api.session.$get()));
  expect(isOffline(error)).toBe(true);
  expect(errorText(error)).toContain('Nothing is lost');
});

test('a lost session is announced once for everybody', async () => {
  answer(401, { code: 'access.signed_out', status: 401 });
  const heard = vi.fn();
  const stop = onSignedOut(heard);
  await caught(call(api.session.$get()));
  stop();
  expect(heard).toHaveBeenCalledOnce();
});

test('request ids are version 4 UUIDs, with and without a secure address', () => {
  const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(newRequestId()).toMatch(pattern);
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(newRequestId()).toMatch(pattern);
  expect(newRequestId()).not.toBe(newRequestId());
});
