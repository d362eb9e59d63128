import { html } from 'lit';
import { beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { api, call, newRequestId } from '../../web-components/data/api-client.ts';
import '../../web-components/kit-templates/rw-page-kit-templates.ts';
import { openWorkshop, play } from './stage.ts';
import { expectAccessible, mount } from './support.ts';

let code: string;

beforeAll(async () => {
  await openWorkshop({ roles: ['admin', 'warehouse', 'technician'] });
  const columns = { make: 'Dell', model: 'Latitude 5480' };
  ({ code } = await play('device', { stage: 'kitting', columns }));
});

const templates = () => mount(html`<rw-page-kit-templates></rw-page-kit-templates>`);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const line = (name: string) => page.getByRole('group', { name, exact: true });

test('a template is changed in versions, and a wrong rule is named at its line', async () => {
  await templates();
  await expect.element(page.getByText('Built in, never changed').first()).toBeVisible();
  await button('Change').first().click();
  await line('Mouse').getByRole('combobox').selectOptions('Always');
  const amps = line('Power cord').getByLabelText(/^Cord carries at least/);
  await amps.fill('20');
  await userEvent.tab();
  await button('Save').click();
  await expect.element(page.getByRole('alert').first()).toBeVisible();
  await amps.fill('3');
  await userEvent.tab();
  await page.getByLabelText(/^What changed and why/).fill('Mice for all');
  await expectAccessible();
  await button('Save').click();
  await expect.element(page.getByText(/^Version 1, /)).toBeVisible();
  const { templates: saved } = await call(api['kit-templates'].$get());
  const laptop = saved.find(({ kind, version }) => kind === 'laptop' && version === 1);
  expect(laptop?.lines.find(({ key }) => key === 'power_cord')).toMatchObject({ cordAmps: 3 });
  expect(laptop?.lines.find(({ key }) => key === 'mouse')).toMatchObject({ need: 'required' });

  await button('New programme').click();
  await page.getByLabelText(/^Short name/).fill('Rural Schools');
  await button('Add').click();
  await expect
    .element(page.getByText('Use small Latin letters, digits and hyphens.'))
    .toBeVisible();
});

test('the charger of a model is learnt from its first device, corrected and forgotten', async () => {
  const json = { requestId: newRequestId(), spec: {}, chargerText: '19.5V 65W 4.5mm' };
  await call(api.devices[':code'].spec.$post({ param: { code }, json }));
  await templates();
  const model = page.getByRole('listitem').filter({ hasText: 'Dell Latitude 5480' });
  await expect.element(model.getByText(/65 W · 19.5 V/)).toBeVisible();
  await model.getByRole('button', { name: 'Change' }).click();
  const text = model.getByRole('textbox');
  await text.fill('no idea');
  await model.getByRole('button', { name: 'Save' }).click();
  await expect.element(model.getByRole('alert').first()).toBeVisible();
  await text.fill('19.5V 90W 7.4mm');
  await model.getByRole('button', { name: 'Save' }).click();
  await expect.element(model.getByText(/90 W · 19.5 V/)).toBeVisible();
  await expectAccessible();
  await model.getByRole('button', { name: 'Change' }).click();
  await model.getByRole('button', { name: 'Forget it' }).click();
  await expect.element(page.getByText(/^Nothing learnt yet/)).toBeVisible();
});
