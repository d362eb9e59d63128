/** The door: a batch of many alike, walk-ins one by one; labels printed, stuck on and scanned back. */
import type { Piece } from './cast.ts';
import { expectLabels, printedBy } from './paper.ts';
import { expect, type Screen } from './screen.ts';
import type { Key } from '../../support/words.ts';

export interface BatchOrder {
  kind: Key;
  make: string;
  model: string;
  serials: string[];
  /** What the label of the charger says that each came with; empty without chargers. */
  charger: string;
  donor: string;
}

/** Opens a donation with a batch in it and answers the printed blank labels. */
export async function openBatch(screen: Screen, order: BatchOrder): Promise<string[]> {
  const { page } = screen;
  await screen.goto('/donations?new=batch');
  await screen.type(page.getByLabel(screen.t('intake.donor_name')), order.donor);
  await screen.press('common.continue');
  await screen.chip(screen.t(order.kind));
  await screen.type(page.locator('input[name=make]'), order.make);
  await screen.type(page.locator('input[name=model]'), order.model);
  const count = order.serials.length;
  await screen.type(page.locator('input[name=expected]'), String(count));
  if (order.charger) {
    await screen.type(page.locator('input[name=charger]'), order.charger);
    await screen.tap(page.locator('input[name=chargerCame]'));
  }
  await screen.press('batch.open');
  await screen.sees('batch.counted', { n: 0, m: count });
  const blanks = page.getByRole('button', { name: screen.t('batch.blanks') });
  const print = await printedBy(screen, () => screen.tap(blanks));
  await expectLabels(print, count);
  return print.codes;
}

/** The loop: serial, label, serial, label. Two scans a unit and no taps; a reload in between loses none. */
export async function receiveBatch(screen: Screen, order: BatchOrder): Promise<Piece[]> {
  const labels = await openBatch(screen, order);
  const { page } = screen;
  const count = labels.length;
  const half = Math.floor(count / 2);
  screen.spent();
  for (const [index, serial] of order.serials.entries()) {
    if (index === half) {
      await screen.sees('batch.counted', { n: half, m: count });
      await page.reload();
      await screen.sees('batch.unit', { n: half + 1, m: count });
    }
    await screen.scan(serial);
    await screen.sees('batch.step_label');
    await screen.scan(labels[index] ?? '');
    await expect(page.getByText(screen.t('batch.step_label'))).toBeHidden();
  }
  await screen.sees('batch.complete', { m: count });
  expect(screen.spent()).toEqual({ taps: 0, scans: 2 * count });
  return pieces(screen, order, labels);
}

async function pieces(screen: Screen, order: BatchOrder, codes: string[]): Promise<Piece[]> {
  const chargers = order.charger ? await labelChargers(screen, codes.length) : [];
  return Promise.all(
    codes.map(async (code, index) => {
      const { publicCode } = await screen.get<{ publicCode: string }>(`/devices/${code}`);
      const serial = order.serials[index] ?? '';
      return { code, publicCode, serial, charger: chargers[index] ?? '' };
    }),
  );
}

/** Chargers that came along get labels of their own, scanned back in the list of what waits for one. */
async function labelChargers(screen: Screen, count: number): Promise<string[]> {
  const print = await printedBy(screen, () => screen.press('batch.charger_labels'));
  await expectLabels(print, count);
  await screen.goto('/todo?list=label');
  await screen.sees('todo.label_hint');
  screen.spent();
  for (const code of print.codes) await screen.scan(code);
  await screen.sees('todo.all_done');
  expect(screen.spent()).toEqual({ taps: 0, scans: count });
  return print.codes;
}
