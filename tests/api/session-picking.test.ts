import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PickStep } from '#domain/picking.ts';
import type { PickingView } from '../../api/handover-sessions/picking.service.ts';
import { testDatabase } from '../support/database.ts';
import { download } from '../support/download.ts';
import { sessionsOf } from '../support/handover-sessions.ts';
import { type Crew, SECRET, crewOf } from '../support/handovers.ts';
import { pdfText, renderPdf } from '../support/pdf-check.ts';
import { card, makeShelf, scanner } from '../support/scans.ts';
import { secondSite } from '../support/sites.ts';
import { readSymbol } from '../support/symbol-reader.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;
let other: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
  other = await workshop.member('warehouse');
});
afterAll(() => workshop.close());

const tools = () => sessionsOf(workshop, () => crew);
const { scanOf, one, send } = scanner(() => workshop);
const REST = card('rest_is_there');

const asked = (session: string, text: string, together: string[] = [], step: PickStep = 'pick') =>
  scanOf(text, { context: { ...scanOf('').context, picking: { session, step, together } } });

const pick = (...input: Parameters<typeof asked>) => one(crew.warehouse, asked(...input));

const file = (path: string) => download(workshop, crew.warehouse, path);

async function picking(session: string): Promise<PickingView> {
  const path = tools().path(session, '/picking');
  const answer = await workshop.request(crew.warehouse, 'GET', path);
  expect(answer.status).toBe(200);
  return answer.body as PickingView;
}

const familyOf = async (session: string, need: string) =>
  (await picking(session)).families.find(({ needCode }) => needCode === need);

async function newCard(): Promise<string> {
  const made = { kind: 'sim', count: 1, make: 'Viettel' };
  const { must } = tools();
  const { codes } = await must<{ codes: string[] }>(crew.warehouse, '/api/accessories', made);
  return codes[0] ?? '';
}

async function twoFamilies() {
  const [first, second] = [await tools().reservedLaptop(), await tools().reservedLaptop()];
  const session = await tools().session([first.needCode, second.needCode]);
  return { first, second, session };
}

