/** `npm run restore -- FILE [--force]`: puts a backup into an empty installation and proves it whole. */
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { readConfig, type Config } from '../api/config.ts';
import { verifyChains } from '../db/events-verify.ts';
import { StartError } from '../db/start-error.ts';
import { writeBackup } from './lib/backup.ts';
import { printVerification } from './lib/chains.ts';
import { runCommand } from './lib/command.ts';
import { reachDatabase } from './lib/database.ts';
import { restoreBackup, tablesInUse } from './lib/restore.ts';

await runCommand(async () => {
  const config = readConfig({ argv: process.argv.slice(2), env: process.env, cwd: process.cwd() });
  const [file] = config.words;
  if (!file) throw new StartError('Say which: npm run restore -- /media/usb/rework.tar.gz');
  const database = await reachDatabase(config);
  const sql = postgres(database.url, { max: 2, onnotice: () => {} });
  try {
    await makeRoom(config, database.url, await tablesInUse(sql));
    const { rows, files } = await restoreBackup(config, database.url, resolve(file));
    console.log(`Restored ${rows} rows and ${files} files.`);
    printVerification(await verifyChains(sql));
    if (database.shared)
      console.log('Restart Rework now if it is running: it holds the old secret.');
  } finally {
    await sql.end({ timeout: 5 });
    await database.close();
  }
});

/** What is there is never lost silently: it is refused, or kept as a backup first. */
async function makeRoom(config: Config, url: string, used: string[]): Promise<void> {
  if (used.length === 0) return;
  if (!config.force) {
    throw new StartError(
      `There is work in this installation already (${used.slice(0, 4).join(', ')} …). ` +
        'Restore into an empty one (DATA_DIR or DATABASE_URL), or replace it with --force.',
    );
  }
  const moment = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const kept = join(config.dataDir, 'backups', `before-restore-${moment}.tar.gz`);
  await writeBackup(config, url, kept);
  console.log(`What was there is kept in ${kept}`);
}
