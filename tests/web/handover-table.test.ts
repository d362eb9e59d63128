import { html } from 'lit';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TableRecord } from '#domain/table-package.ts';
import { api, call, newRequestId } from '../../web-components/data/api-client.ts';
import '../../web-components/handover-table/rw-page-table.ts';
import '../../web-components/handover-table/rw-page-tables.ts';
import { sendError, sendTable } from '../../web-components/handover-table/table-sender.ts';
import {
  changeTablet,
  readOutgoing,
  readTablet,
  readTablets,
} from '../../web-components/handover-table/table-store.ts';
import { unlockTable } from '../../web-components/handover-table/table-vault.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import { openWorkshop, play, setNetwork } from './stage.ts';
import { expectAccessible, mount } from './support.ts';

const PIN = '482913';
/** What must not be found in anything that this browser keeps. */
const CHILD = 'Nguyễn Thị Bí Mật';
const SCHOOL = 'Trường Tiểu học Kín';
const GUARDIAN = 'Trần Văn Giấu';
const PHONE = '0912345678';
const SIGNER = 'Lê Thị Người Ký';

let session = '';

beforeAll(async () => {
  await openWorkshop({ roles: ['coordinator'] });
  const recipient = {
    studentName: CHILD,
    school: SCHOOL,
    guardianName: GUARDIAN,
    guardianPhone: PHONE,
  };
  const body = {
    kind: 'laptop',
    area: 'Huế',
    schoolLevel: 'primary',
    recipient,
    consent: { given: true, by: 'guardian', channel: 'in_person', locale: 'vi' },
  };
  const made = await play('deed', { roles: ['coordinator'], path: 'needs', body });
  const { code: needCode } = made.body as { code: string };
  const path = `needs/${needCode}/decision`;
  await play('deed', { roles: ['approver'], path, body: { decision: 'approve' } });
  const json = { requestId: newRequestId(), title: 'Huế 7' };
  session = (await call(api['handover-sessions'].$post({ json }))).code;
  const { needs } = api['handover-sessions'][':code'];
  const needCodes = { requestId: newRequestId(), needCodes: [needCode] };
  await call(needs.$post({ param: { code: session }, json: needCodes }));
});
afterEach(async () => {
  await setNetwork('well');
  await setLocale('en');
});

const open = () => mount(html`<rw-page-table .params=${{ code: session }}></rw-page-table>`);

/** Everything this browser keeps for the product, as bytes one after the other. */
async function keptBytes(): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const add = (value: unknown): void => {
    if (value instanceof Uint8Array) parts.push(value);
    else if (value instanceof ArrayBuffer) parts.push(new Uint8Array(value));
    else if (value instanceof CryptoKey) parts.push(text(JSON.stringify(value.algorithm)));
    else if (Array.isArray(value)) value.forEach(add);
    else if (typeof value === 'object' && value !== null) Object.entries(value).forEach(add);
    else parts.push(text(String(value)));
  };
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await promised(indexedDB.open(name));
    for (const store of db.objectStoreNames) {
      add(await promised(db.transaction(store).objectStore(store).getAll()));
    }
    db.close();
  }
  add(Object.entries(localStorage));
  add(Object.entries(sessionStorage));
  for (const cache of await caches.keys()) {
    add((await (await caches.open(cache)).keys()).map(({ url }) => url));
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

const text = (value: string) => new TextEncoder().encode(value);

function promised<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error(String(request.error))));
  });
}

/** As UTF-8 and as UTF-16, in base64 too. */
function finds(bytes: Uint8Array, words: string): boolean {
  const all = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const utf8 = String.fromCharCode(...text(words));
  const utf16 = Array.from(words, (letter) => {
    const unit = letter.charCodeAt(0);
    return String.fromCharCode(unit & 255, unit >> 8);
  }).join('');
  const inBase64 = [0, 1, 2].map((at) => btoa(' '.repeat(at) + utf8).slice(4, -4));
  const telling = inBase64.filter((part) => part.length >= 8);
  return [utf8, utf16, ...telling].some((form) => all.includes(form));
}

async function expectNothingPlain(): Promise<void> {
  const bytes = await keptBytes();
  expect(bytes.length).toBeGreaterThan(500);
  expect(finds(bytes, session)).toBe(true);
  const found = [CHILD, SCHOOL, GUARDIAN, PHONE, SIGNER, PIN].filter((one) => finds(bytes, one));
  expect(found).toEqual([]);
}

