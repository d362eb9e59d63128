import 'reflect-metadata';
import { createPrivateKey, KeyObject, randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';

const day = 24 * 60 * 60 * 1000;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
/** Tablets accept a private authority's server certificate for at most 825 days. */
const serverDays = 397;
const authorityDays = 3650;
const renewDaysBefore = 30;

interface Pair {
  certificate: x509.X509Certificate;
  key: webcrypto.CryptoKey;
}

/**
 * Keeps a small certificate authority and a server certificate for the given names in a folder:
 * ca.crt, ca.key, server.crt, server.key. The authority stays, so devices go on trusting it; the
 * server's certificate is made again when a name is missing or it expires within 30 days.
 */
export async function keepCertificates(
  folder: string,
  names: readonly string[],
  now = new Date(),
): Promise<{ cert: string; key: string; authority: string; renewed: boolean }> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const paths = {
    authority: join(folder, 'ca.crt'),
    cert: join(folder, 'server.crt'),
    key: join(folder, 'server.key'),
  };
  const authority = await keepAuthority(folder, now);
  const renewed = !isGood(paths, names, now);
  if (renewed) {
    const server = await issueServer(authority, names, now);
    save(paths.key, privatePem(server.key), 0o600);
    save(paths.cert, `${server.certificate.toString('pem')}\n`, 0o644);
  }
  return { ...paths, renewed };
}

async function keepAuthority(folder: string, now: Date): Promise<Pair> {
  const certificatePath = join(folder, 'ca.crt');
  const keyPath = join(folder, 'ca.key');
  if (existsSync(certificatePath) && existsSync(keyPath)) {
    const certificate = new x509.X509Certificate(readFileSync(certificatePath, 'utf8'));
    if (certificate.notAfter.getTime() - now.getTime() > serverDays * day) {
      return { certificate, key: await loadKey(readFileSync(keyPath, 'utf8')) };
    }
  }
  const pair = await issueAuthority(now);
  save(keyPath, privatePem(pair.key), 0o600);
  save(certificatePath, `${pair.certificate.toString('pem')}\n`, 0o644);
  return pair;
}

function isGood(
  paths: { cert: string; key: string; authority: string },
  names: readonly string[],
  now: Date,
) {
  if (!existsSync(paths.cert) || !existsSync(paths.key)) return false;
  const certificate = new X509Certificate(readFileSync(paths.cert));
  const authority = new X509Certificate(readFileSync(paths.authority));
  const left = new Date(certificate.validTo).getTime() - now.getTime();
  const covers = (name: string) =>
    isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name);
  return (
    left > renewDaysBefore * day &&
    certificate.verify(authority.publicKey) &&
    names.every((name) => covers(name) !== undefined)
  );
}

async function issueAuthority(now: Date): Promise<Pair> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    // The name tells this workshop's authority from another's in a tablet's list.
    name: `CN=Rework ${randomBytes(3).toString('hex')}, O=Rework workshop`,
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + authorityDays * day),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, key: keys.privateKey };
}

async function issueServer(authority: Pair, names: readonly string[], now: Date): Promise<Pair> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=Rework, O=Rework workshop`,
    issuer: authority.certificate.subject,
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + serverDays * day),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: authority.key,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value }) as const),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, key: keys.privateKey };
}

/** Positive and at most 20 bytes, as RFC 5280 asks. */
function serialNumber(): string {
  return `01${randomBytes(15).toString('hex')}`;
}

function privatePem(key: webcrypto.CryptoKey): string {
  return KeyObject.from(key).export({ type: 'pkcs8', format: 'pem' }).toString();
}

async function loadKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' });
  return webcrypto.subtle.importKey('pkcs8', der, algorithm, true, ['sign']);
}

function save(path: string, text: string, mode: number): void {
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, text, { mode });
  renameSync(fresh, path);
}
