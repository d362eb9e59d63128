/** Pair-check: what lies together is scanned in any order, with the network and without it. */
import { html, type LitElement } from 'lit';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import { refreshKnown } from '../../web-components/scan/known-refresh.ts';
import { scanText } from '../../web-components/scan/scan-bus.ts';
import '../../web-components/pair-check/rw-page-pair-check.ts';
import { openWorkshop, play, setNetwork } from './stage.ts';
import { expectAccessible, mount } from './support.ts';

type Family = Awaited<ReturnType<typeof openSession>>['families'][number];
const openSession = () => play('session', { count: 2 });
let mine: Family;
let other: Family;

beforeAll(async () => {
  await openWorkshop({ roles: ['warehouse'] });
  const { families } = await openSession();
  const [first, second] = families;
  if (!first || !second) throw new Error('no families');
  [mine, other] = [first, second];
});
afterEach(async () => {
  await setNetwork('well');
  await setLocale('en');
});

const scan = (text: string) => scanText(text, 'wedge');
const reads = (words: string | RegExp) =>
  expect.element(page.getByText(words).first()).toBeVisible();
const shown = () => mount<LitElement>(html`<rw-page-pair-check></rw-page-pair-check>`);
const grouped = (code: string) => code.replace(/^(.)(.{7})/, '$1\u00a0$2\u00a0');

test('the charger first, then the device; the wrong member is named, and the set becomes right', async () => {
  const element = await shown();
  await reads(/Scan what lies together/);
  await scan(mine.charger);
  await reads(/Scan the device too/);
  await scan(other.charger);
  await reads(`belongs to ${grouped(other.code)}, not to ${grouped(mine.code)}`);
  await expectAccessible(element);
  await scan(mine.code);
  await userEvent.click(page.getByRole('button', { name: 'The rest is with it' }));
  await reads('Right: everything is there and belongs together.');
  await userEvent.click(page.getByRole('button', { name: 'Begin another one' }));
  await reads(/Scan what lies together/);
});

test('without network the bench judges by what it knows, shows it after a reload, and the server has the last word', async () => {
  await refreshKnown();
  await shown();
  await setNetwork('cut');
  await scan(mine.code);
  await reads('as far as this bench knows');
  await reads(grouped(mine.charger));
  await scan(other.charger);
  await reads(`belongs to ${grouped(other.code)}, not to ${grouped(mine.code)}`);
  await scan(other.code);
  await reads(/is another device/);
  await scan('1000000000');
  await reads(/check digits are wrong/);

  const element = await shown();
  await reads(/Things without a label of their own/);
  await setLocale('fa');
  await expectAccessible(element);
  await setLocale('en');
  await scan(mine.charger);
  await setNetwork('well');
  window.dispatchEvent(new Event('online'));
  await reads(/Still to check/);
});
