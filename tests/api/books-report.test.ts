/** The books as people read them: figures, lists, export, paper. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAttention } from '../../api/books/attention.service.ts';
import type { Books } from '../../api/books/books.service.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { expectPersianHeadings } from '../support/csv.ts';
import { testDatabase } from '../support/database.ts';
import { receivedDevice } from '../support/devices.ts';
import { type Crew, crewOf, handoversOf } from '../support/handovers.ts';
import { charger } from '../support/kits.ts';
import { inspectPdf } from '../support/pdf-check.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
const DAY = 86_400_000;
let workshop: Workshop;
let crew: Crew;
let auditor: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
  auditor = await workshop.member('auditor');
});
afterAll(() => workshop.close());

const post = (by: Member, path: string, body: Record<string, unknown> = {}) =>
  workshop.request(by, 'POST', path, { requestId: randomUUID(), ...body });

const ALL = 'from=2020-01-01&to=2100-01-01';

async function books(period = ALL): Promise<Books> {
  const answer = await workshop.request(auditor, 'GET', `/api/books?${period}`);
  expect(answer.status).toBe(200);
  return answer.body as Books;
}

/** Asked as a service: sessions do not last the months that pass here. */
const attention = () => readAttention(auditor.ctx);

const bookOf = (all: Books, subject: string) => all.books.find((book) => book.subject === subject);

async function lose(code: string, from = 'received') {
  const body = { from, to: 'missing', reason: 'stock count' };
  expect((await post(crew.warehouse, `/api/devices/${code}/moves`, body)).status).toBe(200);
}

describe('the books', () => {
  it('say what came, left, was lost, found again and is here', async () => {
    await handoversOf(workshop, () => crew).handedOverLaptop();
    const [lost, found] = [
      await receivedDevice(workshop, crew.warehouse),
      await receivedDevice(workshop, crew.warehouse),
    ];
    await charger(crew.warehouse, '19V 65W 5.5mm');
    await lose(lost.code);
    await lose(found.code);
    const undo = await post(crew.warehouse, `/api/devices/${found.code}/undo`);
    const back = { status: undo.status, now: bookOf(await books(), 'device') };
    expect(back).toMatchObject({
      now: {
        opening: 0,
        came: [{ account: 'donor', quantity: 3 }],
        left: [{ account: 'student', quantity: 1 }],
        lost: 2,
        found: undo.status === 200 ? 1 : 0,
      },
    });
    const all = await books();
    expect(all).toMatchObject({ exact: true, differences: [] });
    expect(bookOf(all, 'accessory')).toMatchObject({
      came: [{ account: 'supplier', quantity: 2 }],
      left: [{ account: 'student', quantity: 1 }],
      closing: 1,
    });
  });

  it('carry what is held over from one period to the next', async () => {
    const held = bookOf(await books(), 'device')?.closing;
    const next = bookOf(await books('from=2100-01-01&to=2100-01-31'), 'device');
    expect(next).toMatchObject({ opening: held, closing: held, came: [], left: [], lost: 0 });
    const before = bookOf(await books('from=2020-01-01&to=2020-01-31'), 'device');
    expect(before).toMatchObject({ opening: 0, closing: 0 });
  });

  it('name the thing when they are not equal to what is here', async () => {
    const device = await receivedDevice(workshop, crew.warehouse);
    await database.superuser.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`delete from ledger where subject_id = ${device.id}`;
    });
    const all = await books();
    expect(all.exact).toBe(false);
    expect(all.differences).toEqual([
      { subject: 'device', code: device.code, account: 'stock', booked: 0, there: 1 },
    ]);
    await database.superuser.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`insert into ledger (id, site_id, subject, subject_id, quantity, from_account, to_account, recorded_at)
        values (${randomUUID()}, ${workshop.siteId}, 'device', ${device.id}, 1, 'donor', 'stock', now())`;
    });
    expect((await books()).exact).toBe(true);
  });

  it('are for who answers for them, and ask for a period', async () => {
    for (const by of [crew.warehouse, crew.coordinator, workshop.admin, auditor]) {
      expect((await workshop.request(by, 'GET', `/api/books?${ALL}`)).status).toBe(200);
    }
    for (const path of ['books?', 'books.csv?', 'books/sheet.pdf?', 'books/attention?']) {
      expect((await workshop.request(crew.technician, 'GET', `/api/${path}${ALL}`)).status).toBe(
        403,
      );
    }
    expect(
      await workshop.request(auditor, 'GET', '/api/books?from=2026-02-30&to=yesterday'),
    ).toMatchObject({ status: 422, body: { fields: [{ field: 'from' }, { field: 'to' }] } });
    expect(
      await workshop.request(auditor, 'GET', '/api/books?from=2026-02-02&to=2026-02-01'),
    ).toMatchObject({ body: { fields: [{ field: 'to', code: 'books.period_ends_first' }] } });
  });
});

