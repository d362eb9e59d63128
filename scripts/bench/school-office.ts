/** Before the day, on the screens of the office: a list comes in, is approved, matched and decided. Only for measuring. */
import type { Locator, Page } from '@playwright/test';
import { type Key, type Language, type Values, wordsIn } from '../../tests/support/words.ts';

export class Office {
  readonly page: Page;
  private readonly url: string;
  private readonly language: Language;

  constructor(page: Page, url: string, language: Language) {
    this.page = page;
    this.url = url;
    this.language = language;
  }

  /** A school's file: looked at, then taken. @returns the number of new requests it said */
  async takeList(file: string, { school, area }: { school: string; area: string }): Promise<void> {
    const { page } = this;
    await this.open('/needs/list');
    await page.locator('input[name=school]').fill(school);
    await page.locator('input[name=area]').fill(area);
    const buffer = Buffer.from(file);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
    await this.button('need_list.read').click();
    await page.locator('#take').click();
    await page.locator('rw-page-needs').waitFor();
  }

  /** Twenty by one key each, the others fifty at a time. @returns milliseconds of a case by key */
  async approve(families: number): Promise<number> {
    const { page } = this;
    await this.open('/needs');
    const waiting = page.locator('rw-need-card');
    await waiting.first().waitFor();
    const began = performance.now();
    const byKey = 20;
    for (let done = 0; done < byKey; done++) {
      const current = page.locator('rw-need-card[current]');
      const code = await current.getByText(/^N-/).innerText();
      await page.keyboard.press('a');
      await current.filter({ hasNotText: code }).getByText(/^N-/).waitFor();
    }
    const each = (performance.now() - began) / byKey;
    const none = page.locator('rw-empty');
    for (let left = families - byKey; left > 0;) {
      await this.button('need.many').click();
      const dialog = page.locator('rw-approve-many');
      left -= await dialog.locator('input:checked').count();
      await dialog.locator('rw-button[variant=primary]').click();
      await dialog.waitFor({ state: 'detached' });
      const tab = page.locator('rw-tabs [role=tab]').first();
      await (left === 0 ? none : tab.filter({ hasText: this.number(left) })).waitFor();
    }
    return each;
  }

  /** Plans a session for the school and puts its families into it. @returns its code, and milliseconds to its proposal */
  async plan(school: string): Promise<{ code: string; matchMs: number }> {
    const { page } = this;
    await this.open('/handovers');
    await page.locator('input[name=title]').fill(school);
    await this.button('handovers.open').click();
    await page.waitForURL(/handovers\/\d{10}$/);
    const code = page.url().slice(-10);
    const proposal = page.waitForResponse((answer) => answer.url().includes('/matching/proposal'));
    await this.button('handovers.add_do').click();
    const answered = await proposal;
    await answered.finished();
    await page.locator('rw-session-exception').first().waitFor();
    return { code, matchMs: Math.round(answered.request().timing().responseEnd) };
  }

  /** Each exception gives up what is lacking, with its reason. @returns how many there were */
  async decide(reason: string): Promise<number> {
    const open = this.page.locator('rw-session-exception');
    const all = await open.count();
    for (let left = all; left > 0; left--) {
      const exception = open.first();
      await exception.locator('li rw-button').first().click();
      await exception.locator('input[name=reason]').fill(reason);
      await exception.locator('rw-button[type=submit]').click();
      await this.page.locator(`rw-session-exception >> nth=${left - 1}`).waitFor({
        state: 'detached',
      });
    }
    return all;
  }

  async takeAlong(spares: readonly string[]): Promise<void> {
    const list = this.page.locator('rw-session-spares');
    for (const code of spares) {
      await list.locator('input[name=deviceCode]').fill(code);
      await list.locator('rw-button[type=submit]').click();
      await list
        .locator('li')
        .filter({ hasText: code.slice(1, 8) })
        .waitFor();
    }
  }

  async reserveAll(families: number): Promise<void> {
    const accept = this.page.locator('rw-session-accept');
    await accept.locator('rw-button[type=submit]').click();
    await accept.waitFor({ state: 'detached' });
    const ready = this.words('handovers.ready', { ready: families, total: families });
    await this.page.locator('.sentence').filter({ hasText: ready }).waitFor();
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
    await this.page.locator(`html[lang=${this.language}] rw-page h1`).first().waitFor();
  }

  words(key: Key, values?: Values): string {
    return wordsIn(this.language, key, values);
  }

  private number(value: number): string {
    return new Intl.NumberFormat({ en: 'en-GB', vi: 'vi-VN', fa: 'fa-IR' }[this.language]).format(
      value,
    );
  }

  private button(key: Key): Locator {
    return this.page
      .locator('rw-button')
      .filter({ hasText: this.words(key) })
      .first();
  }
}
