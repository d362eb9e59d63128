/** `npm start`: brings up the database, the pages and the server, and prints one address. */
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { helpText, readConfig, type Config } from '../api/config.ts';
import { REDACTED } from '../api/lib/redacted.ts';
import { startServer } from '../api/server.ts';
import { openDatabase } from '../db/client.ts';
import { startEmbedded } from '../db/embedded/embedded-postgres.ts';
import { migrate } from '../db/migrate.ts';
import { StartError } from '../db/start-error.ts';
import { seedDemo } from './demo/seed.ts';
import { backupBeforeUpgrade } from './lib/backup.ts';
import { runCommand } from './lib/command.ts';
import { lanCertificate, lanInstructions, lanUrls } from './lib/lan.ts';
import { readSecret } from './lib/secret.ts';
import { buildWebBundle } from './lib/web-bundle.ts';

/** What must be undone at the end, in reverse order. */
const closers: (() => Promise<void>)[] = [];
const say = (line: string) => console.log(line);

await runCommand(async () => {
  const given = readConfig({ argv: process.argv.slice(2), env: process.env, cwd: process.cwd() });
  if (given.help) {
    say(helpText);
    return;
  }
  stopOnSignal();
  try {
    await start(given);
  } catch (error) {
    await closeAll();
    throw error;
  }
});

async function start(given: Config): Promise<void> {
  const log = pino({ level: given.logLevel, redact: REDACTED }, pino.destination(2));
  const [url, webRoot] = await bothOf(databaseUrl(given, log), buildWebBundle(say));
  const secret = readSecret(given.secretFile);
  const { eventsProtectedBy } = await migrate(url, say, () => backupBeforeUpgrade(given, url, say));
  log.info({ eventsProtectedBy }, 'events are append-only');

  const database = await openDatabase(url);
  closers.push(() => database.close());
  if (given.demo) await seedDemo({ database, config: given, secret, log, say });
  const config = given.lan && !given.tls ? { ...given, tls: await lanCertificate(given) } : given;
  const server = await startServer({ config, database, secret, log, webRoot }).catch((error) => {
    throw portTrouble(error, config) ?? error;
  });
  closers.push(() => server.close());
  if (eventsProtectedBy === 'trigger') {
    say('Events are protected by a trigger only: this database user may not create roles.');
  }
  const address = given.lan ? lanUrls(new URL(server.url).port)[0] : undefined;
  const ready = `Rework is ready: ${config.publicUrl ?? address ?? server.url}`;
  say(given.lan ? `${ready}\n${lanInstructions(given, server.url)}` : ready);
}

/** Waits for both even when one fails: a database still on its way up must be stopped too. */
async function bothOf<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}

async function databaseUrl(config: Config, log: pino.Logger): Promise<string> {
  if (config.databaseUrl) return config.databaseUrl;
  const server = await startEmbedded({
    dataDir: config.dataDir,
    log: (line) => log.debug({ database: line }),
  });
  closers.push(() => server.stop());
  server.onExit((code, restarting) => {
    log.error({ code, restarting }, 'the database server ended');
    if (!restarting) void closeAll().then(() => process.exit(1));
  });
  return server.url;
}

function portTrouble(error: unknown, config: Config): StartError | undefined {
  const { code } = error as NodeJS.ErrnoException;
  const place = `port ${config.port} of ${config.host}`;
  if (code === 'EADDRINUSE') {
    return new StartError(
      `Another program uses ${place}. Stop it, or choose another port: npm start -- --port ${config.port + 1}`,
    );
  }
  if (code === 'EACCES') {
    return new StartError(
      `This user may not open ${place}. Choose a PORT above 1023, such as 3000.`,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError(
      `HOST ${config.host} is not an address of this computer. Leave HOST out.`,
    );
  }
  return undefined;
}

/** The first signal stops in order, a second one at once. */
function stopOnSignal(): void {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      void closeAll().then(() => process.exit(0));
    });
  }
}

async function closeAll(): Promise<void> {
  const patience = wait(15_000, undefined, { ref: false });
  for (const close of closers.splice(0).reverse()) {
    await Promise.race([close().catch((error: unknown) => console.error(error)), patience]);
  }
}
