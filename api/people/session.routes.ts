import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { ROLES } from '#domain/roles.ts';
import { line, filledLine } from '../lib/input.ts';
import { type Env, describe, guard, json } from '../lib/route.ts';
import { checkPassword } from './people.service.ts';
import { signIn } from './sign-in.service.ts';
import { closeSession, sessionAnswer } from './sessions.service.ts';
import { isSetupNeeded, setUp } from './setup.service.ts';

export const SESSION_COOKIE = 'rework_session';

const setupInput = z.object({
  programmeName: filledLine(80),
  siteName: filledLine(80),
  country: z.string().regex(/^[A-Z]{2}$/, 'input.wrong_country'),
  timeZone: z.string().refine(isTimeZone, 'input.wrong_time_zone'),
  locale: z.enum(['en', 'vi', 'fa']),
  province: line(80).default(''),
  name: filledLine(80),
  username: z.string().regex(/^[\p{L}\p{N}._-]{2,40}$/u, 'input.wrong_username'),
  password: z.string().min(1, 'input.required').max(200, 'input.too_long'),
  roles: z.array(z.enum(ROLES)).max(ROLES.length).default([]),
  selfCheckMinutes: z.number().int().min(0).max(1440).nullable().default(null),
});

const signInInput = z.object({
  username: z.string().min(1, 'input.required').max(80, 'input.too_long'),
  password: z.string().min(1, 'input.required').max(200, 'input.too_long'),
});

export const sessionRoutes = new Hono<Env>()
  .get(
    '/setup',
    describe('Whether this installation waits for its first administrator'),
    async (c) => c.json({ needed: await isSetupNeeded(c.get('public')) }),
  )
  .post(
    '/setup',
    describe('Set up programme, first site and first administrator'),
    json(setupInput),
    async (c) => {
      const system = c.get('public');
      const input = c.req.valid('json');
      checkPassword(input.password, [input.name, input.username, input.programmeName], 'password');
      const { token } = await setUp(system, input, c.req.header('user-agent') ?? '');
      setSessionCookie(c, token);
      return c.json({ ok: true as const });
    },
  )
  .post(
    '/session',
    describe('Sign in with user name and password'),
    json(signInInput),
    async (c) => {
      const { username, password } = c.req.valid('json');
      const userAgent = c.req.header('user-agent') ?? '';
      const token = await signIn(c.get('public'), { username, password, userAgent });
      setSessionCookie(c, token);
      return c.json({ ok: true as const });
    },
  )
  .get(
    '/session',
    describe('Who is signed in, where, with which roles'),
    guard('signed-in', { givenPassword: true }),
    (c) => c.json(sessionAnswer(c.get('ctx'))),
  )
  .delete(
    '/session',
    describe('Sign out'),
    guard('signed-in', { givenPassword: true }),
    async (c) => {
      const token = getCookie(c, SESSION_COOKIE);
      if (token) await closeSession(c.get('ctx'), token);
      deleteCookie(c, SESSION_COOKIE, { path: '/' });
      return c.json({ ok: true as const });
    },
  );

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export function setSessionCookie(c: HonoContext<Env>, token: string): void {
  setCookie(c, SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c),
    maxAge: 14 * 24 * 3600,
  });
}

/** Whether the person's browser speaks HTTPS with us or with the proxy in front. */
export function isSecure(c: HonoContext<Env>): boolean {
  const { config } = c.get('public');
  const forwarded = config.trustProxy > 0 && c.req.header('x-forwarded-proto') === 'https';
  return forwarded || new URL(c.req.url).protocol === 'https:';
}
