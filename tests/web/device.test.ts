import { html } from 'lit';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { api, ApiError, call } from '../../web-components/data/api-client.ts';
import { startLive, stopLive } from '../../web-components/data/live.ts';
import type { RwDeviceHead } from '../../web-components/device/rw-device-head.ts';
import type { RwPageDevice } from '../../web-components/device/rw-page-device.ts';
import '../../web-components/device/rw-page-device.ts';
import { loadCard } from '../../web-components/evidence/card.ts';
import type { RwRefusal } from '../../web-components/evidence/rw-refusal.ts';
import type { RwSpecPanel } from '../../web-components/evidence/rw-spec-panel.ts';
import { lshwReport } from '../support/hardware-reports.ts';
import { openWorkshop, play } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

let code: string;

beforeAll(async () => {
  await openWorkshop({ roles: ['technician', 'coordinator'] });
});
beforeEach(async () => {
  startLive();
  ({ code } = await play('device', { stage: 'repairing' }));
  history.replaceState({}, '', '/');
});

/** Work that was done on the device, by the person signed in. */
const done = (path: string, body: Record<string, unknown> = {}) =>
  play('deed', { path: `devices/${code}/${path}`, body });

async function opened(): Promise<RwPageDevice> {
  const page = await mount<RwPageDevice>(
    html`<rw-page-device .params=${{ code }}></rw-page-device>`,
  );
  await eventually(() => inside(page, 'rw-device-head'));
  return page;
}

const head = (page: RwPageDevice) => inside<RwDeviceHead>(page, 'rw-device-head');
const refusal = (page: RwPageDevice) => inside<RwRefusal>(page, 'rw-refusal');
const isOpen = (page: RwPageDevice, id: string) =>
  inside<HTMLElement & { open: boolean }>(page, `#${id}`).open;

/** A drive that was listed and never erased. */
const drive = { type: 'nvme', make: 'Samsung', model: 'PM981', serial: 'S3RTNX0K123456' };

test('says what it is, the one thing in the way, and opens the place to supply it', async () => {
  await play('evidence', { code });
  await done('media', drive);
  const page = await opened();
  const words = head(page).shadowRoot?.textContent ?? '';
  expect(words).toContain('Laptop');
  expect(words).toContain('Blocked: NVMe SSD PM981 3456: no proof of erasure');
  expect(isOpen(page, 'media')).toBe(true);
  expect(isOpen(page, 'grades')).toBe(false);
  await expectAccessible();
});

test('the heading of what the machine says counts what differs, until it is settled', async () => {
  const serial = `DIFF${Math.floor(performance.now())}`;
  const columns = { serial, serialKey: serial, model: 'Latitude 5480', memoryMib: null };
  ({ code } = await play('device', { stage: 'diagnosing', columns }));
  const file = new File([lshwReport({ serial })], 'lshw.json');
  const body = new FormData();
  body.append('file', file);
  const headers = { 'x-rework': '1' };
  const sent = await fetch('/api/hardware-reports', { method: 'POST', headers, body });
  expect(sent.ok).toBe(true);
  const page = await opened();
  const words = () => inside(page, '#report').shadowRoot?.textContent ?? '';
  await eventually(() => expect(words()).toContain('1 difference'));
  await done('hardware-report/decisions', {
    field: 'model',
    reported: 'Latitude 5490',
    take: false,
  });
  await eventually(() => expect(words()).not.toContain('difference'));
});

test('a blocked move shows every missing piece with the way there, and shrinks as they are supplied', async () => {
  await play('evidence', { code });
  await done('media', drive);
  await done('spec', { spec: { memoryMib: 1024 } });
  const page = await opened();
  await userEvent.keyboard('{F2}');
  await eventually(() => expect(refusal(page).shadowRoot?.querySelectorAll('li')).toHaveLength(2));
  const list = refusal(page).shadowRoot?.querySelectorAll('li');
  expect(list?.[1]?.textContent).toContain('memory');
  await userEvent.click(list?.[1]?.querySelector('rw-button') as Element);
  await eventually(() => expect(isOpen(page, 'spec')).toBe(true));
  expect(location.hash).toBe('#spec');
  await done('spec', { spec: { memoryMib: 8192 } });
  await eventually(() => expect(refusal(page).shadowRoot?.querySelectorAll('li')).toHaveLength(1));
  expect((await loadCard(code)).stage).toBe('repairing');
});

