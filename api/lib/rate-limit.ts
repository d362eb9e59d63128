/** Limits on the routes that anybody may call; PIN and password lock-outs stand in the database besides. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { rateLimiter } from 'hono-rate-limiter';
import { AppError } from './errors.ts';
import type { Env } from './route.ts';

/** @throws AppError `access.too_many` (429) after `limit` requests of one address within a minute. */
export function limitPerMinute(limit: number, trustedProxies: number): MiddlewareHandler<Env> {
  return rateLimiter<Env>({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-7',
    keyGenerator: (c) => addressOf(c, trustedProxies),
    handler: () => {
      throw new AppError('access.too_many', { status: 429 });
    },
  });
}

/** The caller's address: the nth from the end of X-Forwarded-For behind n trusted proxies, else the socket's. */
export function addressOf(c: Context<Env>, trustedProxies: number): string {
  if (trustedProxies > 0) {
    const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
    const hop = hops.at(-trustedProxies);
    if (hop) return hop.slice(0, 64);
  }
  return socketAddress(c) ?? 'unknown';
}

/** Requests made inside the process (tests) have no socket. */
function socketAddress(c: Context<Env>): string | undefined {
  const bindings: unknown = c.env;
  const hasSocket = typeof bindings === 'object' && bindings !== null && 'incoming' in bindings;
  return hasSocket ? getConnInfo(c).remote.address : undefined;
}
