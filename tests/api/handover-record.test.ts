import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { testDatabase } from '../support/database.ts';
import { bench } from '../support/evidence.ts';
import { type Crew, SECRET, crewOf, handoversOf } from '../support/handovers.ts';
import { inspectPdf, pdfText } from '../support/pdf-check.ts';
import { type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
});
afterAll(() => workshop.close());

const tools = () => handoversOf(workshop, () => crew);

async function record(receipt: string, query = ''): Promise<Uint8Array> {
  const path = `/api/handovers/${receipt}/record.pdf${query}`;
  const response = await workshop.app.request(`http://localhost${path}`, {
    headers: { cookie: `${SESSION_COOKIE}=${crew.coordinator.token}` },
  });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

/** What the public page says of the receipt, found by the code that its QR holds. */
async function checked(receipt: string) {
  const [row] = await database.superuser<{ verify_code: string }[]>`
    select verify_code from handovers where receipt_code = ${receipt}`;
  const path = `/api/certificates/verify/${row?.verify_code}`;
  const { body } = await workshop.request(null, 'GET', path);
  return body as { state: string; contentHash: string };
}

describe('a receipt on paper', () => {
  it('is checked by anybody, names nobody, and is not vouched for once its facts were changed', async () => {
    const device = await tools().handedOverLaptop();
    const answer = await checked(device.receiptCode);
    expect(answer).toMatchObject({
      state: 'receipt_valid',
      number: device.receiptCode,
      replacedBy: null,
      device: { kind: 'laptop', make: 'Lenovo', publicCode: device.publicCode },
    });
    const text = JSON.stringify(answer);
    for (const secret of [...Object.values(SECRET), device.needCode, device.code]) {
      expect(text).not.toContain(secret);
    }
    await database.superuser`
      update handovers set warranty_end = warranty_end + interval '1 year'
      where receipt_code = ${device.receiptCode}`;
    expect(await checked(device.receiptCode)).toEqual({ state: 'unknown' });
  });
});

describe('the record', () => {
  it.each(['en', 'vi', 'fa'])('is printed in %s', async (locale) => {
    const { receiptCode } = await tools().handedOverLaptop();
    const pdf = await record(receiptCode, `?locale=${locale}`);
    const { pages, language, title } = inspectPdf(pdf);
    expect({ pages, language: language?.slice(0, 2) }).toEqual({ pages: 1, language: locale });
    expect(title).toContain(receiptCode.slice(1, 8));
    if (locale === 'vi') expect(await pdfText(pdf)).toContain(SECRET.guardianName);
    expect(await pdfText(pdf)).not.toContain(SECRET.studentName);
  });

  it('is not for the workshop’s other roles', async () => {
    const { receiptCode } = await tools().handedOverLaptop();
    for (const who of [crew.technician, crew.warehouse, crew.approver]) {
      const path = `/api/handovers/${receiptCode}/record.pdf`;
      expect((await workshop.request(who, 'GET', path)).status).toBe(403);
    }
  });
});

describe('voiding a handover', () => {
  it('takes two coordinators, keeps both receipts and reserves the device again', async () => {
    const { handedOverLaptop, post, must, signed, stageOf } = tools();
    const device = await handedOverLaptop();
    const witness = await bench(workshop, device.code).withPassword(crew.second, 'a long secret 1');
    const own = await bench(workshop, device.code).withPassword(crew.coordinator, 'my secret 22');
    const path = `/api/handovers/${device.receiptCode}/void`;
    const body = { reason: 'handed to the wrong family' };
    expect(await post(crew.coordinator, path, { ...body, witness: own })).toMatchObject({
      body: { code: 'witness.same_person' },
    });
    const wrong = { ...witness, password: 'guess' };
    expect(await post(crew.coordinator, path, { ...body, witness: wrong })).toMatchObject({
      body: { code: 'witness.wrong' },
    });
    const warehouse = await bench(workshop, device.code).withPassword(crew.warehouse, 'secret 333');
    expect(await post(crew.coordinator, path, { ...body, witness: warehouse })).toMatchObject({
      body: { code: 'witness.not_allowed' },
    });
    expect((await post(crew.collection, path, { ...body, witness })).status).toBe(403);
    expect((await post(crew.coordinator, path, { ...body, witness })).status).toBe(200);
    expect(await checked(device.receiptCode)).toMatchObject({ state: 'receipt_void' });
    expect(await stageOf(device.code)).toBe('reserved');
    const [accessory] = await database.superuser`
      select status from accessories where code = ${device.charger}`;
    expect(accessory).toMatchObject({ status: 'in_kit' });
    expect(await post(crew.coordinator, path, { ...body, witness })).toMatchObject({
      status: 409,
      body: { code: 'handover.voided' },
    });
    const again = await must<{ receiptCode: string }>(
      crew.coordinator,
      `/api/devices/${device.code}/handover`,
      signed(device),
    );
    expect(again.receiptCode).not.toBe(device.receiptCode);
    const list = await workshop.request(
      crew.warehouse,
      'GET',
      `/api/devices/${device.code}/handovers`,
    );
    const given = (list.body as { handovers: Record<string, unknown>[] }).handovers;
    expect(given).toMatchObject([
      { receiptCode: again.receiptCode, needCode: device.needCode, voidedAt: null },
      { receiptCode: device.receiptCode, voidedAt: expect.any(String), voidableUntil: null },
    ]);
    expect(given[0]?.voidableUntil).toEqual(expect.any(String));
    const card = await readCard(crew.technician.ctx, device.code);
    expect(card.handover?.warrantyEnd).toEqual(expect.any(String));
    const text = await pdfText(await record(device.receiptCode, '?locale=en'));
    expect(text).toMatch(/VOID/i);
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
  });

  it('is too late after seven days', async () => {
    const { handedOverLaptop } = tools();
    const device = await handedOverLaptop();
    await database.superuser`
      update handovers set happened_at = happened_at - interval '8 days'
      where receipt_code = ${device.receiptCode}`;
    const witness = await bench(workshop, device.code).withPassword(crew.second, 'a long secret 1');
    const path = `/api/handovers/${device.receiptCode}/void`;
    expect(
      await tools().post(crew.coordinator, path, { reason: 'mistake', witness }),
    ).toMatchObject({
      status: 422,
      body: { blockers: [{ code: 'gate.evidence_within_seven_days' }] },
    });
  });
});

describe('erasing a signature', () => {
  it('leaves the chain valid and the receipt in place', async () => {
    const device = await tools().handedOverLaptop();
    const answer = await tools().post(crew.coordinator, `/api/needs/${device.needCode}/erasure`, {
      signatures: true,
    });
    expect(answer.body).toMatchObject({ signatures: 1 });
    const [row] = await database.superuser`
      select s.signer_name, s.image, s.salt from recipient.signatures s
      join handovers h on h.id = s.handover_id where h.receipt_code = ${device.receiptCode}`;
    expect(row).toEqual({ signer_name: '', image: null, salt: null });
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
    expect(inspectPdf(await record(device.receiptCode)).pages).toBe(1);
  });
});
