import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../api/people/sessions.service.ts';
import { verifyWitness } from '../../api/people/witness.service.ts';
import { testDatabase } from '../support/database.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
});
afterAll(() => workshop.close());

const act = () => ({ requestId: randomUUID() });

async function invite(username: string, role = 'technician') {
  const answer = await workshop.request(workshop.admin, 'POST', '/api/people', {
    ...act(),
    name: 'Trần Thị Bích',
    username,
    locale: 'vi',
    homeSiteId: workshop.siteId,
    roles: [{ siteId: workshop.siteId, role }],
  });
  expect(answer.status).toBe(200);
  return answer.body as { id: string; password: string };
}

const signIn = (username: string, password: string) =>
  workshop.request(null, 'POST', '/api/session', { username, password });

describe('people', () => {
  it('are invited with a password that is shown again to a replay and stored nowhere', async () => {
    const body = {
      ...act(),
      name: 'Bích',
      username: 'bich-1',
      locale: 'vi',
      homeSiteId: workshop.siteId,
      roles: [],
    };
    const first = await workshop.request(workshop.admin, 'POST', '/api/people', body);
    const again = await workshop.request(workshop.admin, 'POST', '/api/people', body);
    expect(again.body).toEqual(first.body);
    const { password } = first.body as { password: string };
    expect((await signIn('BICH-1', password)).status).toBe(200);
    const stored = await database.superuser<{ answer: string }[]>`select answer from requests`;
    expect(stored.some((row) => row.answer.includes(password))).toBe(false);
  });

  it('cannot share a user name', async () => {
    await invite('taken');
    const second = await workshop.request(workshop.admin, 'POST', '/api/people', {
      ...act(),
      name: 'Other',
      username: 'Taken',
      locale: 'en',
      homeSiteId: workshop.siteId,
      roles: [],
    });
    expect(second).toMatchObject({ status: 409, body: { code: 'person.username_taken' } });
  });

  it('are managed by administrators only', async () => {
    expect((await workshop.request(technician, 'GET', '/api/people')).status).toBe(403);
    expect((await workshop.request(null, 'GET', '/api/people')).status).toBe(401);
  });

  it('never leave a workshop without an administrator', async () => {
    const path = `/api/people/${workshop.admin.personId}`;
    const answer = await workshop.request(workshop.admin, 'PATCH', path, {
      ...act(),
      disabled: true,
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'person.last_admin' } });
    expect((await workshop.request(workshop.admin, 'GET', '/api/session')).status).toBe(200);
  });

  it('are out at once when disabled', async () => {
    const person = await workshop.member('warehouse');
    expect((await workshop.request(person, 'GET', '/api/session')).status).toBe(200);
    await workshop.request(workshop.admin, 'PATCH', `/api/people/${person.personId}`, {
      ...act(),
      disabled: true,
    });
    expect((await workshop.request(person, 'GET', '/api/session')).status).toBe(401);
  });
});

describe('signing in', () => {
  it('locks after five wrong passwords, in the database', async () => {
    const { password } = await invite('lock-me');
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await signIn('lock-me', 'wrong')).status).toBe(401);
    }
    expect(await signIn('lock-me', password)).toMatchObject({
      status: 423,
      body: { code: 'sign_in.locked' },
    });
    workshop.advance(3 * 60_000);
    expect((await signIn('lock-me', password)).status).toBe(200);
  });

  it('tells nobody whether a user name exists', async () => {
    const unknown = await signIn('nobody-here', 'wrong');
    const known = await signIn('ada', 'wrong');
    expect(unknown.body).toEqual(known.body);
  });

  it('needs the header that no foreign form can send', async () => {
    const response = await workshop.app.request('http://localhost/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'ada', password: 'x' }),
    });
    expect(response.status).toBe(403);
  });
});

