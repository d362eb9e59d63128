/** Finds a Chromium for tests: CHROMIUM_PATH, the system's, Playwright's own, or one unpacked from npm. */
import { spawnSync } from 'node:child_process';
import { chmodSync, createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromium } from '@playwright/test';

export interface ChromiumLaunch {
  executablePath: string;
  /** Extra environment: libraries and fonts of the packaged browser. */
  env: Record<string, string>;
  args: string[];
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export async function findChromium(): Promise<ChromiumLaunch> {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted === 'packaged') return unpackChromium();
  for (const path of [wanted, ...systemPaths, playwrightPath()]) {
    if (path && existsSync(path)) return { executablePath: path, env: {}, args };
  }
  return unpackChromium();
}

function playwrightPath(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

async function unpackChromium(): Promise<ChromiumLaunch> {
  const require = createRequire(import.meta.url);
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '../../bin');
  const cache = join(import.meta.dirname, '../node_modules/.cache/chromium');
  const executable = join(cache, 'chromium');
  if (!existsSync(executable)) {
    mkdirSync(cache, { recursive: true });
    for (const [archive, folder] of [
      ['fonts.tar.br', 'fonts'],
      ['swiftshader.tar.br', '.'],
      ['al2023.tar.br', '.'],
    ] as const) {
      const tar = join(cache, archive.replace('.br', ''));
      await unbrotli(join(packed, archive), tar);
      mkdirSync(join(cache, folder), { recursive: true });
      const result = spawnSync('tar', ['-xf', tar, '-C', join(cache, folder)]);
      if (result.status !== 0) throw new Error(`tar ${archive}: ${result.stderr.toString()}`);
    }
    writeFileSync(join(cache, 'fonts.conf'), fontsConfig(cache));
    await unbrotli(join(packed, 'chromium.br'), executable);
    chmodSync(executable, 0o755);
  }
  const flat = join(cache, 'lib');
  const libraries = existsSync(flat) ? flat : join(cache, 'al2023/lib');
  return {
    executablePath: executable,
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(cache, 'fonts.conf') },
    args,
  };
}

async function unbrotli(source: string, target: string): Promise<void> {
  const partial = `${target}.${process.pid}`;
  await pipeline(createReadStream(source), createBrotliDecompress(), createWriteStream(partial));
  chmodSync(partial, 0o755);
  renameSync(partial, target);
}

/** Without any font Chromium crashes at the first page, so the packaged fonts are named explicitly. */
function fontsConfig(cache: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><dir>${join(cache, 'fonts')}</dir><cachedir>${join(cache, 'fc')}</cachedir></fontconfig>`;
}
