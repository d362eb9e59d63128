import { html } from 'lit';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { api, call, newRequestId } from '../../web-components/data/api-client.ts';
import '../../web-components/handover-sessions/rw-page-handover-session.ts';
import '../../web-components/handover-sessions/rw-page-handovers.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import { openWorkshop, play } from './stage.ts';
import { expectAccessible, mount } from './support.ts';

const SCHOOL = 'Ea Bar';

/** An approved need for a SIM card, and the card that is reserved for it. */
async function reservedCard(): Promise<string> {
  const body = {
    kind: 'sim',
    area: 'Sông Hinh',
    schoolLevel: 'primary',
    recipient: { studentName: `An ${newRequestId()}`, school: SCHOOL, guardianName: 'Bình' },
    consent: { given: true, by: 'guardian', channel: 'in_person', locale: 'vi' },
  };
  const made = await play('deed', { roles: ['coordinator'], path: 'needs', body });
  const { code: needCode } = made.body as { code: string };
  const decision = { decision: 'approve' };
  await play('deed', { roles: ['approver'], path: `needs/${needCode}/decision`, body: decision });
  const cards = await play('deed', {
    roles: ['warehouse'],
    path: 'accessories',
    body: { kind: 'sim', count: 1, make: 'Viettel' },
  });
  const [code = ''] = (cards.body as { codes: string[] }).codes;
  const json = { requestId: newRequestId(), pairs: [{ needCode, code }], orderReason: 'a test' };
  await call(api.matching.reservations.$post({ json }));
  return needCode;
}

beforeAll(async () => {
  await openWorkshop({ roles: ['coordinator'] });
});
afterEach(() => setLocale('en'));

test('a parcel is packed, sent, confirmed by the local office, and what is missing settled', async () => {
  const needCodes = [await reservedCard(), await reservedCard()].toSorted();
  const plan = { requestId: newRequestId(), title: SCHOOL, way: 'courier' as const };
  const { code } = await call(api['handover-sessions'].$post({ json: plan }));
  const { needs } = api['handover-sessions'][':code'];
  await call(needs.$post({ param: { code }, json: { requestId: newRequestId(), needCodes } }));
  const element = await mount(
    html`<rw-page-handover-session .params=${{ code }}></rw-page-handover-session>`,
  );
  // A session that goes by courier is opened on no tablet.
  await page.getByRole('button', { name: /Pack a parcel/ }).click();
  expect(element.shadowRoot?.textContent).not.toContain('Open on this tablet');
  await page.getByLabelText('Its address').fill('12 Trần Phú\nSông Hinh');
  await expectAccessible(element);
  await page.getByRole('button', { name: 'Pack 2 things' }).click();
  await expect.element(page.getByText(/Parcel 1 · packed/)).toBeVisible();
  await page.getByRole('button', { name: 'Given to the carrier' }).click();
  await page.getByLabelText('Carrier').fill('Viettel Post');
  await page.getByLabelText('Shipment reference').fill('VP 1');
  await expectAccessible(element);
  await page.getByRole('button', { name: 'Given to the carrier' }).click();
  await expect.element(page.getByText(/Parcel 1 · sent today/)).toBeVisible();
  await page.getByRole('button', { name: 'Did not arrive' }).first().click();
  await expect.element(page.getByRole('button', { name: 'What becomes of it?' })).toBeVisible();

  // Nothing is ticked beforehand; only what arrived can be confirmed.
  await page.getByRole('button', { name: 'Confirm what arrived' }).click();
  await expect.element(page.getByRole('button', { name: 'Record 0 handovers' })).toBeDisabled();
  await page.getByRole('checkbox', { name: new RegExp(needCodes[1] ?? '') }).click();
  await page.getByLabelText('Name of who gave it out there').fill('Hoa');
  await page.getByRole('checkbox', { name: /identity paper of each adult/ }).click();
  await expectAccessible(element);
  await page.getByRole('button', { name: 'Record 1 handover' }).click();
  await expect.element(page.getByText(/Handed over/)).toBeVisible();
  await expect
    .element(page.getByText('The photo of one paper is still to be added.'))
    .toBeVisible();

  await page.getByRole('button', { name: 'What becomes of it?' }).click();
  await page.getByRole('radio', { name: 'Came back, send again' }).click();
  await page.getByRole('button', { name: 'Came back, send again' }).click();
  await expect.element(page.getByText(/Parcel 1 · settled/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: /Pack a parcel/ })).toBeVisible();
  for (const locale of ['vi', 'fa'] as const) {
    await setLocale(locale);
    await expectAccessible(element);
  }
});
