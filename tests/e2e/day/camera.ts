/** A tablet without a scanner: a browser of its own whose camera films a printed label. */
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../../../scripts/chromium.ts';
import { deviceLabel, filmArguments, filmOfLabel, writeFilm } from '../../support/camera-film.ts';
import { inHand } from './bench.ts';
import type { Day, Piece } from './cast.ts';
import { expect, Screen } from './screen.ts';

/** The label that was printed for this device is held before the camera, and its card opens. */
export async function readByCamera(day: Day, device: Piece): Promise<void> {
  const film = join(day.product.dataDir, 'label.y4m');
  const label = deviceLabel({ code: device.code, publicCode: device.publicCode, publicUrl: null });
  await writeFilm(film, filmOfLabel(label));
  const { executablePath, args, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args: [...args, ...filmArguments(film)],
    env: { ...(process.env as Record<string, string>), ...env },
  });
  try {
    const phone = await Screen.open(browser, day.product.url, 'phone', {
      width: 390,
      height: 844,
      touch: true,
      permissions: ['camera'],
    });
    await phone.goto('/sign-in');
    await phone.enterByBadge(day.people.checker);
    await phone.sees('bench.empty_title');
    phone.spent();
    await phone.press('bench.camera');
    await inHand(phone, device);
    expect(phone.spent()).toEqual({ taps: 1, scans: 0 });
    await expect(phone.page.locator('rw-camera')).toHaveCount(0);
    await phone.shot('09-camera');
    expect(phone.complaints).toEqual([]);
  } finally {
    await browser.close();
  }
}
