import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { startProduct, type Product } from '../support/product.ts';

const cleanUps: (() => Promise<unknown> | void)[] = [];
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const database = await testDatabase();

/** One workshop for the whole file; the tests follow its life in order. */
let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const owner = {
  programmeName: 'Second Life',
  siteName: 'Workshop North',
  country: 'VN',
  timeZone: 'Asia/Ho_Chi_Minh',
  locale: 'vi',
  province: '',
  name: 'Ada',
  username: 'ada',
  password: 'a lantern on the pier',
  roles: [],
  selfCheckMinutes: null,
};

async function setUp(at: Product): Promise<number> {
  const answer = await fetch(`${at.url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-rework': '1', origin: at.url },
    body: JSON.stringify(owner),
  });
  return answer.status;
}

async function signIn(at: Product, password = owner.password): Promise<number> {
  const answer = await fetch(`${at.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-rework': '1', origin: at.url },
    body: JSON.stringify({ username: owner.username, password }),
  });
  return answer.status;
}

describe('npm start', () => {
  test('prints one address, serves the page there, and keeps its secret to itself', async () => {
    expect(product.output().match(/https?:\/\/\S+/g)).toEqual([product.url]);
    const health = await fetch(`${product.url}/api/health`);
    expect(await health.json()).toMatchObject({ status: 'ok' });
    const page = await fetch(product.url);
    expect(await page.text()).toContain('<rw-app');
    const secret = join(product.dataDir, 'secret');
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    expect(product.output()).not.toContain(readFileSync(secret, 'utf8').trim());
  });

  test('a busy port and a busy folder are told in words, with what to do', async () => {
    const { port } = new URL(product.url);
    await expect(startProduct({ port: Number(port) })).rejects.toThrow(
      `Another program uses port ${port} of 127.0.0.1. Stop it, or choose another port`,
    );
    await expect(startProduct({ dataDir: product.dataDir })).rejects.toThrow(
      `The data folder ${product.dataDir} is in use by another Rework`,
    );
    expect((await fetch(`${product.url}/api/health`)).status).toBe(200);
  });

  test('a wrong setting ends the start before anything is made', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'rework-wrong-'));
    cleanUps.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const wrong = startProduct({ dataDir, env: { LOG_LEVEL: 'loud' } });
    await expect(wrong).rejects.toThrow('LOG_LEVEL is "loud": give one of');
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  });

  test('what was acknowledged is there after kill -9 and the next start', async () => {
    expect(await setUp(product)).toBeLessThan(300);
    const { url } = product;
    await product.kill('SIGKILL');
    await product.restart();
    expect(product.url).toBe(url);
    expect(await signIn(product)).toBeLessThan(300);
  });

  test('--lan serves HTTPS that a tablet trusts after loading the authority from /ca.crt', async () => {
    const lan = await startProduct({ args: ['--lan'] });
    cleanUps.push(() => lan.stop());
    const { port, protocol } = new URL(lan.url);
    const authority = readFileSync(join(lan.dataDir, 'tls/ca.crt'), 'utf8');
    expect(protocol).toBe('https:');
    expect(lan.output()).toMatch(/Android.*\n.*iPad.*\n.*Windows/);
    const health = await get(`https://localhost:${port}/api/health`, authority);
    expect(JSON.parse(health.body)).toMatchObject({ status: 'ok' });
    const download = await get(`https://localhost:${port}/ca.crt`, authority);
    expect(download).toMatchObject({ body: authority, type: 'application/x-x509-ca-cert' });
    await expect(get(`https://localhost:${port}/api/health`)).rejects.toThrow(/certificate/);
  });
});

describe('with DATABASE_URL', () => {
  test('the product works on that server and starts none of its own', async () => {
    const existing = await startProduct({ env: { DATABASE_URL: database.url } });
    cleanUps.push(() => existing.stop());
    expect(await setUp(existing)).toBeLessThan(300);
    expect(await database.sql`select username from people`).toEqual([{ username: 'ada' }]);
    expect(existsSync(join(existing.dataDir, 'postgres'))).toBe(false);
  });

  test('a server that does not answer is told in words', async () => {
    const url = new URL(database.url);
    url.port = '1';
    await expect(startProduct({ env: { DATABASE_URL: url.href } })).rejects.toThrow(
      /The database does not answer .*Check DATABASE_URL/,
    );
  });
});

describe('commands beside the running product', () => {
  test('events:verify reads the database of the running product', async () => {
    expect(await product.command('scripts/events-verify.ts')).toMatchObject({
      code: 0,
      output: '0 devices, 0 events: every chain is whole.\n',
    });
  });

  test('a backup goes into a fresh installation, where the same people sign in', async () => {
    const file = join(product.dataDir, 'all.tar.gz');
    const backup = await product.command('scripts/backup.ts', [file]);
    expect(backup.output).toMatch(/rows of \d+ tables/);
    expect(backup.code).toBe(0);

    const fresh = await startProduct();
    cleanUps.push(() => fresh.stop());
    const restore = await fresh.command('scripts/restore.ts', [file]);
    expect(restore.output).toContain('every chain is whole');
    expect(restore.output).toContain('Restart Rework now');
    expect(restore.code).toBe(0);
    await fresh.restart();
    expect(await signIn(fresh)).toBeLessThan(300);

    const again = await fresh.command('scripts/restore.ts', [file]);
    expect(again).toMatchObject({ code: 1, output: expect.stringContaining('--force') });
    const forced = await fresh.command('scripts/restore.ts', [file, '--force']);
    expect(forced).toMatchObject({ code: 0, output: expect.stringContaining('before-restore-') });
  });

  test('admin:reset replaces the password', async () => {
    const reset = await product.command('scripts/admin-reset.ts');
    const password = /^password {2}(\S+)$/m.exec(reset.output)?.[1];
    expect(reset.code).toBe(0);
    expect(await signIn(product)).toBe(401);
    expect(await signIn(product, password)).toBeLessThan(300);
  });
});

test('SIGTERM ends it in order and leaves no database running', async () => {
  await product.kill('SIGTERM');
  expect(existsSync(join(product.dataDir, 'postgres/data/postmaster.pid'))).toBe(false);
  expect(existsSync(join(product.dataDir, 'rework.lock'))).toBe(false);
});

/** An HTTPS request that trusts one authority only. */
async function get(url: string, authority = ''): Promise<{ body: string; type: string }> {
  const asking = request(url, { ca: authority, agent: false }).end();
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  let body = '';
  for await (const part of answer as AsyncIterable<Buffer>) body += part.toString();
  return { body, type: answer.headers['content-type'] ?? '' };
}
