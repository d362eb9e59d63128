/**
 * `node --import tsx scripts/bench/school-day.ts [en] [vi] [fa]`: story 8 in Chromium on the built pages. A school's list
 * of 120 families is read, approved, matched, six exceptions decided, picked and handed over on two tablets without
 * network at a quarter of the processor's speed; one of them is killed, a wrong device is caught, a dead one exchanged. Then
 * everything is sent and the books are compared. Prints one JSON document; its numbers stand in docs/performance.md.
 * `SHOTS=folder` keeps pictures.
 */
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import type { Role } from '#domain/roles.ts';
import type { Books } from '../../api/books/books.service.ts';
import type { Language } from '../../tests/support/words.ts';
import { findChromium } from '../chromium.ts';
import { buildWebBundle } from '../lib/web-bundle.ts';
import { machine, spread } from './machine.ts';
import { newPerson } from './people.ts';
import { fillReadyStock } from './ready-stock.ts';
import { schoolList, SCHOOLS } from './school-list.ts';
import { Office } from './school-office.ts';
import { pickAll } from './school-pick.ts';
import { type Family, SchoolTable } from './school-table.ts';
import { serveBench } from './serve.ts';
import { type BenchWorkshop, openBenchWorkshop } from './workshop.ts';

const FAMILIES = 120;
const SPARES = 2;
const SHELVES = 30;
const LANGUAGES: readonly Language[] = ['en', 'vi', 'fa'];

const wanted = LANGUAGES.filter((one) => process.argv.includes(one));
const webRoot = await buildWebBundle(() => {});
const days: Record<string, unknown> = {};
for (const language of wanted.length > 0 ? wanted : LANGUAGES) {
  days[language] = await schoolDay(language);
}
console.log(JSON.stringify({ machine: machine(), families: FAMILIES, days }, null, 2));

async function schoolDay(language: Language) {
  const workshop = await openBenchWorkshop(FAMILIES + SPARES + 4);
  try {
    return await play(workshop, language);
  } finally {
    await workshop.close();
  }
}

async function play(workshop: BenchWorkshop, language: Language) {
  const { sql } = workshop.database;
  const stock = await fillReadyStock(workshop, SHELVES);
  const server = await serveBench(workshop, webRoot);
  const { executablePath, env, args } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args,
    env: { ...process.env, ...env } as Record<string, string>,
  });
  const contexts: BrowserContext[] = [];
  const person = (name: string, role: Role) =>
    newPerson(workshop, { name, role, locale: language });
  const office = async (token: string) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    contexts.push(context);
    await context.addCookies([{ name: 'rework_session', value: token, url: server.url }]);
    return new Office(await context.newPage(), server.url, language);
  };
  const shot = (name: string) => join(process.env.SHOTS ?? '/tmp', `${language}-${name}.png`);
  const began = performance.now();
  const seconds: Record<string, number> = {};
  let last = began;
  const lap = (what: string) => {
    const now = performance.now();
    seconds[what] = Math.round((now - last) / 100) / 10;
    last = now;
  };

  const { school, area } = SCHOOLS[language];
  const coordinator = await person('Coordinator', 'coordinator');
  const desk = await office(coordinator);
  await desk.takeList(schoolList(language, FAMILIES), { school, area });
  lap('list taken');
  const approver = await office(await person('Approver', 'approver'));
  const approvalMs = Math.round(await approver.approve(FAMILIES));
  lap('approved');
  const { code, matchMs } = await desk.plan(school);
  await desk.page.screenshot({ path: shot('plan') });
  const exceptions = await desk.decide('Agreed with the school');
  await desk.reserveAll(FAMILIES);
  const families = await sql<Family[]>`
    select b.position, n.code as "needCode", d.code as device, a.code as charger
    from batch_needs b join needs n on n.id = b.need_id
    join reservations r on r.need_id = n.id and r.closed_at is null
    join devices d on d.id = r.device_id join accessories a on a.device_id = d.id
    order by b.position`;
  const taken = new Set(families.map(({ device }) => device));
  const spares = stock.filter(({ code: device }) => !taken.has(device)).slice(0, SPARES);
  await desk.takeAlong(spares.map(({ code: device }) => device));
  lap('planned');
  const picker = await office(await person('Warehouse', 'warehouse'));
  const picks = await pickAll(picker.page, `${server.url}/handovers/${code}/pick`, families);
  await picker.page.screenshot({ path: shot('pick') });
  lap('picked');
  const asked = performance.now();
  const papers = await desk.page.request.get(
    `${server.url}/api/handover-sessions/${code}/receipts.pdf`,
  );
  const receipts = {
    ms: Math.round(performance.now() - asked),
    bytes: (await papers.body()).length,
  };

  const tablets = [1, 2].map(() => new SchoolTable(server.url, language));
  const [first, second] = tablets as [SchoolTable, SchoolTable];
  await first.leave(coordinator, code, '1');
  await second.leave(coordinator, code, '2');
  lap('tablets opened');
  const half = families.slice(0, FAMILIES / 2);
  const others = families.slice(FAMILIES / 2);
  const [a, b, c] = half as [Family, Family, Family];
  const said = await first.swap(a, b);
  await first.picture(shot('table'));
  await first.absent(c);
  await first.exchange(b, { device: spares[0]?.code ?? '', charger: spares[0]?.charger ?? '' });
  const back = half.slice(3, 30);
  await first.serve(back);
  const usableAgain = await first.die(half[30] as Family);
  const afterDeath = await first.bar();
  await first.serve([c, ...half.slice(30)]);
  lap('first tablet');
  await second.serve(others);
  lap('second tablet');
  const bars = [await first.bar(), await second.bar()];

  await first.browser.offline(false);
  await second.browser.offline(false);
  const online = performance.now();
  await first.sent();
  await second.sent();
  const sentIn = Math.round(performance.now() - online) / 1000;
  await first.picture(shot('sent'));
  await desk.open(`/handovers/${code}`);
  await desk.page.screenshot({ path: shot('after'), fullPage: true });
  const [counts] = await sql`
    select (select count(*)::int from handovers) as handovers,
      (select count(*)::int from devices where stage = 'handed_over') as devices,
      (select count(*)::int from accessories where status = 'handed_over') as chargers,
      (select count(*)::int from needs where status = 'served') as served,
      (select count(*)::int from recipient.signatures) as signatures`;
  const today = new Date().toISOString().slice(0, 10);
  const books = await desk.page.request.get(
    `${server.url}/api/books?from=${today.slice(0, 8)}01&to=${today}`,
  );
  const { exact, differences } = (await books.json()) as Books;
  lap('sent');

  for (const tablet of tablets) await tablet.browser.end();
  await browser.close();
  await server.close();
  return {
    secondsWithTyping: seconds,
    approvalMs,
    matchMs,
    exceptions,
    picks: picks.length,
    pickMs: spread(picks),
    receipts,
    familyMs: spread([...first.times, ...second.times]),
    swapSaid: said,
    usableAgain: Math.round(usableAgain * 10) / 10,
    afterDeath,
    bars,
    sentIn,
    counts,
    books: { exact, differences: differences.length },
  };
}
