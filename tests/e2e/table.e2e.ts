/** A school table for an hour without network: wrong things caught, the tablet killed in the middle, all sent once. */
import { expect, test } from '@playwright/test';
import { handovers } from '../../db/schema/index.ts';
import { SLOW_SCANNER } from '../support/first-workshop.ts';
import { tablesOf } from '../support/handover-table.ts';
import { SECRET, crewOf, handoversOf } from '../support/handovers.ts';
import { type Product, startProduct } from '../support/product.ts';
import { TableScreen, signInOf, workshopOf } from '../support/table.ts';
import type { Workshop } from '../support/workshop.ts';

let product: Product;
let workshop: Workshop;

test.beforeAll(async () => {
  product = await startProduct();
  workshop = await workshopOf(product);
});
test.afterAll(async () => {
  await workshop?.close();
  await product?.stop();
});

test('a day at the table without network', async ({ context }) => {
  const crew = await crewOf(workshop);
  const tools = handoversOf(workshop, () => crew);
  const families = [];
  for (let at = 0; at < 4; at++) families.push(await tools.reservedLaptop());
  const spare = await tools.readyLaptop();
  const [first, second, third, fourth] = families as [
    (typeof families)[0],
    (typeof families)[0],
    (typeof families)[0],
    (typeof families)[0],
  ];
  const session = await tablesOf(workshop).session(
    crew.coordinator,
    families.map(({ needCode }) => needCode),
    [spare.code],
  );
  const { username, password } = await signInOf(workshop, crew.coordinator);
  await context.addInitScript(`localStorage.setItem('rework.scanner', '${SLOW_SCANNER}')`);
  const headers = { 'x-rework': '1' };
  const data = { username, password };
  const signedIn = await context.request.post(`${product.url}/api/session`, { headers, data });
  expect(signedIn.ok()).toBe(true);

  let table = new TableScreen(await context.newPage(), product.url);
  await table.open(session.code, 'Tablet 1');
  // Until every file of the product is kept, it would not open without a network.
  await table.page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await context.setOffline(true);

  // One family in the usual way; another family's charger is caught, and says whose it is.
  await table.scan(first.code);
  await table.scan(second.charger);
  await expect(table.news).toContainText(/for no\. 2/);
  await table.handOver([first.charger]);
  await expect(table.bar).toContainText('1 of 4');
  // Absent, and here after all.
  await table.scan(second.code);
  await table.button('Not here today').click();
  await expect(table.bar).toContainText('1 absent');
  // Dead on arrival: the spare is given on the same screen.
  await table.scan(third.code);
  await table.button('Device does not work').click();
  await table.page.getByRole('radio', { name: 'No power' }).check();
  await table.handOver([spare.code, spare.charger]);
  await expect(table.bar).toContainText('2 of 4');

  // The tablet dies with a family before it. Opened again without a network, it asks for the PIN and knows all.
  await table.scan(fourth.code);
  await table.page.close();
  table = new TableScreen(await context.newPage(), product.url);
  await table.page.goto(`${product.url}/handovers/table`);
  await expect(table.page.locator('body')).not.toContainText(SECRET.studentName);
  await table.page.getByRole('link', { name: 'Unlock' }).click();
  await table.unlock();
  await expect(table.bar).toContainText('2 of 4');
  await table.handOver([second.code, second.charger]);
  await table.handOver([fourth.code, fourth.charger]);
  await table.button('Take back no. 4').click();
  await expect(table.bar).toContainText('3 of 4');
  await table.button('Back to the list').click();
  await table.handOver([fourth.code, fourth.charger]);
  await expect(table.bar).toContainText('5 wait to be sent');
  await expect(table.bar).toContainText('4 of 4');

  // Locked, and the network is back: all of it goes without the PIN, each once.
  await table.button('Lock').click();
  await context.setOffline(false);
  const { db } = workshop.system.database;
  await expect.poll(() => db.$count(handovers), { timeout: 20_000 }).toBe(4);
  await table.unlock();
  await expect(table.bar).toContainText('All sent');
  for (const { code } of [first, second, fourth, spare]) {
    expect(await tools.stageOf(code)).toBe('handed_over');
  }
  expect(await tools.stageOf(third.code)).not.toBe('handed_over');

  await table.button('More at this table').click();
  await table.page.getByRole('menuitem', { name: 'Finish on this tablet' }).click();
  await expect(table.page.getByText('The families were deleted from this tablet')).toBeVisible();
  const books = await workshop.request(crew.coordinator, 'GET', '/api/books');
  expect(JSON.stringify(books.body)).not.toContain(SECRET.studentName);
});
