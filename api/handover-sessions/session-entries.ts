/** The needs of a session with what each of them gets; whom it is for only where the person may see it. */
import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { NeedStatus } from '#domain/eligibility.ts';
import { consentValid } from '#domain/eligibility.ts';
import type { NeedKind, NeedRequirements } from '#domain/need-requirements.ts';
import {
  accessories,
  batchNeeds,
  devices,
  handovers,
  needs,
  places,
  recipients,
  reservations,
} from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { isUnit } from '../lib/unit.ts';
import { type Recipient, shownRecipient } from '../needs/recipient-view.ts';
import type { SessionRow } from './lock-session.ts';
import { joinsOf } from './session-joins.ts';

export interface SessionDevice {
  code: string;
  kind: string;
  make: string;
  model: string;
  memoryMib: number | null;
  storageGb: number | null;
  storageKind: string | null;
  screenInch: number | null;
  stage: string;
  placeName: string | null;
}

export interface SessionEntry {
  needCode: string;
  kind: NeedKind;
  area: string;
  needStatus: NeedStatus;
  rank: number;
  priorityReason: string;
  requirements: NeedRequirements;
  consentValid: boolean;
  position: number;
  state: (typeof batchNeeds.$inferSelect)['state'];
  absentAt: string | null;
  pickedAt: string | null;
  pairedAt: string | null;
  /** Null for those who may not see it, and where it has been erased. */
  recipient: (Recipient & { className: string }) | null;
  device: SessionDevice | null;
  card: { code: string; make: string; iccidEnd: string; placeName: string | null } | null;
  reservation: { expiresAt: string; orderReason: string } | null;
  /** Number of the parcel in which it lies, or goes. */
  parcel: number | null;
  /** Of the handover in this session. */
  receiptCode: string | null;
}

export const DEVICE = {
  code: devices.code,
  kind: devices.kind,
  make: devices.make,
  model: devices.model,
  memoryMib: devices.memoryMib,
  storageGb: devices.storageGb,
  storageKind: devices.storageKind,
  screenInch: devices.screenInch,
  stage: devices.stage,
};

/** A served need shows what it got; a waiting one what is reserved for it. */
export async function readEntries(ctx: Context, session: SessionRow): Promise<SessionEntry[]> {
  const db = isUnit(ctx) ? ctx.tx : ctx.database.db;
  const joins = joinsOf(session);
  const rows = await db
    .select({
      entry: batchNeeds,
      need: needs,
      recipient: recipients,
      reservation: reservations,
      receiptCode: handovers.receiptCode,
      device: DEVICE,
      placeName: places.name,
      card: { code: accessories.code, make: accessories.make, iccid: accessories.iccid },
      parcel: sql<
        number | null
      >`(select s.number from shipment_items i join shipments s on s.id = i.shipment_id
        where i.need_id = ${needs.id} and i.outcome is null)`,
      cardPlace: sql<
        string | null
      >`(select p.name from places p where p.id = ${accessories.placeId})`,
    })
    .from(batchNeeds)
    .innerJoin(needs, eq(needs.id, batchNeeds.needId))
    .leftJoin(recipients, eq(recipients.needId, needs.id))
    .leftJoin(reservations, joins.reservation)
    .leftJoin(handovers, joins.handover)
    .leftJoin(devices, joins.device)
    .leftJoin(places, eq(places.id, devices.placeId))
    .leftJoin(accessories, eq(accessories.id, reservations.accessoryId))
    .where(
      and(
        eq(batchNeeds.batchId, session.id),
        session.state === 'open' ? ne(batchNeeds.state, 'removed') : undefined,
      ),
    )
    .orderBy(asc(batchNeeds.position), asc(needs.id));
  return rows.map((row) => toEntry(ctx, row));
}

type EntryRow = {
  entry: typeof batchNeeds.$inferSelect;
  need: typeof needs.$inferSelect;
  recipient: typeof recipients.$inferSelect | null;
  reservation: typeof reservations.$inferSelect | null;
  receiptCode: string | null;
  device: Omit<SessionDevice, 'placeName'> | null;
  placeName: string | null;
  card: { code: string; make: string; iccid: string } | null;
  cardPlace: string | null;
  parcel: number | null;
};

function toEntry(ctx: Context, row: EntryRow): SessionEntry {
  const { entry, need, reservation, card } = row;
  const recipient = shownRecipient(ctx, need, row.recipient);
  return {
    needCode: need.code,
    kind: need.kind as NeedKind,
    area: need.area,
    needStatus: need.status,
    rank: need.rank,
    priorityReason: need.priorityReason,
    requirements: need.requirements as NeedRequirements,
    consentValid: consentValid(need, ctx.now()),
    position: entry.position,
    state: entry.state,
    absentAt: entry.absentAt?.toISOString() ?? null,
    pickedAt: entry.pickedAt?.toISOString() ?? null,
    pairedAt: entry.pairedAt?.toISOString() ?? null,
    recipient: recipient && { ...recipient, className: row.recipient?.className ?? '' },
    device: row.device && { ...row.device, placeName: row.placeName },
    card: card && {
      code: card.code,
      make: card.make,
      iccidEnd: card.iccid.slice(-4),
      placeName: row.cardPlace,
    },
    reservation: reservation && {
      expiresAt: reservation.expiresAt.toISOString(),
      orderReason: reservation.orderReason,
    },
    parcel: row.parcel,
    receiptCode: row.receiptCode,
  };
}