describe('a password from an administrator', () => {
  /** Signs in and keeps the cookie. */
  async function signedIn(username: string, password: string) {
    const response = await workshop.app.request('http://localhost/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-rework': '1' },
      body: JSON.stringify({ username, password }),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const token = cookie.slice(cookie.indexOf('=') + 1);
    return { ...technician, token };
  }

  it('opens nothing until an own one is chosen', async () => {
    const { password } = await invite('first-day');
    const person = await signedIn('first-day', password);
    const refused = await workshop.request(person, 'GET', '/api/board');
    expect(refused).toMatchObject({ status: 403, body: { code: 'access.own_password_first' } });
    const session = await workshop.request(person, 'GET', '/api/session');
    expect(session).toMatchObject({ status: 200, body: { mustChangePassword: true } });
    const change = { ...act(), current: password, next: 'green tea at four' };
    const changed = await workshop.request(person, 'POST', '/api/account/password', change);
    expect(changed.status).toBe(200);
    expect((await workshop.request(person, 'GET', '/api/board')).status).toBe(200);
  });

  it('is asked for again after a reset', async () => {
    const { id, password } = await invite('forgetful');
    const person = await signedIn('forgetful', password);
    await workshop.request(person, 'POST', '/api/account/password', {
      ...act(),
      current: password,
      next: 'green tea at five',
    });
    const path = `/api/people/${id}/password`;
    const reset = await workshop.request(workshop.admin, 'POST', path, act());
    expect((await workshop.request(person, 'GET', '/api/session')).status).toBe(401);
    const again = await signedIn('forgetful', (reset.body as { password: string }).password);
    expect((await workshop.request(again, 'GET', '/api/board')).status).toBe(403);
  });

  it('does not keep from the bench who came with badge and PIN', async () => {
    const { id: personId } = await invite('bench-first');
    const session = { personId, siteId: workshop.siteId, method: 'badge' as const };
    const open = { ...session, userAgent: 'test' };
    const token = await openSession(workshop.system, database.db, open);
    const atBench = { ...technician, token, personId };
    expect((await workshop.request(atBench, 'GET', '/api/board')).status).toBe(200);
    const answer = await workshop.request(atBench, 'GET', '/api/session');
    expect(answer.body).toMatchObject({ method: 'badge', mustChangePassword: false });
  });

  it('makes no witness, while badge and PIN do', async () => {
    const person = await invite('witness-1', 'warehouse');
    const ctx = technician.ctx;
    await expect(
      verifyWitness(ctx, { username: 'witness-1', password: person.password }, 'media.witness'),
    ).rejects.toMatchObject({ code: 'witness.own_password_first' });
    const { code, pin } = await badgeOf(person);
    expect(await verifyWitness(ctx, { badge: code, pin }, 'media.witness')).toBe(person.id);
  });
});

async function badgeOf(person: { id: string }) {
  const badge = await workshop.request(
    workshop.admin,
    'POST',
    `/api/people/${person.id}/badge`,
    act(),
  );
  const pin = await workshop.request(workshop.admin, 'POST', `/api/people/${person.id}/pin`, act());
  return { ...(badge.body as { code: string }), ...(pin.body as { pin: string }) };
}

describe('badges', () => {
  /** Signs in by badge in one browser, keeping its cookies. */
  function browser() {
    let cookie = '';
    return async (body: Record<string, unknown>) => {
      const response = await workshop.app.request('http://localhost/api/session/badge', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-rework': '1', cookie },
        body: JSON.stringify({ source: 'wedge', ...body }),
      });
      const set = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
      const own = set.find((line) => line.startsWith('rework_browser='));
      if (own) cookie = own;
      return { status: response.status, body: (await response.json()) as { code?: string } };
    };
  }

  it('open with PIN first, then alone on the same browser for the shift', async () => {
    const { code, pin } = await badgeOf(await invite('badge-1'));
    const here = browser();
    expect(await here({ badge: code })).toMatchObject({
      status: 401,
      body: { code: 'badge.pin_needed' },
    });
    expect((await here({ badge: code, pin })).status).toBe(200);
    expect((await here({ badge: code })).status).toBe(200);
    expect((await browser()({ badge: code })).status).toBe(401);
    workshop.advance(13 * 3_600_000);
    expect((await here({ badge: code })).status).toBe(401);
  });

  it('count wrong PINs and never accept a typed badge', async () => {
    const { code, pin } = await badgeOf(await invite('badge-2'));
    const here = browser();
    expect((await here({ badge: code, pin, source: 'typed' })).status).toBe(422);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await here({ badge: code, pin: '000000' })).status).toBe(401);
    }
    expect((await here({ badge: code, pin })).status).toBe(423);
  });

  it('end when revoked or replaced', async () => {
    const person = await invite('badge-3');
    const { code, pin } = await badgeOf(person);
    await workshop.request(workshop.admin, 'DELETE', `/api/people/${person.id}/badge`, act());
    expect(await browser()({ badge: code, pin })).toMatchObject({
      status: 401,
      body: { code: 'badge.unknown' },
    });
  });
});

describe('sites', () => {
  it('get their first places and their own people', async () => {
    const created = await workshop.request(workshop.admin, 'POST', '/api/sites', {
      ...act(),
      name: 'Xưởng Nam',
      country: 'VN',
      timeZone: 'Asia/Ho_Chi_Minh',
      locale: 'vi',
      province: 'Đồng Nai',
      selfCheckMinutes: 30,
    });
    expect(created.status).toBe(200);
    const { id } = created.body as { id: string };
    const move = await workshop.request(technician, 'PATCH', '/api/session', { siteId: id });
    expect(move).toMatchObject({ status: 403, body: { code: 'site.no_role' } });
    const rows =
      await database.superuser`select kind from places where site_id = ${id} order by kind`;
    expect(rows.map((row) => row.kind)).toEqual(['area', 'quarantine', 'site']);
  });

  it('refuse a time zone that does not exist and name the field', async () => {
    const answer = await workshop.request(
      workshop.admin,
      'PATCH',
      `/api/sites/${workshop.siteId}`,
      {
        ...act(),
        timeZone: 'Mars/Base',
      },
    );
    expect(answer).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'timeZone', code: 'input.wrong_time_zone' }] },
    });
  });
});
