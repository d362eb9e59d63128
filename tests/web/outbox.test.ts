import { NO_CONTEXT } from '#domain/bench.ts';
import { type Code, formatCode, makeCode } from '#domain/codes.ts';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import { html } from 'lit';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { api, call } from '../../web-components/data/api-client.ts';
import { getSession } from '../../web-components/data/session.ts';
import { en } from '../../web-components/i18n/en.ts';
import { startForecasts } from '../../web-components/scan/forecasts.ts';
import { keepScan } from '../../web-components/scan/keep-scan.ts';
import { refreshKnown } from '../../web-components/scan/known-refresh.ts';
import '../../web-components/scan/rw-outbox.ts';
import type { RwScanStatus } from '../../web-components/scan/rw-scan-status.ts';
import '../../web-components/scan/rw-scan-status.ts';
import type { RwSignOut } from '../../web-components/scan/rw-sign-out.ts';
import '../../web-components/scan/rw-sign-out.ts';
import { pressCard, scanText, startScanning } from '../../web-components/scan/scan-bus.ts';
import { TOAST_EVENT, type Toast } from '../../web-components/ui/toast.ts';
import { openWorkshop, play, setNetwork, signIn } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

const START = COMMAND_CARDS.find(({ action }) => action === 'start_diagnostics')!;

let codes: Code[];
let tuan: { personId: string; username: string; password: string };
let anna: typeof tuan;
let tuanName = '';

beforeAll(async () => {
  await openWorkshop({ roles: ['technician'] });
  codes = await play('devices', { count: 4, stage: 'labelled' });
  tuan = await play('colleague', { roles: ['technician'] });
  anna = await play('colleague', { roles: ['coordinator'] });
});

afterEach(() => setNetwork('well'));

const queue = () => startScanning().queue;
const stageOf = async (code: Code) =>
  (await call(api.devices[':code'].$get({ param: { code } }))).stage;

/** The list behind the indicator, opened by pressing it. */
async function openOutbox(): Promise<Element> {
  const status = await mount<RwScanStatus>(html`<rw-scan-status></rw-scan-status>`);
  inside(status, '.queue').click();
  return eventually(() => inside(status, 'rw-outbox'));
}

const buttons = (host: Element) => [...host.shadowRoot!.querySelectorAll('rw-button')];
/** Presses it as soon as it is drawn. */
const press = (host: Element, words: string) =>
  eventually(() => {
    const found = buttons(host).find(({ textContent }) => textContent?.trim() === words);
    if (!found) throw new Error(`no button ${words}`);
    inside(found, 'button').click();
  });

const nextToast = () =>
  new Promise<Toast>((tell) => {
    const hear = (event: Event) => tell((event as CustomEvent<Toast>).detail);
    window.addEventListener(TOAST_EVENT, hear, { once: true });
  });

/** Everything that is read in it, also in the elements inside. */
function words(host: Element): string {
  const parts = [...host.shadowRoot!.querySelectorAll('*')];
  const inner = parts.filter(({ shadowRoot }) => shadowRoot).map(words);
  return [host.shadowRoot!.textContent, ...inner].join(' ');
}

test('what waits is understood by what is kept here; what was overtaken comes back with a choice', async () => {
  await signIn(tuan);
  tuanName = getSession()?.person.name ?? '';
  await refreshKnown();
  startForecasts();
  const [first = '', second = ''] = codes;
  await setNetwork('cut');
  await pressCard(START);
  await scanText(first, 'wedge');
  await scanText(second, 'wedge');
  const outbox = await openOutbox();
  await eventually(() => {
    expect(words(outbox)).toContain('3 scans of yours wait');
    expect(words(outbox)).toContain('Looks right: then “In diagnostics”');
    expect(words(outbox)).toContain(en['outbox.offline']);
  });
  await expectAccessible(outbox);

  const hold = { kind: 'awaiting_parts', reason: 'screen' };
  await play('deed', { roles: ['technician'], path: `devices/${first}/holds`, body: hold });
  await setNetwork('well');
  await press(outbox, en['outbox.send']);
  const refused = await eventually(() => inside(outbox, 'rw-refused-scan'));
  expect(await stageOf(first)).toBe('labelled');
  expect(await stageOf(second)).toBe('diagnosing');
  expect(words(outbox)).toContain(en['outbox.none']);
  expect(words(refused)).toContain('Somebody else changed this device meanwhile');
  const link = inside(buttons(refused)[1]!, 'a');
  expect(link.getAttribute('href')).toContain(first);
  document.addEventListener('click', (event) => event.preventDefault(), { once: true });
  link.click();
  await eventually(() => expect(outbox.isConnected).toBe(false));

  const list = await openOutbox();
  await press(await eventually(() => inside(list, 'rw-refused-scan')), en['conflict.again']);
  await eventually(async () => expect(await stageOf(first)).toBe('diagnosing'));
  await eventually(() => expect(list.shadowRoot!.querySelector('rw-refused-scan')).toBe(null));
});

