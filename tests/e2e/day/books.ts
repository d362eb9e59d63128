/** Night: the books balance, every chain is whole, and the public sees no person. */
import type { Day } from './cast.ts';
import { FAMILIES } from './office.ts';
import { expect, type Screen } from './screen.ts';

interface Board {
  stages: { stage: string; count: number; kinds: Record<string, number> }[];
}

export async function expectBooks(laptop: Screen): Promise<void> {
  const { stages } = await laptop.get<Board>('/board');
  const counts = Object.fromEntries(
    stages.filter(({ count }) => count > 0).map(({ stage, count }) => [stage, count]),
  );
  expect(counts).toEqual({
    labelled: 11,
    diagnosing: 1,
    kitting: 1,
    ready: 4,
    quarantined: 1,
    handed_over: 12,
  });
  const sum = (kind: string) => stages.reduce((all, { kinds }) => all + (kinds[kind] ?? 0), 0);
  expect({ laptops: sum('laptop'), desktops: sum('desktop'), tablets: sum('tablet') }).toEqual({
    laptops: 20,
    desktops: 5,
    tablets: 5,
  });
  const chargers = async (status: string) => {
    const path = `/accessories?kind=charger&status=${status}&limit=100`;
    return (await laptop.get<{ items: unknown[] }>(path)).items.length;
  };
  expect([
    await chargers('handed_over'),
    await chargers('in_kit'),
    await chargers('in_stock'),
  ]).toEqual([12, 4, 8]);
}

export async function expectChains({ product }: Day): Promise<void> {
  const { code, output } = await product.command('scripts/events-verify.ts');
  expect(output).toMatch(/^30 devices, \d+ events: every chain is whole\.$/m);
  expect(code, output).toBe(0);
}

/** Anybody with the tracking code sees stage and days, and nobody's name. */
export async function expectTracking(day: Day): Promise<void> {
  const [device] = day.batch;
  const publicCode = device?.publicCode ?? '';
  const stranger = await day.browser.newContext();
  try {
    const page = await stranger.newPage();
    await page.goto(`${day.product.url}/t/${publicCode}`);
    await expect(page.locator('rw-trace')).toContainText(day.laptop.t('stage.handed_over'));
    await expect(page.locator('rw-trace')).toContainText(/\b20\d\d\b/);
    const answer = await stranger.request.get(`${day.product.url}/api/tracking/${publicCode}`);
    const told = await answer.text();
    const staff = Object.values(day.people).map(({ name }) => name);
    const families = FAMILIES.flatMap((family) => Object.values(family));
    for (const secret of [...staff, ...families, device?.serial ?? '']) {
      expect(told).not.toContain(secret);
      await expect(page.locator('rw-page-tracking')).not.toContainText(secret);
    }
  } finally {
    await stranger.close();
  }
}
