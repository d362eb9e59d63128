/** Story 5: a failed disk is replaced from its bin, at the bench, with the real product and a scanner that types. */
import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { formatCode } from '../../api/domain/codes.ts';
import { firstWorkshop } from '../support/first-workshop.ts';
import { type Product, startProduct } from '../support/product.ts';
import { openTab } from './day/bench.ts';
import { Screen } from './day/screen.ts';

const password = randomBytes(12).toString('hex');
const MINIMUM = 5;

let product: Product;
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(() => product?.stop());

/** A workshop with one person, one bin, and drives in it: each has a label of its own. */
async function stockDrives(bench: Screen) {
  await bench.post('/setup', firstWorkshop(password, ['technician', 'warehouse', 'coordinator']));
  await bench.post('/session', { username: 'linh', password });
  const made = await bench.post<{ places: { code: string }[] }>('/places', {
    kind: 'bin',
    name: 'B-07',
  });
  const drive = { type: 'ssd', tracking: 'serialised', name: 'SSD 256 GB', minimum: MINIMUM };
  const item = await bench.post<{ code: string }>('/parts/items', drive);
  const placeCode = made.places[0]?.code;
  const received = { quantity: MINIMUM, placeCode };
  const path = `/parts/items/${item.code}/receipts`;
  const { codes } = await bench.post<{ codes: string[] }>(path, received);
  return { item: item.code, drives: codes };
}

async function laptopAtBench(bench: Screen): Promise<string> {
  const { code } = await bench.post<{ code: string }>('/intake/devices', {
    donor: { kind: 'anonymous' },
    kind: 'laptop',
    make: 'Dell',
    model: 'Latitude 5480',
    serial: `SN${randomBytes(4).toString('hex')}`,
  });
  await bench.post('/labels/confirm', { code });
  await bench.post(`/devices/${code}/moves`, { from: 'labelled', to: 'diagnosing' });
  return code;
}

test('device, fault, drive: two scans and two taps, and the stock says that it is low', async ({
  browser,
}) => {
  const bench = await Screen.open(browser, product.url, 'bench', { width: 1024, height: 768 });
  const { item, drives } = await stockDrives(bench);
  const [first = '', second = ''] = drives;
  const code = await laptopAtBench(bench);
  await bench.goto('/bench');

  bench.spent();
  await bench.scan(code);
  await expect(bench.page.getByRole('heading', { name: formatCode(code) })).toBeVisible();
  await openTab(bench, 'bench.tab.faults');
  await bench.press('fault.STO');
  await expect(bench.page.locator('rw-fault')).toHaveCount(1);
  await bench.scan(first);
  await expect(bench.page.getByRole('log')).toContainText(`below ${MINIMUM}: order more`);
  expect(bench.spent()).toEqual({ taps: 2, scans: 2 });

  const left = await bench.get<{ quantity: number }>(`/parts/items/${item}`);
  expect(left.quantity).toBe(MINIMUM - 1);
  const part = await bench.get<{ part: { inside: { code: string } } }>(`/parts/${first}`);
  expect(part.part.inside.code).toBe(code);
  const card = await bench.get<{ faults: object[] }>(`/devices/${code}`);
  expect(card.faults).toMatchObject([{ fault: 'STO', decision: 'repair', closedAt: null }]);

  await bench.goto('/todo');
  await expect(bench.page.getByRole('link', { name: '1 part to reorder' })).toBeVisible();
  await bench.goto(`/parts/${second}`);
  await expect(bench.page.getByRole('link', { name: 'B-07' })).toBeVisible();
  expect(bench.complaints).toEqual([]);
});
