/** A batch received by scanning alone, interrupted and resumed; a walk-in within its taps. */
import { randomBytes, randomUUID } from 'node:crypto';
import { type Page, expect, test } from '@playwright/test';
import { SLOW_SCANNER, postsTo, startWorkshop } from '../support/first-workshop.ts';
import type { Product } from '../support/product.ts';

const password = randomBytes(12).toString('hex');
let product: Product;
const posting = postsTo(() => product);
const post = <T>({ request }: Page, path: string, data: object) => posting<T>(request, path, data);

test.beforeAll(async () => {
  product = await startWorkshop(password, ['warehouse', 'coordinator']);
});
test.afterAll(() => product?.stop());

test.beforeEach(async ({ page }) => {
  const content = `localStorage.setItem('rework.scanner', ${JSON.stringify(SLOW_SCANNER)})`;
  await page.addInitScript({ content });
  await post(page, '/session', { username: 'linh', password });
});

async function get<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`${product.url}/api${path}`);
  expect(answer.ok(), path).toBe(true);
  return (await answer.json()) as T;
}

/** Types like a keyboard scanner, with nothing focused. */
async function scan(page: Page, text: string): Promise<void> {
  for (const character of text) {
    await page.keyboard.press(/[A-Z]/.test(character) ? `Shift+${character}` : character);
  }
  await page.keyboard.press('Enter');
}

async function areaId(page: Page): Promise<string> {
  const places = await get<{ id: string; kind: string }[]>(page, '/places');
  return places.find((place) => place.kind === 'area')?.id ?? '';
}

async function openBatch(page: Page, expected: number): Promise<string> {
  const donation = await post<{ code: string }>(page, '/donations', {
    requestId: randomUUID(),
    donor: { kind: 'anonymous' },
  });
  const batch = await post<{ code: string }>(page, '/batches', {
    requestId: randomUUID(),
    donationCode: donation.code,
    placeId: await areaId(page),
    expected,
    template: { kind: 'desktop', make: 'HP', model: 'EliteDesk 800 G3' },
  });
  return batch.code;
}

async function blanks(page: Page, count: number): Promise<string[]> {
  const job = await post<{ codes: string[] }>(page, '/labels/prints', {
    requestId: randomUUID(),
    subject: { what: 'blanks', count },
    medium: { id: 'roll-50x25' },
  });
  return job.codes;
}

test('a batch needs two scans a unit and no keys, and goes on where it stopped', async ({
  page,
}) => {
  const code = await openBatch(page, 5);
  const labels = await blanks(page, 5);
  await page.goto(`${product.url}/batches/${code}`);
  await expect(page.getByText('Unit 1 of 5')).toBeVisible();
  for (const index of [0, 1, 2]) {
    await scan(page, `CZC100000${index}`);
    await expect(page.getByText('Stick a label on it, scan the label')).toBeVisible();
    await scan(page, labels[index] ?? '');
    await expect(page.getByText(`${index + 1} of 5 received`)).toBeVisible();
  }

  await scan(page, labels[3] ?? '');
  await expect(page.getByText('That was one of our labels.')).toBeVisible();

  await page.reload();
  await expect(page.getByText('Unit 4 of 5')).toBeVisible();
  await scan(page, 'CZC1000000');
  await scan(page, labels[3] ?? '');
  await expect(page.getByText('This device is known already')).toBeVisible();
  await page.getByRole('button', { name: 'Scan another serial number' }).click();
  await expect(page.getByText('3 of 5 received')).toBeVisible();

  await scan(page, 'CZC1000003');
  await scan(page, labels[3] ?? '');
  await expect(page.getByText('4 of 5 received')).toBeVisible();
  await page.getByRole('button', { name: 'Take back the last unit' }).click();
  await expect(page.getByText('3 of 5 received')).toBeVisible();
  for (const index of [3, 4]) {
    await scan(page, `CZC200000${index}`);
    await scan(page, labels[index] ?? '');
    await expect(page.getByText(`${index + 1} of 5 received`)).toBeVisible();
  }
  await expect(page.getByText('All 5 units are received.')).toBeVisible();
  const device = await get<{ stage: string; serial: string }>(page, `/devices/${labels[3]}`);
  expect(device).toMatchObject({ stage: 'labelled', serial: 'CZC2000003' });
});

test('without a network the loop goes on; what was scanned is sent afterwards', async ({
  page,
  context,
}) => {
  const code = await openBatch(page, 3);
  const labels = await blanks(page, 3);
  await page.goto(`${product.url}/batches/${code}`);
  await expect(page.getByText('Unit 1 of 3')).toBeVisible();
  await context.setOffline(true);
  for (const index of [0, 1]) {
    await scan(page, `OFFLINE10${index}`);
    await expect(page.getByText('Stick a label on it, scan the label')).toBeVisible();
    await scan(page, labels[index] ?? '');
    await expect(page.getByText(`Unit ${index + 2} of 3`)).toBeVisible();
  }
  await expect(page.getByText('No connection.')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('2 of 3 received')).toBeVisible({ timeout: 15_000 });
  const batch = await get<{ received: number }>(page, `/batches/${code}`);
  expect(batch.received).toBe(2);
});

test('a walk-in is received within eight taps and one scan, and its label scanned back', async ({
  page,
}) => {
  await post(page, '/intake/devices', {
    requestId: randomUUID(),
    kind: 'laptop',
    make: 'Lenovo',
    model: 'T470',
    serial: 'PF000001',
    placeId: await areaId(page),
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${product.url}/receive`);
  await page.getByRole('radio', { name: 'Laptop' }).check();
  await page.getByRole('radio', { name: 'Lenovo' }).check();
  await page.getByRole('radio', { name: 'T470' }).check();
  await scan(page, 'PF000002');
  await expect(page.getByRole('textbox', { name: 'Serial number', exact: true })).toHaveValue(
    'PF000002',
  );
  await page.getByRole('radio', { name: 'Yes' }).check();
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Receive and print label' }).click();
  await expect(page.getByText('Stick the label on the device')).toBeVisible();
  const sheet = await opened;
  await sheet.close();

  const waiting = await get<{ code: string; subject: string }[]>(page, '/labels/waiting');
  const charger = waiting.filter((one) => one.subject === 'accessory').at(-1);
  const device = waiting.filter((one) => one.subject === 'device').at(-1);
  await scan(page, device?.code ?? '');
  await expect(page.getByText('The label is on. The device is labelled.')).toBeVisible();
  await scan(page, charger?.code ?? '');
  await expect(page.getByText('The label of the charger is on.')).toBeVisible();
  const card = await get<{ stage: string }>(page, `/devices/${device?.code}`);
  expect(card.stage).toBe('labelled');
});
