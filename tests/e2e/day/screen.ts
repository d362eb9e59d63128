/** One screen of the workshop: a browser of its own with a scanner, a person before it and a count of taps. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Key, type Language, type Values, wordsIn } from '../../support/words.ts';
import {
  expect as plainExpect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from '@playwright/test';
import { SLOW_SCANNER } from '../../support/first-workshop.ts';

/** On a busy machine every answer may take its time; nothing waits longer than it must. */
export const expect = plainExpect.configure({ timeout: 20_000 });
const shots = process.env.REWORK_SHOTS ?? '';

export interface ScreenOptions {
  width: number;
  height: number;
  touch?: boolean;
  permissions?: string[];
  /** Cookies and storage of an earlier screen. */
  storageState?: BrowserContextOptions['storageState'];
}

export class Screen {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly url: string;
  /** What the browser complained about: errors of scripts and broken rules of the page. */
  readonly complaints: string[] = [];
  language: Language = 'en';
  private taps = 0;
  private scans = 0;
  private readonly touch: boolean;

  private constructor(name: string, url: string, page: Page, touch: boolean) {
    this.name = name;
    this.url = url;
    this.page = page;
    this.context = page.context();
    this.touch = touch;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content.Security.Policy|i18n/i.test(message.text()))
        this.complaints.push(message.text());
    });
  }

  static async open(
    browser: Browser,
    url: string,
    name: string,
    { width, height, touch = false, permissions = [], storageState }: ScreenOptions,
  ): Promise<Screen> {
    const context = await browser.newContext({
      viewport: { width, height },
      hasTouch: touch,
      locale: 'en-GB',
      permissions,
      ...(storageState ? { storageState } : {}),
    });
    await context.addInitScript(`localStorage.setItem('rework.scanner', '${SLOW_SCANNER}')`);
    const page = await context.newPage();
    // Printed files open in windows of their own; the paper is read by `printedBy`.
    context.on('page', (other) => void (other === page ? undefined : other.close()));
    page.setDefaultTimeout(30_000);
    return new Screen(name, url, page, touch);
  }

  /** Opens a page and waits until it hears scans. */
  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
    await expect(this.page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  }

  /** A finger or the mouse, counted. */
  async tap(target: Locator): Promise<void> {
    this.taps += 1;
    if (this.touch) await target.tap();
    else await target.click();
  }

  t(key: Key, values?: Values): string {
    return wordsIn(this.language, key, values);
  }

  button(key: Key, values?: Values): Locator {
    return this.page.getByRole('button', { name: this.t(key, values), exact: true });
  }

  async press(key: Key, values?: Values): Promise<void> {
    await this.tap(this.button(key, values));
  }

  async sees(key: Key, values?: Values): Promise<void> {
    await expect(this.page.getByText(this.t(key, values)).first()).toBeVisible();
  }

  /** One tap into the field, then keys. */
  async type(field: Locator, text: string): Promise<void> {
    await this.tap(field);
    await field.fill(text);
  }

  /** Chooses one chip of a group, or of all groups on the page. */
  async chip(name: string, role: 'radio' | 'checkbox' = 'radio', group = ''): Promise<void> {
    const within = group ? this.page.getByRole('group', { name: group }) : this.page;
    await this.tap(within.getByRole(role, { name, exact: true }));
  }

  /** A hand scanner: key presses anywhere on the page, closed by Enter. */
  async scan(text: string): Promise<void> {
    this.scans += 1;
    for (const character of text) await this.page.keyboard.press(keyOf(character));
    await this.page.keyboard.press('Enter');
  }

  /** Taps and scans since the last time it was asked. */
  spent(): { taps: number; scans: number } {
    const spent = { taps: this.taps, scans: this.scans };
    this.taps = 0;
    this.scans = 0;
    return spent;
  }

  /** What the page itself would send, in the session of the person at this screen. */
  async post<T = unknown>(path: string, body: Record<string, unknown> = {}): Promise<T> {
    const answer = await this.context.request.post(`${this.url}/api${path}`, {
      headers: { 'x-rework': '1', origin: this.url },
      data: { requestId: randomUUID(), ...body },
    });
    if (!answer.ok()) throw new Error(`POST ${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async get<T = unknown>(path: string): Promise<T> {
    const answer = await this.context.request.get(`${this.url}/api${path}`);
    if (!answer.ok()) throw new Error(`GET ${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async file(path: string): Promise<Buffer> {
    const answer = await this.context.request.get(`${this.url}${path}`);
    expect(answer.ok(), `${path} answers`).toBe(true);
    return answer.body();
  }

  /** Signs in with badge and PIN, as on a shared bench. */
  async enterByBadge({ badge, pin }: { badge: string; pin: string }): Promise<void> {
    await this.scan(badge);
    await this.page.locator('input[name=pin]').fill(pin);
    await this.button('sign_in.submit').click();
    await expect(this.page.locator('input[name=pin]')).toBeHidden();
  }

  async enterByPassword(person: { username: string; password: string }): Promise<void> {
    await this.page.locator('input[name=username]').fill(person.username);
    await this.page.locator('input[name=password]').fill(person.password);
    await this.button('sign_in.submit').click();
    await expect(this.page.locator('input[name=username]')).toBeHidden();
  }

  /** The first sign-in with the password that was handed over: it is changed before anything else. */
  async enterFirst(person: { username: string; password: string }, own: string): Promise<void> {
    await this.enterByPassword(person);
    await this.sees('account.must_change');
    await this.page.locator('input[name=current]').fill(person.password);
    await this.page.locator('input[name=next]').fill(own);
    await this.button('account.password_change').click();
    await this.sees('account.password_changed');
    person.password = own;
  }

  async leave(person: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(person) }).click();
    await this.page.getByRole('menuitem', { name: this.t('app.sign_out') }).click();
    await expect(this.page).toHaveURL(/\/sign-in/);
  }

  /** Waits until every scan made here has its answer. */
  async sent(): Promise<void> {
    await expect(this.page.getByTitle(this.t('bench.queue', { count: 0 }))).toBeVisible();
  }

  /** Changes the language of this screen, as anybody may at any time. */
  async speak(language: Language): Promise<void> {
    await this.button('common.language').click();
    const name = language === 'fa' ? 'فارسی' : 'English';
    await this.page.getByRole('menuitemradio', { name }).click();
    this.language = language;
    const direction = language === 'fa' ? 'rtl' : 'ltr';
    await expect(this.page.locator('html')).toHaveAttribute('dir', direction);
  }

  async shot(name: string): Promise<void> {
    if (!shots) return;
    mkdirSync(shots, { recursive: true });
    await this.page.screenshot({ path: join(shots, `${name}-${this.name}.png`) });
  }
}

/** The key of a US keyboard, as scanners leave the factory. */
function keyOf(character: string): string {
  if (/\d/.test(character)) return `Digit${character}`;
  if (/[A-Z]/.test(character)) return `Shift+Key${character}`;
  if (/[a-z]/.test(character)) return `Key${character.toUpperCase()}`;
  return character;
}