test('a free move is made at once', async () => {
  await play('evidence', { code });
  const page = await opened();
  await userEvent.click(inside(head(page), 'rw-button[variant=primary]'));
  await expect.poll(async () => (await loadCard(code)).stage).toBe('qa');
  await eventually(() => expect(head(page).card.stage).toBe('qa'));
});

test('a move pressed right after a grade waits for it instead of meeting it as news', async () => {
  await play('evidence', { code });
  const page = await opened();
  head(page).dispatchEvent(
    new CustomEvent('rw-goto', { detail: { where: 'grades' }, bubbles: true, composed: true }),
  );
  await eventually(() => expect(isOpen(page, 'grades')).toBe(true));
  const panel = inside(page, 'rw-grades-panel');
  await eventually(() => inside(panel, 'rw-grade-choice'));
  const grade = new CustomEvent('rw-grade', { detail: { value: 'C' } });
  inside(panel, 'rw-grade-choice').dispatchEvent(grade);
  inside(head(page), 'rw-button[variant=primary]').click();
  await expect.poll(async () => (await loadCard(code)).stage).toBe('qa');
  await eventually(() => expect(head(page).card.stage).toBe('qa'));
  expect(head(page).card.cosmeticGrade).toBe('C');
  expect(refusal(page).hidden).toBe(true);
});

test('a move asks for exactly what it needs; the only fitting place is chosen already', async () => {
  const page = await opened();
  const menu = inside(head(page), 'rw-menu');
  await userEvent.click(inside(menu, 'button'));
  const items = [...(menu.shadowRoot?.querySelectorAll<HTMLElement>('.item') ?? [])];
  await userEvent.click(items.find((item) => item.textContent.includes('quarantine')) as Element);
  const dialog = inside(page, 'rw-device-move');
  await eventually(() => {
    const field = inside<HTMLElement & { placeId: string }>(dialog, 'rw-place-field');
    expect(field.placeId).not.toBe('');
  });
  const go = inside<HTMLElement & { disabled: boolean }>(dialog, 'rw-button[variant=primary]');
  expect(go.disabled).toBe(true);
  await userEvent.fill(inside(dialog, 'textarea'), 'swollen battery');
  await userEvent.click(go);
  await expect.poll(async () => (await loadCard(code)).stage).toBe('quarantined');
  const places = await call(api.places.$get({ query: {} }));
  const bin = places.find(({ kind }) => kind === 'quarantine');
  expect((await loadCard(code)).placeId).toBe(bin?.id);
  const { events } = await call(api.devices[':code'].history.$get({ param: { code } }));
  expect(events.map(({ text }) => text)).toContain('swollen battery');
});

test('a stale form says who did what meanwhile and keeps what was typed', async () => {
  const page = await opened();
  head(page).dispatchEvent(
    new CustomEvent('rw-goto', { detail: { where: 'spec' }, bubbles: true, composed: true }),
  );
  await eventually(() => expect(isOpen(page, 'spec')).toBe(true));
  const panel = inside<RwSpecPanel>(page, 'rw-spec-panel');
  await panel.updateComplete;
  const memory = inside<HTMLInputElement>(panel, 'input[name=memoryMib]');
  await userEvent.fill(memory, '16');
  // With the stream of news the form would have heard of it.
  stopLive();
  const { name } = await play('deed', {
    roles: ['technician'],
    path: `devices/${code}/grades`,
    body: { cosmetic: 'B' },
  });
  const { version } = await loadCard(code);
  await userEvent.click(inside(panel, 'rw-button[type=submit]'));
  await eventually(() => {
    const words = inside(panel, 'rw-refusal').shadowRoot?.textContent ?? '';
    expect(words).toContain(`${name} changed this device at `);
    expect(words).toContain(': Grades.');
  });
  await eventually(() => expect(panel.card.version).toBe(version));
  expect(memory.value).toBe('16');
  await userEvent.click(inside(panel, 'rw-button[type=submit]'));
  await expect.poll(async () => (await loadCard(code)).memoryMib).toBe(16_384);
});

test('a refusal names what is wrong with the fields and what stands for codes', async () => {
  const element = await mount<RwRefusal>(
    html`<rw-refusal
      .error=${new ApiError({
        status: 422,
        code: 'hold.open',
        params: { hold: 'safety' },
        fields: [{ field: 'a', code: 'checklist.na_not_allowed', params: { item: 'camera' } }],
      })}
    ></rw-refusal>`,
  );
  expect(element.shadowRoot?.textContent).toContain('no answer to this line: Camera');
  element.error = null;
  await element.updateComplete;
  expect(element.hidden).toBe(true);
});
