import { html } from 'lit';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { lshwReport, nwipeLog } from '../support/hardware-reports.ts';
import { type Card, loadCard } from '../../web-components/evidence/card.ts';
import {
  dismissReport,
  loadReviewQueue,
  sendReportFiles,
} from '../../web-components/evidence/reports.ts';
import type { RwPageReports } from '../../web-components/reports/rw-page-reports.ts';
import '../../web-components/reports/rw-page-reports.ts';
import type { RwWaitingReport } from '../../web-components/reports/rw-waiting-report.ts';
import { scanText } from '../../web-components/scan/scan-bus.ts';
import { type Toast, TOAST_EVENT } from '../../web-components/ui/toast.ts';
import { openWorkshop, play } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

let card: Card;
let page: RwPageReports;
const toasts: Toast[] = [];
window.addEventListener(TOAST_EVENT, (event) => toasts.push((event as CustomEvent<Toast>).detail));

beforeAll(async () => {
  await openWorkshop({ roles: ['technician'] });
});
beforeEach(async () => {
  card = await device('');
  toasts.length = 0;
});
afterEach(async () => {
  const { reports } = await loadReviewQueue();
  for (const { id } of reports) await dismissReport(id);
});

async function device(serial: string): Promise<Card> {
  const columns = { serial, serialKey: serial, model: '', memoryMib: null };
  return loadCard((await play('device', { stage: 'diagnosing', columns })).code);
}

async function wait(texts: string[], code = ''): Promise<void> {
  const files = texts.map((text, index) => new File([text], `report${index}.txt`));
  await sendReportFiles(files, code);
  page = await mount<RwPageReports>(html`<rw-page-reports></rw-page-reports>`);
  await eventually(() => expect(waiting().length).toBeGreaterThan(0));
}

const waiting = () => [
  ...(page.shadowRoot?.querySelectorAll<RwWaitingReport>('rw-waiting-report') ?? []),
];
const first = () => waiting()[0] as RwWaitingReport;
const candidates = (report: RwWaitingReport) => [
  ...(report.shadowRoot?.querySelectorAll('rw-report-candidate') ?? []),
];
const focused = () => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};

test('a report says why it waits, and one tap gives it to the device it may belong to', async () => {
  const other = await device('TAPPED1');
  await wait([lshwReport({ serial: 'TAPPED1' })], card.code);
  expect(first().shadowRoot?.textContent).toContain('This serial number belongs to another device');
  expect(candidates(first()).map(({ candidate }) => candidate.code)).toEqual([
    other.code,
    card.code,
  ]);
  const meant = candidates(first()).find(({ candidate }) => candidate.code === other.code);
  expect(meant?.shadowRoot?.textContent).toContain('same serial number');
  await expectAccessible();
  await userEvent.click(inside(meant as Element, 'rw-button'));
  await eventually(() => expect(waiting()).toEqual([]));
  expect((await loadCard(other.code)).memoryMib).toBe(8192);
  expect((await loadCard(card.code)).memoryMib).toBeNull();
  expect(toasts[0]).toMatchObject({ kind: 'done' });
  expect(page.shadowRoot?.textContent).not.toContain('TAPPED1');
});

test('a scanned label names the device of the marked report, scanned again it gives the report', async () => {
  await wait([lshwReport({ serial: 'SCANNED1' }), lshwReport({ serial: 'SCANNED2', memory: 4 })]);
  expect(waiting().map(({ selected }) => selected)).toEqual([true, false]);
  const second = waiting()[1] as RwWaitingReport;
  const { id } = second.report;
  await userEvent.click(inside(second, '.said'));
  await eventually(() => expect(second.selected).toBe(true));
  await scanText(card.code, 'wedge');
  await eventually(() => expect(candidates(second)).toHaveLength(1));
  expect(waiting()).toHaveLength(2);
  const named = candidates(second)[0] as Element;
  await eventually(() => expect(named.shadowRoot?.activeElement?.localName).toBe('rw-button'));
  await scanText(card.code, 'wedge');
  await eventually(() => expect(waiting()).toHaveLength(1));
  expect(first().report.id).not.toBe(id);
  expect((await loadCard(card.code)).serial).toBe(second.report.machine.fields.serial?.value);
});

test('by keyboard: a typed code, then Enter; the next report has the keyboard after it', async () => {
  await wait([lshwReport({ serial: 'TYPED01' }), lshwReport({ serial: 'TYPED02', memory: 4 })]);
  await userEvent.fill(inside(first(), 'input'), card.code);
  await userEvent.keyboard('{Enter}');
  await eventually(() => expect(candidates(first())).toHaveLength(1));
  const named = candidates(first())[0] as Element;
  await eventually(() => expect(named.shadowRoot?.activeElement?.localName).toBe('rw-button'));
  await userEvent.keyboard('{Enter}');
  await eventually(() => expect(waiting()).toHaveLength(1));
  await eventually(() => expect(focused()?.id).toBe('name'));
});

test('the log of a wipe asks which storage it is of before it goes to a device', async () => {
  await wait([nwipeLog({ serial: 'STRANGER', status: 'Erased' })]);
  await scanText(card.code, 'wedge');
  await eventually(() => expect(candidates(first())).toHaveLength(1));
  await userEvent.click(inside(candidates(first())[0] as Element, 'rw-button'));
  await eventually(() => inside(first(), 'rw-log-target'));
  const target = inside(first(), 'rw-log-target');
  await expectAccessible();
  await userEvent.click(inside(target, 'rw-button'));
  await eventually(() =>
    expect(first().shadowRoot?.querySelector('rw-refusal')?.hidden).toBe(false),
  );
  const types = inside(target, 'rw-choice').shadowRoot;
  await userEvent.click(types?.querySelector('input[value=hdd]') as Element);
  await userEvent.click(inside(target, 'rw-button'));
  await eventually(() => expect(waiting()).toEqual([]));
  expect((await loadCard(card.code)).media).toMatchObject([{ serial: 'STRANGER', type: 'hdd' }]);
});

test('an unknown code is refused; what is set aside comes back by undo', async () => {
  await wait([lshwReport({ serial: 'ASIDE01' })]);
  await userEvent.fill(inside(first(), 'input'), '1000000');
  await userEvent.click(inside(first(), 'rw-button[type=submit]'));
  await eventually(() =>
    expect(first().shadowRoot?.querySelector('rw-refusal')?.hidden).toBe(false),
  );
  expect(candidates(first())).toEqual([]);
  await userEvent.click(inside(first(), 'rw-button.aside'));
  await eventually(() => inside(page, 'rw-empty'));
  await toasts[0]?.action?.run();
  await eventually(() => expect(waiting()).toHaveLength(1));
});
