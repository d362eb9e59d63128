/** The people of the demo workshop, invited and equipped through the services. */
import { randomUUID } from 'node:crypto';
import type { Role } from '#domain/roles.ts';
import type { Actor, Context, System } from '../../api/lib/context.ts';
import { newId } from '../../api/lib/ids.ts';
import { changeOwnLocale } from '../../api/people/account.service.ts';
import { issueBadge } from '../../api/people/badges.service.ts';
import { invitePerson, resetPin } from '../../api/people/people.service.ts';
import { closeSession, readActor } from '../../api/people/sessions.service.ts';
import { setUp } from '../../api/people/setup.service.ts';
import { readablePassword } from '../lib/administrators.ts';
import type { DemoClock } from './clock.ts';
import type { SignIn } from './sign-ins.ts';

const PEOPLE = {
  admin: { name: 'Phạm Văn Khoa', locale: 'vi', role: 'admin' },
  technician: { name: 'Nguyễn Minh Tuấn', locale: 'vi', role: 'technician' },
  'technician-2': { name: 'سارا رحیمی', locale: 'fa', role: 'technician' },
  warehouse: { name: 'Lê Thị Hạnh', locale: 'vi', role: 'warehouse' },
  coordinator: { name: 'Anna Berg', locale: 'en', role: 'coordinator' },
  'coordinator-2': { name: 'Trần Thu Hương', locale: 'vi', role: 'coordinator' },
  approver: { name: 'Võ Thị Mai', locale: 'vi', role: 'approver' },
  collection: { name: 'رضا کریمی', locale: 'fa', role: 'collection' },
  auditor: { name: 'David Okafor', locale: 'en', role: 'auditor' },
} as const satisfies Record<string, { name: string; locale: string; role: Role }>;

export type Who = keyof typeof PEOPLE;

const SITE = {
  siteName: 'Tây Ninh workshop',
  country: 'VN',
  timeZone: 'Asia/Ho_Chi_Minh',
  province: 'Tây Ninh',
} as const;

export interface Cast {
  /** Hashing passwords takes seconds; the people can act before that. */
  signIns: Promise<SignIn[]>;
  /** What a service needs to be called as this person at this time, standing at this bench. */
  as(who: Who, clock: DemoClock, benchId?: string): Context;
  /** What this person signs the act of another one with. */
  witness(who: Who): Promise<{ badge: string; pin: string }>;
}

const asked = () => ({ requestId: randomUUID() });

/**
 * Sets the workshop up and invites everybody. Nobody has to change the password that the table shows.
 * @param system its clock stands at the first morning
 */
export async function gatherCast(system: System): Promise<Cast> {
  const password = readablePassword();
  const first = await setUp(
    system,
    {
      ...SITE,
      programmeName: 'Old computers, new learners',
      locale: 'en',
      name: PEOPLE.admin.name,
      username: userName('admin'),
      password,
      roles: [],
      selfCheckMinutes: null,
    },
    'npm start -- --demo',
  );
  const actor = await readActor(system, first.token);
  if (!actor) throw new Error('the administrator cannot sign in');
  await closeSession(system, first.token);
  const admin: Context = { ...system, actor };
  await changeOwnLocale(admin, PEOPLE.admin.locale);

  const others = (Object.keys(PEOPLE) as Who[]).filter((who) => who !== 'admin');
  const invited = await Promise.all(others.map((who) => invite(admin, who)));
  const members: Member[] = [{ who: 'admin', id: first.personId, password }, ...invited];
  const actors = new Map(members.map(({ who, id }) => [who, actorOf(admin, who, id)]));
  const signIns = Promise.all(members.map((member) => equip(admin, member)));
  return {
    signIns,
    as: (who, clock, benchId) => {
      const known = actors.get(who);
      if (!known) throw new Error(`nobody is ${who}`);
      return { ...system, ...momentOf(clock), actor: { ...known, benchId: benchId ?? null } };
    },
    witness: async (who) => {
      const found = (await signIns).find((one) => one.username === userName(who));
      if (!found) throw new Error(`nobody is ${who}`);
      return { badge: found.badge, pin: found.pin };
    },
  };
}

/** One act happens at one moment, however long the database takes. */
function momentOf(clock: DemoClock): Pick<System, 'now' | 'newId'> {
  const at = clock.now();
  return { now: () => at, newId: () => newId(at.getTime()) };
}

interface Member {
  who: Who;
  id: string;
  password: string;
}

async function invite(admin: Context, who: Who): Promise<Member> {
  const { name, locale, role } = PEOPLE[who];
  const { siteId } = admin.actor;
  const roles = [{ siteId, role }];
  const person = { name, username: userName(who), locale, homeSiteId: siteId, roles };
  const input = { ...asked(), ...person, passwordStays: true };
  return { who, ...(await invitePerson(admin, input)) };
}

/** Badge and PIN for the shared benches. */
async function equip(admin: Context, { who, id, password }: Member): Promise<SignIn> {
  const { code } = await issueBadge(admin, { ...asked(), personId: id });
  const { pin } = await resetPin(admin, { ...asked(), personId: id });
  const { name, role } = PEOPLE[who];
  return { username: userName(who), name, role, password, badge: code, pin };
}

function userName(who: Who): string {
  return `demo-${who}`;
}

function actorOf(admin: Context, who: Who, personId: string): Actor {
  const { name, locale, role } = PEOPLE[who];
  const username = userName(who);
  return { ...admin.actor, personId, name, username, locale, roles: [role] };
}
