import { html } from 'lit';
import { beforeEach, expect, test } from 'vitest';
import { page as view, userEvent } from 'vitest/browser';
import { PAGE_TESTS } from '#domain/test-page.ts';
import { api, call, newRequestId } from '../../web-components/data/api-client.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import type { RwPageTest } from '../../web-components/test-page/rw-page-test.ts';
import '../../web-components/test-page/rw-page-test.ts';
import { openWorkshop, play } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

beforeEach(async () => {
  localStorage.removeItem('rework.test');
  await view.viewport(1280, 800);
});

/** The door of the test page, and a code for a laptop in diagnostics. */
async function opened(): Promise<{ page: RwPageTest; code: string }> {
  await openWorkshop({ roles: ['technician'] });
  const { code: device } = await play('device', { stage: 'diagnosing' });
  const { code } = await call(
    api.devices[':code']['test-sessions'].$post({
      param: { code: device },
      json: { requestId: newRequestId() },
    }),
  );
  return { page: await mount<RwPageTest>(html`<rw-page-test></rw-page-test>`), code };
}

async function enter(page: RwPageTest, code: string): Promise<void> {
  const door = inside(page, 'rw-test-code');
  await userEvent.fill(inside(door, 'input'), code);
  await userEvent.click(inside(door, 'rw-button[type=submit]'));
}

const primaries = (root: Element): number =>
  [...(root.shadowRoot?.querySelectorAll('*') ?? [])].reduce(
    (sum, element) =>
      sum + Number(element.matches('rw-button[variant=primary]')) + primaries(element),
    0,
  );

test('the door, a wrong code, the list and every test are accessible, with one primary button at most', async () => {
  const { page, code } = await opened();
  await expectAccessible();
  await enter(page, 'AAAAAA');
  await eventually(() => inside(page, 'rw-notice'));
  await expectAccessible();
  await enter(page, code);
  const list = await eventually(() => inside(page, 'rw-test-list'));
  await expectAccessible();
  for (const name of PAGE_TESTS) {
    const choice = await eventually(() =>
      inside(inside(page, 'rw-test-list'), `button[data-test=${name}]`),
    );
    await userEvent.click(choice);
    const element = await eventually(() => inside(page, `rw-test-${name}`));
    await expectAccessible();
    expect(primaries(element), name).toBeLessThanOrEqual(1);
    await userEvent.click(inside(page, 'rw-button[icon=list]'));
  }
  expect(list.isConnected).toBe(false);
});

test('the keyboard is drawn from left to right in Persian too', async () => {
  const { page, code } = await opened();
  await setLocale('fa');
  try {
    await enter(page, code);
    const list = await eventually(() => inside(page, 'rw-test-list'));
    await userEvent.click(inside(list, 'button[data-test=keyboard]'));
    const keys = await eventually(() =>
      inside(inside(inside(page, 'rw-test-keyboard'), 'rw-keyboard-map'), 'svg'),
    );
    const left = (key: string) =>
      keys.querySelector(`[data-code=${key}]`)?.getBoundingClientRect().left ?? Number.NaN;
    expect(left('KeyQ')).toBeLessThan(left('KeyP'));
    await expectAccessible();
  } finally {
    await setLocale('en');
  }
});
