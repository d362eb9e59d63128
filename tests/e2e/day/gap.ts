/** A gap in the Wi-Fi: scanning goes on, a reload in between, and afterwards nothing is lost or doubled. */
import { card } from '../../support/scans.ts';
import type { Piece } from './cast.ts';
import { expect, type Screen } from './screen.ts';

interface Placed {
  placeName: string | null;
  events: { kind: string }[];
}

/** Puts devices on a shelf by scanning while the network is gone. */
export async function shelveInTheGap(
  tablet: Screen,
  devices: Piece[],
  shelf: { code: string; name: string },
): Promise<void> {
  const { page, context } = tablet;
  await tablet.goto('/todo');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const controlled = () => page.evaluate('navigator.serviceWorker.controller !== null');
  await expect.poll(controlled).toBe(true);
  const half = Math.ceil(devices.length / 2);
  await context.setOffline(true);
  await tablet.scan(shelf.code);
  for (const { code } of devices.slice(0, half)) await tablet.scan(code);
  await waiting(tablet, half + 1);
  await page.reload();
  await waiting(tablet, half + 1);
  for (const { code } of devices.slice(half)) await tablet.scan(code);
  await waiting(tablet, devices.length + 1);
  await tablet.shot('10-gap');
  await context.setOffline(false);
  await tablet.scan(card('pause'));
  await tablet.sent();
  for (const { code } of devices) {
    const device = await tablet.get<Placed>(`/devices/${code}`);
    expect(device.placeName).toBe(shelf.name);
    expect(device.events.filter(({ kind }) => kind === 'place')).toHaveLength(1);
  }
}

const waiting = (tablet: Screen, count: number) =>
  expect(tablet.page.getByTitle(tablet.t('bench.queue', { count }))).toBeVisible();
