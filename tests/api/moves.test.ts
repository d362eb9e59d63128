import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChains } from '../../db/events-verify.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { moveDevice } from '../../api/devices/moves.service.ts';
import { undoLast } from '../../api/devices/corrections.service.ts';
import { changeDevice } from '../../api/evidence/change-device.ts';
import { AppError } from '../../api/lib/errors.ts';
import { confirmedDevice, placeOf, receivedDevice } from '../support/devices.ts';
import { testDatabase } from '../support/database.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let warehouse: Member;
let coordinator: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
  coordinator = await workshop.member('coordinator');
});
afterAll(() => workshop.close());

const move = (code: string, from: string, to: string, more: Record<string, unknown> = {}) =>
  ({ requestId: randomUUID(), code, from, to, ...more }) as Parameters<typeof moveDevice>[1];

async function codeOfError(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'no error';
}

describe('a move', () => {
  it('refuses what is missing, in words with a place to go', async () => {
    const device = await receivedDevice(workshop, warehouse);
    const card = await readCard(warehouse.ctx, device.code);
    expect(card.stage).toBe('received');
    expect(card.blocker).toMatchObject({ code: 'gate.label_not_confirmed', where: 'label' });
    const answer = await workshop.request(
      warehouse,
      'POST',
      `/api/devices/${device.code}/moves`,
      move(device.code, 'received', 'labelled'),
    );
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'move.refused',
      blockers: [{ code: 'gate.label_not_confirmed', where: 'label' }],
    });
  });

  it('is refused by role with the roles that may', async () => {
    const device = await confirmedDevice(workshop, warehouse);
    await moveDevice(warehouse.ctx, move(device.code, 'received', 'labelled'));
    const answer = await workshop.request(
      warehouse,
      'POST',
      `/api/devices/${device.code}/moves`,
      move(device.code, 'labelled', 'diagnosing'),
    );
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ params: { roles: 'technician' } });
  });

  it('takes ownership at the bench and gives it back by undo', async () => {
    const device = await confirmedDevice(workshop, warehouse);
    await moveDevice(warehouse.ctx, move(device.code, 'received', 'labelled'));
    await moveDevice(technician.ctx, move(device.code, 'labelled', 'diagnosing'));
    expect((await readCard(technician.ctx, device.code)).ownerId).toBe(technician.personId);
    expect(
      await codeOfError(undoLast(warehouse.ctx, { requestId: randomUUID(), code: device.code })),
    ).toBe('undo.not_yours');
    await undoLast(technician.ctx, { requestId: randomUUID(), code: device.code });
    const card = await readCard(technician.ctx, device.code);
    expect(card).toMatchObject({ stage: 'labelled', ownerId: null });
    expect(card.events[0]).toMatchObject({ move: 'undo', from: 'diagnosing', to: 'labelled' });
  });

  it('cannot be undone after fifteen minutes', async () => {
    const device = await confirmedDevice(workshop, warehouse);
    await moveDevice(warehouse.ctx, move(device.code, 'received', 'labelled'));
    workshop.advance(16 * 60_000);
    const undo = undoLast(warehouse.ctx, { requestId: randomUUID(), code: device.code });
    expect(await codeOfError(undo)).toBe('undo.too_late');
  });

  it('remembers the stage before quarantine', async () => {
    const device = await receivedDevice(workshop, warehouse);
    const placeId = await placeOf(workshop, 'quarantine');
    await moveDevice(
      warehouse.ctx,
      move(device.code, 'received', 'quarantined', { placeId, reason: 'swollen battery' }),
    );
    const card = await readCard(coordinator.ctx, device.code);
    expect(card).toMatchObject({ stage: 'quarantined', stageBefore: 'received', placeId });
    expect(card.next.map((next) => next.to).toSorted()).toContain('received');
    await moveDevice(
      coordinator.ctx,
      move(device.code, 'quarantined', 'received', { reason: 'battery taken out' }),
    );
    expect((await readCard(coordinator.ctx, device.code)).stage).toBe('received');
  });
});

describe('giving back to the donor', () => {
  it('asks whether the identity of the donor was seen, beside the reason', async () => {
    const device = await confirmedDevice(workshop, warehouse);
    const path = `/api/devices/${device.code}/moves`;
    const wish = move(device.code, 'received', 'withdrawn', { reason: 'needs it again' });
    expect(await workshop.request(coordinator, 'POST', path, wish)).toMatchObject({
      status: 422,
      body: { blockers: [{ code: 'gate.evidence_identity' }] },
    });
    const seen = { ...wish, requestId: randomUUID(), confirms: ['identity'] };
    expect((await workshop.request(coordinator, 'POST', path, seen)).status).toBe(200);
  });
});

describe('a void record', () => {
  it('needs a survivor, to which its code then leads', async () => {
    const double = await confirmedDevice(workshop, warehouse);
    const survivor = await confirmedDevice(workshop, warehouse);
    const path = `/api/devices/${double.code}/void`;
    const body = { requestId: randomUUID(), reason: 'scanned twice at the door' };
    expect(await workshop.request(coordinator, 'POST', path, body)).toMatchObject({
      status: 422,
      body: { code: 'move.refused', blockers: [{ code: 'gate.evidence_survivor' }] },
    });
    expect((await workshop.request(warehouse, 'POST', path, body)).status).toBe(403);
    const own = { ...body, requestId: randomUUID(), survivor: double.code };
    expect((await workshop.request(coordinator, 'POST', path, own)).status).toBe(422);
    const right = { ...body, requestId: randomUUID(), survivor: survivor.code };
    expect((await workshop.request(coordinator, 'POST', path, right)).status).toBe(200);
    const card = await readCard(warehouse.ctx, double.code);
    expect(card.code).toBe(survivor.code);
    expect(card.events[0]).toMatchObject({ kind: 'merged', data: { from: double.id } });
    const words =
      await database.superuser`select data from events where device_id = ${double.id} and to_stage = 'void'`;
    expect(JSON.stringify(words)).not.toContain('door');
  });
});

