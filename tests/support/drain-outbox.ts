/** A process of its own that sends what is queued: `node drain-outbox.ts DATABASE_URL SMTP_URL NOW`. */
import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { readConfig } from '../../api/config.ts';
import { newId } from '../../api/lib/ids.ts';
import { drainOutbox } from '../../api/messages/outbox.ts';
import { createSenders } from '../../api/messages/senders.ts';
import { openDatabase } from '../../db/client.ts';

const [url = '', smtpUrl = '', moment = ''] = process.argv.slice(2);
const env = { SMTP_URL: smtpUrl, MAIL_FROM: 'Workshop North <north@example.org>' };
const config = readConfig({ argv: [], env, cwd: '/' });
const database = await openDatabase(url, { application: 'outbox' });
const system = {
  database,
  config,
  secret: randomBytes(32),
  log: pino({ level: 'silent' }),
  now: () => new Date(moment),
  newId: () => newId(Date.parse(moment)),
};
await drainOutbox(system, createSenders(config));
await database.close();
