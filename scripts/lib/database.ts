import type { Config } from '../../api/config.ts';
import { attachEmbedded, startEmbedded } from '../../db/embedded/embedded-postgres.ts';
import { FolderInUseError } from '../../db/embedded/folder-lock.ts';

export interface ReachedDatabase {
  url: string;
  /** a product may be working on it at this moment */
  shared: boolean;
  close(): Promise<void>;
}

/**
 * The database for a command beside the product: DATABASE_URL, the running product's embedded one,
 * or the embedded one started for the duration of the command.
 * @throws StartError with what to do
 */
export async function reachDatabase(config: Config): Promise<ReachedDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, shared: true, close: async () => {} };
  try {
    const server = await startEmbedded({ dataDir: config.dataDir });
    return { url: server.url, shared: false, close: () => server.stop() };
  } catch (error) {
    const url = error instanceof FolderInUseError ? attachEmbedded(config.dataDir) : undefined;
    if (!url) throw error;
    return { url, shared: true, close: async () => {} };
  }
}
