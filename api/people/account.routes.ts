import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { deleteCookie } from 'hono/cookie';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { code, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import {
  changeOwnLocale,
  changeOwnPassword,
  changeOwnPin,
  changeSession,
  endOpenSession,
  mySites,
  openSessionsOf,
} from './account.service.ts';
import { signInByBadge } from './badges.service.ts';
import { SESSION_COOKIE, isSecure, setSessionCookie } from './session.routes.ts';

const BROWSER_COOKIE = 'rework_browser';
const secretText = z.string().min(1, 'input.required').max(200, 'input.too_long');
const pin = z.string().regex(/^[\d\u06F0-\u06F9\u0660-\u0669]{4,8}$/, 'input.wrong_pin');

const badgeInput = z.object({
  badge: code,
  pin: pin.optional(),
  /** A badge is scanned, never typed. */
  source: z.enum(['wedge', 'camera'], 'badge.typed'),
  benchId: uuid.nullable().optional(),
});

export const accountRoutes = new Hono<Env>()
  .post(
    '/session/badge',
    describe('Sign in on a shared bench: badge and PIN, later in the shift the badge alone'),
    json(badgeInput),
    async (c) => {
      const { badge, pin: given, benchId } = c.req.valid('json');
      const token = await signInByBadge(c.get('public'), {
        badge,
        pin: given,
        benchId,
        browser: browserOf(c),
        userAgent: c.req.header('user-agent') ?? '',
      });
      setSessionCookie(c, token);
      return c.json({ ok: true as const });
    },
  )
  .post(
    '/session/lock',
    describe('Lock a shared bench; the badge opens it again'),
    guard('signed-in', { givenPassword: true }),
    (c) => {
      deleteCookie(c, SESSION_COOKIE, { path: '/' });
      return c.json({ ok: true as const });
    },
  )
  .patch(
    '/session',
    describe('Work at another site or name the bench'),
    guard('signed-in'),
    json(z.object({ siteId: uuid.optional(), benchId: uuid.nullable().optional() })),
    async (c) => c.json(await changeSession(c.get('ctx'), tokenOf(c), c.req.valid('json'))),
  )
  .get(
    '/account/sites',
    describe('Sites at which this person holds a role'),
    guard('signed-in'),
    async (c) => c.json({ sites: await mySites(c.get('ctx')) }),
  )
  .patch(
    '/account/locale',
    describe('Change the own language'),
    guard('signed-in'),
    json(z.object({ locale: z.enum(['en', 'vi', 'fa']) })),
    async (c) => c.json(await changeOwnLocale(c.get('ctx'), c.req.valid('json').locale)),
  )
  .post(
    '/account/password',
    describe('Change the own password; other sessions end'),
    guard('signed-in', { givenPassword: true }),
    json(z.object({ requestId, current: secretText, next: secretText })),
    async (c) =>
      c.json(await changeOwnPassword(c.get('ctx'), { ...c.req.valid('json'), token: tokenOf(c) })),
  )
  .post(
    '/account/pin',
    describe('Set the own PIN'),
    guard('signed-in'),
    json(z.object({ requestId, password: secretText, pin })),
    async (c) => c.json(await changeOwnPin(c.get('ctx'), c.req.valid('json'))),
  )
  .get('/account/sessions', describe('Own open sessions'), guard('signed-in'), async (c) => {
    const { personId } = c.get('ctx').actor;
    return c.json({ sessions: await openSessionsOf(c.get('ctx'), personId, tokenOf(c)) });
  })
  .delete(
    '/account/sessions/:session',
    describe('End an own open session'),
    guard('signed-in'),
    param(z.object({ session: z.string().regex(/^[0-9a-f]{16}$/, 'input.wrong_id') })),
    async (c) => {
      const { personId } = c.get('ctx').actor;
      return c.json(await endOpenSession(c.get('ctx'), personId, c.req.valid('param').session));
    },
  );

function tokenOf(c: HonoContext<Env>): string {
  return getCookie(c, SESSION_COOKIE) ?? '';
}

/** Tells this browser from others for the rest of a shift; says nothing about a person. */
function browserOf(c: HonoContext<Env>): string {
  const known = getCookie(c, BROWSER_COOKIE);
  if (known) return known;
  const browser = randomBytes(32).toString('base64url');
  setCookie(c, BROWSER_COOKIE, browser, {
    path: '/api/session',
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure(c),
    maxAge: 365 * 24 * 3600,
  });
  return browser;
}
