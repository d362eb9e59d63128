/** Password and PIN hashes by scrypt with OWASP's parameters for small machines: N = 2^15, r = 8, p = 3 (32 MiB). */
import { type ScryptOptions, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const COST = 15;
const PARALLEL = 3;
const KEY_LENGTH = 32;

/** @returns `scrypt$15$3$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST, PARALLEL);
  return ['scrypt', COST, PARALLEL, salt.toString('base64url'), key.toString('base64url')].join(
    '$',
  );
}

export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [scheme, cost, parallel, salt, key] = (stored ?? NOBODY).split('$');
  const expected = Buffer.from(key ?? '', 'base64url');
  const found = await derive(
    password,
    Buffer.from(salt ?? '', 'base64url'),
    Number(cost),
    Number(parallel),
  );
  return (
    scheme === 'scrypt' &&
    stored !== null &&
    expected.length === found.length &&
    timingSafeEqual(expected, found)
  );
}

/** Verified when there is no such person, so that the answer takes as long. */
const NOBODY = `scrypt$${COST}$${PARALLEL}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

function derive(password: string, salt: Buffer, cost: number, parallel: number): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** cost, r: 8, p: parallel, maxmem: 256 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_LENGTH, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
