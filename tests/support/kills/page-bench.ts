/** A bench in real Chromium on a disk of its own: the browser is killed by signal and opened again. */
import type { CDPSession } from '@playwright/test';
import type { ScanAnswer } from '#domain/bench.ts';
import { SCANNER } from '../../../scripts/bench/screens.ts';
import { TabletBrowser } from '../../../scripts/bench/tablet-browser.ts';
import type { StoredScan } from '../../../web-components/scan/scan-store.ts';
import type { BenchRecords, KillableBench } from './killable-bench.ts';

/** In the page: what its queue has on disk, and the next scan it takes. */
const WATCH = `
${SCANNER}
const opened = () => new Promise((resolve, reject) => {
  const asked = indexedDB.open('rework-scans');
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
  // Nobody scanned here yet: the page makes its own stores.
  asked.onupgradeneeded = () => asked.transaction.abort();
});
window.storedScans = async (after = 0) => {
  const database = await opened().catch(() => null);
  if (!database) return [];
  const all = database.transaction('scans').objectStore('scans').getAll(IDBKeyRange.lowerBound(after, true));
  const scans = await new Promise((resolve) => (all.onsuccess = () => resolve(all.result)));
  database.close();
  return scans;
};
window.nextScan = async (after) => {
  const channel = new BroadcastChannel('rework-scans');
  for (;;) {
    const changed = new Promise((resolve) => (channel.onmessage = resolve));
    const [scan] = await window.storedScans(after);
    if (scan) return channel.close(), scan;
    await changed;
  }
};
`;

export class PageBench implements KillableBench {
  readonly kind = 'page';
  private readonly browser = new TabletBrowser();
  private readonly url: string;
  private readonly token: string;
  private readonly seen = new Map<string, StoredScan>();
  private keys: CDPSession | null = null;
  private last = 0;

  constructor({ url, token }: { url: string; token: string }) {
    this.url = url;
    this.token = token;
  }

  async start(): Promise<void> {
    await this.browser.start(WATCH);
    const { page } = this.browser;
    await this.browser.signIn(this.url, this.token);
    // Before the product itself runs: it forgets the older of those that are done.
    await this.reach('/blank');
    await this.remember();
    await this.reach('/bench');
    await page
      .locator('rw-scan-status .queue')
      .waitFor({ timeout: 60_000 })
      .catch(async () => {
        throw new Error(`the bench does not open: ${await page.locator('body').ariaSnapshot()}`);
      });
    this.keys = await page.context().newCDPSession(page);
  }

  async scan(text: string): Promise<string | null> {
    const { keys, last } = this;
    if (!keys) return null;
    try {
      const kept = this.browser.page.evaluate(`nextScan(${last})`) as Promise<StoredScan>;
      await Promise.all([...keystrokes(text).map((key) => this.press(keys, key)), kept]);
      const scan = await kept;
      this.last = scan.seq;
      this.seen.set(scan.requestId, scan);
      return scan.requestId;
    } catch {
      return null;
    }
  }

  async kill(): Promise<void> {
    this.keys = null;
    await this.browser.die();
  }

  async records(): Promise<BenchRecords> {
    if (this.keys) await this.remember();
    const scans = [...this.seen.values()].toSorted((a, b) => a.seq - b.seq);
    const answers = new Map<string, ScanAnswer[]>();
    for (const { requestId, state, answer } of scans) {
      if (answer && state !== 'waiting') answers.set(requestId, [answer]);
    }
    return { scans, answers };
  }

  async end(): Promise<void> {
    this.keys = null;
    await this.browser.end();
  }

  private async remember(): Promise<void> {
    const stored = (await this.browser.page.evaluate('storedScans()')) as StoredScan[];
    for (const scan of stored) this.seen.set(scan.requestId, scan);
    this.last = Math.max(this.last, ...stored.map(({ seq }) => seq));
  }

  /** As somebody who reloads until the page is there; the network may be cut meanwhile. */
  private async reach(path: string): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.browser.page.goto(`${this.url}${path}`, { waitUntil: 'commit' });
        return;
      } catch (error) {
        if (tries === 200 || this.browser.page.isClosed()) throw error;
        await this.browser.page.waitForTimeout(100);
      }
    }
  }

  private async press(session: CDPSession, { code, key, virtual }: Key): Promise<void> {
    const press = { code, key, windowsVirtualKeyCode: virtual };
    const text = key === 'Enter' ? '\r' : key;
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text, ...press });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press });
  }
}

interface Key {
  code: string;
  key: string;
  virtual: number;
}

/** Digits and the closing key, as a scanner sends them. */
function keystrokes(text: string): Key[] {
  const digits = text.split('').map((key) => ({
    code: `Digit${key}`,
    key,
    virtual: 48 + Number(key),
  }));
  return [...digits, { code: 'Enter', key: 'Enter', virtual: 13 }];
}
