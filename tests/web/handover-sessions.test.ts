import { html } from 'lit';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { api, call, newRequestId } from '../../web-components/data/api-client.ts';
import '../../web-components/handover-sessions/rw-page-handover-session.ts';
import '../../web-components/handover-sessions/rw-page-handovers.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import { openWorkshop, play } from './stage.ts';
import { expectAccessible, mount } from './support.ts';

const SCHOOL = 'Trường Hoa Mai';

async function need(requirements: object = {}): Promise<string> {
  const body = {
    kind: 'laptop',
    area: 'Huế',
    schoolLevel: 'primary',
    requirements,
    recipient: { studentName: `An ${newRequestId()}`, school: SCHOOL, guardianName: 'Bình' },
    consent: { given: true, by: 'guardian', channel: 'in_person', locale: 'vi' },
  };
  const made = await play('deed', { roles: ['coordinator'], path: 'needs', body });
  const { code } = made.body as { code: string };
  await play('deed', {
    roles: ['approver'],
    path: `needs/${code}/decision`,
    body: { decision: 'approve' },
  });
  return code;
}

beforeAll(async () => {
  await openWorkshop({ roles: ['coordinator'] });
});
afterEach(() => setLocale('en'));

test('a session is filled, its exception decided, and reserved in one press', async () => {
  const columns = {
    memoryMib: 8192,
    storageGb: 256,
    storageKind: 'ssd',
    screenInch: 14,
    hasCamera: true,
    hasMicrophone: true,
    hasWifi: true,
    osName: 'Linux Mint 22',
  } as const;
  await play('device', { stage: 'ready', columns });
  await play('device', { stage: 'ready', columns });
  await need();
  await need({ memoryGb: 16 });
  const json = { requestId: newRequestId(), title: SCHOOL };
  const { code } = await call(api['handover-sessions'].$post({ json }));
  const element = await mount(
    html`<rw-page-handover-session .params=${{ code }}></rw-page-handover-session>`,
  );
  await page.getByRole('button', { name: 'Add from the queue' }).click();
  await expect.element(page.getByText('one needs a decision')).toBeVisible();
  await expectAccessible(element);
  await page.getByRole('button', { name: /Give up memory/ }).click();
  await page.getByRole('textbox', { name: /Why memory/ }).fill('enough for lessons');
  await page.getByRole('button', { name: 'Give it up' }).click();
  await page.getByRole('button', { name: 'Reserve all 2' }).click();
  await expect.element(page.getByText('2 of 2 have a device')).toBeVisible();
  expect(element.shadowRoot?.querySelector('rw-session-accept')).toBeNull();
  await expectAccessible(element);
});
