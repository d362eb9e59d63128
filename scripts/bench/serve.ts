/** The real server over the bench workshop, on a free port of this machine. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../../api/server.ts';
import type { BenchWorkshop } from './workshop.ts';

/** @param webRoot the built pages; without it only a stand-in page is served */
export function serveBench(
  workshop: BenchWorkshop,
  webRoot: string = emptyWebRoot(),
): Promise<RunningServer> {
  const { config, database, log, secret } = workshop.system;
  return startServer({
    config: { ...config, port: 0, host: '127.0.0.1' },
    database,
    log,
    secret: Buffer.from(secret),
    webRoot,
  });
}

function emptyWebRoot(): string {
  const webRoot = mkdtempSync(join(tmpdir(), 'rework-bench-web-'));
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>bench</title>');
  return webRoot;
}
