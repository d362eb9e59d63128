/** `npm run admin:reset [-- USERNAME]`: a new password for an administrator who lost the last one. */
import { readConfig } from '../api/config.ts';
import { openDatabase } from '../db/client.ts';
import { resetAdministrator } from './lib/administrators.ts';
import { runCommand } from './lib/command.ts';
import { reachDatabase } from './lib/database.ts';

await runCommand(async () => {
  const config = readConfig({ argv: process.argv.slice(2), env: process.env, cwd: process.cwd() });
  const reached = await reachDatabase(config);
  const database = await openDatabase(reached.url, { application: 'rework-admin-reset' });
  try {
    const { username, password } = await resetAdministrator(database, config.words[0]);
    console.log(`username  ${username}\npassword  ${password}`);
    console.log(
      'All sessions of this person are ended. The password must be changed at the next sign-in.',
    );
  } finally {
    await database.close();
    await reached.close();
  }
});
