/** The technician's bench: diagnosis, proof of erasure, repair, a mistaken scan taken back. */
import { formatCode } from '../../../api/domain/codes.ts';
import { card } from '../../support/scans.ts';
import type { Piece } from './cast.ts';
import { clearLocks, describeDevice, eraseSsd, measuredLines, passChecklist } from './evidence.ts';
import { expect, type Screen } from './screen.ts';
import type { Key } from '../../support/words.ts';

export const inHand = (bench: Screen, { code }: Piece) =>
  expect(bench.page.getByRole('heading', { level: 1, name: formatCode(code) })).toBeVisible();

export async function stageOf(screen: Screen, { code }: Piece): Promise<string> {
  return (await screen.get<{ stage: string }>(`/devices/${code}`)).stage;
}

export const openTab = async (bench: Screen, tab: Key) => {
  const tabs = bench.page.getByRole('group', { name: bench.t('bench.tabs') });
  const button = tabs.getByRole('button', { name: new RegExp(`^${bench.t(tab)}`) });
  await bench.tap(button);
  await expect(button).toHaveAttribute('aria-expanded', 'true');
};

/** The card "Start diagnostics", then one scan a device. The wrong one is taken back by the card "Undo". */
export async function takeToBench(bench: Screen, devices: Piece[], wrong: Piece): Promise<void> {
  await bench.goto('/bench');
  bench.spent();
  await bench.scan(card('start_diagnostics'));
  await bench.scan(wrong.code);
  await inHand(bench, wrong);
  await expect.poll(() => stageOf(bench, wrong)).toBe('diagnosing');
  await bench.scan(card('undo'));
  await expect.poll(() => stageOf(bench, wrong)).toBe('labelled');
  for (const device of devices) await bench.scan(device.code);
  await bench.scan(card('pause'));
  await bench.sent();
  expect(bench.spent()).toEqual({ taps: 0, scans: devices.length + 4 });
  for (const device of devices) expect(await stageOf(bench, device)).toBe('diagnosing');
}

/** One person in several roles: the device is taken to the bench, and taken back by one tap. */
export async function tryTheBench(screen: Screen, device: Piece): Promise<void> {
  await screen.goto('/bench');
  await openByScan(screen, device);
  await goOn(screen, device, 'diagnosing');
  const toast = screen.page.locator('rw-toast-region');
  await screen.tap(toast.getByRole('button', { name: screen.t('act.undo') }));
  await expect.poll(() => stageOf(screen, device)).toBe('labelled');
}

export async function openByScan(bench: Screen, device: Piece): Promise<void> {
  await bench.scan(device.code);
  await inHand(bench, device);
}

/** Story 3: one scan opens; all that is looked at is good in a few taps; numbers are typed. */
export async function testByHand(bench: Screen, device: Piece): Promise<void> {
  const { page } = bench;
  bench.spent();
  await openByScan(bench, device);
  await openTab(bench, 'bench.tab.tests');
  await bench.press('checklist.all_good');
  await bench.tap(page.getByRole('button', { name: /^Pass \d+ lines/ }));
  await bench.tap(page.getByRole('button', { name: /open ones are clear/ }));
  await bench.press('lock.confirm_online');
  const spent = bench.spent();
  expect(spent.scans).toBe(1);
  expect(spent.taps).toBeLessThanOrEqual(6);
  for (const { key, value } of measuredLines('laptop')) {
    const line = page.getByRole('group', { name: bench.t(`checklist.${key}` as Key), exact: true });
    await line.getByRole('textbox').fill(String(value));
    await line.getByRole('textbox').press('Enter');
  }
  const missing = async () =>
    (await bench.get<{ checklist: { missing: string[] } }>(`/devices/${device.code}`)).checklist;
  await expect.poll(missing).toMatchObject({ missing: [] });
}

