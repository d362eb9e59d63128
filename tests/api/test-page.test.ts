import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCode as makeDeviceCode } from '#domain/codes.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { testSessions } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { receivedDevice } from '../support/devices.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let warehouse: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
});
afterAll(() => workshop.close());

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

const post = async (who: Member | null, path: string, body: object): Promise<Answer> =>
  (await workshop.request(who, 'POST', path, { requestId: randomUUID(), ...body })) as Answer;

async function makeCode(deviceCode: string): Promise<string> {
  const made = await post(technician, `/api/devices/${deviceCode}/test-sessions`, {});
  expect(made.status).toBe(200);
  return made.body.code as string;
}

const laptop = () => receivedDevice(workshop, warehouse);
const open = (code: string) => post(null, '/api/test-page/opening', { code });
const save = (code: string, test: string, facts: unknown) =>
  post(null, '/api/test-page/results', { code, test, facts });
const finish = (code: string) => post(null, '/api/test-page/finish', { code });
const answersOf = async (deviceCode: string) =>
  Object.fromEntries(
    (await readCard(technician.ctx, deviceCode)).answers.map((answer) => [answer.item, answer]),
  );
const session = async (deviceCode: string) =>
  (await workshop.request(technician, 'GET', `/api/devices/${deviceCode}/test-session`)).body;

const keyboard = {
  form: 'laptop',
  standard: 'ansi',
  legends: 'us',
  seen: 78,
  missing: ['KeyQ', 'F5'],
  absent: [],
  stuck: [],
};
const camera = { found: true, width: 1280, height: 720, clear: true };

describe('a test code', () => {
  it('is short, shown once with its address and QR, and kept as a hash only', async () => {
    const device = await laptop();
    const made = await post(technician, `/api/devices/${device.code}/test-sessions`, {});
    expect(made.body).toMatchObject({ address: 'http://localhost/test' });
    expect(made.body.code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{6}$/);
    expect(made.body.qr).toMatchObject({
      path: expect.stringMatching(/^(M\d+ \d+h\d+v1h-\d+z)+$/),
    });
    const rows = await database.db.select().from(testSessions);
    expect(JSON.stringify(rows)).not.toContain(made.body.code);
  });

  it('tells the machine its kind, make and model, and nothing else about itself', async () => {
    const device = await laptop();
    const opened = await open((await makeCode(device.code)).toLowerCase());
    expect(opened.status).toBe(200);
    const { expiresAt, tests, ...rest } = opened.body;
    expect(rest).toEqual({
      kind: 'laptop',
      make: 'Dell',
      model: 'Latitude 5480',
      locale: 'en',
      results: {},
    });
    expect(tests).toContain('keyboard');
    expect(Date.parse(String(expiresAt))).toBeGreaterThan(Date.now());
    expect(await session(device.code)).toMatchObject({ state: 'opened', results: {} });
  });

  it('is refused when it is wrong, too old, replaced, or used up', async () => {
    const refusal = async (answer: Promise<Answer>) => {
      const { status, body } = await answer;
      return [status, body.code];
    };
    expect(await refusal(open('AAAAAA'))).toEqual([401, 'test_page.code_wrong']);
    expect(await refusal(open('0'))).toEqual([401, 'test_page.code_wrong']);
    const device = await laptop();
    const first = await makeCode(device.code);
    const second = await makeCode(device.code);
    expect(await refusal(open(first))).toEqual([401, 'test_page.code_expired']);
    expect((await finish(second)).status).toBe(200);
    expect(await refusal(open(second))).toEqual([401, 'test_page.code_used']);
    expect(await refusal(save(second, 'camera', camera))).toEqual([401, 'test_page.code_used']);
    const third = await makeCode(device.code);
    workshop.advance(2 * 3_600_000 + 1000);
    expect(await refusal(save(third, 'camera', camera))).toEqual([401, 'test_page.code_expired']);
    expect(await session(device.code)).toMatchObject({ state: 'expired' });
  });

  it('is given out by technicians, for a device of their site that is here', async () => {
    const device = await laptop();
    const path = `/api/devices/${device.code}/test-sessions`;
    expect((await post(warehouse, path, {})).status).toBe(403);
    const elsewhere = makeDeviceCode('device', 9_999_999);
    const unknown = await post(technician, `/api/devices/${elsewhere}/test-sessions`, {});
    expect(unknown.status).toBe(404);
    const read = await workshop.request(warehouse, 'GET', path.replace('sessions', 'session'));
    expect(read.status).toBe(403);
    const offered = await receivedDevice(workshop, warehouse, { stage: 'offered' });
    const refused = await post(technician, `/api/devices/${offered.code}/test-sessions`, {});
    expect([refused.status, refused.body.code]).toEqual([422, 'device.not_in_custody']);
  });
});

