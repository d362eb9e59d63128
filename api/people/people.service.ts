/** People: invite, roles per site, passwords, PINs, disabling. Each act is in the administrators' log. */
import { createHmac } from 'node:crypto';
import { and, asc, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import { refusePassword, refusePin } from '#domain/passwords.ts';
import type { Role } from '#domain/roles.ts';
import { adminLog, badges, people, personRoles, sessions } from '../../db/schema/index.ts';
import { type Context, type Transaction, requirePermission } from '../lib/context.ts';
import { AppError, invalidField, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { hashPassword } from './passwords.ts';
import { forgetActors } from './sessions.service.ts';

export interface RoleAtSite {
  siteId: string;
  role: Role;
}

export interface PersonRow {
  id: string;
  name: string;
  username: string;
  locale: string;
  homeSiteId: string;
  disabled: boolean;
  hasPin: boolean;
  roles: RoleAtSite[];
  badge: string | null;
  openSessions: number;
}

export async function listPeople(ctx: Context): Promise<PersonRow[]> {
  requirePermission(ctx, 'people.manage');
  const { db } = ctx.database;
  const now = ctx.now();
  const openSessions = db
    .select({ personId: sessions.personId, count: sql<number>`count(*)::int`.as('count') })
    .from(sessions)
    .where(and(isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .groupBy(sessions.personId)
    .as('open_sessions');
  const rows = await db
    .select({
      id: people.id,
      name: people.name,
      username: people.username,
      locale: people.locale,
      homeSiteId: people.homeSiteId,
      disabledAt: people.disabledAt,
      pinHash: people.pinHash,
      badge: badges.code,
      count: openSessions.count,
    })
    .from(people)
    .leftJoin(badges, and(eq(badges.personId, people.id), isNull(badges.revokedAt)))
    .leftJoin(openSessions, eq(openSessions.personId, people.id))
    .orderBy(asc(people.name), asc(people.id));
  const grants = await db
    .select({ personId: personRoles.personId, siteId: personRoles.siteId, role: personRoles.role })
    .from(personRoles);
  return rows.map(({ disabledAt, pinHash, count, ...row }) => ({
    ...row,
    disabled: disabledAt !== null,
    hasPin: pinHash !== null,
    openSessions: count ?? 0,
    roles: grants
      .filter((grant) => grant.personId === row.id)
      .map(({ siteId, role }) => ({ siteId, role: role as Role })),
  }));
}

export interface NewPerson extends WriteInput {
  name: string;
  username: string;
  locale: string;
  homeSiteId: string;
  roles: RoleAtSite[];
  /** The password may be kept, where it is for trying out; no route offers that. */
  passwordStays?: boolean;
}

/**
 * Invites a person. The password is shown once and must be changed at the first sign-in.
 * @throws AppError `person.username_taken` (409)
 */
export async function invitePerson(
  ctx: Context,
  input: NewPerson,
): Promise<{ id: string; password: string }> {
  requirePermission(ctx, 'people.manage');
  const password = makePassword(ctx, input.requestId);
  const passwordHash = await hashPassword(password);
  const { id } = await write(ctx, input, async (unit) => {
    const id = unit.newId();
    const username = input.username.toLowerCase();
    const [taken] = await unit.tx
      .select({ id: people.id })
      .from(people)
      .where(eq(people.username, username));
    if (taken) throw new AppError('person.username_taken', { status: 409, params: { username } });
    await unit.tx.insert(people).values({
      id,
      name: input.name,
      username,
      passwordHash,
      mustChangePassword: input.passwordStays ? 0 : 1,
      locale: input.locale,
      homeSiteId: input.homeSiteId,
      createdAt: unit.recordedAt,
    });
    await grantRoles(unit, id, input.roles);
    await logAct(unit, 'person.invited', id, { roles: input.roles });
    return { id };
  });
  return { id, password };
}

async function grantRoles(unit: Unit, personId: string, roles: readonly RoleAtSite[]) {
  if (roles.length === 0) return;
  await unit.tx
    .insert(personRoles)
    .values(
      roles.map((grant) => ({
        ...grant,
        personId,
        grantedAt: unit.recordedAt,
        grantedById: unit.actor.personId,
      })),
    )
    .onConflictDoNothing();
}

export interface PersonChange extends WriteInput {
  personId: string;
  name?: string | undefined;
  locale?: string | undefined;
  homeSiteId?: string | undefined;
  roles?: RoleAtSite[] | undefined;
  disabled?: boolean | undefined;
}

/** @throws AppError `person.last_admin` when nobody could administer any more. */
export async function changePerson(ctx: Context, input: PersonChange): Promise<{ ok: true }> {
  requirePermission(ctx, 'people.manage');
  const answer = await write(ctx, input, async (unit) => {
    const { personId, roles, disabled, requestId: _id, happenedAt: _at, ...fields } = input;
    await lockPerson(unit.tx, personId);
    const changes = {
      ...fields,
      ...(disabled === undefined ? {} : { disabledAt: disabled ? unit.recordedAt : null }),
    };
    if (Object.keys(changes).length > 0) {
      await unit.tx.update(people).set(changes).where(eq(people.id, personId));
    }
    if (roles) {
      await unit.tx.delete(personRoles).where(eq(personRoles.personId, personId));
      await grantRoles(unit, personId, roles);
    }
    if (disabled) await endSessionsOf(unit.tx, unit.recordedAt, personId);
    await refuseWithoutAdmin(unit.tx);
    const { requestId: _requestId, ...logged } = input;
    await logAct(unit, 'person.changed', personId, { ...logged });
    return { ok: true as const };
  });
  forgetActors();
  return answer;
}

async function lockPerson(tx: Transaction, personId: string) {
  const [person] = await tx.select().from(people).where(eq(people.id, personId)).for('update');
  if (!person) throw notFound('person');
  return person;
}

async function refuseWithoutAdmin(tx: Transaction): Promise<void> {
  const [admin] = await tx
    .select({ id: people.id })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(isNull(people.disabledAt), eq(personRoles.role, 'admin')))
    .limit(1);
  if (!admin) throw new AppError('person.last_admin');
}

/** A new password shown once; all sessions of the person end. */
export async function resetPassword(
  ctx: Context,
  input: WriteInput & { personId: string },
): Promise<{ password: string }> {
  requirePermission(ctx, 'people.manage');
  const password = makePassword(ctx, input.requestId);
  const passwordHash = await hashPassword(password);
  await write(ctx, input, async (unit) => {
    await lockPerson(unit.tx, input.personId);
    await unit.tx
      .update(people)
      .set({ passwordHash, mustChangePassword: 1, failedAttempts: 0, lockedUntil: null })
      .where(eq(people.id, input.personId));
    await endSessionsOf(unit.tx, unit.recordedAt, input.personId);
    await logAct(unit, 'person.password_reset', input.personId);
    return { ok: true as const };
  });
  forgetActors();
  return { password };
}

/** A PIN drawn at random and shown once; the person may change it. */
export async function resetPin(
  ctx: Context,
  input: WriteInput & { personId: string },
): Promise<{ pin: string }> {
  requirePermission(ctx, 'people.manage');
  const pin = makePin(ctx, input.requestId);
  const pinHash = await hashPassword(pin);
  await write(ctx, input, async (unit) => {
    await lockPerson(unit.tx, input.personId);
    await unit.tx
      .update(people)
      .set({ pinHash, failedAttempts: 0, lockedUntil: null })
      .where(eq(people.id, input.personId));
    await logAct(unit, 'person.pin_reset', input.personId);
    return { ok: true as const };
  });
  return { pin };
}

export async function endSessionsOf(
  tx: Transaction,
  now: Date,
  personId: string,
  except?: Uint8Array,
): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(
      and(
        eq(sessions.personId, personId),
        isNull(sessions.endedAt),
        except ? ne(sessions.tokenHash, except) : undefined,
      ),
    );
}

/** Ids and codes only: the log outlives the people in it. */
export async function logAct(
  unit: Unit,
  action: string,
  subjectId: string | null,
  data: Record<string, unknown> = {},
): Promise<void> {
  await unit.tx.insert(adminLog).values({
    id: unit.newId(),
    actorId: unit.actor.personId,
    action,
    subjectId,
    data: JSON.stringify(data),
    recordedAt: unit.recordedAt,
  });
}

/**
 * Sixteen characters that nobody mistakes for each other: about 79 bits. Drawn from the request by HMAC,
 * so that a replay shows the same password again and none is ever stored.
 */
function makePassword(ctx: Context, requestId: string): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const bytes = drawBytes(ctx, `password ${requestId}`);
  const letters = Array.from({ length: 16 }, (_, index) => {
    return alphabet[bytes.readUInt16BE(index * 2) % alphabet.length];
  });
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

function makePin(ctx: Context, requestId: string): string {
  for (let round = 0; ; round += 1) {
    const drawn = drawBytes(ctx, `pin ${round} ${requestId}`).readUInt32BE();
    const pin = String(drawn % 1_000_000).padStart(6, '0');
    if (refusePin(pin).length === 0) return pin;
  }
}

function drawBytes(ctx: Context, purpose: string): Buffer {
  return createHmac('sha256', ctx.secret).update(purpose).digest();
}

/** @throws AppError `input.invalid` naming the field and the rule. */
export function checkPassword(password: string, own: readonly string[], field: string): void {
  const [reason] = refusePassword(password, own);
  if (reason) throw invalidField(field, reason.code, { ...reason.params });
}

/** @throws AppError `input.invalid` naming the field and the rule. */
export function checkPin(pin: string, field: string): void {
  const [reason] = refusePin(pin);
  if (reason) throw invalidField(field, reason.code, { ...reason.params });
}
