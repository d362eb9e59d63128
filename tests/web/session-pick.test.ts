/** Picking, pair-check and boxes of a handover session, with the network away in between. */
import { html, type LitElement } from 'lit';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { liveState, startLive, stopLive } from '../../web-components/data/live.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import { scanText } from '../../web-components/scan/scan-bus.ts';
import '../../web-components/handover-sessions/rw-page-session-pick.ts';
import { openWorkshop, play, setNetwork } from './stage.ts';
import { expectAccessible, mount } from './support.ts';

type Session = Awaited<ReturnType<typeof openSession>>;
const openSession = () => play('session', { count: 3 });
let session: Session;

beforeAll(async () => {
  await openWorkshop({ roles: ['warehouse'] });
  session = await openSession();
});
afterEach(async () => {
  await setNetwork('well');
  await setLocale('en');
});

const scan = (text: string) => scanText(text, 'wedge');
const reads = (words: string | RegExp) =>
  expect.element(page.getByText(words).first()).toBeVisible();
const tab = (name: RegExp) => userEvent.click(page.getByRole('tab', { name }));
const shown = () =>
  mount<LitElement>(
    html`<rw-page-session-pick .params=${{ code: session.code }}></rw-page-session-pick>`,
  );

test('a session is picked, checked together and packed; nothing is lost without network', async () => {
  const [first, second, third] = session.families;
  if (!first || !second || !third) throw new Error('no families');
  startLive();
  await expect.poll(liveState).toBe('connected');
  let element = await shown();
  await reads('0 of 3 picked');
  await expectAccessible(element);

  // A device, then a charger of another family: said whose it is, and nothing of it is kept.
  await scan(first.code);
  await reads('1 of 3 picked');
  await scan(second.charger);
  await reads(`belongs to ${second.needCode}, not to ${first.needCode}`);
  await expectAccessible(element);
  await scan(first.charger);
  await userEvent.click(page.getByRole('button', { name: 'The rest is with it' }));
  await reads(`${first.needCode} is complete`);

  // Without a network the same list answers, also after the page was loaded anew.
  await setNetwork('cut');
  await scan(second.code);
  await reads('2 of 3 picked');
  await reads(`kept; it belongs to ${second.needCode}`);
  await scan(third.charger);
  await reads(`belongs to ${third.needCode}, not to ${second.needCode}`);
  element = await shown();
  await reads('2 of 3 picked');
  await reads('will be sent');
  await setNetwork('well');
  window.dispatchEvent(new Event('online'));
  await reads(/picked for|belongs to/);
  await expect.element(page.getByText('will be sent')).not.toBeInTheDocument();

  // Put back by one press, and picked again by a colleague meanwhile: the open page shows it.
  await userEvent.click(page.getByRole('button', { name: `Put back ${second.needCode}` }));
  await reads('1 of 3 picked');

  await tab(/Check together/);
  await reads('1 of 3 checked');
  await scan(third.charger);
  await scan(second.code);
  await reads(`for ${second.needCode}, but what was scanned before belongs to ${third.needCode}`);
  await scan(third.code);
  await userEvent.click(page.getByRole('button', { name: 'The rest is with it' }));
  await reads('2 of 3 checked');

  await tab(/Boxes/);
  await scan(third.code);
  await reads(/Scan the label of a box first/);
  await userEvent.click(page.getByRole('button', { name: 'Make' }));
  await userEvent.click(page.getByRole('button', { name: 'Pack this one' }));
  await scan(third.code);
  await reads('1 request');
  await scan(second.code);
  await reads(/was not checked together yet/);
  await expectAccessible(element);
  await setLocale('fa');
  await reads('بررسی با هم');
  stopLive();
});
