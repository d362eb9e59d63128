/** The scripts that collect and send the reports of a machine, with the address and the token in them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context as HonoContext, Hono, type MiddlewareHandler } from 'hono';
import type { Config } from '../config.ts';
import type { System } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Env, describe } from '../lib/route.ts';
import { checkReportToken, foldReportToken, readReportToken } from './report-tokens.service.ts';

/** File, type, and the letter of the short address: typed by hand, so one is all it may have. */
const COLLECTORS = {
  linux: { file: 'linux.sh', letter: 'l', type: 'text/x-shellscript' },
  android: { file: 'android.sh', letter: 'a', type: 'text/x-shellscript' },
  windows: { file: 'windows.ps1', letter: 'w', type: 'text/plain' },
} as const;
type Collector = keyof typeof COLLECTORS;

const MARK = '# given by the workshop';

/** `GET /api/hardware-reports/linux.sh` and so on: the scripts as they are, to read and to keep on a stick. */
export const collectorRoutes = new Hono<Env>()
  .get(
    '/hardware-reports/linux.sh',
    describe('The script that collects and sends the reports of a machine that runs Linux'),
    (c) => answer(c, 'linux', null),
  )
  .get(
    '/hardware-reports/windows.ps1',
    describe('The same for Windows PowerShell 5.1 and PowerShell 7'),
    (c) => answer(c, 'windows', null),
  )
  .get(
    '/hardware-reports/android.sh',
    describe('The same for an Android tablet at the cable of a computer with adb'),
    (c) => answer(c, 'android', null),
  );

/**
 * `GET /l/TOKEN`, `/w/TOKEN`, `/a/TOKEN`: the scripts ready to run. With a dead token the script comes too, since it
 * asks first and says why in words, but as a 410 or 404, so that `curl -f` fails. PowerShell shows no body of a
 * refusal, so `/w/` answers 200.
 * @param limit counts those who ask; whoever asks too often hears 429 and nothing of the token
 */
export function shortCollectorRoutes(system: System, limit: MiddlewareHandler<Env>) {
  const { config } = system;
  const routes = new Hono<Env>();
  for (const name of Object.keys(COLLECTORS) as Collector[]) {
    routes.get(`/${COLLECTORS[name].letter}/:token`, async (c) => {
      const typed = c.req.param('token');
      // A mistyped one goes into the script too: the script asks first, and says that it is not known.
      const token = foldReportToken(typed) ?? (/^[\w-]{1,40}$/.test(typed) ? typed : '-');
      const status = name === 'windows' ? 200 : await statusOf(c, system, { token, limit });
      return answer(c, name, { config, token }, status);
    });
  }
  return routes;
}

type Status = 200 | 404 | 410 | 429;

async function statusOf(
  c: HonoContext<Env>,
  system: System,
  { token, limit }: { token: string; limit: MiddlewareHandler<Env> },
): Promise<Status> {
  try {
    await limit(c, async () => checkReportToken(await readReportToken(system, token)));
    return 200;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.status === 429) return 429;
    return error.code === 'report.token_wrong' ? 404 : 410;
  }
}

async function answer(
  c: HonoContext<Env>,
  name: Collector,
  given: { config: Config; token: string } | null,
  status: Status = 200,
): Promise<Response> {
  const { file, type } = COLLECTORS[name];
  const script = await readFile(join(import.meta.dirname, 'collect', file), 'utf8');
  const values = given === null ? '' : givenLines(c, name, given);
  c.header('cache-control', 'no-store');
  return c.body(
    script.replace(MARK, () => values || MARK),
    status,
    {
      'content-type': `${type}; charset=utf-8`,
    },
  );
}

function givenLines(
  c: HonoContext<Env>,
  name: Collector,
  { config, token }: { config: Config; token: string },
): string {
  const address = addressAsked(c, config);
  // An authority that this installation made itself is known to no donated machine.
  const selfSigned = config.lan && address.startsWith('https:');
  if (name === 'windows') {
    const lines = [`$Address = '${address}'`, `$Token = '${token}'`, '$ByWorkshop = $true'];
    return [...lines, ...(selfSigned ? ['$SelfSigned = $true'] : [])].join('\n');
  }
  return `address='${address}'\ntoken='${token}'${selfSigned ? '\nself_signed=yes' : ''}`;
}

/**
 * The address under which the machine reached this server: it can send its report there too.
 * @throws AppError `input.invalid` (422) for a host that is none, so that nothing else gets into a script.
 */
function addressAsked(c: HonoContext<Env>, config: Config): string {
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  if (!/^[A-Za-z0-9.-]{1,253}(:\d{1,5})?$|^\[[0-9A-Fa-f:]{2,45}\](:\d{1,5})?$/.test(host)) {
    throw new AppError('input.invalid', { status: 422 });
  }
  const forwarded = config.trustProxy > 0 ? c.req.header('x-forwarded-proto') : undefined;
  const secure = config.tls !== undefined || forwarded === 'https';
  return `${secure ? 'https' : 'http'}://${host}`;
}
