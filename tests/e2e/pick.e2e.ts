/** A session picked by two people with scanners: one without network for a while, and the page loaded anew meanwhile. */
import { type Page, expect, test } from '@playwright/test';
import { SLOW_SCANNER } from '../support/first-workshop.ts';
import { sessionsOf } from '../support/handover-sessions.ts';
import { SECRET, crewOf } from '../support/handovers.ts';
import { type Product, startProduct } from '../support/product.ts';
import { card } from '../support/scans.ts';
import { signInOf, workshopOf } from '../support/table.ts';
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

async function scan(page: Page, text: string): Promise<void> {
  for (const digit of text) await page.keyboard.press(`Digit${digit}`);
  await page.keyboard.press('Enter');
}

test('picking, pair-check and packing by scanner alone', async ({ browser }) => {
  const crew = await crewOf(workshop);
  const tools = sessionsOf(workshop, () => crew);
  const families = [];
  for (let at = 0; at < 3; at += 1) families.push(await tools.reservedLaptop());
  const [first, second, third] = families as [
    (typeof families)[0],
    (typeof families)[0],
    (typeof families)[0],
  ];
  const code = await tools.session(families.map(({ needCode }) => needCode));
  const warehouses = [crew.warehouse, await workshop.member('warehouse')];
  const [mine, theirs] = await Promise.all(
    warehouses.map(async (member) => {
      const context = await browser.newContext();
      await context.addInitScript(`localStorage.setItem('rework.scanner', '${SLOW_SCANNER}')`);
      const data = await signInOf(workshop, member);
      const headers = { 'x-rework': '1' };
      const { username, password } = data;
      await context.request.post(`${product.url}/api/session`, {
        headers,
        data: { username, password },
      });
      const page = await context.newPage();
      await page.goto(`${product.url}/handovers/${code}/pick`);
      await expect(page.getByText('0 of 3 picked')).toBeVisible();
      return page;
    }),
  );
  if (!mine || !theirs) throw new Error('no pages');
  for (const word of Object.values(SECRET))
    await expect(mine.locator('body')).not.toContainText(word);

  // What one picks the other sees; a charger of somebody else is refused by the code it belongs to.
  await scan(mine, first.code);
  await expect(theirs.getByText('1 of 3 picked')).toBeVisible();
  await scan(theirs, first.code);
  await expect(theirs.getByText(`was picked for ${first.needCode} already`)).toBeVisible();
  await scan(mine, second.charger);
  await expect(mine.getByText(`belongs to ${second.needCode}, not to`)).toBeVisible();
  await scan(mine, first.charger);
  await scan(mine, card('rest_is_there'));
  await expect(mine.getByText(`${first.needCode} is complete`)).toBeVisible();

  // Without network, and loaded anew in the middle: nothing is lost, and all is sent once.
  await mine.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await mine.context().setOffline(true);
  await scan(mine, second.code);
  await expect(mine.getByText('2 of 3 picked')).toBeVisible();
  await mine.reload();
  await expect(mine.getByText('2 of 3 picked')).toBeVisible();
  await scan(mine, second.charger);
  await scan(mine, card('rest_is_there'));
  await expect(mine.getByText(`kept; ${second.needCode} is complete`)).toBeVisible();
  await mine.context().setOffline(false);
  await expect(theirs.getByText('2 of 3 picked')).toBeVisible();

  // At the packing table in another order, then into its box.
  await mine.getByRole('tab', { name: /Check together/ }).click();
  await expect(mine.getByText('2 of 3 checked')).toBeVisible();
  await scan(mine, third.charger);
  await scan(mine, card('rest_is_there'));
  await scan(mine, third.code);
  await expect(mine.getByText('3 of 3 checked')).toBeVisible();
  await mine.getByRole('tab', { name: /Boxes/ }).click();
  await mine.getByRole('button', { name: 'Make' }).click();
  await expect(mine.getByText('1 of 1')).toBeVisible();
  const { boxes } = await tools.view(crew.warehouse, code);
  await scan(mine, boxes[0]?.code ?? '');
  for (const { code: device } of families) await scan(mine, device);
  await expect(mine.getByText('3 of 3').last()).toBeVisible();
  await expect(mine.getByText('3 requests').first()).toBeVisible();
  const { progress, entries } = await tools.view(crew.warehouse, code);
  expect(progress.picked).toBe(3);
  expect(entries.every(({ pairedAt }) => pairedAt !== null)).toBe(true);
});
