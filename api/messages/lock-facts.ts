/** What a message about a lock is written from, and to whom it goes. */
import { eq } from 'drizzle-orm';
import { lockClock } from '#domain/lock-clock.ts';
import type { CardRow } from '../../db/device-card.ts';
import { donations, donors, settings, sites } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { isUnit } from '../lib/unit.ts';
import type { LockMessageFacts } from './compose.ts';

export interface KnownRecipient {
  donorId: string;
  kind: 'organisation' | 'person' | 'anonymous';
  name: string;
  phone: string;
  email: string;
}

/** @throws AppError `message.no_lock` when no lock of the device holds it */
export async function readLockFacts(
  ctx: Context,
  row: CardRow,
): Promise<{
  holdId: string;
  facts: LockMessageFacts;
  donor: KnownRecipient | null;
  locale: string;
}> {
  const hold = row.holds.find(({ kind }) => kind === 'locked');
  const locks = row.locks.filter(({ status }) => status === 'locked');
  if (!hold || locks.length === 0) throw new AppError('message.no_lock');
  const db = readerOf(ctx);
  const [[programme], [site], donor] = await Promise.all([
    db.select({ name: settings.programmeName }).from(settings),
    db
      .select({ contact: sites.contact, locale: sites.locale })
      .from(sites)
      .where(eq(sites.id, row.siteId)),
    readDonor(ctx, row.donationId),
  ]);
  const clock = lockClock(
    {
      placedAt: new Date(hold.placedAt),
      dueAt: hold.dueAt ? new Date(hold.dueAt) : null,
      askedAt: null,
      remindedAt: null,
    },
    ctx.now(),
  );
  const facts: LockMessageFacts = {
    programme: programme?.name ?? '',
    site: row.siteName,
    timeZone: ctx.actor.timeZone,
    contact: site?.contact ?? '',
    donorName: donor?.kind === 'anonymous' ? '' : (donor?.name ?? ''),
    kind: row.kind,
    make: row.make,
    model: row.model,
    code: row.code,
    serial: row.serial,
    receiptCode: donor?.receiptCode ?? '',
    locks,
    dueAt: clock.dueAt,
  };
  return { holdId: hold.id, facts, donor, locale: site?.locale ?? 'en' };
}

/** Inside a write its own connection: with all others busy writing, a second one would wait for ever. */
function readerOf(ctx: Context) {
  return isUnit(ctx) ? ctx.tx : ctx.database.db;
}

async function readDonor(
  ctx: Context,
  donationId: string | null,
): Promise<(KnownRecipient & { receiptCode: string }) | null> {
  if (!donationId) return null;
  const [donor] = await readerOf(ctx)
    .select({
      donorId: donors.id,
      kind: donors.kind,
      name: donors.name,
      phone: donors.phone,
      email: donors.email,
      receiptCode: donations.receiptCode,
    })
    .from(donations)
    .innerJoin(donors, eq(donors.id, donations.donorId))
    .where(eq(donations.id, donationId));
  return donor ?? null;
}
