import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import { readKeptFile } from '../../api/lib/file-store.ts';
import { changeOwnLocale } from '../../api/people/account.service.ts';
import { reportFiles } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { receivedDevice } from '../support/devices.ts';
import { lshwReport } from '../support/hardware-reports.ts';
import { hasTool, makeStick, smallShells, type Stick } from '../support/stick.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let warehouse: Member;
let server: ReturnType<typeof serve>;
let address: string;
const sticks: Stick[] = [];

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
  server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: workshop.app.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      resolve(started),
    );
  });
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  for (const stick of sticks.splice(0)) stick.remove();
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await workshop.close();
});

async function device(serial: string): Promise<{ code: string; token: string }> {
  const { code } = await receivedDevice(workshop, warehouse, { serial });
  const path = `/api/devices/${code}/report-tokens`;
  const made = await workshop.request(technician, 'POST', path, { requestId: randomUUID() });
  return { code, token: (made.body as { token: string }).token };
}

function stick(): Stick {
  const made = makeStick();
  sticks.push(made);
  return made;
}

const get = (path: string, headers: Record<string, string> = {}) =>
  workshop.app.request(`http://localhost${path}`, { headers });

describe('a script', () => {
  it.each([
    ['/api/hardware-reports/linux.sh', '#!/bin/sh'],
    ['/api/hardware-reports/android.sh', '#!/bin/sh'],
    ['/api/hardware-reports/windows.ps1', '# Collects what this Windows'],
  ])('is served to anybody at %s, says what it sends, and holds no token', async (path, start) => {
    const answer = await get(path);
    const script = await answer.text();
    expect(answer.status).toBe(200);
    expect(script.startsWith(start)).toBe(true);
    expect(script).toContain('# Sent:');
    expect(script).toContain('# given by the workshop');
    // Windows PowerShell reads a script without a mark as the machine's code page.
    expect(script).toMatch(/^[\t\n\x20-\x7E]*$/);
  });

  it.each([
    ['l', "address='http://bench.local:3000'\ntoken='ABCD1234'"],
    ['a', "address='http://bench.local:3000'\ntoken='ABCD1234'"],
    ['w', "$Address = 'http://bench.local:3000'\n$Token = 'ABCD1234'"],
  ])('at /%s/TOKEN is ready to run, however the token is typed', async (letter, lines) => {
    const answer = await get(`/${letter}/abcd-i234`, { host: 'bench.local:3000' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.status).toBe(letter === 'w' ? 200 : 404);
    expect(await answer.text()).toContain(lines);
  });

  it('takes nothing from the host or the token that is not one', async () => {
    const host = await get('/l/ABCD1234', { host: "x';reboot;'" });
    expect(host.status).toBe(422);
    const token = await get("/l/';reboot;'");
    expect(await token.text()).not.toContain('reboot');
  });
});

describe('the token', () => {
  it('says what it is for, and nothing else opens with it', async () => {
    const { code, token } = await device('PASS001');
    const pass = { authorization: `Bearer ${token.toLowerCase()}` };
    const answer = await get('/api/hardware-reports/pass', pass);
    expect(await answer.json()).toMatchObject({ code, make: 'Dell', selfSigned: false });
    expect((await get('/api/hardware-reports/pass')).status).toBe(401);
    expect((await get(`/api/devices/${code}/hardware-reports`, pass)).status).toBe(401);
    workshop.advance(5 * 3_600_000);
    expect((await get('/api/hardware-reports/pass', pass)).status).toBe(401);
  });

  it('is refused on a terminal in the language of whoever made it', async () => {
    await changeOwnLocale(technician.ctx, 'fa');
    const { token } = await device('PASS003');
    workshop.advance(5 * 3_600_000);
    const terminal = { accept: 'text/plain' };
    const refused = async (text: string) => {
      const headers = { ...terminal, authorization: `Bearer ${text}` };
      const answer = await get('/api/hardware-reports/pass', headers);
      expect(answer.status).toBe(401);
      return (await answer.text()).trim().split('\n');
    };
    expect(await refused(token)).toEqual([
      expect.stringContaining('مهلت'),
      expect.stringContaining('too old'),
    ]);
    expect(await refused('ABCD1234')).toHaveLength(3);
    await changeOwnLocale(technician.ctx, 'en');
    expect(await refused(token)).toEqual([expect.stringContaining('too old')]);
  });

  it('is eight characters, so that the line is short enough to type', async () => {
    const { token } = await device('PASS002');
    expect(token).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(`curl -sS 192.168.1.10:3000/l/${token}|sh`).toHaveLength(40);
  });
});

describe.skipIf(!hasTool('curl')).each(smallShells())('with %s', (shell) => {
  it('the Linux command sends what the tools print, once', async () => {
    const { code, token } = await device('STICK01');
    const machine = stick();
    machine.tool('lshw', `cat <<'END'\n${lshwReport({ serial: 'STICK01', memory: 16 })}\nEND`);
    const command = `curl -sS ${address}/l/${token.toLowerCase()}|sh`;
    const first = await machine.run(shell, command);
    expect(first.err).toContain('This report is for');
    expect(first.out).toMatch(/^Received for device .+ fields filled/);
    expect(first.code).toBe(0);
    expect((await readCard(technician.ctx, code)).memoryMib).toBe(16_384);
    const again = await machine.run(shell, command);
    expect(again.code).toBe(1);
    expect(again.err).toContain('sent its report already');
    expect(again.err).not.toContain('Collecting');
    const failing = await machine.run(shell, command.replace('-sS', '-sf'));
    expect(failing).toMatchObject({ out: '', err: '' });
    expect((await get(`/l/${token}`, { host: address })).status).toBe(410);
    const mistyped = await machine.run(shell, command.replace(/\w\|sh/, '|sh'));
    expect(mistyped).toMatchObject({ code: 1, err: expect.stringContaining('not known') });
  });

  it('says so where nothing answers at the address', async () => {
    const { err } = await stick().run(shell, 'curl -sS 127.0.0.1:9/l/abcd1234|sh');
    expect(err).toMatch(/curl: \(7\)/);
  });

  it.skipIf(!hasTool('wget'))('without curl it goes by wget', async () => {
    const { token } = await device('STICK02');
    const script = await (await get(`/l/${token}`, { host: address })).text();
    const machine = stick();
    machine.tool('lshw', `cat <<'END'\n${lshwReport({ serial: 'STICK02' })}\nEND`);
    machine.tool(
      'given',
      `cat <<'SCRIPT'\n${script.replaceAll('command -v curl', 'false')}\nSCRIPT`,
    );
    const { out, code } = await machine.run(shell, 'given | sh');
    expect({ out, code }).toMatchObject({ code: 0, out: expect.stringMatching(/^Received for/) });
    expect((await machine.run(shell, 'given | sh')).err).toContain('ake a new command');
  });

  it('the Android command sends what the tablet is, and no name', async () => {
    const { code, token } = await device('R52TEST0001');
    const machine = stick();
    const fixture = join(import.meta.dirname, '../fixtures/hardware-report/adb-tablet.sh');
    machine.tool('adb', readFileSync(fixture, 'utf8'));
    const before = (await database.db.select().from(reportFiles)).length;
    const { out, err, code: exit } = await machine.run(shell, `curl -sS ${address}/a/${token}|sh`);
    expect(err).toContain('This report is for');
    expect(out).toMatch(/^Received for device/);
    expect(exit).toBe(0);
    const kept = (await database.db.select().from(reportFiles)).slice(before);
    const texts = await Promise.all(
      kept.map(async (file) => String(await readKeptFile(workshop.system, file.contentHash))),
    );
    expect(texts).toHaveLength(4);
    const all = texts.join('\n');
    expect(all).toContain('accounts: 2\nowners: 1\ncameras: 2\nscreen: 1200x2000');
    for (const name of ['lan', 'example', 'Viettel', 'Ho_Chi_Minh', 'secret', 'wlan']) {
      expect(all.toLowerCase()).not.toContain(name.toLowerCase());
    }
    expect(await readCard(technician.ctx, code)).toMatchObject({ hasCamera: true, hasWifi: true });
  });

  it.each([
    ['', 'USB debugging'],
    ['R52TEST0001\\tunauthorized\\n', 'tap Allow'],
    ['R52TEST0001\\toffline\\n', 'Take the cable out'],
    ['R52TEST0001\\tno permissions (user in plugdev group)\\n', 'sudo sh'],
    ['R52TEST0001\\tdevice\\nR52TEST0002\\tdevice\\n', 'Several tablets'],
  ])('the Android command says what to do where adb lists %j', async (listed, words) => {
    const machine = stick();
    machine.tool('adb', `[ "$1" = devices ] && printf 'List of devices attached\\n${listed}\\n'`);
    const { err, code } = await machine.run(shell, `curl -sS ${address}/a/ABCD1234|sh`);
    expect(err).toContain(words);
    expect(code).toBe(1);
  });
});
