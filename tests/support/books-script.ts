/** Random days in a workshop: what people do to devices, accessories and counted pieces, several at a time. */
import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { AppError } from '../../api/lib/errors.ts';
import { write } from '../../api/lib/unit.ts';
import { type Movement, recordMovement } from '../../api/stock/movements.ts';
import type { TestDatabase } from './copy-database.ts';
import { type Crew, handoversOf } from './handovers.ts';
import { laptopInKitting } from './kits.ts';
import type { Member, Workshop } from './workshop.ts';

/** Everything an act may need; `n` decides which of the things at hand it is done to. */
export interface Stage {
  workshop: Workshop;
  database: TestDatabase;
  crew: Crew;
  /** Hold counted pieces, devices and accessories; the last one is a quarantine bin. */
  places: readonly { id: string; code: string }[];
  quarantineId: string;
  items: readonly string[];
}

export interface Step {
  act: string;
  /** Chooses among the things at hand, and how many pieces. */
  n: number;
  m: number;
}

type Act = (stage: Stage, step: Step) => Promise<Outcome>;
type Outcome = 'done' | 'refused' | 'nothing to do';

/** Refused in words is fine; anything else is a defect. */
export async function ask(
  { workshop }: Stage,
  by: Member,
  method: 'POST' | 'DELETE',
  path: string,
  body: Record<string, unknown>,
): Promise<{ outcome: Outcome; body: unknown }> {
  const answer = await workshop.request(by, method, path, { requestId: randomUUID(), ...body });
  if (answer.status === 200) return { outcome: 'done', body: answer.body };
  if (answer.status >= 500 || answer.status === 403) {
    throw new Error(`${path} ${JSON.stringify(body)}: ${JSON.stringify(answer.body)}`);
  }
  return { outcome: 'refused', body: answer.body };
}

/** One of the rows, the same one for the same `n` while nothing changes. */
export async function pick<T = { code: string }>(
  { database }: Stage,
  n: number,
  query: SQL,
): Promise<T | null> {
  const rows = (await database.db.execute(query)) as unknown as T[];
  return rows.length > 0 ? (rows[n % rows.length] as T) : null;
}

const deviceIn = (stage: Stage, n: number, ...stages: string[]) =>
  pick<{ code: string; stage: string }>(
    stage,
    n,
    sql`select code, stage from devices where stage in ${stages} order by id`,
  );

const accessoryThat = (stage: Stage, n: number, ...statuses: string[]) =>
  pick(stage, n, sql`select code from accessories where status in ${statuses} order by id`);

export const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

const IN_HAND = ['received', 'labelled', 'diagnosing', 'kitting', 'ready', 'quarantined'];

async function move(
  stage: Stage,
  by: Member,
  device: { code: string; stage: string } | null,
  to: string,
  more: Record<string, unknown> = {},
): Promise<Outcome> {
  if (!device) return 'nothing to do';
  const body = { from: device.stage, to, reason: 'script', ...more };
  return (await ask(stage, by, 'POST', `/api/devices/${device.code}/moves`, body)).outcome;
}

async function counted(stage: Stage, movement: Movement): Promise<Outcome> {
  try {
    await write(stage.crew.warehouse.ctx, { requestId: randomUUID() }, (unit) =>
      recordMovement(unit, movement),
    );
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return 'refused';
    throw error;
  }
}

const place = (stage: Stage, n: number) => ({ placeId: at(stage.places, n).id });

