/** A real workshop on a real database: a site, people with roles, and contexts to act as them. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { Role } from '#domain/roles.ts';
import { createApp } from '../../api/app.ts';
import { readConfig } from '../../api/config.ts';
import type { Context, System } from '../../api/lib/context.ts';
import { newId } from '../../api/lib/ids.ts';
import { type LiveHub, startLiveHub } from '../../api/live/live-hub.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { openSession, readActor } from '../../api/people/sessions.service.ts';
import { setUp } from '../../api/people/setup.service.ts';
import { people, personRoles } from '../../db/schema/index.ts';
import type { TestDatabase } from './copy-database.ts';

export interface Member {
  ctx: Context;
  token: string;
  personId: string;
}

export interface Workshop {
  system: System;
  siteId: string;
  app: ReturnType<typeof createApp>;
  /** The administrator who set the workshop up, holding no working role. */
  admin: Member;
  /** A new person with these roles at the site. */
  member(...roles: Role[]): Promise<Member>;
  /** Sends a request as a member, or without a session. */
  request(
    member: Member | null,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }>;
  /** Moves the clock of every context forward. */
  advance(milliseconds: number): void;
  close(): Promise<void>;
}

export interface WorkshopOptions {
  selfCheckMinutes?: number | null;
  locale?: 'en' | 'vi' | 'fa';
  /** Further settings of the product. */
  env?: Record<string, string>;
  /** Of an installation that is there already; a new one when left out. */
  secret?: Buffer;
}

export async function openWorkshop(
  database: TestDatabase,
  options: WorkshopOptions = {},
): Promise<Workshop> {
  let offset = 0;
  const dataDir = mkdtempSync(join(tmpdir(), 'rework-test-'));
  const system: System = {
    database,
    config: readConfig({ argv: [], env: { ...options.env, DATA_DIR: dataDir }, cwd: '/' }),
    secret: options.secret ?? randomBytes(32),
    log: pino({ level: 'silent' }),
    now: () => new Date(Date.now() + offset),
    newId: () => newId(Date.now() + offset),
  };
  const hub: LiveHub = await startLiveHub(system);
  const app = createApp(system, hub);
  const first = await setUp(
    system,
    {
      programmeName: 'Second Life',
      siteName: 'Workshop North',
      country: 'VN',
      timeZone: 'Asia/Ho_Chi_Minh',
      locale: options.locale ?? 'en',
      province: 'Tây Ninh',
      name: 'Ada Admin',
      username: 'ada',
      password: randomBytes(12).toString('hex'),
      roles: [],
      selfCheckMinutes: options.selfCheckMinutes ?? null,
    },
    'test',
  );
  const admin = await memberOf(system, first.token, first.personId);

  async function member(...roles: Role[]): Promise<Member> {
    const personId = system.newId();
    const now = system.now();
    const name = `${roles[0] ?? 'nobody'} ${personId.slice(-4)}`;
    await database.db.insert(people).values({
      id: personId,
      name,
      username: `user-${personId}`,
      locale: 'en',
      homeSiteId: first.siteId,
      createdAt: now,
    });
    if (roles.length > 0) {
      const rows = roles.map((role) => ({ personId, siteId: first.siteId, role, grantedAt: now }));
      await database.db.insert(personRoles).values(rows);
    }
    const session = {
      personId,
      siteId: first.siteId,
      method: 'password' as const,
      userAgent: 'test',
    };
    return memberOf(system, await openSession(system, database.db, session), personId);
  }

  async function request(who: Member | null, method: string, path: string, body?: unknown) {
    const headers: Record<string, string> = { 'x-rework': '1' };
    if (who) headers.cookie = `${SESSION_COOKIE}=${who.token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await app.request(`http://localhost${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text };
  }

  return {
    system,
    siteId: first.siteId,
    app,
    admin,
    member,
    request,
    advance: (milliseconds) => {
      offset += milliseconds;
    },
    close: async () => {
      await hub.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function memberOf(system: System, token: string, personId: string): Promise<Member> {
  const actor = await readActor(system, token);
  if (!actor) throw new Error('the session was not opened');
  return { ctx: { ...system, actor }, token, personId };
}
