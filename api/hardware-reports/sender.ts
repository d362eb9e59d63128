/** Who may send a report: a person with a session, or a machine with a one-device token. */
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { type Env, guard, guardPermissions } from '../lib/route.ts';
import { requirePermission } from '../lib/context.ts';
import { type TokenHolder, checkReportToken, readReportToken } from './report-tokens.service.ts';

export interface SenderEnv {
  Variables: Env['Variables'] & { reportToken?: TokenHolder };
}

export const REPORT_PATH = '/api/hardware-reports';
export const PASS_PATH = '/api/hardware-reports/pass';

/** A header that no page of another site can send without being asked first. */
function bearerOf(c: HonoContext): string | null {
  if (c.req.path !== REPORT_PATH && c.req.path !== PASS_PATH) return null;
  return /^Bearer ([\w-]{1,100})$/.exec(c.req.header('authorization') ?? '')?.[1] ?? null;
}

export function hasReportToken(c: HonoContext): boolean {
  return bearerOf(c) !== null;
}

/** The token's holder, or 401. Set before it is judged: a refusal speaks the language of its maker. */
export async function readPass(c: HonoContext<SenderEnv>): Promise<TokenHolder> {
  const holder = await readReportToken(c.get('public'), bearerOf(c) ?? '');
  c.set('reportToken', holder);
  checkReportToken(holder);
  requirePermission(holder.ctx, 'diagnostics.record');
  return holder;
}

const bySession = guard('diagnostics.record');

export const guardSender: MiddlewareHandler<SenderEnv> = async (c, next) => {
  if (bearerOf(c) === null) return bySession(c, next);
  const holder = await readPass(c);
  c.set('ctx', holder.ctx);
  return next();
};
guardPermissions.set(guardSender as MiddlewareHandler, 'diagnostics.record');
