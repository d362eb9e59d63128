/** The form that prints labels: what it refuses and says, and a long file that is stopped on its way. */
import { makeCode } from '#domain/codes.ts';
import { html } from 'lit';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { en } from '../../web-components/i18n/en.ts';
import '../../web-components/labels/rw-page-labels.ts';
import { openWorkshop, play, setNetwork } from './stage.ts';
import { expectAccessible, mount } from './support.ts';

beforeEach(async () => {
  await openWorkshop({ roles: ['warehouse'] });
});

const open = (query: string) =>
  mount(html`<rw-page-labels .query=${new URLSearchParams(query)}></rw-page-labels>`);
const print = () => userEvent.click(page.getByRole('button', { name: en['act.print_labels'] }));
const choose = (name: string) => userEvent.click(page.getByRole('radio', { name }));
const reads = (words: string) => expect.element(page.getByText(words).first()).toBeVisible();
const grouped = (code: string) => code.replace(/^(.)(.{7})/, '$1\u00a0$2\u00a0');

test('what cannot be printed is refused by name, and what was typed stays', async () => {
  await open('tab=print');
  await print();
  await reads(en['labels.no_codes']);

  const { code } = await play('device', { stage: 'received' });
  const field = page.getByLabelText(en['labels.codes']);
  const mistyped = `${code.slice(0, 9)}${code.endsWith('1') ? '2' : '1'}`;
  await userEvent.fill(field, `${code}\n${mistyped}`);
  await print();
  await reads(`${grouped(mistyped)}: ${en['error.input.wrong_code']}`);
  await expectAccessible();

  const stranger = makeCode('device', 9_999_998);
  await userEvent.fill(field, `${code}\n${stranger}`);
  await print();
  await reads(en['error.labels.unknown'].replace('{code}', grouped(stranger)));
  expect(field.element()).toHaveProperty('value', `${code}\n${stranger}`);
});

test('places: those that were not reached are asked for again, and one must be chosen', async () => {
  await play('shelf', { name: 'A-07' });
  await open('tab=print');
  await setNetwork('cut');
  await choose(en['labels.what.places']);
  await reads(en['error.offline']);
  await setNetwork('well');
  await userEvent.click(page.getByRole('button', { name: en['common.retry'] }));
  const chosen = page.getByRole('checkbox', { checked: true });
  await expect.element(page.getByRole('checkbox', { name: 'A-07' })).toBeChecked();
  while (chosen.elements().length > 0) await userEvent.click(chosen.first());
  await print();
  await reads(en['labels.no_places']);
});

test('a long file says how far it is; stopped, it can still be opened', async () => {
  await open('tab=print');
  await choose(en['labels.what.blanks']);
  await userEvent.fill(page.getByLabelText(en['labels.count']), '400');
  await print();
  await userEvent.click(page.getByRole('button', { name: en['labels.stop'] }));
  await reads('The file with 400 labels can still be opened.');
  const link = page.getByRole('link', { name: en['labels.open_file'] });
  const file = await fetch((link.element() as HTMLAnchorElement).href);
  expect(file.headers.get('content-type')).toBe('application/pdf');
  expect((await file.text()).match(/\/Type \/Page\b(?!s)/g)).toHaveLength(400);
});

test('an address of a tab this person has not leads to the first one', async () => {
  await open('tab=nonsense');
  await expect
    .element(page.getByRole('tab', { name: en['labels.tab_queue'] }))
    .toHaveAttribute('aria-selected', 'true');
});
