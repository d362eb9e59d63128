import { html, type LitElement, type TemplateResult } from 'lit';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { api, call, newRequestId } from '../../web-components/data/api-client.ts';
import '../../web-components/device/rw-device-handovers.ts';
import { loadCard } from '../../web-components/evidence/card.ts';
import '../../web-components/follow-ups/rw-page-follow-ups.ts';
import '../../web-components/handover/rw-page-return.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import { fileWords } from '../../web-components/privacy/file-words.ts';
import '../../web-components/privacy/rw-page-privacy.ts';
import { TOAST_EVENT, type Toast } from '../../web-components/ui/toast.ts';
import { openWorkshop, play } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

let given: { code: string; charger: string; receiptCode: string; needCode: string };

beforeAll(async () => {
  await openWorkshop({ roles: ['coordinator', 'admin'] });
  given = await play('handedOver', { days: 30 });
  const json = { kind: 'access', askedBy: 'guardian', channel: 'telephone' } as const;
  const { needCode } = given;
  await call(
    api.privacy.requests.$post({ json: { requestId: newRequestId(), needCode, ...json } }),
  );
  await call(api.privacy.retention.$post({ json: { requestId: newRequestId(), dryRun: true } }));
});
afterEach(() => setLocale('en'));

const tab = (name: string) =>
  html`<rw-page-privacy .query=${new URLSearchParams({ tab: name })}></rw-page-privacy>`;
const returning = () =>
  html`<rw-page-return .query=${new URLSearchParams({ device: given.code })}></rw-page-return>`;

const pages: [string, () => TemplateResult, string][] = [
  ['calls', () => html`<rw-page-follow-ups></rw-page-follow-ups>`, 'rw-case'],
  ['questions about own data', () => tab('requests'), 'rw-privacy-requests'],
  ['erasing by time', () => tab('retention'), 'rw-privacy-retention'],
  ['files that left', () => tab('exports'), 'rw-privacy-exports'],
  ['the return of a device', returning, 'rw-return-form'],
];

for (const locale of ['en', 'fa'] as const) {
  test.each(pages)(`%s in ${locale}: reachable, and within a phone`, async (_name, what, part) => {
    await page.viewport(390, 844);
    await setLocale(locale);
    const element = await mount(what());
    await eventually(() => inside(element, part));
    await eventually(() => expect(deep(element, 'rw-skeleton')).toBeNull());
    await document.fonts.ready;
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    await expectAccessible();
  });
}

test('a wrong handover is made void on the page of its device, by two people and with a reason', async () => {
  const card = await loadCard(given.code);
  const panel = await mount(html`<rw-device-handovers .card=${card}></rw-device-handovers>`);
  await eventually(() => inside(panel, 'li'));
  expect(inside(panel, 'li').textContent).toContain(given.needCode);
  // A month is too long ago.
  expect(inside(panel, 'li').textContent).toContain('More than 7 days have passed');
  const fresh = await play('handedOver', { days: 1 });
  const other = await loadCard(fresh.code);
  const now = await mount(html`<rw-device-handovers .card=${other}></rw-device-handovers>`);
  await eventually(() => inside(now, 'li rw-button:last-of-type'));
  inside(now, 'li rw-button:last-of-type').click();
  await eventually(() => inside(now, 'rw-void-handover'));
  const dialog = inside<LitElement>(now, 'rw-void-handover');
  await dialog.updateComplete;
  await expectAccessible();
  inside<HTMLTextAreaElement>(dialog, 'textarea').value = 'wrong family';
  inside<HTMLFormElement>(dialog, 'form').requestSubmit();
  // Nobody else has signed: nothing is sent.
  await eventually(() => expect(deep(dialog, 'rw-notice')?.textContent).toContain('badge'));
  expect((await loadCard(fresh.code)).stage).toBe('handed_over');
});

test('an answer noted by mistake is taken back, and the family waits for its call again', async () => {
  const said: Toast[] = [];
  const hear = (event: Event) => said.push((event as CustomEvent<Toast>).detail);
  window.addEventListener(TOAST_EVENT, hear);
  const element = await mount(html`<rw-page-follow-ups></rw-page-follow-ups>`);
  await eventually(() => inside(element, 'rw-case'));
  expect(inside<HTMLAnchorElement>(element, 'a.phone').href).toBe('tel:0912345678');
  inside(element, 'rw-case rw-button:nth-of-type(2)').click();
  await eventually(() => inside(element, 'rw-empty'));
  const back = inside(element, 'rw-notice rw-button').getAttribute('href');
  expect(back).toBe(`/return?device=${given.code}`);
  await said[0]?.action?.run();
  await eventually(() => inside(element, 'rw-case'));
  window.removeEventListener(TOAST_EVENT, hear);
});

test('the day by which a question is answered is the last one, not the midnight after it', async () => {
  const { open } = await call(api.privacy.requests.$get());
  const due = new Date(open[0]?.dueAt ?? '');
  const element = await mount(html`<rw-privacy-requests></rw-privacy-requests>`);
  await eventually(() => inside(element, 'rw-case'));
  const last = new Date(due.getTime() - 1).toLocaleDateString('en-GB', {
    day: 'numeric',
    timeZone: 'UTC',
  });
  expect(inside(element, 'rw-case p').textContent).toContain(`by the end of ${last} `);
});

test.each([
  ['handover-sessions/5000000510/receipts.pdf', 'handovers.receipts', '5000000510'],
  ['privacy/needs/N-8Y07KQ/report', 'privacy.file_report', 'N-8Y07KQ'],
  ['devices.csv', null, ''],
])('%s has a name in the log of files', (what, key, number) => {
  expect(fileWords(what)).toMatchObject({ key, number });
});

/** The first match in this element or in one inside it. */
function deep(element: LitElement | Element, selector: string): Element | null {
  const root = element.shadowRoot;
  if (!root) return null;
  const here = root.querySelector(selector);
  if (here) return here;
  for (const child of root.querySelectorAll('*')) {
    const found = deep(child, selector);
    if (found) return found;
  }
  return null;
}
