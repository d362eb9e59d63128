import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, parseEnv, type ParseArgsConfig } from 'node:util';
import { z } from 'zod';
import { StartError } from '../db/start-error.ts';

/** Everything that can be set from outside, read once at the start and passed on. */
export interface Config {
  /** 0 takes any free port */
  readonly port: number;
  readonly host: string;
  /** absolute; holds the embedded database, files, secrets, certificates and backups */
  readonly dataDir: string;
  /** undefined: the embedded PostgreSQL */
  readonly databaseUrl: string | undefined;
  /** origin under which people reach the product, without a slash at the end; undefined: the printed address */
  readonly publicUrl: string | undefined;
  /** paths of PEM files */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /** how many proxies in front are believed about the caller's address */
  readonly trustProxy: number;
  readonly secretFile: string;
  readonly logLevel: (typeof logLevels)[number];
  /** where e-mail to donors goes out; undefined: people copy the text */
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** where text messages to donors go out; undefined: people copy the text */
  readonly sms: { readonly url: string; readonly token: string | undefined } | undefined;
  readonly lan: boolean;
  readonly demo: boolean;
  readonly help: boolean;
  /** words after the flags: the FILE of backup and restore */
  readonly words: readonly string[];
  /** restore only: replace what is there */
  readonly force: boolean;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Each setting: how it is read, and what to write instead when it cannot be read. */
const settings = {
  PORT: [z.coerce.number().int().min(0).max(65_535), 'a number from 0 to 65535, such as 3000'],
  HOST: [
    z.string().regex(/^[\w.:-]+$/),
    'an address or name of this computer, such as 127.0.0.1 or 0.0.0.0',
  ],
  DATA_DIR: [z.string(), 'a folder'],
  DATABASE_URL: [
    z.string().regex(/^postgres(ql)?:\/\/\S+$/),
    'an address such as postgres://user:password@host:5432/rework',
  ],
  PUBLIC_URL: [
    z.string().regex(/^https?:\/\/[^/\s?#]+\/?$/),
    'an address without a path, such as https://rework.example.org',
  ],
  TLS_CERT: [z.string(), 'the path of a PEM certificate'],
  TLS_KEY: [z.string(), 'the path of its PEM key'],
  TRUST_PROXY: [
    z.preprocess(
      (text) => (text === 'true' ? 1 : text === 'false' ? 0 : text),
      z.coerce.number().int().min(0).max(10),
    ),
    'true, false, or the number of proxies in front',
  ],
  SECRET_FILE: [z.string(), 'the path of a file'],
  SMTP_URL: [
    z.string().regex(/^smtps?:\/\/\S+$/),
    'an address such as smtps://user:password@mail.example.org:465',
  ],
  MAIL_FROM: [
    z.string().regex(/^(?:[^<>\r\n]{1,100}<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/),
    'a sender such as devices@example.org or "Workshop North <devices@example.org>"',
  ],
  SMS_GATEWAY_URL: [
    z.string().regex(/^https?:\/\/\S+$/),
    'an address that takes POST {"to","text"}, such as https://sms.example.org/send',
  ],
  SMS_GATEWAY_TOKEN: [z.string().regex(/^[\x21-\x7e]+$/), 'the bearer token of that address'],
  LOG_LEVEL: [z.enum(logLevels), `one of ${logLevels.join(', ')}`],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

type Name = keyof typeof settings;
const names = Object.keys(settings) as Name[];
const switches = ['lan', 'demo', 'help', 'force'] as const;
const flagOf = (name: Name) => name.toLowerCase().replaceAll('_', '-');

/** Values that are secret or long are not repeated in messages. */
const unprintable: Name[] = ['DATABASE_URL', 'SMTP_URL', 'SMS_GATEWAY_URL', 'SMS_GATEWAY_TOKEN'];

export const helpText = `npm start -- [--lan] [--demo] [settings]

  --lan    serve the local network over HTTPS with a certificate made here
  --demo   fill an empty workshop with 60 devices to try things out
${names.map((name) => `  --${flagOf(name).padEnd(18)} or ${name.padEnd(17)} ${settings[name][1]}`).join('\n')}

A flag wins over the environment, the environment over a file .env in the current folder.`;

/**
 * Reads flags over environment over `.env`.
 * @throws StartError that names every wrong setting and what to write instead
 */
export function readConfig(source: {
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
}): Config {
  const { values, positionals } = readFlags(source.argv);
  const file = join(source.cwd, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const wrong: string[] = [];

  function read<N extends Name>(name: N): z.infer<(typeof settings)[N][0]> | undefined {
    const text = [values[flagOf(name)], source.env[name], fromFile[name]].find(
      (value) => typeof value === 'string' && value !== '',
    );
    if (text === undefined) return undefined;
    const [schema, wanted] = settings[name];
    const result = schema.safeParse(text);
    if (result.success) return result.data as z.infer<(typeof settings)[N][0]>;
    const said = unprintable.includes(name) ? 'cannot be read' : `is "${String(text)}"`;
    wrong.push(`${name} ${said}: give ${wanted}.`);
    return undefined;
  }

  const path = (text: string | undefined) => text && resolve(source.cwd, text);
  const lan = values.lan === true;
  const dataDir = path(read('DATA_DIR')) ?? defaultDataDir(source.env);
  const cert = path(read('TLS_CERT'));
  const key = path(read('TLS_KEY'));
  if ((cert === undefined) !== (key === undefined)) {
    wrong.push(
      `TLS_CERT and TLS_KEY belong together: ${cert ? 'TLS_KEY' : 'TLS_CERT'} is missing.`,
    );
  }
  const smtp = read('SMTP_URL');
  const from = read('MAIL_FROM');
  if ((smtp === undefined) !== (from === undefined)) {
    wrong.push(
      `SMTP_URL and MAIL_FROM belong together: ${smtp ? 'MAIL_FROM' : 'SMTP_URL'} is missing.`,
    );
  }
  const gateway = read('SMS_GATEWAY_URL');
  const token = read('SMS_GATEWAY_TOKEN');
  const config: Config = {
    port: read('PORT') ?? 3000,
    host: read('HOST') ?? (lan ? '0.0.0.0' : '127.0.0.1'),
    dataDir,
    databaseUrl: read('DATABASE_URL'),
    publicUrl: read('PUBLIC_URL')?.replace(/\/$/, ''),
    tls: cert && key ? { cert, key } : undefined,
    trustProxy: read('TRUST_PROXY') ?? 0,
    secretFile: path(read('SECRET_FILE')) ?? join(dataDir, 'secret'),
    logLevel: read('LOG_LEVEL') ?? 'warn',
    mail: smtp && from ? { url: smtp, from } : undefined,
    sms: gateway ? { url: gateway, token } : undefined,
    lan,
    demo: values.demo === true,
    help: values.help === true,
    words: positionals,
    force: values.force === true,
  };
  if (wrong.length > 0) throw new StartError(wrong.join('\n'));
  return Object.freeze(config);
}

function readFlags(argv: readonly string[]) {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const name of switches) options[name] = { type: 'boolean' };
  for (const name of names) options[flagOf(name)] = { type: 'string' };
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = (error as Error).message.split('. ')[0];
    throw new StartError(`${message}. \`npm start -- --help\` lists the flags.`);
  }
}

/** Outside the checkout, so that an update or a second checkout finds the same workshop. */
function defaultDataDir(env: Readonly<Record<string, string | undefined>>): string {
  if (process.getuid?.() === 0) return '/var/lib/rework';
  const home = homedir();
  if (process.platform === 'win32') {
    return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'rework');
  }
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'rework');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'rework');
}
