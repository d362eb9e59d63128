/** `npm run events:verify`: recomputes every device's chain of events and names the first broken links. */
import postgres from 'postgres';
import { readConfig } from '../api/config.ts';
import { verifyChains } from '../db/events-verify.ts';
import { printVerification } from './lib/chains.ts';
import { runCommand } from './lib/command.ts';
import { reachDatabase } from './lib/database.ts';

await runCommand(async () => {
  const config = readConfig({ argv: process.argv.slice(2), env: process.env, cwd: process.cwd() });
  const database = await reachDatabase(config);
  const sql = postgres(database.url, { max: 2, onnotice: () => {} });
  try {
    printVerification(await verifyChains(sql));
  } finally {
    await sql.end({ timeout: 5 });
    await database.close();
  }
});
