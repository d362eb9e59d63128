/** Donors: personal data lives in their own rows only and can be erased. */
import { and, desc, eq, exists, isNull, like, ne, sql } from 'drizzle-orm';
import { likePattern, normaliseQuery, searchText } from '#domain/search-text.ts';
import { donations, donors } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';

export interface NewDonor {
  kind: 'organisation' | 'person' | 'anonymous';
  name: string;
  phone: string;
  email: string;
  address: string;
}

/** A known donor, a new one, or nobody known. */
export interface DonorChoice {
  donorId?: string | undefined;
  donor?: NewDonor | undefined;
}

export interface KnownDonor {
  id: string;
  kind: NewDonor['kind'];
  name: string;
}

/** Donors of this site whose name, phone or e-mail has every word of the query; the newest when it is empty. */
export async function searchDonors(ctx: Context, query: string) {
  requirePermission(ctx, 'donor.view');
  const words = normaliseQuery(query).split(' ').filter(Boolean);
  return ctx.database.db
    .select({
      id: donors.id,
      kind: donors.kind,
      name: donors.name,
      phone: donors.phone,
      email: donors.email,
      address: donors.address,
    })
    .from(donors)
    .where(
      and(
        isNull(donors.erasedAt),
        ne(donors.kind, 'anonymous'),
        ...words.map((word) => like(donors.searchText, likePattern(word))),
        exists(
          sql`(select 1 from donations dn where dn.donor_id = donors.id and dn.site_id = ${ctx.actor.siteId})`,
        ),
      ),
    )
    .orderBy(desc(donors.id))
    .limit(20);
}

/** The donor of a donation; anonymous donors share one row. @throws AppError `donor.not_found` (404) */
export async function resolveDonor(unit: Unit, choice: DonorChoice): Promise<KnownDonor> {
  if (choice.donorId) return knownDonor(unit, choice.donorId);
  const { donor } = choice;
  if (!donor || donor.kind === 'anonymous') return anonymousDonor(unit);
  const id = unit.newId();
  await unit.tx.insert(donors).values({
    id,
    ...donor,
    searchText: searchText([donor.name, donor.phone, donor.email]),
    createdAt: unit.recordedAt,
  });
  return { id, kind: donor.kind, name: donor.name };
}

async function knownDonor(unit: Unit, donorId: string): Promise<KnownDonor> {
  const [known] = await unit.tx
    .select({ id: donors.id, kind: donors.kind, name: donors.name })
    .from(donors)
    .innerJoin(donations, eq(donations.donorId, donors.id))
    .where(
      and(eq(donors.id, donorId), eq(donations.siteId, unit.actor.siteId), isNull(donors.erasedAt)),
    )
    .limit(1);
  if (!known) throw notFound('donor');
  return known;
}

async function anonymousDonor(unit: Unit): Promise<KnownDonor> {
  const [known] = await unit.tx
    .select({ id: donors.id, kind: donors.kind, name: donors.name })
    .from(donors)
    .where(eq(donors.kind, 'anonymous'))
    .limit(1);
  if (known) return known;
  const id = unit.newId();
  await unit.tx.insert(donors).values({ id, kind: 'anonymous', createdAt: unit.recordedAt });
  return { id, kind: 'anonymous', name: '' };
}
