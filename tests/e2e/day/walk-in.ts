/** Walk-ins: one device at the door, tapped where it was seen before, its serial scanned. */
import { formatCode } from '../../../api/domain/codes.ts';
import type { Piece } from './cast.ts';
import { expectLabels, printedBy, wordsOf } from './paper.ts';
import { expect, type Screen } from './screen.ts';

interface Received {
  code: string;
  publicCode: string;
  donationCode: string;
  chargers: { code: string }[];
}

export interface WalkIn {
  make: string;
  model: string;
  serial: string;
  /** What the label of its charger says; null when none came along. */
  charger: string | null;
  /** Phone of a donor who gives name and number; empty for an anonymous one. */
  phone?: string;
}

/** Story 1: at most eight taps and one scan until the label comes out of the printer. */
export async function receiveWalkIn(screen: Screen, device: WalkIn): Promise<Piece> {
  const { page } = screen;
  screen.spent();
  if (device.phone) await nameDonor(screen, device.phone);
  await screen.chip(screen.t('kind.laptop'));
  await pick(screen, 'make', device.make);
  if (!device.phone) await pick(screen, 'model', device.model);
  await screen.scan(device.serial);
  await expect(page.locator('input[name=serial]')).toHaveValue(device.serial);
  if (device.charger) {
    await screen.chip(screen.t('common.yes'), 'radio', screen.t('intake.charger'));
    await screen.type(page.locator('input[name=charger]'), device.charger);
  }
  const answered = page.waitForResponse((response) => response.url().endsWith('/intake/devices'));
  const print = await printedBy(screen, () => screen.press('intake.receive_print'));
  const received = (await (await answered).json()) as Received;
  const { code, publicCode, chargers } = received;
  const spent = screen.spent();
  expect(spent.taps).toBeLessThanOrEqual(8);
  expect(spent.scans).toBe(1);
  expect(chargers).toHaveLength(device.charger ? 1 : 0);
  await expectLabels(print, 1 + chargers.length);
  await scanBack(screen, [code, ...chargers.map((charger) => charger.code)]);
  if (device.phone) await expectReceipt(screen, received);
  return { code, publicCode, serial: device.serial, charger: chargers[0]?.code ?? '' };
}

async function nameDonor(screen: Screen, phone: string): Promise<void> {
  await screen.press('intake.choose_donor');
  await screen.chip(screen.t('intake.donor_kind.person'));
  await screen.type(screen.page.getByLabel(screen.t('intake.donor_name')), 'Bà Lan');
  await screen.type(screen.page.getByLabel(screen.t('intake.donor_phone')), phone);
  await screen.press('common.continue');
}

/** A chip where the make or model was seen before, else typed. */
async function pick(screen: Screen, field: 'make' | 'model', text: string): Promise<void> {
  const chip = screen.page.getByRole('radio', { name: text, exact: true });
  if (await chip.isVisible()) await screen.tap(chip);
  else await screen.type(screen.page.locator(`input[name=${field}]`), text);
}

/** The labels are on: each is scanned on its thing. */
async function scanBack(screen: Screen, codes: string[]): Promise<void> {
  for (const code of codes) await screen.scan(code);
  await screen.sees('intake.labelled');
  if (codes.length > 1) await screen.sees('intake.charger_ok');
}

/** Who gives a name gets a receipt that lists the device. */
async function expectReceipt(screen: Screen, { donationCode, code }: Received): Promise<void> {
  const pdf = await screen.file(`/api/donations/${donationCode}/receipt.pdf?locale=en`);
  const words = await wordsOf(pdf);
  for (const shown of [donationCode, code]) expect(words).toContain(formatCode(shown));
}

/** Goes on to the next donor. */
export async function nextDonor(screen: Screen): Promise<void> {
  await screen.press('intake.next_new');
  await expect(screen.page.locator('input[name=serial]')).toHaveValue('');
}
