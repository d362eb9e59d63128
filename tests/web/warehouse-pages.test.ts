/** Boxes, transfers, counts, recycling and books as their pages show them, with somebody else at work meanwhile. */
import { html, type LitElement } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { api, call } from '../../web-components/data/api-client.ts';
import { liveState, startLive, stopLive } from '../../web-components/data/live.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import { scanText } from '../../web-components/scan/scan-bus.ts';
import { startScanRoutes } from '../../web-components/scan/scan-routes.ts';
import '../../web-components/books/rw-page-books.ts';
import '../../web-components/boxes/rw-page-box.ts';
import '../../web-components/boxes/rw-page-boxes.ts';
import '../../web-components/counts/rw-page-count.ts';
import '../../web-components/places/rw-page-place.ts';
import '../../web-components/recycling/rw-page-recycling-batch.ts';
import '../../web-components/transfers/rw-page-transfer.ts';
import { openWorkshop, play, setNetwork } from './stage.ts';
import { eventually, expectAccessible, mount } from './support.ts';

beforeEach(async () => {
  await openWorkshop({ roles: ['warehouse', 'coordinator', 'admin'] });
  startScanRoutes();
  startLive();
  await expect.poll(liveState).toBe('connected');
});
afterEach(async () => {
  await setNetwork('well');
  await setLocale('en');
  stopLive();
});

/** Everything that can be read on the page, shadow roots and all, as one line. */
function written(root: Node = document.body): string {
  if (root instanceof Text) return root.data;
  if (root instanceof Element && getComputedStyle(root).display === 'none') return '';
  const inner = root instanceof Element ? (root.shadowRoot ?? root) : root;
  const slotted = root instanceof HTMLSlotElement ? root.assignedNodes() : [];
  const nodes = slotted.length > 0 ? slotted : [...inner.childNodes];
  return nodes
    .map(written)
    .join(' ')
    .replaceAll(/[\s\u00a0\u2066-\u2069]+/g, ' ');
}

