/** The parts of one device, both ways: what it got, what was taken out of it, what could be. */
import { desc, eq, sql } from 'drizzle-orm';
import { isHoldKind } from '#domain/holds.ts';
import type { FactProposal } from '#domain/part-stock.ts';
import { refuseTaking } from '#domain/part-stock.ts';
import { PART_TYPES, type PartFacts, type PartType, STORAGE_TYPES } from '#domain/parts.ts';
import type { Reason } from '#domain/reason.ts';
import type { MachineReport } from '#domain/hardware-report/shape.ts';
import type { CardRow } from '../../db/device-card.ts';
import { hardwareReports } from '../../db/schema/index.ts';
import { bindStatement } from '../../db/statements.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import type { Context } from '../lib/context.ts';
import { partOfMedium } from './create-part.ts';
import { readProposals } from './fact-proposals.ts';
import { nameOfPart } from './part-words.ts';

export interface DevicePart {
  code: string;
  type: string;
  name: string;
  facts: PartFacts;
  status: string;
  /** The device it came out of. */
  fromCode: string | null;
  /** The device it is in now. */
  inCode: string | null;
  place: string | null;
  at: string;
}

export interface UsedPieces {
  code: string;
  type: string;
  name: string;
  quantity: number;
  at: string;
}

/** Something that may be taken out, with what the records say about it. */
export interface Takeable {
  type: PartType;
  make: string;
  model: string;
  serial: string;
  facts: PartFacts;
  mediumId: string | null;
  /** Why it may not. */
  refused: Reason | null;
}

export interface DeviceParts {
  inside: DevicePart[];
  pieces: UsedPieces[];
  taken: DevicePart[];
  proposals: FactProposal[];
  takeable: Takeable[];
}

const TAKING_STAGES: readonly string[] = ['diagnosing', 'repairing', 'harvesting'];

export async function readDeviceParts(ctx: Context, code: string): Promise<DeviceParts> {
  const row = await readCardRow(ctx, code);
  const [labelled, pieces, proposals, takeable] = await Promise.all([
    run<DevicePart & { make: string; model: string }>(ctx, LABELLED, [row.id]),
    run<UsedPieces>(ctx, PIECES, [row.id]),
    readProposals(ctx, row),
    TAKING_STAGES.includes(row.stage) ? readTakeable(ctx, row) : [],
  ]);
  const named = labelled.map(({ make, model, ...part }) => {
    return { ...part, name: nameOfPart({ ...part, make, model }) };
  });
  const inside = named.filter((part) => part.inCode === row.code);
  const taken = named.filter((part) => part.fromCode === row.code && part.inCode !== row.code);
  return { inside, pieces, taken, proposals, takeable };
}

async function run<Row>(ctx: Context, text: string, values: string[]): Promise<Row[]> {
  const rows = await ctx.database.db.execute(bindStatement(text, values));
  return rows as unknown as Row[];
}

const LABELLED = `
  select t.code, t.type, t.make, t.model, t.facts, t.status, f.code as "fromCode", d.code as "inCode",
    p.name as place, to_json(t.updated_at) #>> '{}' as at
  from parts t
  left join devices f on f.id = t.came_from_id
  left join devices d on d.id = t.device_id
  left join places p on p.id = t.place_id
  where (t.device_id = $1::uuid or t.came_from_id = $1::uuid) and t.status <> 'void'
  order by t.updated_at desc, t.code limit 200`;

const PIECES = `
  select i.code, i.type, i.name, x.quantity, to_json(x.at) #>> '{}' as at from (
    select item_id, max(recorded_at) as at,
      sum(case kind when 'used' then quantity when 'put_back' then -quantity else 0 end)::int as quantity
    from stock_movements where device_id = $1::uuid group by item_id) x
  join stock_items i on i.id = x.item_id
  where x.quantity > 0 order by x.at desc`;

/** Drives by the list of media, the battery and screen by report and record; the rest by its name only. */
async function readTakeable(ctx: Context, row: CardRow): Promise<Takeable[]> {
  const report = await newestReport(ctx, row.id);
  const holds = row.holds.map((hold) => hold.kind).filter(isHoldKind);
  const locked = row.locks.filter((lock) => lock.status === 'locked').map((lock) => lock.lock);
  const of = (type: PartType, known: Partial<Takeable> = {}): Takeable => ({
    type,
    make: '',
    model: '',
    serial: '',
    facts: {},
    mediumId: null,
    refused: refuseTaking({ type, holds, locked }),
    ...known,
  });
  const drives = row.media.flatMap((medium) => {
    const drive = partOfMedium(medium);
    if (!drive || medium.status === 'destroyed') return [];
    const { make, model, serial } = medium;
    return [of(drive.type, { make, model, serial, facts: drive.facts, mediumId: medium.id })];
  });
  const storage: readonly PartType[] = STORAGE_TYPES;
  const others = PART_TYPES.filter((type) => !storage.includes(type) && type !== 'paste');
  return [...drives, ...others.map((type) => of(type, knownOf(type, row, report)))];
}

function knownOf(type: PartType, row: CardRow, report: MachineReport | null): Partial<Takeable> {
  if (type === 'battery') {
    const [battery] = report?.batteries ?? [];
    if (!battery) return {};
    const { manufacturer, model, serial, designWh } = battery;
    const facts: PartFacts = {
      ...(model ? { partNumbers: [model] } : {}),
      ...(designWh ? { wattHours: Math.round(designWh) } : {}),
    };
    return { make: manufacturer ?? '', model: model ?? '', serial: serial ?? '', facts };
  }
  if (type !== 'screen' || row.screenInch === null) return {};
  return {
    facts: { inch: row.screenInch, ...(row.screenPixels ? { pixels: row.screenPixels } : {}) },
  };
}

async function newestReport(ctx: Context, deviceId: string): Promise<MachineReport | null> {
  const [report] = await ctx.database.db
    .select({ machine: hardwareReports.machine })
    .from(hardwareReports)
    .where(
      sql`${eq(hardwareReports.deviceId, deviceId)} and ${eq(hardwareReports.status, 'matched')}`,
    )
    .orderBy(desc(hardwareReports.receivedAt))
    .limit(1);
  return (report?.machine ?? null) as MachineReport | null;
}
