import { locksFor } from '#domain/locks.ts';
import { html } from 'lit';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { api, call, newRequestId } from '../../web-components/data/api-client.ts';
import { loadCard } from '../../web-components/evidence/card.ts';
import '../../web-components/evidence/rw-holds-panel.ts';
import type { RwHoldsPanel } from '../../web-components/evidence/rw-holds-panel.ts';
import '../../web-components/evidence/rw-lock-check.ts';
import type { RwLockCheck } from '../../web-components/evidence/rw-lock-check.ts';
import type { RwLockLine } from '../../web-components/evidence/rw-lock-line.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import '../../web-components/messages/rw-message-form.ts';
import type { RwMessageForm } from '../../web-components/messages/rw-message-form.ts';
import { openWorkshop, play, setNetwork } from './stage.ts';
import { expectAccessible, mount } from './support.ts';

let code: string;

beforeAll(async () => {
  await openWorkshop({ roles: ['coordinator'] });
});
beforeEach(async () => {
  ({ code } = await play('device', { stage: 'received' }));
});
afterEach(async () => {
  await setNetwork('well');
  await setLocale('en');
});

const opened = () =>
  mount<RwLockCheck>(html`<rw-lock-check code=${code} kind="laptop"></rw-lock-check>`);
const lines = (check: RwLockCheck): RwLockLine[] => [
  ...(check.shadowRoot?.querySelectorAll('rw-lock-line') ?? []),
];
const focused = (check: RwLockCheck) =>
  lines(check).find((line) => line.matches(':focus-within'))?.lock;
const known = async () =>
  Object.fromEntries((await loadCard(code)).locks.map(({ lock, status }) => [lock, status]));

test('C, L, N and U answer; what nobody can tell stays open; a locked one asks what its screen shows', async () => {
  const check = await opened();
  lines(check)[0]?.focus();
  await userEvent.keyboard('c');
  await expect.poll(() => focused(check)).toBe('disk_password');
  await userEvent.keyboard('n');
  await expect.poll(() => focused(check)).toBe('absolute');
  await userEvent.keyboard('{ArrowDown}');
  await userEvent.keyboard('l');
  const hint = page.getByLabelText('What does its screen show of the owner?', { exact: false });
  await expect.element(hint).toBeVisible();
  await userEvent.fill(hint, 'Contoso');
  await userEvent.keyboard('{Enter}');
  await expect.poll(known).toEqual({ bios: 'clear', disk_password: 'na', mdm_autopilot: 'locked' });
  await expect
    .poll(async () => (await loadCard(code)).locks.find(({ hint: shown }) => shown)?.hint)
    .toBe('Contoso');
  expect((await loadCard(code)).holds.map(({ kind }) => kind)).toEqual(['locked']);
  lines(check)[0]?.focus();
  await userEvent.keyboard('u');
  await expect.poll(async () => Object.keys(await known())).not.toContain('bios');
  await expectAccessible();
});

test.each(['en', 'fa'] as const)(
  'says how each lock is seen, big enough to tap, in %s',
  async (locale) => {
    await setLocale(locale);
    const check = await opened();
    for (const line of lines(check)) {
      const how = line.shadowRoot?.querySelector('#how')?.textContent?.trim() ?? '';
      expect(how.length).toBeGreaterThan(20);
      for (const button of line.shadowRoot?.querySelectorAll('button') ?? []) {
        expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(64);
      }
    }
    await expectAccessible();
  },
);

test('the hold says how long the owner has, and is released only with evidence', async () => {
  const post = api.devices[':code'].locks;
  const locks = [{ lock: 'bios' as const, status: 'locked' as const }];
  await call(post.$post({ param: { code }, json: { requestId: newRequestId(), locks } }));
  const panel = await mount<RwHoldsPanel>(
    html`<rw-holds-panel .card=${await loadCard(code)}></rw-holds-panel>`,
  );
  await expect.element(page.getByText('Answer due in 14 days', { exact: false })).toBeVisible();
  await expect.element(page.getByText('The donor has not been asked yet')).toBeVisible();
  await page.getByRole('button', { name: 'Release hold' }).click();
  await expect.element(page.getByText('First every lock', { exact: false })).toBeVisible();
  await page.getByRole('radio', { name: 'The donor removed it and says so' }).click();
  await expect.element(page.getByRole('button', { name: 'Release hold' })).toBeDisabled();
  await expectAccessible();
  panel.remove();
});

const lockAll = (status: 'clear' | 'locked') => {
  const locks = locksFor('laptop').map((lock) => ({ lock, status }));
  const param = { code };
  return call(
    api.devices[':code'].locks.$post({ param, json: { requestId: newRequestId(), locks } }),
  );
};

test('the release goes by keyboard alone, and says what is missing', async () => {
  await lockAll('locked');
  await lockAll('clear');
  await mount<RwHoldsPanel>(html`<rw-holds-panel .card=${await loadCard(code)}></rw-holds-panel>`);
  page.getByRole('button', { name: 'Release hold' }).element().focus();
  await userEvent.keyboard('{Enter}');
  const ways = page.getByRole('radio');
  await expect.poll(() => ways.first().element().matches(':focus')).toBe(true);
  await userEvent.keyboard('{F2}');
  await expect.element(page.getByText('Choose what shows it', { exact: false })).toBeVisible();
  expect((await loadCard(code)).holds).toHaveLength(1);
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(ways.nth(1)).toBeChecked();
  await expectAccessible();
  await userEvent.keyboard('{F2}');
  await expect.poll(async () => (await loadCard(code)).holds).toEqual([]);
});

test('without network the message stays the one for the chosen way', async () => {
  await lockAll('locked');
  await mount<RwMessageForm>(html`<rw-message-form code=${code}></rw-message-form>`);
  const copy = page.getByRole('radio', { name: 'Copy the text' });
  await expect.element(copy).toBeChecked();
  await setNetwork('cut');
  await page.getByRole('radio', { name: 'Text message' }).click();
  await expect
    .element(page.getByText('No connection to the server', { exact: false }))
    .toBeVisible();
  await expect.element(copy).toBeChecked();
  await expect.element(page.getByLabelText('Subject')).toBeVisible();
});
