import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_CONTEXT } from '#domain/bench.ts';
import { makeCode } from '#domain/codes.ts';
import { FAULT_CODES } from '#domain/faults.ts';
import { ownFaultNumber } from '#domain/own-fault-cards.ts';
import { type FaultKind, readFaultList } from '../../api/repairs/fault-list.service.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
import { scanner } from '../support/scans.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
});
afterAll(() => workshop.close());

const { scanOf, one } = scanner(() => workshop);
const save = (who: Member, code: string, change: Record<string, unknown> = {}) =>
  workshop.request(who, 'PUT', `/api/fault-list/${code}`, {
    requestId: randomUUID(),
    version: 0,
    names: { en: 'Fan is loud', vi: 'Quạt kêu to', fa: 'صدای زیاد فن' },
    parts: ['part.fan'],
    hidden: false,
    ...change,
  });

const kind = async (code: string): Promise<FaultKind | undefined> =>
  (await readFaultList(technician.ctx)).faults.find((one) => one.code === code);

describe('the fault list', () => {
  it('is the built-in one as long as nobody changed it', async () => {
    const { faults } = await readFaultList(technician.ctx);
    expect(faults.map(({ code }) => code)).toEqual(FAULT_CODES);
    expect(await kind('BAT')).toMatchObject({
      builtIn: true,
      names: { en: '', vi: '', fa: '' },
      parts: ['part.battery'],
      version: 0,
    });
  });

  it('takes own faults, which can then be found on a device', async () => {
    const device = await confirmedDevice(workshop, await workshop.member('warehouse'));
    const { post } = bench(workshop, device.code);
    expect(await post(technician, 'faults', { fault: 'FAN' })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'fault', code: 'fault.unknown' }] },
    });
    expect((await save(workshop.admin, 'FAN')).body).toEqual({ code: 'FAN', version: 1 });
    expect((await post(technician, 'faults', { fault: 'FAN' })).status).toBe(200);
    expect(await kind('FAN')).toMatchObject({ builtIn: false, parts: ['part.fan'] });
    const other = await confirmedDevice(workshop, await workshop.member('warehouse'));
    const note = (fault: string) => {
      const command = makeCode('command', ownFaultNumber(fault) ?? 0);
      return one(technician, scanOf(other.code, { context: { ...NO_CONTEXT, command } }));
    };
    expect(await note('FAN')).toMatchObject({
      outcome: 'done',
      code: 'scan.fault_noted',
      params: { fault: 'fault.FAN' },
    });
    expect(await note('XYZ')).toMatchObject({ outcome: 'refused' });
  });

  it('says who changed a fault meanwhile', async () => {
    const names = { en: 'Battery tired', vi: '', fa: '' };
    expect((await save(workshop.admin, 'BAT', { names })).status).toBe(200);
    expect(await save(workshop.admin, 'BAT', { names })).toMatchObject({
      status: 409,
      body: { code: 'fault_kind.changed', params: { by: 'Ada Admin' } },
    });
    expect((await save(workshop.admin, 'BAT', { version: 1, hidden: true })).body).toEqual({
      code: 'BAT',
      version: 2,
    });
    expect(await kind('BAT')).toMatchObject({ hidden: true, version: 2 });
  });

  it('names what cannot be accepted', async () => {
    const names = { en: 'Own', vi: '', fa: 'x' };
    expect(await save(workshop.admin, 'OWN', { names })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'names.vi', code: 'input.required' }] },
    });
    expect((await save(workshop.admin, 'lower')).status).toBe(422);
    expect(await save(workshop.admin, 'OWN', { parts: ['<b>'] })).toMatchObject({ status: 422 });
    const long = { en: 'x'.repeat(61), vi: 'x', fa: 'x' };
    expect(await save(workshop.admin, 'OWN', { names: long })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'names.en', code: 'input.too_long' }] },
    });
    expect((await save(technician, 'OWN')).status).toBe(403);
  });
});
