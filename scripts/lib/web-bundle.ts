import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { StartError } from '../../db/start-error.ts';
import { precompress } from './precompress.ts';

const root = join(import.meta.dirname, '../..');
const webRoot = join(root, 'dist/web');
const stampFile = join(root, 'dist/web.stamp');
const sources = [
  'web-components',
  'api/domain',
  'vite.config.ts',
  'package-lock.json',
  'scripts/lib/precompress.ts',
];

/**
 * Builds the browser's files unless they are already made from the present sources.
 * The new bundle is put in place by renaming, so a running product never serves half of one.
 * @returns the folder to serve
 * @throws StartError when they must be built and the build tool is not installed
 */
export async function buildWebBundle(log: (line: string) => void, force = false): Promise<string> {
  const wanted = contentStamp();
  if (!force && existsSync(webRoot) && readStamp() === wanted) return webRoot;
  const vite = await import('vite').catch(() => undefined);
  if (!vite || !mayWrite()) {
    // A deployment without development packages, or owned by another user, brings its own dist/web.
    if (existsSync(webRoot)) return webRoot;
    throw new StartError(
      `${webRoot} is missing. Run as the owner of ${root}: npm ci && npm run build`,
    );
  }
  log('building the pages …');
  const fresh = `${webRoot}.${process.pid}`;
  const old = `${fresh}.old`;
  try {
    await vite.build({
      root: join(root, 'web-components'),
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: fresh, emptyOutDir: true },
    });
    await precompress(fresh);
    if (existsSync(webRoot)) renameSync(webRoot, old);
    renameSync(fresh, webRoot);
    writeFileSync(stampFile, wanted);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
  return webRoot;
}

function mayWrite(): boolean {
  try {
    accessSync(join(root, 'node_modules'), constants.W_OK);
    mkdirSync(dirname(webRoot), { recursive: true });
    accessSync(dirname(webRoot), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function readStamp(): string {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
}

/** By content, not by time: a fresh clone or a switched branch has new times on old files. */
function contentStamp(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of filesBelow(join(root, source))) {
      hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
    }
  }
  return hash.digest('hex');
}

function filesBelow(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [path];
    return [];
  }
}
