/** Who can be given work: people with the technician's role at this site. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { people, personRoles } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { invalidField } from '../lib/errors.ts';
import { isUnit } from '../lib/unit.ts';

export async function listTechnicians(ctx: Context): Promise<{ id: string; name: string }[]> {
  const db = isUnit(ctx) ? ctx.tx : ctx.database.db;
  return db
    .select({ id: people.id, name: people.name })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(
      and(
        eq(personRoles.siteId, ctx.actor.siteId),
        eq(personRoles.role, 'technician'),
        isNull(people.disabledAt),
      ),
    )
    .orderBy(asc(people.name), asc(people.id));
}

/** @throws AppError `input.invalid` on `personId` */
export async function requireTechnician(ctx: Context, personId: string): Promise<void> {
  const known = await listTechnicians(ctx);
  if (!known.some(({ id }) => id === personId)) {
    throw invalidField('personId', 'repair.not_a_technician');
  }
}
