import type { TestProject } from 'vitest/node';
import startDatabase from './database.setup.ts';
import { startStage } from './scenes/stage.ts';
import { STAGE_URL } from './stage-proxy.ts';

/** One database server for the whole run, and the product that the pages under test talk to. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stopDatabase = await startDatabase(project);
  const stage = await startStage(project.getProvidedContext().templateUrl);
  // The proxy is part of the config, which runs in this process but was bundled apart.
  process.env[STAGE_URL] = stage.url;
  return async () => {
    await stage.close();
    await stopDatabase();
  };
}
