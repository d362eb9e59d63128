/** The coordinator's laptop: board, ready stock, requests, and what is reserved for them. */
import type { Stage } from '../../../api/domain/stages.ts';
import { expect, type Screen } from './screen.ts';

/** A move at another screen shows here within a second or so. */
export async function seesOnBoard(laptop: Screen, stage: Stage, count: number): Promise<void> {
  const tile = laptop.page
    .locator('rw-board-stage')
    .filter({ hasText: laptop.t(`stage.${stage}`) });
  await expect(tile.locator('.count')).toHaveText(String(count), { timeout: 5000 });
}

/** "How many laptops with 4 GB, camera and charger can leave today, and where?" in one tap, exactly. */
export async function asksTheStock(
  laptop: Screen,
  answer: { count: number; shelves: number },
): Promise<void> {
  const { page } = laptop;
  await laptop.goto('/stock');
  await expect(page.locator('rw-stock-answer')).toContainText(/\d/);
  laptop.spent();
  await laptop.tap(page.getByRole('button', { name: laptop.t('stock.preset_lesson') }));
  await expect(page.locator('rw-stock-answer')).toContainText(laptop.t('stock.answer', answer));
  const waits = laptop.t('stock.more_charger', { count: 1, volts: 19.5 });
  await expect(page.locator('rw-stock-answer')).toContainText(waits);
  expect(laptop.spent().taps).toBeLessThanOrEqual(2);
  await expect(page.locator('rw-decisions')).toContainText('In quarantine');
}

const CHILDREN = ['Nguyễn Minh', 'Trần Thu', 'Lê Nam', 'Phạm Hà', 'Võ An', 'Đặng Bảo'];

/** Names of the people the devices are for: never to be seen outside. */
export const FAMILIES = Array.from({ length: 12 }, (_, index) => ({
  studentName: `${CHILDREN[index % 6] ?? ''} ${index + 1}`,
  guardianName: `Phụ huynh ${index + 1}`,
}));

/** One request on the screen with consent, the others as the page sends them. */
export async function registerNeeds(laptop: Screen): Promise<void> {
  const { page } = laptop;
  const [first, ...others] = FAMILIES;
  await laptop.goto('/needs');
  await laptop.press('need.register');
  const form = page.locator('rw-need-form');
  await form.locator('input[name=studentName]').fill(first?.studentName ?? '');
  await form.locator('input[name=guardianName]').fill(first?.guardianName ?? '');
  await form.locator('input[name=area]').fill('Tây Ninh');
  await form.locator('input[name=given]').check();
  await laptop.press('need.register_do');
  const waiting = `${laptop.t('need.status.requested')} 1`;
  await expect(page.getByRole('tab', { name: waiting })).toBeVisible();
  for (const family of others) {
    await laptop.post('/needs', {
      kind: 'laptop',
      area: 'Tây Ninh',
      schoolLevel: 'primary',
      recipient: { ...family, school: '', guardianPhone: '' },
      consent: { given: true, by: 'guardian', channel: 'in_person', locale: 'vi' },
    });
  }
}

/** Story 9: another person approves, one key for each. */
export async function approveNeeds(laptop: Screen, count: number): Promise<void> {
  const { page } = laptop;
  await laptop.goto('/needs');
  for (let left = count; left > 0; left -= 1) {
    await expect(page.locator('rw-need-card')).toHaveCount(left);
    await expect(page.locator('rw-need-card').first()).toHaveAttribute('current', '');
    await page.keyboard.press('KeyA');
  }
  await laptop.sees('need.empty_requested');
}

/** The first device is chosen on the screen, the others as the page would suggest them. */
export async function reserveForAll(laptop: Screen): Promise<string[]> {
  const { page } = laptop;
  await laptop.goto('/needs?status=approved');
  await laptop.tap(laptop.button('need.find_device').first());
  await laptop.tap(page.locator('rw-suggestions').getByRole('button').nth(1));
  await expect(page.locator('rw-need-card')).toHaveCount(FAMILIES.length - 1);
  const { needs } = await laptop.get<{ needs: { code: string }[] }>('/needs?status=approved');
  for (const { code: needCode } of needs) {
    const path = `/needs/${needCode}/suggestions`;
    const { devices } = await laptop.get<{ devices: { code: string }[] }>(path);
    await laptop.post(`/devices/${devices[0]?.code}/reservation`, { needCode });
  }
  const { reservations } = await laptop.get<{ reservations: { code: string }[] }>('/reservations');
  return reservations.map(({ code }) => code);
}
