/** A Chromium with a disk of its own, which can be killed as a tablet dies: only for measuring. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BrowserContext, type Page, chromium } from '@playwright/test';
import { findChromium } from '../chromium.ts';

const WINDOW = { width: 1024, height: 768 };

export class TabletBrowser {
  private readonly disk = mkdtempSync(join(tmpdir(), 'rework-tablet-'));
  private process!: ChildProcess;
  private context!: BrowserContext;
  page!: Page;

  /** Switched on, also for the first time. @param init runs in each page before its own code */
  async start(init: string): Promise<void> {
    const { executablePath, env, args } = await findChromium();
    const port = join(this.disk, 'DevToolsActivePort');
    rmSync(port, { force: true });
    this.process = spawn(
      executablePath,
      [
        ...args,
        '--headless=new',
        '--remote-debugging-port=0',
        `--user-data-dir=${this.disk}`,
        `--window-size=${WINDOW.width},${WINDOW.height}`,
        'about:blank',
      ],
      { env: { ...process.env, ...env }, stdio: 'ignore', detached: true },
    );
    for (let tries = 0; !existsSync(port) || !readFileSync(port, 'utf8').includes('\n'); tries++) {
      if (tries > 300) throw new Error('Chromium does not start');
      await pause(100);
    }
    const [number] = readFileSync(port, 'utf8').split('\n');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${number}`);
    const [context] = browser.contexts();
    if (!context) throw new Error('Chromium has no window');
    this.context = context;
    await context.addInitScript({ content: init });
    this.page = await context.newPage();
    await this.page.setViewportSize(WINDOW);
  }

  async signIn(url: string, token: string): Promise<void> {
    await this.context.addCookies([{ name: 'rework_session', value: token, url }]);
  }

  async offline(off: boolean): Promise<void> {
    await this.context.setOffline(off);
  }

  /** @param rate 4 is a processor of a quarter of the speed */
  async throttle(rate: number): Promise<void> {
    const session = await this.context.newCDPSession(this.page);
    await session.send('Emulation.setCPUThrottlingRate', { rate });
  }

  /** At once and without a word, as when the battery is torn out. */
  async die(): Promise<void> {
    const { pid } = this.process;
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    if (pid) process.kill(-pid, 'SIGKILL');
    await gone;
  }

  async end(): Promise<void> {
    await this.die();
    rmSync(this.disk, { recursive: true, force: true, maxRetries: 5 });
  }
}