describe('what to look into', () => {
  it('goes into the export and onto paper, with the export in the log', async () => {
    const answer = await workshop.request(auditor, 'GET', `/api/books.csv?${ALL}`);
    expect(answer.status).toBe(200);
    const csv = answer.body as string;
    // The last day that counts, not the day after it.
    expect(csv).toContain('site,from,to,section');
    for (const word of [
      `,${new URLSearchParams(ALL).get('to') ?? ''},opening,device`,
      'opening,device',
      'in,device,donor',
      'missing,device',
      'closing,part,transit',
    ]) {
      expect(csv).toContain(word);
    }
    const inWords = await workshop.request(auditor, 'GET', `/api/books.csv?${ALL}&locale=fa`);
    expectPersianHeadings(inWords.body);
    const [logged] = await database.superuser`
      select action from admin_log where actor_id = ${auditor.personId}`;
    expect(logged).toMatchObject({ action: 'export.books' });
    for (const locale of ['en', 'vi', 'fa']) {
      const response = await workshop.app.request(
        `http://localhost/api/books/sheet.pdf?${ALL}&locale=${locale}`,
        { headers: { cookie: `${SESSION_COOKIE}=${auditor.token}` } },
      );
      const pdf = inspectPdf(new Uint8Array(await response.arrayBuffer()));
      expect(pdf.language?.slice(0, 2)).toBe(locale);
    }
  });

  it('is what stands too long and what is missing, until it counts as loss', async () => {
    const slow = await receivedDevice(workshop, crew.warehouse);
    const gone = await receivedDevice(workshop, crew.warehouse);
    const chargerCode = await charger(crew.warehouse, '19V 65W 5.5mm');
    await lose(gone.code);
    await post(crew.warehouse, `/api/accessories/${chargerCode}/status`, { status: 'missing' });
    expect((await attention()).overdue.map(({ code }) => code)).not.toContain(slow.code);
    workshop.advance(10 * DAY);
    const soon = await attention();
    expect(soon.overdue).toContainEqual(
      expect.objectContaining({ code: slow.code, why: 'stage', stage: 'received', daysOver: 3 }),
    );
    expect(soon.missing).toContainEqual(
      expect.objectContaining({ subject: 'accessory', code: chargerCode, days: 10, loss: false }),
    );
    workshop.advance(80 * DAY);
    expect((await attention()).missing).toContainEqual(
      expect.objectContaining({ subject: 'device', code: gone.code, days: 90, loss: true }),
    );
  });

  it('has a transfer that nobody received for a week', async () => {
    const [other] = await database.superuser<{ id: string }[]>`
      insert into sites (id, name, country, time_zone, locale, created_at)
      values (${randomUUID()}, 'Collection South', 'VN', 'Asia/Ho_Chi_Minh', 'vi', now()) returning id`;
    const sentAt = new Date(workshop.system.now().getTime() - 9 * DAY);
    await database.superuser`
      insert into transfers (id, code, from_site_id, to_site_id, state, opened_by_id, opened_at, sent_by_id, sent_at)
      values (${randomUUID()}, '5000000175', ${workshop.siteId}, ${other?.id ?? ''}, 'sent',
        ${crew.warehouse.personId}, ${sentAt}, ${crew.warehouse.personId}, ${sentAt})`;
    expect((await attention()).transit).toMatchObject([
      { code: '5000000175', from: 'Workshop North', to: 'Collection South', days: 9, pieces: 0 },
    ]);
  });
});
