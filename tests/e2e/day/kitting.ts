/** The warehouse's tablet: kits, shelves, and what stops a kit. */
import { formatCode } from '../../../api/domain/codes.ts';
import { stageOf } from './bench.ts';
import type { Piece } from './cast.ts';
import { expect, type Screen } from './screen.ts';
import type { Key } from '../../support/words.ts';

const COUNTED: readonly Key[] = ['acc.power_cord', 'acc.bag', 'acc.guide'];

const line = (tablet: Screen, key: Key) =>
  tablet.page.locator('rw-kit-line').filter({ hasText: tablet.t(key) });

async function openKit(tablet: Screen, device: Piece): Promise<void> {
  await tablet.scan(device.code);
  const code = tablet.page.locator('rw-kit-table').getByText(formatCode(device.code));
  await expect(code.first()).toBeVisible();
}

async function tick(tablet: Screen): Promise<void> {
  for (const key of COUNTED) {
    const button = line(tablet, key).locator('button[aria-pressed=false]');
    await tablet.tap(button);
    await expect(line(tablet, key).locator('button[aria-pressed=true]')).toBeVisible();
  }
}

/** Story 7: device, charger, shelf are scanned, what is only counted is ticked. */
export async function kit(tablet: Screen, device: Piece, shelf: string): Promise<void> {
  tablet.spent();
  await openKit(tablet, device);
  await tablet.scan(device.charger);
  await tablet.sees('kitting.charger_in');
  await tick(tablet);
  await tablet.sees('kitting.scan_shelf');
  await tablet.scan(shelf);
  await expect.poll(() => stageOf(tablet, device)).toBe('ready');
  const spent = tablet.spent();
  expect(spent.scans).toBe(3);
  expect(spent.taps).toBeLessThanOrEqual(COUNTED.length);
}

/** A charger of another make is refused aloud, with the one to take instead. */
export async function refuseWrongCharger(
  tablet: Screen,
  device: Piece,
  wrong: string,
): Promise<void> {
  await openKit(tablet, device);
  await tablet.scan(wrong);
  const refusal = tablet.page.locator('rw-notice.news');
  await expect(refusal).toHaveAttribute('kind', 'refused');
  await expect(refusal).toContainText(formatCode(device.charger));
}

/** No charger fits: the kit waits for one, and the ready stock says so. */
export async function kitWithoutCharger(tablet: Screen, device: Piece): Promise<void> {
  await openKit(tablet, device);
  await tablet.sees('kitting.no_charger');
  await tablet.press('kitting.mark_short');
  await tablet.sees('kitting.waits_for_charger');
  await tick(tablet);
  expect(await stageOf(tablet, device)).toBe('kitting');
}

/** A defect seen while kitting: the device goes back to diagnosis, with a reason. */
export async function sendBack(tablet: Screen, device: Piece, reason: string): Promise<void> {
  const { page } = tablet;
  await tablet.goto(`/devices/${device.code}`);
  await tablet.press('device.other_moves');
  await tablet.tap(page.getByRole('menuitem', { name: tablet.t('go.diagnosing') }));
  const dialog = page.locator('rw-device-move');
  await dialog.getByLabel(tablet.t('field.reason')).fill(reason);
  await tablet.tap(dialog.getByRole('button', { name: tablet.t('go.diagnosing') }));
  await expect.poll(() => stageOf(tablet, device)).toBe('diagnosing');
}
