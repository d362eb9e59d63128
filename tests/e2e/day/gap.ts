/** Ten minutes without Wi-Fi: scanning goes on, a reload in between, and nothing is lost or doubled. */
import { card } from '../../support/scans.ts';
import type { Piece } from './cast.ts';
import { expect, type Screen } from './screen.ts';

interface Placed {
  placeName: string | null;
  events: { kind: string; happenedAt: string; recordedAt: string }[];
}

const MINUTE = 60_000;

/**
 * Puts devices on a shelf by scanning while the network is gone. The tablet's clock is set back first, so
 * that it is right again when the ten minutes have passed on it.
 */
export async function shelveInTheGap(
  tablet: Screen,
  devices: Piece[],
  shelf: { code: string; name: string },
): Promise<void> {
  const { page, context } = tablet;
  await context.clock.install({ time: Date.now() - 10 * MINUTE });
  await tablet.goto('/todo');
  const controlled = () => page.evaluate('navigator.serviceWorker.controller !== null');
  await expect.poll(controlled).toBe(true);
  const half = Math.ceil(devices.length / 2);
  await context.setOffline(true);
  await tablet.scan(shelf.code);
  for (const { code } of devices.slice(0, half)) await tablet.scan(code);
  await waiting(tablet, half + 1);
  // Less than the five idle minutes after which a scanned shelf no longer counts.
  await context.clock.fastForward(4 * MINUTE);
  await page.reload();
  await waiting(tablet, half + 1);
  for (const { code } of devices.slice(half)) await tablet.scan(code);
  await waiting(tablet, devices.length + 1);
  await tablet.shot('10-gap');
  await context.clock.fastForward(6 * MINUTE);
  await context.setOffline(false);
  await tablet.scan(card('pause'));
  await tablet.sent();
  for (const [index, { code }] of devices.entries()) {
    const { placeName, events } = await tablet.get<Placed>(`/devices/${code}`);
    expect(placeName).toBe(shelf.name);
    const moves = events.filter(({ kind }) => kind === 'place');
    expect(moves).toHaveLength(1);
    const { happenedAt, recordedAt } = moves[0] ?? { happenedAt: '', recordedAt: '' };
    const late = Date.parse(recordedAt) - Date.parse(happenedAt);
    expect(late).toBeGreaterThan((index < half ? 9 : 5) * MINUTE);
  }
}

const waiting = (tablet: Screen, count: number) =>
  expect(tablet.page.getByTitle(tablet.t('bench.queue', { count }))).toBeVisible();