const reads = (words: string) => eventually(() => expect(written()).toContain(words));
const count = (words: string) => written().split(words).length - 1;
const scan = (text: string) => scanText(text, 'wedge');
/** What has the keyboard, however deep it lies. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
const press = (name: string) => userEvent.click(page.getByRole('button', { name }).first());
const device = async (stage: 'received' | 'for_recycling' = 'received') =>
  (await play('device', { stage })).code;

async function deed<T>(path: string, body: Record<string, unknown> = {}): Promise<T> {
  return (await play('deed', { path, body })).body as T;
}

async function narrowInPersian(): Promise<void> {
  await page.viewport(390, 844);
  await setLocale('fa');
  await document.fonts.ready;
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  await expectAccessible();
  await setLocale('en');
  await page.viewport(1280, 800);
}

test('a box is packed by scan, also by somebody else meanwhile, and opens without a network', async () => {
  const shelf = await play('shelf', { name: 'B-07' });
  const [first, second, third] = [await device(), await device(), await device()];
  const { boxes } = await deed<{ boxes: { code: string }[] }>('boxes', {
    name: 'School',
    count: 2,
  });
  const { code } = boxes[0]!;
  const open = () => mount<LitElement>(html`<rw-page-box .params=${{ code }}></rw-page-box>`);
  await open();
  await reads('School · 1 of 2');
  await scan(first);
  await reads('in box');
  await deed(`boxes/${code}/contents`, { text: second });
  await reads('2 things');

  // A label read wrongly is refused once, in the frame, and holds nothing up.
  await scan('1000000100');
  await reads('The check digits are wrong');
  expect(count('The check digits are wrong')).toBe(1);
  await scan(shelf.code);
  await reads('B-07 · 2 things');

  await setNetwork('cut');
  await scan(third);
  await reads('1 scan waits for the network');
  await open();
  await reads('No connection. This is how it was');
  await setNetwork('well');
  window.dispatchEvent(new Event('online'));
  await reads('B-07 · 3 things');
  await narrowInPersian();

  // Unpacked by somebody else: a scan says so, opens nothing, and the box can be taken into use again.
  await deed(`boxes/${code}/unpacking`);
  await reads('Unpacked');
  await scan(first);
  await reads('was unpacked. Nothing was changed.');
  await press('Use it again');
  await reads('Scan what goes into it');
});

test('a new box says that it is made, and leads to itself in every language', async () => {
  await mount(html`<rw-page-boxes></rw-page-boxes>`);
  await press('Make');
  await reads('1 box made, in your hands');
  for (const [locale, words] of [
    ['vi', 'Mở thùng'],
    ['fa', 'باز کردن جعبه'],
    ['en', 'Open the box'],
  ] as const) {
    await setLocale(locale);
    await reads(words);
  }
});

test('a place takes what is scanned there, and says what can lie nowhere', async () => {
  const shelf = await play('shelf', { name: 'B-08' });
  const code = await device();
  await mount(html`<rw-page-place .params=${{ code: shelf.code }}></rw-page-place>`);
  await reads('Nothing stands here.');
  await scan(code);
  await reads('to B-08');
  await press('Close this place');
  await reads(
    'One thing stands here. Nothing was changed. Move everything to another place first.',
  );
});

test('a transfer is packed and sent; what does not arrive is settled line by line', async () => {
  const site = { country: 'VN', timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi', province: '' };
  const more = { name: 'Collection point', selfCheckMinutes: null };
  const { id: toSiteId } = await deed<{ id: string }>('sites', { ...site, ...more });
  const { code } = await deed<{ code: string }>('transfers', { toSiteId, carrier: 'Van' });
  const travels = await device();
  await mount(html`<rw-page-transfer .params=${{ code }}></rw-page-transfer>`);
  await reads('Being packed');
  await scan(travels);
  await reads('on the list');
  await scan(travels);
  await reads('was already on the list');
  await scan(code);
  await eventually(() => press('Send it'));
  await reads('Sent: from now on nobody here holds it.');
  await reads('0 of 1 received');
  await eventually(() => expect(focused()?.localName).toBe('h2'));
  await press('Settle');
  await press('It stayed behind');
  await reads('All settled');
  await narrowInPersian();
});

test('a count finds, misses and puts right, with a colleague at another shelf', async () => {
  const [a, b] = [await play('shelf', { name: 'A-01' }), await play('shelf', { name: 'A-02' })];
  const [here, gone, strayed] = [await device(), await device(), await device()];
  await deed(`places/${a.code}/contents`, { codes: [here, gone] });
  await deed(`places/${b.code}/contents`, { codes: [strayed] });
  const { id } = await deed<{ id: string }>('counts', { placeIds: [a.id, b.id] });
  await mount(html`<rw-page-count .params=${{ id }}></rw-page-count>`);
  await reads('Scan a place');
  await scan(here);
  await reads('Scan the place first');
  await scan(a.code);
  await reads('0 of 2 found');
  for (const text of [here, strayed, 'OEM-77']) await scan(text);
  await reads('1 of 2 found');
  await reads('Labels nobody knows OEM-77');
  await scan('1000000100');
  await reads('The check digits are wrong');
  expect(count('The check digits are wrong')).toBe(1);
  await scan(a.code);
  await reads('1 of 2 places counted');
  await reads('Not found');

  const context = {
    command: null,
    placeCode: null,
    deviceCode: null,
    benchCode: null,
    countId: id,
  };
  const scans = [
    {
      requestId: crypto.randomUUID(),
      text: b.code,
      source: 'wedge',
      happenedAt: new Date().toISOString(),
      context,
    },
  ];
  await play('deed', { roles: ['warehouse'], path: 'scans', body: { scans } });
  await reads('A-02 being counted by');

  await press('It belongs here now');
  await eventually(() => expect(written()).not.toContain('Belongs elsewhere'));
  const card = await call(api.devices[':code'].$get({ param: { code: strayed } }));
  expect(card.placeId).toBe(a.id);
  await press('Record as missing');
  await eventually(() => expect(written()).not.toContain('Not found'));
  expect((await call(api.devices[':code'].$get({ param: { code: gone } }))).stage).toBe('missing');
  await narrowInPersian();

  // Ended under the hands of whoever counts.
  await deed(`counts/${id}/closing`);
  await reads('Summary');
  await scan(here);
  await reads('This stock count has ended. Nothing was changed.');
});

test('a batch for the recycler is loaded by scan and needs two persons', async () => {
  const second = await play('colleague', { roles: ['warehouse'] });
  const bin = await play('shelf', { name: 'R-01' });
  const { code } = await deed<{ code: string }>('recycling/batches', {
    recycler: 'Green Ltd',
    licence: 'L-1',
    wasteDocument: '',
  });
  const columns = { screenInch: 14, mediaNoneConfirmed: true };
  const leaves = (await play('device', { stage: 'for_recycling', columns })).code;
  const dirty = await device('for_recycling');
  await mount(html`<rw-page-recycling-batch .params=${{ code }}></rw-page-recycling-batch>`);
  await reads('Scan what leaves');
  await scan(await device());
  await reads('does not wait for recycling');
  await scan(bin.code);
  await reads('Counted pieces come from');
  await scan(leaves);
  await reads('on the batch');
  await reads('making it caused');
  await scan(dirty);
  await reads('1 line cannot leave yet');
  await expectAccessible();
  await press('Weigh and sign');
  await userEvent.fill(page.getByLabelText('Pieces counted'), '2');
  await userEvent.fill(page.getByLabelText('Weighed (kg)'), '3.5');
  await userEvent.click(page.getByRole('radio', { name: 'With password' }));
  await userEvent.fill(page.getByLabelText('User name of the witness'), second.username);
  await userEvent.fill(page.getByLabelText('Password of the witness'), second.password);
  await press('Sign and give away');
  await reads('This move is not possible yet');
  await userEvent.keyboard('{Escape}');
  const { lines } = await call(api.recycling.batches[':code'].$get({ param: { code } }));
  const line = lines.find((one) => one.code === dirty);
  await deed(`recycling/batches/${code}/lines/${line?.id}/removal`);
  await eventually(() => expect(written()).not.toContain('cannot leave yet'));
  await narrowInPersian();
});

test('the books of a month agree with the things, on the screen and in the file', async () => {
  await device();
  await device();
  await mount(html`<rw-page-books></rw-page-books>`);
  await reads('The books are exact');
  const link = document.querySelector('rw-page-books')?.shadowRoot?.querySelector('rw-button');
  const file = await (await fetch(link?.getAttribute('href') ?? '')).text();
  expect(file).toContain('device');
  expect(written()).toMatch(/Devices .*In 2/);
  await narrowInPersian();
});
