import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  api,
  ApiError,
  call,
  errorText,
  fieldText,
  isOffline,
  newRequestId,
  onSignedOut,
  refusalLines,
  send,
} from '../../web-components/data/api-client.ts';
import { openWorkshop, play, setNetwork } from './stage.ts';

beforeAll(() => openWorkshop({ roles: ['technician'] }));
afterEach(async () => {
  vi.unstubAllGlobals();
  await setNetwork('well');
});

const caught = async (promise: Promise<unknown>): Promise<ApiError> => {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (!(error instanceof ApiError)) throw new Error('no ApiError');
  return error;
};

test('an accepted answer is its body', async () => {
  expect(await call(api.setup.$get())).toEqual({ needed: false });
});

test('writes carry the header that a foreign page cannot send', async () => {
  const init = {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ locale: 'en' }),
  };
  expect((await fetch('/api/account/locale', init)).status).toBe(403);
  expect((await send('/api/account/locale', init)).status).toBe(200);
  await call(api.account.locale.$patch({ json: { locale: 'en' } }));
});

test('a refusal keeps its code and what happened meanwhile', async () => {
  const { code } = await play('device', { stage: 'repairing' });
  const { version } = await call(api.devices[':code'].$get({ param: { code } }));
  const body = { cosmetic: 'B' };
  const { name } = await play('deed', {
    roles: ['technician'],
    path: `devices/${code}/grades`,
    body,
  });
  const json = { requestId: newRequestId(), version, spec: { memoryMib: 8192 } };
  const error = await caught(call(api.devices[':code'].spec.$post({ param: { code }, json })));
  expect(error).toMatchObject({ status: 409, code: 'device.changed' });
  expect(error.meanwhile).toMatchObject({ by: name, what: 'grade' });
  expect(errorText(error)).toContain('Somebody else changed this device meanwhile');
});

test('a refusal names the fields that are to blame', async () => {
  const { code } = await play('device', { stage: 'repairing' });
  const json = { requestId: newRequestId(), spec: { cpu: 'x'.repeat(121) } };
  const error = await caught(call(api.devices[':code'].spec.$post({ param: { code }, json })));
  expect(fieldText(error, 'spec.cpu')).toBe('This is too long.');
  expect(fieldText(error, 'spec.memoryMib')).toBe('');
});

test.each([
  [403, 'Your role'],
  [404, 'not found'],
  [422, 'cannot be accepted'],
  [429, 'Too many'],
  [502, 'went wrong'],
])('status %i without words of ours still gets a sentence', (status, words) => {
  expect(errorText(new ApiError({ status, code: `http.${status}` }))).toContain(words);
});

test.each([
  ['kit.line_not_needed', { line: 'monitor', kind: 'laptop' }, 'Monitor: this does not belong'],
  ['box.closed', { box: '5000000122' }, 'Box 5\u00a00000001\u00a022 was unpacked'],
  // A button has the words `box.open`.
  ['box.open', { box: '5000000122' }, 'Box 5\u00a00000001\u00a022 is in use already'],
  ['accessory.wrong_status', { code: '2000000127', status: 'recycled' }, 'is: Recycled'],
  ['gift.plan_ended', { code: '2000000127', date: '2020-01-01' }, '1 January 2020'],
  ['witness.not_allowed', { roles: 'technician,admin' }, 'Technician or Administrator'],
])('of the refusal %s every value is said in words', (code, params, words) => {
  expect(errorText(new ApiError({ status: 409, code, params }))).toContain(words);
});

test('a missing line of a kit is named where the move is refused', () => {
  const missing = { code: 'kit.line_missing', params: { line: 'charger' } };
  const blockers = [{ gate: 'G9', where: 'kit', ...missing } as const];
  const error = new ApiError({ status: 422, code: 'move.refused', blockers });
  expect(refusalLines(error)).toEqual(['Charger: Not in the kit yet']);
});

test('an answer of something before the product has a status and no code of ours', async () => {
  const error = await caught(send('/somewhere/else', { method: 'POST' }));
  expect(error).toMatchObject({ status: 404, code: 'http.404', fields: [], meanwhile: null });
});

test('a network that is not there is offline, not an error of ours', async () => {
  await setNetwork('cut');
  const error = await caught(call(api.session.$get()));
  expect(isOffline(error)).toBe(true);
  expect(errorText(error)).toContain('Nothing is lost');
});

test('a write whose answer was lost is done once, however often the form sends it', async () => {
  const name = `Lost ${newRequestId().slice(0, 8)}`;
  const write = () =>
    call(api.boxes.$post({ json: { requestId: newRequestId(), name, count: 1 } }));
  await setNetwork('deaf');
  expect(isOffline(await caught(write()))).toBe(true);
  expect(isOffline(await caught(write()))).toBe(true);
  await setNetwork('well');
  const first = await write();
  const made = async () => (await call(api.boxes.$get())).filter((box) => box.name === name);
  expect((await made()).map(({ code }) => code)).toEqual(first.boxes.map(({ code }) => code));
  // What is meant anew is a write of its own.
  await write();
  expect(await made()).toHaveLength(2);
});

test('a lost session is announced once for everybody', async () => {
  await call(api.session.$delete());
  const heard = vi.fn();
  const stop = onSignedOut(heard);
  const error = await caught(call(api.session.$get()));
  stop();
  expect(error).toMatchObject({ status: 401, code: 'access.signed_out' });
  expect(heard).toHaveBeenCalledOnce();
});

test('request ids are version 4 UUIDs, with and without a secure address', () => {
  const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(newRequestId()).toMatch(pattern);
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(newRequestId()).toMatch(pattern);
  expect(newRequestId()).not.toBe(newRequestId());
});
