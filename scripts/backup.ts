/** `npm run backup -- FILE`: database, files and secrets in one file, also while the product runs. */
import { resolve } from 'node:path';
import { readConfig } from '../api/config.ts';
import { StartError } from '../db/start-error.ts';
import { writeBackup } from './lib/backup.ts';
import { runCommand } from './lib/command.ts';
import { reachDatabase } from './lib/database.ts';

await runCommand(async () => {
  const config = readConfig({ argv: process.argv.slice(2), env: process.env, cwd: process.cwd() });
  const [file] = config.words;
  if (!file) {
    throw new StartError('Say where to: npm run backup -- /media/usb/rework.tar.gz');
  }
  const database = await reachDatabase(config);
  try {
    const { rows, tables, files } = await writeBackup(config, database.url, resolve(file));
    console.log(`${resolve(file)}: ${rows} rows of ${tables} tables, ${files} files, the secrets.`);
    console.log('It holds personal data and secrets: keep it locked away.');
  } finally {
    await database.close();
  }
});
