/** What goes wrong on a usual day at the bench: a disk that cannot be wiped, a repair, a swollen battery. */
import { card } from '../../support/scans.ts';
import { makePng } from '../../support/png.ts';
import { goOn, inHand, openByScan, openTab, stageOf } from './bench.ts';
import type { Person, Piece } from './cast.ts';
import { clearLocks, describeDevice, eraseSsd, passChecklist } from './evidence.ts';
import { expect, type Screen } from './screen.ts';

/** The wipe fails: red, a hold, and only destruction before a witness leads on. A new SSD takes its place. */
export async function destroyDisk(bench: Screen, device: Piece, witness: Person): Promise<void> {
  const { page } = bench;
  await bench.post(`/devices/${device.code}/media`, { type: 'hdd', serial: 'WD-WX41A2980417' });
  await openByScan(bench, device);
  await openTab(bench, 'bench.tab.disks');
  await bench.press('media.add_proof');
  await bench.press('media.it_failed');
  await bench.sees('media.failed');
  await expect(page.locator('rw-bench-card')).toContainText(bench.t('hold.wipe_failed'));
  await bench.shot('06-wipe-failed');
  await bench.press('act.destroy_drive');
  const photo = { name: 'drive.png', mimeType: 'image/png', buffer: Buffer.from(makePng(64, 48)) };
  await page.locator('input[type=file][capture]').setInputFiles(photo);
  await bench.sees('photo.kept');
  bench.spent();
  await bench.scan(witness.badge);
  await bench.sees('media.witness_scanned');
  // Key by key, as a hand does: a closing key right after a scan still belongs to the scanner.
  await page.locator('input[name=secret]').pressSequentially(witness.pin);
  await page.locator('input[name=secret]').press('Enter');
  expect(bench.spent()).toEqual({ taps: 0, scans: 1 });
  const destroyed = page.locator('rw-medium .state').getByText(bench.t('media.destroyed'));
  await expect(destroyed).toBeVisible();
  await eraseSsd(bench, device.code, 'S4BWNF0M117');
  await openTab(bench, 'bench.tab.holds');
  await bench.press('act.release');
  await page.getByLabel(bench.t('hold.release_note')).fill('The disk is destroyed, an SSD is in');
  await bench.press('act.release');
  await bench.sees('hold.nothing');
}

/** A fault noted by its card, decided and closed on the screen, with the minutes it took. */
export async function repair(bench: Screen, device: Piece): Promise<void> {
  const { page } = bench;
  bench.spent();
  await bench.scan(card('fault', 'KBD'));
  await bench.scan(device.code);
  await bench.scan(card('pause'));
  await bench.sent();
  await inHand(bench, device);
  await openTab(bench, 'bench.tab.faults');
  const decision = page.getByRole('combobox', { name: bench.t('fault.decision') });
  await decision.selectOption({ label: bench.t('decision.repair') });
  const close = page.locator('rw-fault').getByRole('button', { name: bench.t('fault.close') });
  await expect(close).toBeVisible();
  await goOn(bench, device, 'repairing');
  await bench.tap(close);
  await bench.chip(bench.t('outcome.part_replaced'));
  await page.locator('input[name=minutes]').fill('25');
  await page.locator('input[name=parts]').fill('Keyboard US');
  await bench.tap(close);
  await bench.sees('fault.minutes_spent', { minutes: 25 });
  await bench.shot('06-repair');
}

/** What is left of the evidence, and on to the final check. */
export async function finish(bench: Screen, device: Piece, charger: string): Promise<void> {
  await clearLocks(bench, device.code);
  await passChecklist(bench, device.code, 'laptop');
  await describeDevice(bench, device.code, charger);
  await openByScan(bench, device);
  await expect(bench.button('go.qa')).toBeVisible();
  await goOn(bench, device, 'qa');
}

/** Anybody who sees a swollen battery: one card, one scan, and the device is in quarantine. */
export async function setAside(screen: Screen, device: Piece): Promise<void> {
  screen.spent();
  await screen.scan(card('safety_hold'));
  await screen.scan(device.code);
  await screen.scan(card('pause'));
  await screen.sent();
  expect(screen.spent()).toEqual({ taps: 0, scans: 3 });
  expect(await stageOf(screen, device)).toBe('quarantined');
}