/** A disk is listed by its own serial and gets its proof; the tool is typed once for all that follow. */
export async function eraseByHand(bench: Screen, serial: string): Promise<void> {
  const { page } = bench;
  await openTab(bench, 'bench.tab.disks');
  await bench.press('media.add');
  await page.locator('input[name=serial]').fill(serial);
  await bench.press('media.add');
  await bench.press('media.add_proof');
  await page.locator('input[name=tool]').fill('nwipe');
  await page.locator('input[name=toolVersion]').fill('0.38');
  await page.locator('input[name=errors]').fill('0');
  await bench.chip(bench.t('verification.full'), 'radio', bench.t('media.verification'));
  await bench.press('media.add_proof');
  await bench.sees('media.sanitised');
}

/** What it has, the charger it needs, and how it looks. */
export async function describeByHand(bench: Screen, charger: string): Promise<void> {
  const { page } = bench;
  await openTab(bench, 'bench.tab.condition');
  const typed = { memoryMib: '8', storageGb: '256', screenInch: '14', cpuCores: '4' };
  for (const [name, text] of Object.entries({ ...typed, chargerText: charger })) {
    await page.locator(`input[name=${name}]`).fill(text);
  }
  for (const sense of ['hasCamera', 'hasMicrophone', 'hasWifi'] as const) {
    await bench.chip(bench.t('common.yes'), 'radio', bench.t(`spec.${sense}`));
  }
  await bench.chip('SSD', 'radio', bench.t('spec.storage_kind'));
  await bench.press('act.save');
  await openTab(bench, 'bench.tab.grades');
  await bench.tap(page.getByRole('radio', { name: bench.t('grade.is.laptop.B') }));
  await bench.tap(page.getByRole('radio', { name: bench.t('grade.means.1') }));
}

/** The one usual next move, by its key, as soon as the card says that nothing blocks it. */
export async function goOn(
  bench: Screen,
  device: Piece,
  to: 'diagnosing' | 'repairing' | 'qa' | 'kitting',
): Promise<void> {
  await expect(bench.button(`go.${to}`)).toBeVisible();
  await expect(bench.page.locator('rw-bench-card .blocker')).toHaveCount(0);
  await bench.page.keyboard.press('F2');
  await expect.poll(() => stageOf(bench, device)).toBe(to);
}

/** The same evidence for the others, and their way to the final check by card and scans. */
export async function testTheOthers(
  bench: Screen,
  devices: { piece: Piece; charger: string }[],
): Promise<void> {
  for (const { piece, charger } of devices) {
    const { code, serial } = piece;
    await eraseSsd(bench, code, `S3Z${serial}`);
    await clearLocks(bench, code);
    await passChecklist(bench, code, 'laptop');
    await describeDevice(bench, code, charger);
  }
  bench.spent();
  await bench.scan(card('to_final_check'));
  for (const { piece } of devices) await bench.scan(piece.code);
  await bench.scan(card('pause'));
  await bench.sent();
  expect(bench.spent()).toEqual({ taps: 0, scans: devices.length + 2 });
  for (const { piece } of devices) expect(await stageOf(bench, piece)).toBe('qa');
}

/** Another person looks: once on the screen, then one scan a device with the card "QA passed". */
export async function finalCheck(bench: Screen, first: Piece, others: Piece[]): Promise<void> {
  await openByScan(bench, first);
  await openTab(bench, 'bench.tab.qa');
  await bench.chip(bench.t('qa.videoCall'), 'checkbox');
  await bench.chip(bench.t('qa.marksRemoved'), 'checkbox');
  await bench.press('qa.pass');
  await expect(bench.page.locator('rw-qa-panel')).toContainText(/Checked by Hoa/);
  await goOn(bench, first, 'kitting');
  bench.spent();
  await bench.scan(card('qa_passed'));
  for (const device of others) await bench.scan(device.code);
  await bench.scan(card('pause'));
  await bench.sent();
  expect(bench.spent()).toEqual({ taps: 0, scans: others.length + 2 });
  for (const device of others) expect(await stageOf(bench, device)).toBe('kitting');
}
