import { html } from 'lit';
import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { api, call } from '../../web-components/data/api-client.ts';
import { readFaultList } from '../../web-components/data/fault-list.ts';
import { startLive } from '../../web-components/data/live.ts';
import { type Card, loadCard } from '../../web-components/evidence/card.ts';
import type { RwRepairPanel } from '../../web-components/evidence/rw-repair-panel.ts';
import '../../web-components/evidence/rw-repair-panel.ts';
import '../../web-components/repairs/rw-page-fault-list.ts';
import type { RwPageFaultList } from '../../web-components/repairs/rw-page-fault-list.ts';
import '../../web-components/repairs/rw-page-repairs.ts';
import type { RwPageRepairs } from '../../web-components/repairs/rw-page-repairs.ts';
import { openWorkshop, play } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

let code: string;

beforeEach(async () => {
  await openWorkshop({ roles: ['technician', 'coordinator', 'admin'] });
  startLive();
  ({ code } = await play('device', { stage: 'repairing' }));
  history.replaceState({}, '', '/');
});

/** The panel as a page holds it: after each change it gets the card again. */
async function panel(): Promise<RwRepairPanel> {
  const card = await loadCard(code);
  const reload = async (event: Event) => {
    (event.currentTarget as RwRepairPanel).card = await loadCard(code);
  };
  return mount<RwRepairPanel>(
    html`<rw-repair-panel .card=${card} @rw-changed=${reload}></rw-repair-panel>`,
  );
}

/** Every element of that name inside, however deep. */
function allIn(root: ParentNode, name: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.localName === name ? [element] : []),
    ...(element.shadowRoot ? allIn(element.shadowRoot, name) : []),
  ]);
}

const buttons = (root: Element) => allIn(root.shadowRoot ?? root, 'rw-button');

/** The inside of the one element of that name, once it is there. */
async function insideOf(root: Element, name: string): Promise<ShadowRoot> {
  return eventually(() => {
    const found = allIn(root.shadowRoot ?? root, name)[0]?.shadowRoot;
    if (!found) throw new Error(`no ${name}`);
    return found;
  });
}

async function press(root: Element, words: string): Promise<void> {
  const found = () => buttons(root).find((one) => one.textContent?.trim() === words);
  await eventually(() => expect(found(), words).toBeDefined());
  await userEvent.click(found() as Element);
}

const card = (): Promise<Card> => loadCard(code);

test('a fault is noted by one tap, with the decision that is usual', async () => {
  const shown = await panel();
  await press(shown, 'Storage drive failing');
  await expect
    .poll(async () => (await card()).faults)
    .toMatchObject([{ fault: 'STO', decision: 'repair', closedAt: null }]);
  await eventually(() =>
    expect(buttons(shown).find((one) => one.textContent?.includes('Storage drive'))).toHaveProperty(
      'disabled',
      true,
    ),
  );
  await expectAccessible();
});

test('a line that failed is tested again where the work is', async () => {
  const body = { fault: 'CAM', item: 'camera', decision: 'repair' };
  const added = await play('deed', { path: `devices/${code}/faults`, body });
  const { faultId } = added.body as { faultId: string };
  const path = `devices/${code}/faults/${faultId}/closing`;
  await play('deed', { path, body: { outcome: 'fixed' } });
  const shown = await panel();
  await press(shown, 'Pass');
  await expect
    .poll(async () => (await card()).answers)
    .toContainEqual(expect.objectContaining({ item: 'camera', result: 'pass' }));
  await eventually(() => expect(inside(shown, 'rw-repair-retests')).toHaveProperty('hidden', true));
});

test('the work waits for a named part, and goes on', async () => {
  const shown = await panel();
  await press(shown, 'Wait for a part');
  const form = await insideOf(shown, 'rw-pause-form');
  await eventually(() => expect(form.activeElement).not.toBeNull());
  await userEvent.fill(form.querySelector('input') as Element, 'Battery 45N1');
  await userEvent.keyboard('{Enter}');
  await expect.poll(async () => (await card()).work?.waitingFor).toBe('Battery 45N1');
  await press(shown, 'Go on');
  await expect.poll(async () => (await card()).work?.pausedAt).toBeNull();
  expect((await card()).holds).toEqual([]);
});

test('an installed system is complete or says what is missing', async () => {
  const shown = await panel();
  await press(shown, 'Install system');
  await press(shown, 'Finish');
  await press(shown, 'Finish');
  const fields = await insideOf(shown, 'rw-os-fields');
  await eventually(() => {
    expect(fields.querySelector('rw-field')).toHaveProperty('error', 'Name the system or image.');
  });
  await userEvent.fill(fields.querySelector('input[name=image]') as Element, 'Linux Mint 22.1');
  const licence = fields.querySelector('rw-choice')?.shadowRoot;
  await userEvent.click(licence?.querySelector('input') as Element);
  await press(shown, 'Finish');
  await expect.poll(async () => (await card()).osName).toBe('Linux Mint 22.1');
  expect((await card()).tasks).toEqual([]);
});

test('the queues count, and a device is taken by one press', async () => {
  await play('deed', { path: `devices/${code}/repair/owner`, body: { personId: null } });
  const query = new URLSearchParams({ queue: 'unowned' });
  const page = await mount<RwPageRepairs>(
    html`<rw-page-repairs .query=${query}></rw-page-repairs>`,
  );
  await eventually(() => expect(page.shadowRoot?.querySelectorAll('.work')).toHaveLength(1));
  await expectAccessible();
  await press(page, 'Take');
  await eventually(() => inside(page, 'rw-empty'));
  const counts = [...(page.shadowRoot?.querySelectorAll('.count') ?? [])];
  expect(counts.map((count) => count.textContent)).toEqual(['1', '0', '0', '0', '0', '1']);
});

test('a renamed fault has its new name everywhere, and the old one when that is taken back', async () => {
  const page = await mount<RwPageFaultList>(html`<rw-page-fault-list></rw-page-fault-list>`);
  await eventually(() =>
    expect(page.shadowRoot?.querySelectorAll('li').length).toBeGreaterThan(28),
  );
  await expectAccessible();
  await userEvent.fill(page.shadowRoot?.querySelector('input') as Element, 'storage');
  await press(page, 'Change');
  const form = () => inside(page, 'rw-fault-kind-form');
  await eventually(form);
  const name = form().shadowRoot?.querySelector('input[name=en]') as Element;
  await userEvent.fill(name, 'Disk is dying');
  await press(page, 'Save');
  const shown = await panel();
  await press(shown, 'Disk is dying');
  await expect.poll(async () => (await card()).faults).toMatchObject([{ fault: 'STO' }]);
  const again = { version: 1, names: { en: '', vi: '', fa: '' }, parts: [], hidden: false };
  const json = { requestId: crypto.randomUUID(), ...again };
  await call(api['fault-list'][':code'].$put({ param: { code: 'STO' }, json }));
  await readFaultList();
  await eventually(() => {
    const panelText = inside(shown, 'rw-faults-panel');
    expect(inside(panelText, 'rw-fault').shadowRoot?.textContent).toContain(
      'Storage drive failing',
    );
  });
});