test('a session taken along stands on the screen and nowhere else in plain words', async () => {
  const element = await open();
  await expect.element(page.getByLabelText('Name of this tablet')).toBeVisible();
  await expectAccessible(element);
  await page.getByLabelText('Name of this tablet').fill('Tablet 1');
  await page.getByLabelText('PIN', { exact: true }).fill('111111');
  await page.getByLabelText('The PIN once more').fill('111111');
  await page.getByRole('button', { name: 'Open on this tablet' }).click();
  await expect.element(page.getByText('Too easy to guess')).toBeVisible();
  await page.getByLabelText('PIN', { exact: true }).fill(PIN);
  await page.getByLabelText('The PIN once more').fill(PIN);
  await page.getByRole('button', { name: 'Open on this tablet' }).click();
  await expect.element(page.getByText(CHILD)).toBeVisible();
  await expectAccessible(element);
  await expectNothingPlain();
  await page.getByText(CHILD).click();
  await expect.element(page.getByText(GUARDIAN, { exact: false }).first()).toBeVisible();
  await expectAccessible(element);
  expect(document.title).not.toContain(CHILD);
  expect(location.href).not.toContain(encodeURIComponent(CHILD));
  for (const locale of ['vi', 'fa'] as const) {
    await setLocale(locale);
    await expectAccessible(element);
  }
  await setLocale('en');
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect.element(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
  expect(element.shadowRoot?.innerHTML).not.toContain(CHILD);
});

test('a record is sealed the moment it is made, and stays when the tablet is wiped', async () => {
  await setNetwork('cut');
  const [tablet] = await readTablets();
  const id = tablet?.tabletId ?? '';
  const unlocked = await unlockTable(id, PIN);
  if (!unlocked.ok) throw new Error('the PIN is right');
  const [entry] = unlocked.table.pack.entries;
  const record: TableRecord = {
    kind: 'handover',
    id: newRequestId(),
    needCode: entry?.needCode ?? '',
    happenedAt: new Date().toISOString(),
    deviceCode: '1000000161',
    scanned: ['1000000161'],
    identitySeen: true,
    signature: { name: SIGNER, role: 'guardian', image: null, childImage: null },
    witnessName: GUARDIAN,
    locale: 'vi',
  };
  await unlocked.table.add(record);
  await expectNothingPlain();
  // The family was erased meanwhile: the tablet drops it before anything is shown.
  await changeTablet(id, () => ({ erased: [record.needCode] }));
  const later = await unlockTable(id, PIN);
  expect(later.ok && later.table.pack.entries[0]).toMatchObject({ recipient: null });
});

test('wrong PINs wait longer and longer; the tenth deletes the families and keeps what was recorded', async () => {
  await setNetwork('cut');
  const element = await open();
  const [tablet] = await readTablets();
  const id = tablet?.tabletId ?? '';
  const pin = page.getByLabelText('PIN', { exact: true });
  for (const left of [9, 8, 7]) {
    await pin.fill('999998');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(`Wrong PIN. ${left} more tries`)).toBeVisible();
  }
  await expect.element(page.getByText(/The next try is possible in \d s/)).toBeVisible();
  await expectAccessible(element);
  expect((await readTablet(id))?.waitUntil).toBeGreaterThan(Date.now());
  // Not even the right one is tried while it waits, nor is a wrong one counted.
  expect(await unlockTable(id, PIN)).toMatchObject({ ok: false, triesLeft: 7 });
  const waits: number[] = [];
  for (let tries = 4; tries <= 9; tries += 1) {
    // Time goes by.
    await changeTablet(id, () => ({ waitUntil: 0 }));
    const now = Date.now();
    const refused = await unlockTable(id, '999998');
    expect(refused).toMatchObject({ ok: false, triesLeft: 10 - tries });
    waits.push(refused.ok ? 0 : Math.round((refused.waitUntil - now) / 1000));
  }
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits.at(-1)).toBeGreaterThanOrEqual(300);
  await changeTablet(id, () => ({ waitUntil: 0 }));
  const again = await open();
  await pin.fill('999998');
  await userEvent.keyboard('{Enter}');
  await expect
    .element(page.getByText(/deleted from this tablet after ten wrong PINs/))
    .toBeVisible();
  await expectAccessible(again);
  expect(await readTablet(id)).toMatchObject({ pack: null, lock: null, wiped: 'tries' });
  expect(await readOutgoing(id)).toMatchObject([{ sealed: expect.anything(), left: false }]);
  await expectNothingPlain();
  expect(await unlockTable(id, PIN)).toMatchObject({ ok: false, triesLeft: 0 });
  // With a network what was recorded leaves by itself, without the PIN; nobody reserved that device, so it is kept.
  await setNetwork('well');
  await sendTable(true);
  expect(sendError()).toBeNull();
  expect(await readOutgoing(id)).toMatchObject([{ sealed: null, answer: { outcome: 'kept' } }]);
});