describe('scan to pick', () => {
  it('picks by scan, says what is still to be checked, and is put back', async () => {
    const { first, session } = await twoFamilies();
    const done = await pick(session, first.code);
    expect(done).toMatchObject({ outcome: 'done', code: 'scan.picked' });
    expect(done.params).toMatchObject({ need: first.needCode, line: 'charger' });
    expect(await familyOf(session, first.needCode)).toMatchObject({
      pickedBy: crew.warehouse.ctx.actor.name,
      pairedAt: null,
    });
    // By the address in its label, by somebody else: it is there already, and stays whose it was.
    const label = `HTTPS://REWORK.EXAMPLE.ORG/T/${first.publicCode}`;
    const seen = await one(other, asked(session, label));
    expect(seen).toMatchObject({ outcome: 'warning', code: 'scan.picked_before' });
    expect(seen.params.by).toBe(crew.warehouse.ctx.actor.name);
    const back = await pick(session, first.code, [], 'undo');
    expect(back).toMatchObject({ outcome: 'done', code: 'scan.unpicked' });
    expect((await familyOf(session, first.needCode))?.pickedAt).toBeNull();
    expect(await pick(session, first.code, [], 'undo')).toMatchObject({ code: 'undo.nothing' });
  });

  it('walks from shelf to shelf in the order of their numbers and names nobody', async () => {
    const { first, second, session } = await twoFamilies();
    const [ten, two] = [
      await makeShelf(crew.warehouse, 'W-10'),
      await makeShelf(crew.warehouse, 'W-2'),
    ];
    for (const [device, shelf] of [
      [first, ten],
      [second, two],
    ] as const) {
      await database.superuser`update devices set place_id = ${shelf.id} where id = ${device.id}`;
    }
    const view = await picking(session);
    expect(view.families.map(({ way }) => way.at(-1))).toEqual(['W-2', 'W-10']);
    expect(view.families[0]?.pieces.map(({ line }) => line)).toEqual(
      expect.arrayContaining(['charger', 'bag']),
    );
    for (const word of Object.values(SECRET)) expect(JSON.stringify(view)).not.toContain(word);
  });

  it('refuses what is not of this session, what is held, given or in another’s kit, and saves nothing', async () => {
    const { first, second, session } = await twoFamilies();
    const elsewhere = await tools().reservedLaptop();
    const point = await tools().session([elsewhere.needCode], 'Point 9');
    const free = await tools().readyLaptop();
    expect(await pick(session, elsewhere.code)).toMatchObject({
      outcome: 'refused',
      code: 'pick.other_session',
      params: { session: 'Point 9', need: elsewhere.needCode },
    });
    expect(await pick(session, free.code)).toMatchObject({
      code: 'pick.free',
      params: { stage: 'ready' },
    });
    expect(await pick(session, free.charger)).toMatchObject({ code: 'pick.loose' });
    expect(await pick(session, '1999999999')).toMatchObject({ code: 'code.mistyped' });
    // A charger of the other family while this one is in hand.
    const foreign = await pick(session, second.charger, [first.code]);
    expect(foreign).toMatchObject({ outcome: 'refused', code: 'pick.foreign' });
    expect(foreign.params).toMatchObject({ need: second.needCode, hand: first.needCode });
    await tools().must(crew.technician, `/api/devices/${first.code}/holds`, {
      kind: 'investigate',
      reason: 'smells',
    });
    expect(await pick(session, first.code)).toMatchObject({
      code: 'pick.held',
      params: { hold: 'investigate' },
    });
    const path = `/api/devices/${second.code}/handover`;
    await tools().must(crew.coordinator, path, tools().signed(second));
    expect(await pick(session, second.code)).toMatchObject({ code: 'pick.given' });
    const states = (await picking(session)).families.map(({ pickedAt }) => pickedAt);
    expect(states.every((at) => at === null)).toBe(true);
    expect((await picking(point)).families[0]?.pickedAt).toBeNull();
  });

  it('is for warehouse and coordinators, at their own site, while the session is open', async () => {
    const { first, session } = await twoFamilies();
    expect(await one(crew.technician, asked(session, first.code))).toMatchObject({
      outcome: 'refused',
      code: 'access.forbidden',
    });
    const south = await secondSite(workshop, 'Workshop South');
    const stranger = await south.member('warehouse');
    expect(await one(stranger, asked(session, first.code))).toMatchObject({
      code: 'handover_session.not_found',
    });
    const path = tools().path(session, '/picking');
    expect((await workshop.request(stranger, 'GET', path)).status).toBe(404);
    expect((await workshop.request(crew.technician, 'GET', path)).status).toBe(403);
    const bad = { ...asked(session, first.code) };
    const scans = [{ ...bad, context: { ...bad.context, picking: { session: 'x', step: 'fly' } } }];
    const wrong = await workshop.request(crew.warehouse, 'POST', '/api/scans', { scans });
    expect(wrong.status).toBe(422);
    const fields = (wrong.body as { fields: { field: string }[] }).fields.map(({ field }) => field);
    expect(fields).toContain('scans.0.context.picking.session');
    await tools().must(crew.coordinator, tools().path(session, '/cancellation'));
    expect(await pick(session, first.code)).toMatchObject({ code: 'handover_session.ended' });
  });

  it('lets two people race: one picks it, the other hears who did; a replay changes nothing', async () => {
    const { first, second, session } = await twoFamilies();
    const mine = asked(session, first.code);
    const [a, b] = await Promise.all([
      send(crew.warehouse, mine, asked(session, second.code)),
      send(other, asked(session, second.code), asked(session, first.code)),
    ]);
    const codes = [...a, ...b].map(({ code }) => code).toSorted();
    expect(codes).toEqual([
      'scan.picked',
      'scan.picked',
      'scan.picked_before',
      'scan.picked_before',
    ]);
    expect(await one(crew.warehouse, mine)).toEqual(a[0]);
    const events = await database.superuser`select count(*)::int as n from events
      where data ->> 'action' = 'picked' and data ->> 'batch' = ${session}`;
    expect(events[0]?.n).toBe(2);
  });
});

describe('what has no family’s device', () => {
  it('is picked too: a spare, taken along once, and a card that is given alone', async () => {
    const spare = await tools().readyLaptop();
    const sim = await newCard();
    const needCode = await tools().approvedNeed();
    await database.superuser`update needs set kind = 'sim' where code = ${needCode}`;
    const session = await tools().session([needCode]);
    const path = tools().path(session, '/spares');
    await tools().must(crew.coordinator, path, { deviceCode: spare.code });
    const pairs = [{ needCode, code: sim }];
    const reserving = { pairs, orderReason: 'the order is another test' };
    await tools().must(crew.coordinator, '/api/matching/reservations', reserving);
    expect(await pick(session, spare.code)).toMatchObject({ code: 'scan.spare_picked' });
    expect(await one(other, asked(session, spare.code))).toMatchObject({
      outcome: 'warning',
      code: 'scan.spare_before',
      params: { by: crew.warehouse.ctx.actor.name },
    });
    expect((await picking(session)).spares[0]?.pickedAt).not.toBeNull();
    expect(await pick(session, spare.code, [], 'undo')).toMatchObject({
      code: 'scan.spare_unpicked',
    });
    // Nothing else belongs to a card: it is picked and checked at once.
    expect(await pick(session, sim)).toMatchObject({ code: 'scan.pair_complete' });
    expect(await familyOf(session, needCode)).toMatchObject({
      card: sim,
      pickedAt: expect.any(String),
      pairedAt: expect.any(String),
    });
  });
});

