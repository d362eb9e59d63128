import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../web-components/i18n/en.ts';

const root = join(import.meta.dirname, '../../api');

/** Every code the server may answer with, read from its sources. */
function errorCodes(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(join(root, file), 'utf8');
    const add = (code: string | undefined) => code && found.set(code, file);
    for (const [, code] of text.matchAll(/AppError\(\s*'([\w.]+)'/g)) add(code);
    for (const [, what] of text.matchAll(/notFound\(\s*'(\w+)'/g)) add(`${what}.not_found`);
    for (const [, code] of text.matchAll(/invalidField\([^,()]+,\s*'([\w.]+)'/g)) add(code);
    for (const [, code] of text.matchAll(/'(input\.[a-z_]+)'/g)) add(code);
  }
  return found;
}

describe('error codes of the server', () => {
  const codes = errorCodes();

  it('are found', () => {
    expect(codes.size).toBeGreaterThan(40);
  });

  it('have a sentence each', () => {
    const missing = [...codes].filter(([code]) => !(`error.${code}` in en) && !(code in en));
    expect(missing.map(([code, file]) => `${code} (${file})`)).toEqual([]);
  });
});
