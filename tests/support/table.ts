/** A handover table in a real browser against the real product, and the families that come to it. */
import { randomBytes } from 'node:crypto';
import { type Locator, type Page, expect } from '@playwright/test';
import postgres from 'postgres';
import { openDatabase } from '../../db/client.ts';
import { attachEmbedded } from '../../db/embedded/embedded-postgres.ts';
import { readSecret } from '../../scripts/lib/secret.ts';
import type { TestDatabase } from './copy-database.ts';
import { join } from 'node:path';
import { bench } from './evidence.ts';
import type { Product } from './product.ts';
import { type Key, type Language, type Values, wordsIn } from './words.ts';
import { type Member, type Workshop, openWorkshop } from './workshop.ts';

/** The running product's own database, with a workshop set up in it: for what comes before the table. */
export async function workshopOf(product: Product): Promise<Workshop> {
  const url = attachEmbedded(product.dataDir);
  if (!url) throw new Error('the product has no database of its own');
  const database = await openDatabase(url, { application: 'table-test' });
  const superuser = postgres(url, { max: 1, onnotice: () => {} });
  const known: TestDatabase = { ...database, superuser };
  const secret = readSecret(join(product.dataDir, 'secret'));
  const workshop = await openWorkshop(known, { secret });
  return {
    ...workshop,
    close: async () => {
      await workshop.close();
      await Promise.all([database.close(), superuser.end({ timeout: 5 })]);
    },
  };
}

/** What somebody types at the sign-in. */
export function signInOf(workshop: Workshop, member: Member) {
  const password = randomBytes(12).toString('hex');
  return bench(workshop, '').withPassword(member, password);
}

/** The tablet on the table: what its person does, by the words of its language. */
export class TableScreen {
  readonly page: Page;
  readonly url: string;
  readonly pin = '482913';
  private readonly language: Language;

  constructor(page: Page, url: string, language: Language = 'en') {
    this.page = page;
    this.url = url;
    this.language = language;
  }

  /** Takes a session along while there is a network. */
  async open(code: string, name: string): Promise<void> {
    const { page, pin } = this;
    await page.goto(`${this.url}/handovers/${code}/table`);
    await page.getByLabel(this.words('at_table.tablet_name')).fill(name);
    await page.getByLabel(this.words('at_table.pin'), { exact: true }).fill(pin);
    await page.getByLabel(this.words('at_table.pin_again')).fill(pin);
    await this.press('at_table.open');
    await expect(this.list).toBeVisible({ timeout: 30_000 });
  }

  async unlock(): Promise<void> {
    await this.page.getByLabel(this.words('at_table.pin'), { exact: true }).fill(this.pin);
    await this.press('at_table.unlock');
    await expect(this.list).toBeVisible({ timeout: 30_000 });
  }

  async scan(code: string): Promise<void> {
    for (const digit of code) await this.page.keyboard.press(`Digit${digit}`);
    await this.page.keyboard.press('Enter');
  }

  /** Draws a line, as a finger does. */
  async sign(): Promise<void> {
    const canvas = this.page.locator('rw-table-sign rw-signature.adult canvas');
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    if (!box) throw new Error('there is nothing to sign on');
    const { mouse } = this.page;
    await mouse.move(box.x + 30, box.y + 60);
    await mouse.down();
    await mouse.move(box.x + 120, box.y + 110, { steps: 4 });
    await mouse.move(box.x + 180, box.y + 50, { steps: 4 });
    await mouse.up();
  }

  /** Everything scanned, the adult seen, signed: handed over. */
  async handOver(codes: readonly string[]): Promise<void> {
    for (const code of codes) await this.scan(code);
    await this.page.getByLabel(this.words('table.identity_seen')).check();
    await this.sign();
    await this.page.keyboard.press('F2');
    await expect(this.list).toBeVisible();
  }

  words(key: Key, values?: Values): string {
    return wordsIn(this.language, key, values);
  }

  async press(key: Key): Promise<void> {
    await this.page.getByRole('button', { name: this.words(key), exact: true }).click();
  }

  get list(): Locator {
    return this.page.locator('rw-table-list');
  }

  get bar(): Locator {
    return this.page.locator('rw-table-bar');
  }

  get news(): Locator {
    return this.page.locator('rw-table-desk > .stack > rw-notice');
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }
}
