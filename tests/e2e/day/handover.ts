/** Evening: what is reserved is picked, signed for at the table and leaves. */
import type { Piece } from './cast.ts';
import { stageOf } from './bench.ts';
import { wordsOf } from './paper.ts';
import { expect, type Screen } from './screen.ts';

/** The pick list: one scan takes a device off its shelf. */
export async function pick(tablet: Screen, codes: string[]): Promise<void> {
  await tablet.goto('/todo?list=pick');
  await tablet.sees('todo.pick_hint');
  tablet.spent();
  for (const code of codes) {
    await tablet.scan(code);
    await expect(tablet.page.locator('rw-notice[kind=done]')).toContainText(code.slice(1, 8));
  }
  await tablet.sees('todo.all_done');
  expect(tablet.spent()).toEqual({ taps: 0, scans: codes.length });
}

/** One family: device and charger scanned, paper seen, signed with the mouse, the record printed. */
export async function handOver(laptop: Screen, device: Piece): Promise<string> {
  const { page } = laptop;
  laptop.spent();
  await laptop.scan(device.code);
  const pieces = page.locator('rw-table-pieces');
  await expect(pieces).toContainText(device.charger.slice(1, 8));
  await laptop.scan(device.charger);
  await expect(laptop.button('act.hand_over')).toBeEnabled();
  await laptop.tap(page.locator('input[name=identity]'));
  await sign(laptop);
  const answered = page.waitForResponse((response) => response.url().endsWith('/handover'));
  await laptop.press('act.hand_over');
  const { receiptCode } = (await (await answered).json()) as { receiptCode: string };
  await laptop.sees('table.done');
  expect(laptop.spent()).toEqual({ taps: 2, scans: 2 });
  expect(await stageOf(laptop, device)).toBe('handed_over');
  return receiptCode;
}

/** A few strokes with the mouse. */
async function sign({ page }: Screen): Promise<void> {
  const canvas = page.locator('rw-signature canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('no place to sign');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.2, 0.6));
  await page.mouse.down();
  for (const [x, y] of [
    [0.3, 0.3],
    [0.4, 0.7],
    [0.5, 0.4],
    [0.7, 0.6],
  ] as const) {
    await page.mouse.move(...at(x, y));
  }
  await page.mouse.up();
}

/** The record says what left and to whom, with the receipt's number. */
export async function expectRecord(
  laptop: Screen,
  receipt: string,
  words: readonly string[],
): Promise<void> {
  const pdf = await laptop.file(`/api/handovers/${receipt}/record.pdf?locale=en`);
  const text = await wordsOf(pdf);
  for (const word of words) expect(text).toContain(word);
}
