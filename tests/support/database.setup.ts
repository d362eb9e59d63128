import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../db/embedded/embedded-postgres.ts';
import { migrate } from '../../db/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** the migrated database that every test file copies; nobody may stay connected to it */
    templateUrl: string;
  }
}

/** Starts one server for the whole run, without waiting for the disk, and migrates the template once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rework-test-'));
  const words: string[] = [];
  const server = await startEmbedded({
    dataDir,
    log: (line) => void words.push(line),
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '200',
      shared_buffers: '256MB',
    },
  });
  server.onExit(() => console.error(`The test database ended:\n${words.slice(-20).join('\n')}`));
  await migrate(server.url, () => {});
  project.provide('templateUrl', server.url);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
