import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rolesFor } from '#domain/roles.ts';
import { testDatabase } from '../support/database.ts';
import { type Crew, SECRET, crewOf, handoversOf } from '../support/handovers.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;
let walked: Record<string, string>;

const WORDS = Object.values(SECRET);

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
  const tools = handoversOf(workshop, () => crew);
  const waiting = await tools.need();
  const reserved = await tools.reservedLaptop();
  const left = await tools.handedOverLaptop();
  const back = await tools.handedOverLaptop();
  const { slipCode } = await tools.must<{ slipCode: string }>(
    crew.warehouse,
    `/api/devices/${back.code}/return`,
    { reason: 'fault', condition: 'does not start', need: 'reopen', scanned: [back.charger] },
  );
  walked = {
    waiting,
    reserved: reserved.code,
    reservedNeed: reserved.needCode,
    left: left.code,
    leftPublic: left.publicCode,
    receipt: left.receiptCode,
    back: back.code,
    slip: slipCode,
  };
});
afterAll(() => workshop.close());

/** Routes whose answer follows the text that is asked for. */
const BY_TEXT = ['search', 'lookup', 'needs', 'handovers/table', 'returns/table'];

/** Every GET route with every code that could lead to a person. */
function addresses(): string[] {
  const paths = new Set<string>();
  for (const { method, path } of workshop.app.routes) {
    if (method !== 'GET' || !path.startsWith('/api') || path === '/api/live') continue;
    paths.add(path.replace(/:\w+(\{[^}]*\})?/g, 'x'));
    const byText = BY_TEXT.some((name) => path === `/api/${name}`);
    for (const value of Object.values(walked)) {
      if (byText) paths.add(`${path}?text=${encodeURIComponent(value)}`);
      else if (path.includes(':')) {
        const id = path.replace(/:\w*id\b/gi, randomUUID());
        paths.add(id.replace(/:\w+(\{[^}]*\})?/g, value));
      }
    }
  }
  return [...paths];
}

async function leaks(who: Member | null): Promise<string[]> {
  const found: string[] = [];
  for (const path of addresses()) {
    const { status, body } = await workshop.request(who, 'GET', path);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    if (status === 200 && WORDS.some((word) => text.includes(word))) found.push(path);
  }
  return found;
}

describe('whom a device is for', () => {
  it('never appears to the public', async () => {
    const path = `/api/tracking/${walked.leftPublic}`;
    const trace = await workshop.request(null, 'GET', path);
    expect(trace).toMatchObject({ status: 200, body: { stage: 'handed_over' } });
    const text = JSON.stringify(trace.body);
    for (const word of [...WORDS, 'N-']) expect(text).not.toContain(word);
    expect(await leaks(null)).toEqual([]);
  });

  it('is told to coordinators and approvers, so that the search below means something', async () => {
    expect((await leaks(crew.coordinator)).length).toBeGreaterThan(0);
    expect((await leaks(crew.approver)).length).toBeGreaterThan(0);
  });

  it('never appears in any answer to technician, warehouse, auditor or administrator', async () => {
    for (const role of ['technician', 'warehouse', 'auditor', 'admin'] as const) {
      expect(rolesFor('recipient.view')).not.toContain(role);
      expect(await leaks(await workshop.member(role)), role).toEqual([]);
    }
  }, 60_000);

  it('shows a collection point only those it registered or will meet at its table', async () => {
    const answer = await workshop.request(crew.collection, 'GET', '/api/needs?limit=500');
    const { needs } = answer.body as { needs: { code: string; recipient: object | null }[] };
    const known = needs.filter((need) => need.recipient !== null).map((need) => need.code);
    expect(known).toEqual([walked.reservedNeed]);
  });

  it('shows the other roles the need’s card only once it is approved', async () => {
    const answer = await workshop.request(crew.technician, 'GET', '/api/needs?limit=500');
    const { needs } = answer.body as { needs: { code: string; recipient: null }[] };
    expect(needs.map((need) => need.code)).toContain(walked.reservedNeed);
    expect(needs.map((need) => need.code)).not.toContain(walked.waiting);
    expect(needs.every((need) => need.recipient === null)).toBe(true);
  });

  it('stands in no event, no log and no stored answer', async () => {
    const rows = await database.superuser<{ words: string }[]>`
      select data::text as words from events
      union all select data from admin_log
      union all select answer from requests
      union all select text from notes
      union all select snapshot::text from handovers
      union all select text from device_search`;
    expect(rows.length).toBeGreaterThan(20);
    for (const { words } of rows) {
      for (const secret of WORDS) expect(words).not.toContain(secret);
    }
  });
});
