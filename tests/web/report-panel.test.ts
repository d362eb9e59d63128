import { html } from 'lit';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { lshwReport } from '../support/hardware-reports.ts';
import { type Card, loadCard } from '../../web-components/evidence/card.ts';
import type { RwReportDrop } from '../../web-components/evidence/rw-report-drop.ts';
import type { RwReportPanel } from '../../web-components/evidence/rw-report-panel.ts';
import '../../web-components/evidence/rw-report-panel.ts';
import { api, call, newRequestId } from '../../web-components/data/api-client.ts';
import '../../web-components/reports/rw-page-send-report.ts';
import type { RwPageSendReport } from '../../web-components/reports/rw-page-send-report.ts';
import { openWorkshop, play } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

const SERIAL = 'QX7TR21';
const DISK = { model: 'TOSHIBA MQ04ABF100', serial: 'Y8K9T1ABC', bytes: 1_000_204_886_016 };
let card: Card;

beforeAll(async () => {
  await openWorkshop({ roles: ['technician'] });
});
beforeEach(async () => {
  const serial = `${SERIAL}${Math.floor(performance.now())}`;
  const columns = { serial, serialKey: serial, model: 'Latitude 5480', memoryMib: null };
  const { code } = await play('device', { stage: 'diagnosing', columns });
  card = await loadCard(code);
});

const chipOf = (ways: Element, name: string) =>
  [...(inside(ways, 'rw-choice').shadowRoot?.querySelectorAll('label') ?? [])].find((label) =>
    label.textContent.includes(name),
  ) as Element;

function drop(zone: RwReportDrop, files: Record<string, string>): void {
  const dataTransfer = new DataTransfer();
  for (const [name, text] of Object.entries(files)) dataTransfer.items.add(new File([text], name));
  inside(zone, '.zone').dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
}

const noticesOf = (zone: RwReportDrop) =>
  [...(zone.shadowRoot?.querySelectorAll('rw-notice') ?? [])].map((notice) => notice.textContent);

async function panelWithReport(): Promise<RwReportPanel> {
  const panel = await mount<RwReportPanel>(
    html`<rw-report-panel
      .card=${card}
      @rw-changed=${async (event: Event) => {
        (event.currentTarget as RwReportPanel).card = card = await loadCard(card.code);
      }}
    ></rw-report-panel>`,
  );
  await eventually(() => inside(panel, 'rw-report-drop'));
  const report = lshwReport({ serial: card.serial, memory: 16, disks: [DISK] });
  drop(inside(panel, 'rw-report-drop'), { 'lshw.json': report, 'note.txt': 'a letter\n' });
  await eventually(() => inside(inside(panel, 'rw-report-facts'), '.line'));
  return panel;
}

test('dropped files fill the device, and what nobody could read is named', async () => {
  const panel = await panelWithReport();
  await eventually(() => expect(card.memoryMib).toBe(16_384));
  const [received, unread] = noticesOf(inside(panel, 'rw-report-drop'));
  expect(received).toContain('report received');
  expect(received).toContain('Memory');
  expect(received).toContain('1 disk added');
  expect(unread).toContain('note.txt');
  expect(card.media.map(({ serial }) => serial)).toEqual([DISK.serial]);
  await expectAccessible();
});

test('a difference is taken or kept with one tap', async () => {
  const panel = await panelWithReport();
  const facts = inside(panel, 'rw-report-facts');
  const model = () =>
    [...(facts.shadowRoot?.querySelectorAll('.line') ?? [])].find((line) =>
      line.textContent.includes('Model'),
    );
  expect(model()?.textContent).toContain('The machine says: Latitude 5490');
  await userEvent.click(model()?.querySelector('rw-button') as Element);
  await eventually(() => expect(model()?.textContent).toContain('Agrees'));
  expect((await loadCard(card.code)).model).toBe('Latitude 5490');
});

test('the command carries a token for this device', async () => {
  const panel = await mount<RwReportPanel>(html`<rw-report-panel .card=${card}></rw-report-panel>`);
  await eventually(() => inside(panel, 'rw-report-command'));
  const command = inside(panel, 'rw-report-command');
  await userEvent.click(inside(command, 'rw-button'));
  await eventually(() => inside(command, 'rw-collect-ways'));
  const ways = inside(command, 'rw-collect-ways');
  await eventually(() => inside(ways, 'pre'));
  const shown = () => inside(ways, 'pre').textContent.trim();
  const token = /^curl -sS \S+\/l\/(\w{8})\|sh$/.exec(shown())?.[1] ?? '';
  const { host } = location;
  expect(shown()).toBe(`curl -sS ${host}/l/${token}|sh`);
  await userEvent.click(chipOf(ways, 'Windows'));
  await eventually(() => expect(shown()).toMatch(/^powershell -NoProfile -ExecutionPolicy Bypass/));
  expect(shown()).toContain(`"irm http://${host}/w/${token}|iex"`);
  await userEvent.click(chipOf(ways, 'Android'));
  await eventually(() => expect(shown()).toBe(`curl -sS ${host}/a/${token}|sh`));
  const code = inside(command, 'rw-qr');
  await eventually(() => expect(inside(code, 'path').getAttribute('d')).toMatch(/^M4 4h1v1h-1z/));
  const headers = { authorization: `Bearer ${token}`, accept: 'text/plain' };
  const body = lshwReport({ serial: card.serial });
  const sent = await fetch('/api/hardware-reports', { method: 'POST', headers, body });
  expect(await sent.text()).toMatch(/^Received for device/);
  panel.card = await loadCard(card.code);
  await eventually(() => expect(command.shadowRoot?.textContent).toContain('has arrived'));
  expect(command.shadowRoot?.querySelector('rw-collect-ways')).toBeNull();
});

test('a phone sends files by the address of the code, once', async () => {
  const { token } = await call(
    api.devices[':code']['report-tokens'].$post({
      param: { code: card.code },
      json: { requestId: newRequestId() },
    }),
  );
  const params = { token: token.toLowerCase() };
  const page = await mount<RwPageSendReport>(
    html`<rw-page-send-report .params=${params}></rw-page-send-report>`,
  );
  await eventually(() => inside(page, 'rw-report-drop'));
  expect(page.shadowRoot?.textContent).toContain('Laptop');
  await expectAccessible();
  const zone = inside<RwReportDrop>(page, 'rw-report-drop');
  drop(zone, { 'lshw.json': lshwReport({ serial: card.serial }) });
  await eventually(() => expect(noticesOf(zone)[0]).toContain('report received'));
  await eventually(() => expect(page.shadowRoot?.querySelector('rw-collect-ways')).toBeNull());
  const again = await mount<RwPageSendReport>(
    html`<rw-page-send-report .params=${params}></rw-page-send-report>`,
  );
  await eventually(() => inside(again, 'rw-empty'));
  expect(inside(again, 'rw-empty').textContent).toContain('has sent its report already');
});
