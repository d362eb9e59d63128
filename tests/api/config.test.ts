import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../api/config.ts';
import { StartError } from '../../db/start-error.ts';

const cwd = mkdtempSync(join(tmpdir(), 'rework-config-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function read(argv: string[] = [], env: Record<string, string> = {}, folder = tmpdir()) {
  return readConfig({ argv, env, cwd: folder });
}

function complaint(argv: string[], env: Record<string, string> = {}): string {
  try {
    read(argv, env);
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    return (error as Error).message;
  }
  return 'nothing was wrong';
}

describe('configuration', () => {
  test('works without any setting, on loopback only', () => {
    const config = read();
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      publicUrl: undefined,
      tls: undefined,
      trustProxy: 0,
      logLevel: 'warn',
      lan: false,
      demo: false,
    });
    expect(config.secretFile).toBe(join(config.dataDir, 'secret'));
  });

  test('flag wins over environment, environment over .env, and an empty value counts as none', () => {
    writeFileSync(join(cwd, '.env'), 'PORT=4001\nHOST=10.0.0.1\nLOG_LEVEL=error\n');
    expect(read([], {}, cwd)).toMatchObject({ port: 4001, host: '10.0.0.1', logLevel: 'error' });
    expect(read([], { PORT: '4002' }, cwd).port).toBe(4002);
    expect(read(['--port', '4003'], { PORT: '4002' }, cwd).port).toBe(4003);
    expect(read(['--port=4004'], { HOST: '' }, cwd)).toMatchObject({
      port: 4004,
      host: '10.0.0.1',
    });
  });

  test('ways to reach donors: whole or not at all, and no secret in the complaint', () => {
    const mail = { SMTP_URL: 'smtps://u:geheim@mail.example.org', MAIL_FROM: 'W <w@example.org>' };
    const sms = { SMS_GATEWAY_URL: 'https://sms.example.org/send', SMS_GATEWAY_TOKEN: 'tok' };
    expect(read([], { ...mail, ...sms })).toMatchObject({
      mail: { url: mail.SMTP_URL, from: mail.MAIL_FROM },
      sms: { url: sms.SMS_GATEWAY_URL, token: 'tok' },
    });
    expect(read()).toMatchObject({ mail: undefined, sms: undefined });
    expect(complaint([], { SMTP_URL: mail.SMTP_URL })).toContain('MAIL_FROM is missing');
    const wrong = complaint([], { SMTP_URL: 'http://u:geheim@x', MAIL_FROM: 'nobody' });
    expect(wrong).toContain('SMTP_URL cannot be read');
    expect(wrong).not.toContain('geheim');
  });

  test('every setting has a flag and a variable', () => {
    expect(
      read(['--data-dir', 'd', '--tls-cert=c.pem', '--tls-key=k.pem', '--trust-proxy', '2'], {
        DATABASE_URL: 'postgres://a:b@c/d',
        PUBLIC_URL: 'https://rework.example.org/',
        SECRET_FILE: '/s',
      }),
    ).toMatchObject({
      dataDir: join(tmpdir(), 'd'),
      tls: { cert: join(tmpdir(), 'c.pem'), key: join(tmpdir(), 'k.pem') },
      trustProxy: 2,
      databaseUrl: 'postgres://a:b@c/d',
      publicUrl: 'https://rework.example.org',
      secretFile: '/s',
    });
    expect(read([], { TRUST_PROXY: 'true' }).trustProxy).toBe(1);
    expect(read([], { TRUST_PROXY: 'false' }).trustProxy).toBe(0);
  });

  test('--lan listens on every address unless one is named', () => {
    expect(read(['--lan'])).toMatchObject({ lan: true, host: '0.0.0.0' });
    expect(read(['--lan', '--host', '192.168.1.5']).host).toBe('192.168.1.5');
  });

  test.each([
    ['PORT', '99999', 'PORT is "99999": give a number from 0 to 65535, such as 3000.'],
    ['PORT', 'web', 'PORT is "web": give a number'],
    ['HOST', 'a b', 'HOST is "a b": give an address'],
    ['PUBLIC_URL', 'rework.org', 'PUBLIC_URL is "rework.org": give an address without a path'],
    ['PUBLIC_URL', 'https://a.org/x', 'give an address without a path'],
    ['TRUST_PROXY', 'maybe', 'TRUST_PROXY is "maybe": give true, false, or the number'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud": give one of fatal, error'],
    ['TLS_CERT', 'c.pem', 'TLS_CERT and TLS_KEY belong together: TLS_KEY is missing.'],
  ])('%s=%s is refused in words', (name, value, words) => {
    expect(complaint([], { [name]: value })).toContain(words);
  });

  test('all wrong settings are told at once, and a password is not repeated', () => {
    const text = complaint([], { PORT: 'x', LOG_LEVEL: 'y', DATABASE_URL: 'mysql://a:geheim@b/c' });
    expect(text.split('\n')).toHaveLength(3);
    expect(text).toContain('DATABASE_URL cannot be read');
    expect(text).not.toContain('geheim');
  });

  test('an unknown flag is refused with where to look', () => {
    expect(complaint(['--prot', '3000'])).toMatch(/Unknown option '--prot'.*--help/s);
    expect(complaint(['--port'])).toMatch(/--port.*--help/s);
  });
});
