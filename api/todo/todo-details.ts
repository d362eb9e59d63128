/** What each line of a list says beside where it is: what to fetch for it, or what leaves with it. */
import { inArray } from 'drizzle-orm';
import type { DeviceKind } from '#domain/device-kinds.ts';
import { type IdentityField, missingIdentity } from '#domain/identity.ts';
import { locksFor } from '#domain/locks.ts';
import { devices, lockChecks } from '../../db/schema/index.ts';
import { type StockHint, bestCharger, loadChargersFor } from '../accessories/charger-stock.ts';
import type { KitInWork } from '../kits/kits-in-work.ts';
import type { Context } from '../lib/context.ts';
import type { TodoList, TodoRow } from './todo-sql.ts';

export interface TodoDetails {
  /** Kit lines that are still open, and those of them not in stock. */
  open?: string[];
  short?: string[];
  /** The charger to fetch, another one for every device of the page. */
  charger?: StockHint | null;
  /** So many locks nobody has looked at. */
  locks?: number;
  /** Ready to stand on a shelf for good, or only to be put away. */
  kitted?: boolean;
  /** Labels were printed; they wait to be scanned back. */
  printed?: boolean;
  /** What else keeps the device from being labelled, though its label may be on. */
  missing?: IdentityField[];
  /** Whom it is reserved for, and until when. */
  needCode?: string;
  expiresAt?: string;
  /** Accessories with a label of their own that leave with the device. */
  take?: { line: string; code: string }[];
}

export async function detailsOf(
  ctx: Context,
  list: TodoList,
  rows: readonly TodoRow[],
  kits: readonly KitInWork[],
): Promise<Map<string, TodoDetails>> {
  if (rows.length === 0) return new Map();
  switch (list) {
    case 'label':
      return labelDetails(ctx, rows);
    case 'locks':
      return lockDetails(ctx, rows);
    case 'kit':
      return kitDetails(ctx, rows, kits);
    case 'shelve':
      return new Map(rows.map(({ id }) => [id, { kitted: kits.some((kit) => kit.id === id) }]));
    case 'pick':
      return pickDetails(ctx, rows);
    case 'return':
      return new Map();
  }
}

async function labelDetails(
  ctx: Context,
  rows: readonly TodoRow[],
): Promise<Map<string, TodoDetails>> {
  const codes = rows.map((row) => row.code);
  const printed = await ctx.database.sql<{ code: string }[]>`
    select distinct code from label_prints where code = any(${codes}) and voided_at is null`;
  const received = rows.filter((row) => row.stage === 'received').map((row) => row.id);
  const known = await ctx.database.db.select().from(devices).where(inArray(devices.id, received));
  return new Map(
    rows.map(({ id, code }) => {
      const device = known.find((one) => one.id === id);
      return [
        id,
        {
          printed: printed.some((print) => print.code === code),
          missing: device?.labelConfirmedAt ? missingIdentity(device) : [],
        },
      ];
    }),
  );
}

async function lockDetails(
  ctx: Context,
  rows: readonly TodoRow[],
): Promise<Map<string, TodoDetails>> {
  const ids = rows.map((row) => row.id);
  const checks = await ctx.database.db
    .select({ deviceId: lockChecks.deviceId, lock: lockChecks.lock })
    .from(lockChecks)
    .where(inArray(lockChecks.deviceId, ids));
  const isOpen = (id: string, lock: string) =>
    !checks.some((check) => check.deviceId === id && check.lock === lock);
  return new Map(
    rows.map(({ id, kind }) => {
      const asked = locksFor(kind as DeviceKind);
      return [id, { locks: asked.filter((lock) => isOpen(id, lock)).length }];
    }),
  );
}

/** Each charger is named once, so that two people are not sent for the same one. */
async function kitDetails(
  ctx: Context,
  rows: readonly TodoRow[],
  kits: readonly KitInWork[],
): Promise<Map<string, TodoDetails>> {
  const wanted = new Map(kits.map((kit) => [kit.id, kit]));
  const wishes = rows.flatMap(({ id, placeId }) => {
    const kit = wanted.get(id);
    return kit?.open.includes('charger') ? [{ deviceId: id, placeId, needed: kit.needed }] : [];
  });
  let stock = await loadChargersFor(ctx, wishes);
  const details = new Map<string, TodoDetails>();
  for (const { id, placeId } of rows) {
    const kit = wanted.get(id);
    if (!kit) continue;
    let charger: StockHint | null = null;
    if (kit.open.includes('charger')) {
      charger = bestCharger(stock, { deviceId: id, placeId, needed: kit.needed });
      stock = stock.filter((one) => one.code !== charger?.code);
    }
    details.set(id, { open: kit.open, short: kit.short, charger });
  }
  return details;
}

async function pickDetails(
  ctx: Context,
  rows: readonly TodoRow[],
): Promise<Map<string, TodoDetails>> {
  const ids = rows.map((row) => row.id);
  const found = await ctx.database.sql<
    { id: string; needCode: string; expiresAt: Date; take: { line: string; code: string }[] }[]
  >`
    select r.device_id as id, n.code as "needCode", r.expires_at as "expiresAt",
      coalesce((
        select json_agg(json_build_object('line', k.line, 'code', a.code) order by k.line)
        from kit_lines k join accessories a on a.id = k.accessory_id where k.device_id = r.device_id
      ), '[]') as take
    from reservations r join needs n on n.id = r.need_id
    where r.device_id = any(${ids}::uuid[]) and r.closed_at is null`;
  return new Map(
    found.map(({ id, needCode, expiresAt, take }) => [
      id,
      { needCode, expiresAt: expiresAt.toISOString(), take },
    ]),
  );
}
