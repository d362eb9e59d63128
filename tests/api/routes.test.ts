import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, ROLES, rolesFor } from '#domain/roles.ts';
import { PUBLIC_ROUTES } from '../../api/app.ts';
import { guardPermissions } from '../../api/lib/route.ts';
import { openSession, readActor } from '../../api/people/sessions.service.ts';
import { people } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
const members = new Map<Role, Member>();

beforeAll(async () => {
  workshop = await openWorkshop(database);
  for (const role of ROLES) members.set(role, await workshop.member(role));
});
afterAll(() => workshop.close());

/** Every route once, with its guard's permission. */
function walk() {
  const routes = new Map<string, { method: string; path: string; permission: string | null }>();
  for (const { method, path, handler } of workshop.app.routes) {
    if (method === 'ALL' || !path.startsWith('/api')) continue;
    const key = `${method} ${path}`;
    const permission = guardPermissions.get(handler) ?? routes.get(key)?.permission ?? null;
    routes.set(key, { method, path, permission });
  }
  return [...routes.values()];
}

const concrete = (path: string) =>
  path.replace(/:[a-z]*id\b/gi, randomUUID()).replace(/:\w+(\{[^}]*\})?/g, '1000000110');

const bodyOf = (method: string) => (method === 'GET' ? undefined : { requestId: randomUUID() });

/** All that a password given by an administrator opens, beside the public routes. */
const AFTER_A_GIVEN_PASSWORD: readonly string[] = [
  'GET /api/session',
  'POST /api/account/password',
  'POST /api/session/lock',
  'DELETE /api/session',
];

/** Somebody with every role who signed in with a password from an administrator. */
async function givenPassword(): Promise<Member> {
  const { personId } = await workshop.member(...ROLES);
  await database.db.update(people).set({ mustChangePassword: 1 }).where(eq(people.id, personId));
  const session = { personId, siteId: workshop.siteId, method: 'password' as const };
  const token = await openSession(workshop.system, database.db, { ...session, userAgent: 'test' });
  const actor = await readActor(workshop.system, token);
  if (!actor) throw new Error('no session');
  return { ctx: { ...workshop.system, actor }, token, personId };
}

describe('every route', () => {
  it('is known: the walk is not empty and finds the public list whole', () => {
    const keys = walk().map((route) => `${route.method} ${route.path}`);
    expect(keys.length).toBeGreaterThan(20);
    for (const open of PUBLIC_ROUTES) expect(keys).toContain(open);
  });

  it('answers 401 without a session, but for the closed public list', async () => {
    for (const { method, path } of walk()) {
      if (PUBLIC_ROUTES.includes(`${method} ${path}`)) continue;
      const answer = await workshop.request(null, method, concrete(path), bodyOf(method));
      expect(answer.status, `${method} ${path}`).toBe(401);
      expect(answer.body).toMatchObject({ code: 'access.signed_out' });
    }
  });

  it('answers 403 to every role that lacks the permission', async () => {
    for (const { method, path, permission } of walk()) {
      if (!permission || permission === 'signed-in') continue;
      const allowed: readonly Role[] = rolesFor(permission as Parameters<typeof rolesFor>[0]);
      for (const role of ROLES) {
        if (allowed.includes(role)) continue;
        const member = members.get(role) ?? null;
        const answer = await workshop.request(member, method, concrete(path), bodyOf(method));
        expect(answer.status, `${method} ${path} as ${role}`).toBe(403);
      }
    }
  });

  it('answers 403 to a given password, but for the four that lead out of it', async () => {
    const person = await givenPassword();
    const seen: string[] = [];
    for (const { method, path } of walk()) {
      const key = `${method} ${path}`;
      if (PUBLIC_ROUTES.includes(key)) continue;
      if (AFTER_A_GIVEN_PASSWORD.includes(key)) {
        seen.push(key);
        continue;
      }
      const answer = await workshop.request(person, method, concrete(path), bodyOf(method));
      expect(answer.status, key).toBe(403);
      expect(answer.body, key).toMatchObject({ code: 'access.own_password_first' });
    }
    expect(seen.toSorted()).toEqual(AFTER_A_GIVEN_PASSWORD.toSorted());
    for (const key of AFTER_A_GIVEN_PASSWORD) {
      const [method = '', path = ''] = key.split(' ');
      const answer = await workshop.request(person, method, path, bodyOf(method));
      expect(answer.body, key).not.toMatchObject({ code: 'access.own_password_first' });
    }
  });

  it('has a guard or stands on the public list', () => {
    for (const { method, path, permission } of walk()) {
      const open = PUBLIC_ROUTES.includes(`${method} ${path}`);
      expect(open || permission !== null, `${method} ${path}`).toBe(true);
    }
  });

  it('never answers 500, whatever the body', async () => {
    const bodies = [
      {},
      [],
      null,
      'text',
      { requestId: 'x' },
      { requestId: randomUUID(), reason: '\u0000' },
    ];
    for (const { method, path } of walk()) {
      if (method === 'GET' || path.startsWith('/api/setup')) continue;
      for (const body of bodies) {
        const coordinator = members.get('coordinator') ?? null;
        const answer = await workshop.request(coordinator, method, concrete(path), body);
        expect(answer.status, `${method} ${path} ${JSON.stringify(body)}`).toBeLessThan(500);
        if (path === '/api/session' || path === '/api/session/lock') break;
      }
    }
  });

  it('never answers 500 to a hostile path or query', async () => {
    const hostile = [
      '%00',
      '%E2%80%AE',
      "'; drop table devices; --",
      'x'.repeat(4000),
      '../../etc',
    ];
    for (const { method, path } of walk()) {
      if (method !== 'GET' || path === '/api/live') continue;
      for (const text of hostile) {
        const url = path.replace(/:\w+(\{[^}]*\})?/g, encodeURIComponent(text).slice(0, 5000));
        const query = `?text=${encodeURIComponent(text)}&after=${encodeURIComponent(text)}&limit=x`;
        const answer = await workshop.request(members.get('admin') ?? null, 'GET', url + query);
        expect(answer.status, `${path} with ${text.slice(0, 20)}`).toBeLessThan(500);
      }
    }
  });
});

describe('the OpenAPI document', () => {
  it('is 3.1 and names every route', async () => {
    const answer = await workshop.request(null, 'GET', '/api/openapi.json');
    const document = answer.body as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(document.openapi).toBe('3.1.0');
    for (const { method, path } of walk()) {
      if (path === '/api/openapi.json' || path === '/api/health') continue;
      const documented = path.replace('/api', '').replace(/:(\w+)(\{[^}]*\})?/g, '{$1}');
      expect(document.paths[documented]?.[method.toLowerCase()], `${method} ${path}`).toBeDefined();
    }
  });
});

describe('the frame', () => {
  it('sends a strict policy and refuses large and broken bodies in words', async () => {
    const response = await workshop.app.request('http://localhost/api/health');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    const large = await workshop.app.request('http://localhost/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-rework': '1' },
      body: JSON.stringify({ username: 'x'.repeat(3_000_000) }),
    });
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ code: 'input.too_large' });
    expect(large.headers.get('connection')).toBe('close');
    const broken = await workshop.app.request('http://localhost/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-rework': '1' },
      body: '{"username":',
    });
    expect(broken.status).toBe(400);
    expect(broken.headers.get('content-type')).toContain('problem+json');
  });

  it('says 404 for a route that is not there', async () => {
    const answer = await workshop.request(null, 'GET', '/api/no-such-thing');
    expect(answer).toMatchObject({ status: 404, body: { code: 'route.not_found' } });
  });
});
