import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect, createServer, type PeerCertificate } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { keepCertificates } from '../../scripts/lib/certificates.ts';
import { hostNames } from '../../scripts/lib/lan-addresses.ts';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'rework-tls-'));
  cleanUps.push(() => rmSync(path, { recursive: true, force: true }));
  return join(path, 'tls');
}

const names = ['localhost', 'bench-pc.local', '127.0.0.1', '::1', '192.168.1.20'];

/** A real handshake on loopback, asking for a name and trusting one authority only. */
async function handshake(
  files: { cert: string; key: string },
  trusted: string,
  asked: string,
): Promise<PeerCertificate> {
  const server = createServer({ cert: readFileSync(files.cert), key: readFileSync(files.key) });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanUps.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const ip = /^[\d.:]+$/.test(asked);
  const socket = connect({
    port,
    host: '127.0.0.1',
    ca: readFileSync(trusted),
    ...(ip ? {} : { servername: asked }),
    checkServerIdentity: (_, certificate) => checkName(asked, certificate),
  });
  cleanUps.push(() => socket.destroy());
  await once(socket, 'secureConnect');
  return socket.getPeerCertificate();
}

function checkName(asked: string, certificate: PeerCertificate): Error | undefined {
  const listed = (certificate.subjectaltname ?? '').split(', ');
  return listed.includes(`DNS:${asked}`) || listed.includes(`IP Address:${asked}`)
    ? undefined
    : new Error(`${asked} is not in ${listed.join(', ')}`);
}

describe('the certificate made for the local network', () => {
  test('a device that trusts the authority reaches every name and address of the computer', async () => {
    const files = await keepCertificates(folder(), names);
    for (const name of ['localhost', 'bench-pc.local', '127.0.0.1', '192.168.1.20']) {
      expect((await handshake(files, files.authority, name)).issuer.O).toBe('Rework workshop');
    }
    await expect(handshake(files, files.authority, 'bank.example')).rejects.toThrow(/is not in/);
  });

  test('a device that trusts another authority refuses it', async () => {
    const files = await keepCertificates(folder(), names);
    const other = await keepCertificates(folder(), names);
    await expect(handshake(files, other.authority, 'localhost')).rejects.toThrow(
      /unable to verify|self-signed|signature failure/,
    );
  });

  test('keys are readable by their owner only', async () => {
    const path = folder();
    await keepCertificates(path, names);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(join(path, 'ca.key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, 'server.key')).mode & 0o777).toBe(0o600);
  });

  test('is kept while it fits, and renewed under the same authority when it does not', async () => {
    const path = folder();
    const first = await keepCertificates(path, names);
    const authority = readFileSync(first.authority, 'utf8');
    expect(first.renewed).toBe(true);
    expect((await keepCertificates(path, names)).renewed).toBe(false);

    const moved = await keepCertificates(path, [...names, '10.0.0.7']);
    expect(moved.renewed).toBe(true);
    expect((await handshake(moved, moved.authority, '10.0.0.7')).valid_to).toBeTruthy();

    const nearEnd = new Date(Date.now() + 370 * 24 * 60 * 60 * 1000);
    expect((await keepCertificates(path, names, nearEnd)).renewed).toBe(true);
    expect(readFileSync(first.authority, 'utf8')).toBe(authority);
  });

  test('covers this computer under its own name', () => {
    expect(hostNames()).toContain('localhost');
    expect(hostNames().some((name) => name.endsWith('.local'))).toBe(true);
  });
});
