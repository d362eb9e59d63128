/** Two sites of one installation, fresh for every script, with the same people at both and something on their shelves. */
import { randomBytes, randomUUID } from 'node:crypto';
import { hashPassword } from '../../../api/people/passwords.ts';
import { openSession, readActor } from '../../../api/people/sessions.service.ts';
import { insertSite } from '../../../api/people/sites.service.ts';
import { people, personRoles, places } from '../../../db/schema/index.ts';
import { eq } from 'drizzle-orm';
import type { Role } from '#domain/roles.ts';
import type { TestDatabase } from '../../support/database.ts';
import type { Crew } from '../../support/handovers.ts';
import { makeShelf } from '../../support/scans.ts';
import type { Member, Workshop } from '../../support/workshop.ts';

const ROLES: Record<keyof Crew, Role[]> = {
  coordinator: ['coordinator'],
  second: ['coordinator'],
  approver: ['approver'],
  collection: ['collection'],
  warehouse: ['warehouse'],
  technician: ['technician'],
};

export interface Place {
  id: string;
  code: string;
}

export interface SiteStage {
  /** The workshop as seen from this site: helpers make their things here. */
  workshop: Workshop;
  id: string;
  crew: Crew;
  /** Shelves; the first one holds most of what there is at the beginning. */
  shelves: readonly Place[];
  /** A quarantine bin. */
  bin: Place;
}

export interface Stage {
  workshop: Workshop;
  database: TestDatabase;
  /** The first one has things at the beginning, the second one receives some. */
  sites: readonly [SiteStage, SiteStage];
  witness: { username: string; password: string };
  /** Request ids that were refused: nothing may bear one of them. */
  refused: string[];
  /** Only one act happens at this moment: what it leaves can be compared with what was before. */
  alone: boolean;
}

/** The same people for all scripts. */
export interface Cast {
  persons: Record<keyof Crew, string>;
  witness: Stage['witness'];
}

export async function castOf(workshop: Workshop): Promise<Cast> {
  const persons = {} as Cast['persons'];
  for (const part of Object.keys(ROLES) as (keyof Crew)[]) {
    persons[part] = (await workshop.member(...ROLES[part])).personId;
  }
  const password = randomBytes(9).toString('hex');
  const passwordHash = await hashPassword(password);
  const [person] = await workshop.system.database.db
    .update(people)
    .set({ passwordHash })
    .where(eq(people.id, persons.warehouse))
    .returning({ username: people.username });
  return { persons, witness: { username: person?.username ?? '', password } };
}

export async function freshStage(
  workshop: Workshop,
  database: TestDatabase,
  cast: Cast,
): Promise<Stage> {
  return {
    workshop,
    database,
    sites: [await freshSite(workshop, cast, 'North'), await freshSite(workshop, cast, 'South')],
    witness: cast.witness,
    refused: [],
    alone: false,
  };
}

async function freshSite(workshop: Workshop, cast: Cast, name: string): Promise<SiteStage> {
  const { system } = workshop;
  const { db } = system.database;
  const id = system.newId();
  await db.transaction((tx) =>
    insertSite(system, tx, {
      id,
      name: `${name} ${id.slice(-6)}`,
      country: 'VN',
      timeZone: 'Asia/Ho_Chi_Minh',
      locale: 'en',
      province: 'Long An',
      selfCheckMinutes: null,
    }),
  );
  const parts = Object.keys(ROLES) as (keyof Crew)[];
  const grantedAt = system.now();
  await db.insert(personRoles).values(
    parts.flatMap((part) =>
      ROLES[part].map((role) => ({
        personId: cast.persons[part],
        siteId: id,
        role,
        grantedAt,
      })),
    ),
  );
  const members = await Promise.all(
    parts.map(async (part) => [part, await signIn(workshop, cast.persons[part], id)] as const),
  );
  const crew = Object.fromEntries(members) as unknown as Crew;
  const shelves: Place[] = [];
  for (const shelf of ['A-1', 'A-2', 'A-3']) shelves.push(await makeShelf(crew.warehouse, shelf));
  const all = await db.select().from(places).where(eq(places.siteId, id));
  const bin = all.find(({ kind }) => kind === 'quarantine');
  if (!bin) throw new Error('no quarantine bin');
  return { workshop: { ...workshop, siteId: id }, id, crew, shelves, bin };
}

async function signIn({ system }: Workshop, personId: string, siteId: string): Promise<Member> {
  const session = { personId, siteId, method: 'password' as const, userAgent: 'test' };
  const token = await openSession(system, system.database.db, session);
  const actor = await readActor(system, token);
  if (!actor) throw new Error('the session was not opened');
  return { ctx: { ...system, actor }, token, personId };
}

export const newRequest = () => ({ requestId: randomUUID() });