export const ACTS: Record<string, Act> = {
  receive: async (stage, { n, m }) => {
    const body = {
      kind: at(['laptop', 'desktop', 'tablet'], n),
      make: 'Lenovo',
      serial: `S${randomUUID().slice(0, 12)}`,
      placeId: at(stage.places, m).id,
      ...(n % 3 === 0 ? { chargers: [{ text: '19.5V 3.34A 65W 4.5mm' }] } : {}),
    };
    return (await ask(stage, stage.crew.warehouse, 'POST', '/api/intake/devices', body)).outcome;
  },
  label: async (stage, { n }) => {
    const device = await deviceIn(stage, n, 'received');
    if (!device) return 'nothing to do';
    const { warehouse } = stage.crew;
    await ask(stage, warehouse, 'POST', '/api/labels/confirm', { code: device.code });
    return move(stage, warehouse, device, 'labelled');
  },
  diagnose: async (stage, { n }) =>
    move(stage, stage.crew.technician, await deviceIn(stage, n, 'labelled'), 'diagnosing'),
  quarantine: async (stage, { n }) =>
    move(stage, stage.crew.technician, await deviceIn(stage, n, ...IN_HAND), 'quarantined', {
      placeId: stage.quarantineId,
    }),
  loseDevice: async (stage, { n }) =>
    move(stage, stage.crew.warehouse, await deviceIn(stage, n, ...IN_HAND), 'missing'),
  findDevice: async (stage, { n }) => {
    const device = await deviceIn(stage, n, 'missing');
    if (!device) return 'nothing to do';
    const { warehouse } = stage.crew;
    await ask(stage, warehouse, 'POST', '/api/labels/confirm', { code: device.code });
    return move(stage, warehouse, device, 'quarantined', {
      placeId: stage.quarantineId,
      confirms: ['label_again'],
    });
  },
  withdraw: async (stage, { n }) =>
    move(stage, stage.crew.coordinator, await deviceIn(stage, n, ...IN_HAND), 'withdrawn', {
      confirms: ['identity'],
    }),
  undo: async (stage, { n, m }) => {
    const device = await deviceIn(stage, n, ...IN_HAND, 'missing', 'withdrawn');
    if (!device) return 'nothing to do';
    const { warehouse, coordinator, technician } = stage.crew;
    const by = at([warehouse, coordinator, technician], m);
    return (await ask(stage, by, 'POST', `/api/devices/${device.code}/undo`, {})).outcome;
  },
  merge: async (stage, { n, m }) => {
    const device = await deviceIn(stage, n, 'received', 'labelled');
    const survivor = await deviceIn(stage, m, ...IN_HAND);
    if (!device || !survivor || device.code === survivor.code) return 'nothing to do';
    const path = `/api/devices/${device.code}/void`;
    const body = { survivor: survivor.code, reason: 'script' };
    return (await ask(stage, stage.crew.coordinator, 'POST', path, body)).outcome;
  },
  addCharger: async (stage, { n, m }) => {
    const body = { kind: 'charger', count: 1 + (n % 2), chargerText: '19.5V 3.34A 65W 4.5mm' };
    const where = m % 2 === 0 ? { placeCode: at(stage.places, m).code } : {};
    return (
      await ask(stage, stage.crew.warehouse, 'POST', '/api/accessories', { ...body, ...where })
    ).outcome;
  },
  chargerStatus: async (stage, { n, m }) => {
    const known = await accessoryThat(stage, n, 'in_stock', 'in_kit', 'missing');
    if (!known) return 'nothing to do';
    const status = at(['missing', 'in_stock', 'recycled'], m);
    const path = `/api/accessories/${known.code}/status`;
    return (await ask(stage, stage.crew.warehouse, 'POST', path, { status })).outcome;
  },
  shelve: async (stage, { n, m }) => {
    const device = await deviceIn(stage, n, ...IN_HAND);
    const known = await accessoryThat(stage, m, 'in_stock');
    const codes = [device?.code, known?.code].filter(Boolean);
    if (codes.length === 0) return 'nothing to do';
    const path = `/api/places/${at(stage.places, n + m).code}/contents`;
    return (await ask(stage, stage.crew.warehouse, 'POST', path, { codes })).outcome;
  },
  startKit: async (stage) => {
    await laptopInKitting(stage.workshop, stage.crew.warehouse);
    return 'done';
  },
  handOver: async (stage) => {
    await handoversOf(stage.workshop, () => stage.crew).handedOverLaptop();
    return 'done';
  },
  takeBack: async (stage, { n, m }) => {
    const device = await deviceIn(stage, n, 'handed_over');
    if (!device) return 'nothing to do';
    const body = {
      reason: 'unwanted',
      condition: 'as before',
      need: 'close',
      placeCode: at(stage.places, m).code,
    };
    const path = `/api/devices/${device.code}/return`;
    return (await ask(stage, stage.crew.warehouse, 'POST', path, body)).outcome;
  },
  fillKit: async (stage, { n, m }) => {
    const device = await deviceIn(stage, n, 'kitting');
    const known = await accessoryThat(stage, m, 'in_stock', 'in_kit');
    if (!device || !known) return 'nothing to do';
    const path = `/api/kits/${device.code}/accessories`;
    return (await ask(stage, stage.crew.warehouse, 'POST', path, { accessoryCode: known.code }))
      .outcome;
  },
  emptyKit: async (stage, { n }) => {
    const device = await deviceIn(stage, n, 'kitting');
    if (!device) return 'nothing to do';
    const path = `/api/kits/${device.code}/lines/charger/removal`;
    return (await ask(stage, stage.crew.warehouse, 'POST', path, {})).outcome;
  },
  itemsIn: (stage, { n, m }) =>
    counted(stage, {
      itemId: at(stage.items, n),
      kind: at(['received', 'found', 'put_back', 'out_of_kit'] as const, m),
      quantity: 1 + (n % 9),
      to: place(stage, m),
    }),
  itemsOut: (stage, { n, m }) =>
    counted(stage, {
      itemId: at(stage.items, n),
      kind: at(['used', 'lost', 'into_kit', 'recycled'] as const, m),
      quantity: 1 + (n % 7),
      from: place(stage, m),
    }),
  itemsMoved: (stage, { n, m }) =>
    counted(stage, {
      itemId: at(stage.items, n),
      kind: 'moved',
      quantity: 1 + (m % 5),
      from: place(stage, m),
      to: place(stage, n),
    }),
};

export const step = (acts: Record<string, Act>) =>
  fc.record({ act: fc.constantFrom(...Object.keys(acts)), n: fc.nat(997), m: fc.nat(991) });

/** Rounds one after the other; what is in one round is done by several people at once. */
export const script = (acts: Record<string, Act>) =>
  fc.array(fc.array(step(acts), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });

/** @returns how many steps were done, refused or found nothing to do */
export async function play(
  stage: Stage,
  acts: Record<string, Act>,
  rounds: readonly (readonly Step[])[],
  tally: Record<string, number>,
): Promise<void> {
  for (const round of rounds) {
    const outcomes = await Promise.all(
      round.map(async (one) => `${one.act} ${await (acts[one.act] as Act)(stage, one)}`),
    );
    for (const outcome of outcomes) tally[outcome] = (tally[outcome] ?? 0) + 1;
  }
}