describe('concurrency and replay', () => {
  it('lets exactly one of many conflicting moves win and tells the others who was first', async () => {
    const device = await confirmedDevice(workshop, warehouse);
    const others = await Promise.all(Array.from({ length: 8 }, () => workshop.member('warehouse')));
    const answers = await Promise.all(
      others.map((who) =>
        workshop.request(
          who,
          'POST',
          `/api/devices/${device.code}/moves`,
          move(device.code, 'received', 'labelled'),
        ),
      ),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    const lost = answers.filter((answer) => answer.status === 409);
    expect(lost).toHaveLength(7);
    expect(lost[0]?.body).toMatchObject({ meanwhile: { stage: 'labelled', what: 'stage' } });
  });

  it('answers a replay with the first answer, once and many times at once', async () => {
    const device = await confirmedDevice(workshop, warehouse);
    const body = move(device.code, 'received', 'labelled');
    const path = `/api/devices/${device.code}/moves`;
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => workshop.request(warehouse, 'POST', path, body)),
    );
    const later = await workshop.request(warehouse, 'POST', path, body);
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual(later.body);
    }
    const [{ count } = { count: 0 }] = await database.superuser<{ count: number }[]>`
      select count(*)::int as count from events where device_id = ${device.id} and to_stage = 'labelled'`;
    expect(count).toBe(1);
  });

  it('refuses a request id used for another body', async () => {
    const device = await confirmedDevice(workshop, warehouse);
    const body = move(device.code, 'received', 'labelled');
    const path = `/api/devices/${device.code}/moves`;
    await workshop.request(warehouse, 'POST', path, body);
    const other = await workshop.request(warehouse, 'POST', path, { ...body, reason: 'other' });
    expect(other).toMatchObject({ status: 422, body: { code: 'request.reused' } });
  });
});

describe('what the database refuses by itself', () => {
  it('a stage without an event, and an event of a pair that no move makes', async () => {
    const device = await receivedDevice(workshop, warehouse);
    await expect(
      database.superuser`update devices set stage = 'ready' where id = ${device.id}`,
    ).rejects.toThrow(/without an event/);
    await expect(
      database.superuser`insert into events (device_id, seq, id, kind, from_stage, to_stage, move_kind, site_id,
        happened_at, recorded_at, data, hash) values (${device.id}, 99, ${randomUUID()}, 'stage', 'received', 'ready',
        'move', ${workshop.siteId}, now(), now(), '{}', '')`,
    ).rejects.toThrow(/events_stage_move/);
  });

  it('a change or removal of an event', async () => {
    const device = await receivedDevice(workshop, warehouse);
    await expect(
      database.superuser`update events set kind = 'note' where device_id = ${device.id}`,
    ).rejects.toThrow(/append-only/);
    await expect(database.sql`delete from events where device_id = ${device.id}`).rejects.toThrow(
      /permission denied|append-only/,
    );
  });
});

describe('the chain', () => {
  it('names the first broken link after tampering underneath', async () => {
    const device = await confirmedDevice(workshop, warehouse);
    await moveDevice(warehouse.ctx, move(device.code, 'received', 'labelled'));
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
    const tamper = async (change: string) => {
      await database.superuser.begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        await tx.unsafe(change, [device.id]);
      });
    };
    await tamper(
      `update events set data = '{"place": "elsewhere"}' where device_id = $1 and seq = 2`,
    );
    expect((await verifyChains(database.superuser)).broken).toEqual([
      { deviceCode: device.code, seq: 2, reason: 'hash_differs' },
    ]);
    const other = await confirmedDevice(workshop, warehouse);
    await database.superuser.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`delete from events where device_id = ${other.id} and seq = 2`;
    });
    const { broken } = await verifyChains(database.superuser);
    expect(broken).toContainEqual({ deviceCode: other.code, seq: 2, reason: 'tail_cut' });
  });
});

describe('a crowd at one device', () => {
  it('comes to its end: a write needs no second connection while all others wait for it', async () => {
    const { superuser } = database;
    const device = await confirmedDevice(workshop, warehouse);
    await moveDevice(warehouse.ctx, move(device.code, 'received', 'labelled'));
    const holder = await superuser.reserve();
    await holder`begin`;
    await holder`select 1 from devices where id = ${device.id} for update`;
    const request = { requestId: randomUUID(), code: device.code };
    const written = changeDevice(technician.ctx, 'repair.record', request, (_unit, row) =>
      Promise.resolve(row.stage),
    );
    await waitingFor(1);
    const moves = Array.from({ length: 12 }, () =>
      codeOfError(moveDevice(technician.ctx, move(device.code, 'labelled', 'diagnosing'))),
    );
    // As many as the pool of the one-statement moves has connections.
    await waitingFor(9);
    await holder`commit`;
    holder.release();
    expect(await written).toBe('labelled');
    const answers = await Promise.all(moves);
    expect(answers.filter((code) => code === 'no error')).toHaveLength(1);
  });
});

/** Until so many connections wait for a lock. */
async function waitingFor(connections: number): Promise<void> {
  await expect
    .poll(async () => {
      const [row] = await database.superuser<{ waiting: number }[]>`
        select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return row?.waiting;
    })
    .toBe(connections);
}
