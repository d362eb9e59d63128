import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pino from 'pino';
import { KNOWN_KINDS, SMALL_KINDS } from '#domain/known-things.ts';
import { rolesFor } from '#domain/roles.ts';
import { type LiveHub, startLiveHub } from '../../api/live/live-hub.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { testDatabase } from '../support/database.ts';
import { tablesOf } from '../support/handover-table.ts';
import { type Crew, SECRET, crewOf, handoversOf } from '../support/handovers.ts';
import { pdfText } from '../support/pdf-check.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;
let walked: Record<string, string>;

const CLASS_NAME = 'Lớp 4 Giấu';
const BIRTH_DATE = '2016-05-04';
const WORDS = [...Object.values(SECRET), CLASS_NAME, BIRTH_DATE];
const log: string[] = [];
/** News as they go to every open page. */
const live: string[] = [];
let hub: LiveHub;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  workshop.system.log = pino({ level: 'trace' }, { write: (line) => log.push(line) });
  hub = await startLiveHub(workshop.system);
  hub.subscribe((_sites, encoded) => live.push(encoded));
  crew = await crewOf(workshop);
  const tools = handoversOf(workshop, () => crew);
  const waiting = await tools.need();
  const reserved = await tools.reservedLaptop();
  const left = await tools.handedOverLaptop();
  const back = await tools.handedOverLaptop();
  const spare = await tools.readyLaptop();
  const { slipCode } = await tools.must<{ slipCode: string }>(
    crew.coordinator,
    `/api/devices/${back.code}/return`,
    {
      reason: 'fault',
      condition: 'does not start',
      need: 'reopen',
      scanned: [back.charger],
      replacement: { code: spare.code, ...tools.signed(spare) },
    },
  );
  const session = await tablesOf(workshop).session(crew.coordinator, [reserved.needCode]);
  const [receipt] = await database.superuser<{ verify_code: string }[]>`
    select verify_code from handovers where receipt_code = ${left.receiptCode}`;
  await database.superuser`
    update recipient.recipients set class_name = ${CLASS_NAME}, birth_date = ${BIRTH_DATE}`;
  walked = {
    waiting,
    reserved: reserved.code,
    reservedNeed: reserved.needCode,
    left: left.code,
    leftPublic: left.publicCode,
    receipt: left.receiptCode,
    back: back.code,
    slip: slipCode,
    session: session.code,
    verify: receipt?.verify_code ?? '',
  };
});
afterAll(async () => {
  await hub.stop();
  await workshop.close();
});

/** Routes whose answer follows the text that is asked for. */
const BY_TEXT = ['search', 'lookup', 'needs', 'handovers/table', 'returns/table'];

/** Every GET route with every code that could lead to a person. */
function addresses(): string[] {
  const paths = new Set<string>();
  for (const { method, path } of workshop.app.routes) {
    if (method !== 'GET' || !path.startsWith('/api') || path === '/api/live') continue;
    paths.add(path.replace(/:\w+(\{[^}]*\})?/g, 'x'));
    if (path === '/api/bench/known') {
      for (const kind of KNOWN_KINDS.filter((one) => !SMALL_KINDS.includes(one))) {
        paths.add(`${path}?after=${kind}::0`);
      }
    }
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

/** What a browser would get: the text of a file, the bytes of a PDF as text. */
async function textOf(who: Member | null, method: string, path: string, body?: object) {
  const response = await workshop.app.request(`http://localhost${path}`, {
    method,
    headers: {
      'x-rework': '1',
      ...(who ? { cookie: `${SESSION_COOKIE}=${who.token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const type = response.headers.get('content-type') ?? '';
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isPdf = type === 'application/pdf' && response.status === 200;
  const text = isPdf ? await pdfText(bytes) : new TextDecoder().decode(bytes);
  const headers = JSON.stringify([...response.headers.entries()]);
  const isFile = response.status === 200 && /^(application\/pdf|text\/csv)/.test(type);
  return { isFile, text: `${text} ${headers}`.normalize('NFC').replace(/\s+/g, ' ') };
}

/** Writes are sent what they refuse, searches are asked for a code: what they say is looked at all the same. */
function writes(): string[] {
  const posts = workshop.app.routes.filter(
    ({ method, path }) =>
      method === 'POST' && path.startsWith('/api') && !NOT_WALKED.includes(path),
  );
  return [...new Set(posts.map(({ path }) => path.replace(/:\w+(\{[^}]*\})?/g, 'x')))];
}

/** They end or open sessions of the walker. */
const NOT_WALKED = ['/api/setup', '/api/session', '/api/session/badge', '/api/session/lock'];

const says = (text: string) => WORDS.some((word) => text.includes(word));

/** @param most ends the walk once as many were found */
async function leaks(who: Member | null, most = Infinity): Promise<string[]> {
  const found: string[] = [];
  for (const path of addresses()) {
    if (found.length >= most) return found;
    if (says((await textOf(who, 'GET', path)).text)) found.push(path);
  }
  for (const path of writes()) {
    const body = { requestId: randomUUID(), text: walked.reservedNeed, code: walked.reserved };
    if (says((await textOf(who, 'POST', path, body)).text)) found.push(path);
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
    expect(await leaks(crew.coordinator, 3)).toHaveLength(3);
    expect(await leaks(crew.approver, 3)).toHaveLength(3);
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

  it('stands in no table outside the schema of recipients', async () => {
    const tables = await database.superuser<{ name: string }[]>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`;
    expect(tables.length).toBeGreaterThan(60);
    const found: string[] = [];
    for (const { name } of tables) {
      for (const word of WORDS) {
        const [row] = await database.superuser`
          select 1 from ${database.superuser(name)} t where strpos(t::text, ${word}) > 0 limit 1`;
        if (row) found.push(`${name}: ${word}`);
      }
    }
    expect(found).toEqual([]);
  });

  it('stands in no news to open pages, nor in what is sent again to one that was away', async () => {
    const { slip = '', back = '' } = walked;
    expect(slip).not.toBe('');
    await expect
      .poll(() => live.join(''))
      .toMatch(new RegExp(`"deviceCode":"${back}"[^}]*returned`));
    expect(live.some((one) => one.startsWith('event: change'))).toBe(true);
    const replayed = await hub.replay(workshop.siteId, '00000000-0000-7000-8000-000000000000');
    expect(replayed.map(({ kind }) => kind)).toContain('handover');
    expect(says((live.join('') + JSON.stringify(replayed)).normalize('NFC'))).toBe(false);
  });

  it('stands in no line of the log, though every route was asked', () => {
    expect(says(log.join('\n').normalize('NFC'))).toBe(false);
  });
});

describe('files', () => {
  it('that leave are each written down', async () => {
    const count = async () => {
      const [row] = await database.superuser<{ count: number }[]>`
        select count(*)::int as count from admin_log where action = 'export'`;
      return row?.count ?? 0;
    };
    const auditor = await workshop.member('auditor');
    for (const by of [crew.coordinator, crew.warehouse, auditor]) {
      const before = await count();
      let files = 0;
      for (const path of addresses().filter((one) => /\.(csv|pdf)/.test(one))) {
        // Labels have a log of prints of their own.
        if (!path.startsWith('/api/labels/') && (await textOf(by, 'GET', path)).isFile) files += 1;
      }
      expect(await count()).toBe(before + files);
      expect(files).toBeGreaterThan(0);
    }
  }, 60_000);
});