describe('pair-check', () => {
  it('is complete in any order, and only when everything that belongs together was seen', async () => {
    const { first, second, session } = await twoFamilies();
    const pair = (text: string, together: string[]) => pick(session, text, together, 'pair');
    expect(await pair(REST, [])).toMatchObject({ code: 'pick.hand_empty' });
    expect(await pair(first.charger, [])).toMatchObject({ code: 'scan.pick_piece' });
    expect(await pair(second.code, [first.charger])).toMatchObject({
      outcome: 'refused',
      code: 'pick.foreign_device',
      params: { need: second.needCode, hand: first.needCode },
    });
    const rest = await pair(REST, [first.charger]);
    expect(rest).toMatchObject({ outcome: 'done', code: 'scan.pick_piece' });
    expect((await familyOf(session, first.needCode))?.pairedAt).toBeNull();
    const counted = ['power_cord', 'bag', 'guide'];
    const whole = await pair(first.code, [first.charger, ...counted]);
    expect(whole).toMatchObject({ code: 'scan.pair_complete', params: { need: first.needCode } });
    expect(await familyOf(session, first.needCode)).toMatchObject({
      pickedBy: crew.warehouse.ctx.actor.name,
      pairedAt: expect.any(String),
    });
    const other = await familyOf(session, second.needCode);
    expect(other).toMatchObject({ pickedAt: null, pairedAt: null });
  });
});

/** The first label of a print, as it comes from the printer. */
async function printed(codes: string[]): Promise<Uint8Array> {
  const job = await tools().must<{ id: string }>(crew.warehouse, '/api/labels/prints', {
    subject: { what: 'codes', codes },
    medium: { id: 'roll-62x29' },
  });
  return file(`/api/labels/prints/${job.id}/labels.pdf`);
}

describe('boxes of a session', () => {
  it('count “n of m” on, and take only what was checked and belongs to it', async () => {
    const { first, second, session } = await twoFamilies();
    const make = (count: number) =>
      tools().must<{ boxes: { code: string; number: number }[] }>(crew.warehouse, '/api/boxes', {
        name: '',
        count,
        sessionCode: session,
      });
    const { boxes } = await make(2);
    const more = await make(1);
    expect(more.boxes[0]?.number).toBe(3);
    const box = boxes[0]?.code ?? '';
    const into = (text: string) =>
      one(crew.warehouse, scanOf(text, { context: { ...scanOf('').context, intoCode: box } }));
    expect(await into(second.code)).toMatchObject({
      code: 'box.not_paired',
      params: { need: second.needCode },
    });
    const all = [first.charger, 'power_cord', 'bag', 'guide'];
    await pick(session, first.code, all, 'pair');
    expect(await into(first.code)).toMatchObject({ outcome: 'done', code: 'scan.in_box' });
    const stranger = await tools().reservedLaptop();
    expect(await into(stranger.code)).toMatchObject({ code: 'box.other_session' });
    const view = await picking(session);
    expect(view.boxes).toMatchObject([
      { number: 1, total: 3, families: 1, name: 'Point 7' },
      { number: 2, total: 3, families: 0 },
      { number: 3, total: 3 },
    ]);
    expect(await familyOf(session, first.needCode)).toMatchObject({ boxCode: box });
    // It is taken out before it is put back.
    expect(await pick(session, first.code, [], 'undo')).toMatchObject({ code: 'pick.boxed' });
    const label = await printed([box]);
    const [picture] = await renderPdf(label, 300);
    expect(picture && readSymbol(picture, 'code128')).toBe(box);
    const words = await pdfText(label);
    for (const one of ['Point 7', '1/3', session.slice(1, 8), 'Requests: 1']) {
      expect(words).toContain(one);
    }
    const south = await secondSite(workshop, 'Workshop North');
    const far = await south.member('warehouse');
    const body = { requestId: randomUUID(), name: '', count: 1, sessionCode: session };
    expect(await workshop.request(far, 'POST', '/api/boxes', body)).toMatchObject({ status: 404 });
  });
});
