import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { z } from 'zod';
import { ROLES } from '#domain/roles.ts';
import { filledLine, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { endOpenSession, openSessionsOf } from './account.service.ts';
import { issueBadge, revokeBadge } from './badges.service.ts';
import {
  changePerson,
  invitePerson,
  listPeople,
  resetPassword,
  resetPin,
} from './people.service.ts';
import { SESSION_COOKIE } from './session.routes.ts';

const username = z.string().regex(/^[\p{L}\p{N}._-]{2,40}$/u, 'input.wrong_username');
const locale = z.enum(['en', 'vi', 'fa']);
const roles = z.array(z.object({ siteId: uuid, role: z.enum(ROLES) })).max(200);
const idParam = z.object({ id: uuid });
const act = z.object({ requestId });

const newPerson = z.object({
  requestId,
  name: filledLine(80),
  username,
  locale,
  homeSiteId: uuid,
  roles,
});

const personChange = z.object({
  requestId,
  name: filledLine(80).optional(),
  locale: locale.optional(),
  homeSiteId: uuid.optional(),
  roles: roles.optional(),
  disabled: z.boolean().optional(),
});

export const peopleRoutes = new Hono<Env>()
  .get(
    '/people',
    describe('Everybody with roles, badge and open sessions'),
    guard('people.manage'),
    async (c) => c.json({ people: await listPeople(c.get('ctx')) }),
  )
  .post(
    '/people',
    describe('Invite a person; the password is shown once'),
    guard('people.manage'),
    json(newPerson),
    async (c) => c.json(await invitePerson(c.get('ctx'), c.req.valid('json'))),
  )
  .patch(
    '/people/:id',
    describe('Change name, language, roles, or disable'),
    guard('people.manage'),
    param(idParam),
    json(personChange),
    async (c) =>
      c.json(
        await changePerson(c.get('ctx'), {
          personId: c.req.valid('param').id,
          ...c.req.valid('json'),
        }),
      ),
  )
  .post(
    '/people/:id/password',
    describe('Reset the password; the new one is shown once'),
    guard('people.manage'),
    param(idParam),
    json(act),
    async (c) =>
      c.json(
        await resetPassword(c.get('ctx'), {
          personId: c.req.valid('param').id,
          ...c.req.valid('json'),
        }),
      ),
  )
  .post(
    '/people/:id/pin',
    describe('Reset the PIN; the new one is shown once'),
    guard('people.manage'),
    param(idParam),
    json(act),
    async (c) =>
      c.json(
        await resetPin(c.get('ctx'), { personId: c.req.valid('param').id, ...c.req.valid('json') }),
      ),
  )
  .post(
    '/people/:id/badge',
    describe('Issue a badge; an earlier one is revoked'),
    guard('people.manage'),
    param(idParam),
    json(act),
    async (c) =>
      c.json(
        await issueBadge(c.get('ctx'), {
          personId: c.req.valid('param').id,
          ...c.req.valid('json'),
        }),
      ),
  )
  .delete(
    '/people/:id/badge',
    describe('Revoke the badge'),
    guard('people.manage'),
    param(idParam),
    json(act),
    async (c) =>
      c.json(
        await revokeBadge(c.get('ctx'), {
          personId: c.req.valid('param').id,
          ...c.req.valid('json'),
        }),
      ),
  )
  .get(
    '/people/:id/sessions',
    describe("A person's open sessions"),
    guard('people.manage'),
    param(idParam),
    async (c) => {
      const token = getCookie(c, SESSION_COOKIE) ?? '';
      return c.json({
        sessions: await openSessionsOf(c.get('ctx'), c.req.valid('param').id, token),
      });
    },
  )
  .delete(
    '/people/:id/sessions/:session',
    describe('End one open session'),
    guard('people.manage'),
    param(z.object({ id: uuid, session: z.string().regex(/^[0-9a-f]{16}$/, 'input.wrong_id') })),
    async (c) => {
      const { id, session } = c.req.valid('param');
      return c.json(await endOpenSession(c.get('ctx'), id, session));
    },
  );
