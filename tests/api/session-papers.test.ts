import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { en } from '../../api/documents/text/en.ts';
import { fa } from '../../api/documents/text/fa.ts';
import { vi } from '../../api/documents/text/vi.ts';
import { testDatabase } from '../support/database.ts';
import { download } from '../support/download.ts';
import { sessionsOf } from '../support/handover-sessions.ts';
import { type Crew, SECRET, crewOf } from '../support/handovers.ts';
import { inspectPdf, pdfText, renderPdf } from '../support/pdf-check.ts';
import { secondSite } from '../support/sites.ts';
import { cropImage, readSymbol } from '../support/symbol-reader.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const PUBLIC_URL = 'https://rework.example.org';
const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;
let code: string;
let given: string;

beforeAll(async () => {
  workshop = await openWorkshop(database, { env: { PUBLIC_URL } });
  crew = await crewOf(workshop);
  const { session, reservedLaptop, approvedNeed, must, signed } = tools();
  const [served, waiting] = [await reservedLaptop(), await reservedLaptop()];
  code = await session([served.needCode, waiting.needCode, await approvedNeed()]);
  await database.superuser`update sites set contact = '0276 382 0000', province = 'Tây Ninh'`;
  await database.superuser`update recipient.recipients set locale = 'fa', class_name = 'Lớp 4B'
    where need_id = (select id from needs where code = ${waiting.needCode})`;
  const path = `/api/devices/${served.code}/handover`;
  const answer = await must<{ receiptCode: string }>(crew.coordinator, path, signed(served));
  given = answer.receiptCode;
  await database.superuser`update handovers set batch_id =
    (select id from handover_batches where code = ${code}) where receipt_code = ${given}`;
});
afterAll(() => workshop.close());

const tools = () => sessionsOf(workshop, () => crew);
const at = (paper: string, locale = '') =>
  `/api/handover-sessions/${code}/${paper}.pdf${locale && `?locale=${locale}`}`;

async function ask(by: Member, path: string): Promise<Response> {
  const headers = { cookie: `${SESSION_COOKIE}=${by.token}` };
  return workshop.app.request(`http://localhost${path}`, { headers });
}

const pdf = (by: Member, path: string) => download(workshop, by, path);

describe('papers of a session', () => {
  it('are one receipt and one care sheet for each family that has a device', async () => {
    for (const paper of ['receipts', 'care-sheets']) {
      for (const locale of ['', 'vi-en']) {
        const { pages } = inspectPdf(await pdf(crew.coordinator, at(paper, locale)));
        expect(pages).toBeGreaterThanOrEqual(2);
      }
    }
  });

  it('speak the language of each family and carry the letterhead', async () => {
    const text = await pdfText(await pdf(crew.coordinator, at('receipts')));
    expect(text).toContain('Giấy biên nhận');
    expect(text).toContain('0276 382 0000');
    expect(text).toContain(given.slice(1, 8));
    const persian = await pdfText(await pdf(crew.coordinator, at('receipts', 'fa')));
    const both = await pdfText(await pdf(crew.coordinator, at('receipts', 'vi-en')));
    expect(persian).not.toBe(text);
    expect(both).toContain('Is this receipt genuine?');
    const sheet = await pdfText(await pdf(crew.coordinator, at('sheet', 'en')));
    expect(sheet).toContain('Lớp 4B');
    expect(sheet).toContain('Point 7');
  });

  it('name no recipient, for whoever prints them', async () => {
    const papers = [
      [crew.warehouse, at('pick-list')],
      [crew.warehouse, at('care-sheets')],
      [crew.coordinator, at('receipts')],
      [crew.coordinator, at('sheet')],
    ] as const;
    for (const [by, path] of papers) {
      const text = await pdfText(await pdf(by, path));
      for (const secret of Object.values(SECRET)) expect(text).not.toContain(secret);
    }
  });

  it('of picking list spares and cards given alone, too', async () => {
    const { approvedNeed, must, path, readyLaptop, session } = tools();
    const [needCode, spare] = [await approvedNeed(), await readyLaptop()];
    await database.superuser`update needs set kind = 'sim' where code = ${needCode}`;
    const made = { kind: 'sim', count: 1, make: 'Viettel' };
    const { codes } = await must<{ codes: string[] }>(crew.warehouse, '/api/accessories', made);
    const [sim = ''] = codes;
    const other = await session([needCode]);
    await must(crew.coordinator, path(other, '/spares'), { deviceCode: spare.code });
    const reserving = {
      pairs: [{ needCode, code: sim }],
      orderReason: 'the order is another test',
    };
    await must(crew.coordinator, '/api/matching/reservations', reserving);
    const words = await pdfText(await pdf(crew.warehouse, path(other, '/pick-list.pdf')));
    const text = words.replaceAll(/\s/g, '');
    for (const word of [spare.code, sim, needCode, 'Spare', 'SIMcard', '2totake']) {
      expect(text).toContain(word);
    }
  });

  it('are for those who hand over; the pick list and care sheets for the warehouse too', async () => {
    const { warehouse, technician, approver } = crew;
    for (const paper of ['receipts', 'sheet']) {
      for (const by of [warehouse, technician, approver]) {
        expect((await ask(by, at(paper))).status).toBe(403);
      }
    }
    expect((await ask(technician, at('pick-list'))).status).toBe(403);
    expect((await ask(crew.coordinator, at('sheet', 'xx'))).status).toBe(422);
    const empty = await tools().session();
    const nothing = await ask(crew.coordinator, `/api/handover-sessions/${empty}/receipts.pdf`);
    expect(nothing.status).toBe(409);
    expect(await nothing.json()).toMatchObject({ code: 'handover_session.no_papers' });
    const stranger = await (await secondSite(workshop, 'South')).member('coordinator');
    for (const paper of ['pick-list', 'sheet', 'receipts', 'care-sheets']) {
      expect((await ask(stranger, at(paper))).status).toBe(404);
    }
  });
});

describe('a receipt', () => {
  it('leads to the page that says whether it holds', async () => {
    const path = `/api/handovers/${given}/receipt.pdf?locale=vi-en`;
    const [page] = await renderPdf(await pdf(crew.coordinator, path), 200);
    if (!page) throw new Error('no page');
    const address = readSymbol(cropImage(page, 0, 0, page.width, page.height / 5), 'qr');
    expect(address).toMatch(/^HTTPS:\/\/REWORK\.EXAMPLE\.ORG\/V\/[0-9A-Z]{12}$/);
    expect((await ask(crew.warehouse, path)).status).toBe(403);
    const unknown = `/api/handovers/8000000001/receipt.pdf`;
    expect((await ask(crew.coordinator, unknown)).status).not.toBe(200);
  });
});

it('speaks of no one as in want', () => {
  const wants =
    /\bpoor\b|poverty|needy|underprivileged|disadvantaged|beneficiar|charity|nghèo|khó khăn|hoàn cảnh|từ thiện|thụ hưởng|مددجو|نیازمند|محروم|فقیر|بی‌بضاعت|خیریه/i;
  for (const texts of [en, vi, fa]) expect(JSON.stringify(texts)).not.toMatch(wants);
});
