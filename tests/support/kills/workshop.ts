/** The workshop of the kill test: a person, devices and shelves for each bench, all made through the product. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '#domain/roles.ts';
import { newId } from '../../../api/lib/ids.ts';
import type { System } from '../../../api/lib/context.ts';
import { openSession } from '../../../api/people/sessions.service.ts';
import { SESSION_COOKIE } from '../../../api/people/session.routes.ts';
import { openDatabase } from '../../../db/client.ts';
import { attachEmbedded } from '../../../db/embedded/embedded-postgres.ts';
import { people, personRoles, sites } from '../../../db/schema/index.ts';
import { firstWorkshop } from '../first-workshop.ts';
import type { Product } from '../product.ts';
import type { BenchThings } from './scan-plan.ts';

export interface BenchOwner extends BenchThings {
  personId: string;
  token: string;
}

const ROLES: readonly Role[] = ['technician', 'warehouse'];

export interface KillWorkshop {
  /** Cookie of a coordinator. */
  coordinator: string;
  owners: BenchOwner[];
}

/** @param counts so many benches with so many devices each; the last two benches work on the same devices */
export async function openKillWorkshop(
  product: Product,
  { benches, devices }: { benches: number; devices: number },
): Promise<KillWorkshop> {
  const coordinator = await setUp(product.url);
  const members = await makeMembers(product.dataDir, benches);
  const owners = await Promise.all(
    members.map(async (member, index) => {
      const post = poster(product.url, member.token);
      const codes: string[] = [];
      for (let i = 0; i < devices; i++) codes.push(await takeIn(post));
      const places: string[] = [];
      for (const name of [`K${index}-A`, `K${index}-B`]) {
        const made = await post<{ places: { code: string }[] }>('/places', { kind: 'shelf', name });
        places.push(...made.places.map(({ code }) => code));
      }
      return { ...member, devices: codes, places };
    }),
  );
  const [first, second] = owners.slice(-2);
  if (first && second) second.devices = first.devices;
  return { coordinator, owners };
}

type Post = <T>(path: string, body: object) => Promise<T>;

function poster(url: string, token = ''): Post {
  return async <T>(path: string, body: object) => {
    const response = await fetch(`${url}/api${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-rework': '1',
        cookie: `${SESSION_COOKIE}=${token}`,
      },
      body: JSON.stringify({ requestId: randomUUID(), ...body }),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as T;
  };
}

async function setUp(url: string): Promise<string> {
  const body = firstWorkshop(randomBytes(12).toString('hex'), ['coordinator', 'warehouse'], null);
  const response = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-rework': '1' },
    body: JSON.stringify(body),
  });
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith(SESSION_COOKIE));
  if (!response.ok || !cookie) throw new Error(`setup: ${await response.text()}`);
  return cookie.slice(SESSION_COOKIE.length + 1).split(';')[0]!;
}

/** Straight into the database: a password for each would be counted by the sign-in limit. */
async function makeMembers(dataDir: string, count: number) {
  const database = await openDatabase(attachEmbedded(dataDir)!, { application: 'test' });
  try {
    const { db } = database;
    const [site] = await db.select({ id: sites.id }).from(sites);
    const siteId = site!.id;
    const system = { now: () => new Date() } as System;
    const members: { personId: string; token: string }[] = [];
    for (let i = 0; i < count; i++) {
      const personId = newId();
      const createdAt = system.now();
      const person = { name: `Bench ${i}`, username: `bench${i}`, locale: 'en' as const };
      await db.insert(people).values({ id: personId, ...person, homeSiteId: siteId, createdAt });
      for (const role of ROLES) {
        await db.insert(personRoles).values({ personId, siteId, role, grantedAt: createdAt });
      }
      const session = { personId, siteId, method: 'password' as const, userAgent: 'bench' };
      members.push({ personId, token: await openSession(system, db, session) });
    }
    return members;
  } finally {
    await database.close();
  }
}

async function takeIn(post: Post): Promise<string> {
  const { code } = await post<{ code: string }>('/intake/devices', {
    donor: { kind: 'anonymous' },
    kind: 'laptop',
    make: 'Dell',
    model: 'Latitude 5480',
    serial: `SN${randomBytes(6).toString('hex')}`,
  });
  await post('/labels/confirm', { code });
  return code;
}
