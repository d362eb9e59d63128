/** The warehouse picks a session by scanner: device, charger, "the rest is with it". Only for measuring. */
import type { Page } from '@playwright/test';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import { pressKeys, stopwatch } from './screens.ts';
import type { Family } from './school-table.ts';

/** The verdict of the last scan is new and names the request. */
const WATCH = stopwatch(`(need) => {
  const said = () => within(document, 'rw-scan-news')?.shadowRoot.querySelector('rw-notice') ?? null;
  const before = said()?.textContent ?? '';
  return () => {
    const notice = said();
    if (!notice || notice.getAttribute('kind') === 'info') return false;
    return notice.textContent !== before && notice.textContent.includes(need);
  };
}`);

const REST = COMMAND_CARDS.find(({ action }) => action === 'rest_is_there')?.code ?? '';

/** @returns milliseconds of each scan */
export async function pickAll(
  page: Page,
  url: string,
  families: readonly Family[],
): Promise<number[]> {
  await page.addInitScript({ content: WATCH });
  await page.goto(url);
  await page.locator('rw-pick-now').waitFor();
  const times: number[] = [];
  for (const { needCode, device, charger } of families) {
    for (const text of [device, charger, REST]) {
      await page.evaluate(`watch(${JSON.stringify(needCode)})`);
      await pressKeys(page, text);
      times.push(await page.evaluate<number>('painted'));
    }
  }
  return times;
}