describe('results', () => {
  it('stand in the checklist as soon as they are handed in, also when the machine then dies', async () => {
    const device = await laptop();
    const code = await makeCode(device.code);
    await open(code);
    expect((await save(code, 'keyboard', keyboard)).body).toEqual({ saved: 'keyboard' });
    await save(code, 'camera', camera);
    expect(await answersOf(device.code)).toMatchObject({
      keyboard: { result: 'fail', source: 'test_page', note: 'US LAPTOP ANSI · ✕ Q F5' },
      camera: { result: 'pass', source: 'test_page', note: '1280×720' },
    });
    expect((await open(code)).body).toMatchObject({ results: { keyboard, camera } });
  });

  it('may be taken again, the last one counts; a test passed over answers nothing', async () => {
    const device = await laptop();
    const code = await makeCode(device.code);
    await save(code, 'keyboard', keyboard);
    await save(code, 'keyboard', { ...keyboard, missing: [] });
    await save(code, 'microphone', null);
    expect(await answersOf(device.code)).toMatchObject({ keyboard: { result: 'pass' } });
    expect(await answersOf(device.code)).not.toHaveProperty('microphone');
    expect(await session(device.code)).toMatchObject({ results: { microphone: null } });
  });

  it('give way to what a person answered', async () => {
    const device = await laptop();
    const answers = [{ item: 'keyboard', result: 'pass' }];
    await post(technician, `/api/devices/${device.code}/checklist/answers`, { answers });
    const code = await makeCode(device.code);
    expect((await save(code, 'keyboard', keyboard)).status).toBe(200);
    expect(await answersOf(device.code)).toMatchObject({
      keyboard: { result: 'pass', source: 'person' },
    });
  });

  it('are saved once, however often a request is repeated', async () => {
    const device = await laptop();
    const code = await makeCode(device.code);
    const body = { requestId: randomUUID(), code, test: 'camera', facts: camera };
    const twice = await Promise.all([
      workshop.request(null, 'POST', '/api/test-page/results', body),
      workshop.request(null, 'POST', '/api/test-page/results', body),
    ]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const { events } = await readCard(technician.ctx, device.code);
    expect(events.filter(({ kind }) => kind === 'checklist')).toHaveLength(1);
  });

  it('of two machines at once stay apart', async () => {
    const devices = [await laptop(), await laptop()];
    const codes = await Promise.all(devices.map(({ code }) => makeCode(code)));
    const missing = [['KeyA'], []];
    await Promise.all(
      codes.map((code, index) => save(code, 'keyboard', { ...keyboard, missing: missing[index] })),
    );
    const [first, second] = await Promise.all(devices.map(({ code }) => answersOf(code)));
    expect(first?.keyboard?.result).toBe('fail');
    expect(second?.keyboard?.result).toBe('pass');
  });

  it('are refused by field when they are none', async () => {
    const code = await makeCode((await laptop()).code);
    const refused = await save(code, 'camera', { ...camera, width: -1 });
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body.fields)).toContain('facts.width');
    expect((await save(code, 'wings', {})).status).toBe(422);
    expect((await save(code, 'keyboard', { ...keyboard, missing: ['<b>'] })).status).toBe(422);
  });

  it('stop counting when whoever made the code may not test any more', async () => {
    const device = await laptop();
    const leaver = await workshop.member('technician');
    const path = `/api/devices/${device.code}/test-sessions`;
    const made = await post(leaver, path, {});
    const disabled = await workshop.request(
      workshop.admin,
      'PATCH',
      `/api/people/${leaver.personId}`,
      { requestId: randomUUID(), disabled: true },
    );
    expect(disabled.status).toBe(200);
    const late = await save(String(made.body.code), 'camera', camera);
    expect([late.status, late.body.code]).toEqual([401, 'test_page.code_wrong']);
  });

  it('leave every chain whole', async () => {
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
  });
});

describe('guessing', () => {
  it('ends after 60 tries a minute', async () => {
    const answers: number[] = [];
    for (let i = 0; i < 70; i++) answers.push((await open('AAAAAA')).status);
    expect(answers).toContain(429);
    expect(answers.at(-1)).toBe(429);
  });
});