test('a badge typed without a network is refused, and its number is not kept', async () => {
  const badge = makeCode('badge', 4_711_815);
  await setNetwork('cut');
  await scanText(`*${badge}*`, 'typed');
  const outbox = await openOutbox();
  const refused = await eventually(() => inside(outbox, 'rw-refused-scan'));
  expect(words(refused)).toContain('6 ••••••• ••');
  expect(words(refused)).toContain(en['error.scan.badge_typed']);
  const { scans } = await queue().now();
  expect(JSON.stringify(scans)).not.toContain('4711815');
  // The server's clock, as its last answer told it.
  expect(scans.at(-1)?.clockError).toBe(0);
  await press(refused, en['scan.strip.dismiss']);
  await eventually(async () => expect((await queue().now()).refused).toBe(0));
});

test('dealt with while there is no network: told to the server when it is back', async () => {
  const listed = async () =>
    (await call(api.scans.refused.$get({ query: {} }))).scans.map(({ text }) => text);
  await scanText('NOT-OURS-77', 'wedge');
  await eventually(async () => expect(await listed()).toContain('NOT-OURS-77'));
  const outbox = await openOutbox();
  const refused = await eventually(() => inside(outbox, 'rw-refused-scan'));
  await setNetwork('cut');
  await press(refused, en['scan.strip.dismiss']);
  await eventually(async () => expect((await queue().now()).refused).toBe(0));
  await setNetwork('well');
  expect(await listed()).toContain('NOT-OURS-77');
  window.dispatchEvent(new Event('online'));
  await eventually(async () => expect(await listed()).not.toContain('NOT-OURS-77'));
});

test('signing out with scans that wait: stay, send first, or leave them here by name', async () => {
  const [, , third = ''] = codes;
  const host = await mount<RwSignOut>(html`<rw-sign-out></rw-sign-out>`);
  await setNetwork('cut');
  await scanText(third, 'wedge');
  await host.ask();
  await host.updateComplete;
  const dialog = inside(host, 'rw-dialog');
  expect(dialog.textContent).toContain('1 scan of yours waits on this device');
  await press(host, en['sign_out.send']);
  await eventually(() => expect(dialog.textContent).toContain(en['sign_out.not_sent']));
  expect(getSession()?.person.id).toBe(tuan.personId);
  const said = nextToast();
  await press(host, en['sign_out.keep']);
  expect((await said).text).toBe(en['sign_out.offline']);
  expect(getSession()?.person.id).toBe(tuan.personId);
  await host.ask();
  await press(host, en['sign_out.stay']);
  await eventually(() => expect(dialog.hasAttribute('open')).toBe(false));

  await setNetwork('well');
  await host.ask();
  await host.updateComplete;
  if (getSession()) await press(host, en['sign_out.send']);
  await eventually(() => expect(getSession()).toBe(null));
  expect((await queue().now()).waiting).toBe(0);
});

test('what waits of another person stays, until somebody responsible saves it as a file', async () => {
  const [, , , last = ''] = codes;
  const context = { ...NO_CONTEXT, personId: tuan.personId, command: START.code };
  await signIn(anna);
  await queue().add({ text: last, source: 'wedge' }, context);
  const outbox = await openOutbox();
  const others = await eventually(() => inside(outbox, 'rw-others-scans'));
  expect(words(others)).toContain(`1 scan of ${tuanName}, since`);
  await press(others, en['outbox.aside']);
  await press(others, en['outbox.aside_not']);
  await press(others, en['outbox.aside']);

  const files: Blob[] = [];
  const making = vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    files.push(file as Blob);
    return '#saved';
  });
  const said = nextToast();
  await press(others, en['outbox.aside_do']);
  const toast = await said;
  making.mockRestore();
  const [, row] = (await files[0]!.text()).split('\r\n');
  expect(row).toContain(
    `"${tuanName}","${formatCode(last)}","${en[START.titleKey as 'command.undo']}`,
  );
  expect((await queue().now()).waiting).toBe(0);
  await eventually(() => expect(outbox.isConnected).toBe(false));

  await toast.action?.run();
  expect((await queue().now()).waitingOf).toMatchObject([{ personId: tuan.personId, count: 1 }]);
  expect(await stageOf(last)).toBe('labelled');
});

test('a technician leaves the scans of others alone', async () => {
  const nam = await play('colleague', { roles: ['technician'] });
  await signIn(nam);
  const outbox = await openOutbox();
  const others = await eventually(() => inside(outbox, 'rw-others-scans'));
  expect(words(others)).toContain(`1 scan of ${tuanName}`);
  expect(buttons(others)).toEqual([]);
});

test('whoever does again what another was refused acts in the own name', async () => {
  const refused = { ...NO_CONTEXT, command: START.code, personId: anna.personId };
  const kept = await keepScan({ text: codes[3]!, source: 'button' }, refused);
  expect(kept?.context).toMatchObject({
    command: START.code,
    personId: getSession()?.person.id,
  });
});

test('a scan made while somebody else came in through another tab waits for its own person', async () => {
  await signIn(tuan);
  const { username, password } = anna;
  await call(api.session.$post({ json: { username, password } }));
  await scanText(codes[3]!, 'wedge');
  await expect.poll(() => getSession()?.person.id).toBe(anna.personId);
  expect((await queue().now()).waitingOf).toMatchObject([{ personId: tuan.personId, count: 1 }]);
  await signIn(tuan);
  await expect.poll(async () => (await queue().now()).waiting).toBe(0);
  expect((await queue().now()).scans.at(-1)?.answer).toMatchObject({ outcome: 'done' });
});
