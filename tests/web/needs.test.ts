import { html } from 'lit';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import '../../web-components/needs/rw-page-need-list.ts';
import '../../web-components/needs/rw-page-needs.ts';
import { openWorkshop, play } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

const need = (studentName: string, birthDate?: string) =>
  play('deed', {
    roles: ['coordinator'],
    path: 'needs',
    body: {
      kind: 'laptop',
      area: 'Tây Ninh',
      schoolLevel: 'primary',
      requirements: { memoryGb: 4 },
      recipient: {
        studentName,
        school: 'TH A',
        guardianName: 'Bà Hoa',
        ...(birthDate ? { birthDate } : {}),
      },
      consent: { given: true, by: 'guardian', channel: 'paper', locale: 'vi' },
    },
  });

beforeAll(async () => {
  await openWorkshop({ roles: ['approver', 'coordinator'] });
  await need('Lê Một', '2015-01-02');
  for (const name of ['Trần Hai', 'Phạm Ba', 'Đỗ Bốn']) await need(name);
  await need('le mot');
});
afterEach(() => setLocale('en'));

const cards = (element: Element) =>
  Array.from(element.shadowRoot?.querySelectorAll('rw-need-card') ?? []);
const names = (element: Element) => cards(element).map((card) => card.need.recipient?.studentName);

test.each(['en', 'fa'] as const)('doubles come first, side by side, in %s', async (locale) => {
  await page.viewport(390, 844);
  await setLocale(locale);
  const element = await mount(
    html`<rw-page-needs .query=${new URLSearchParams()}></rw-page-needs>`,
  );
  await eventually(() => expect(names(element)).toHaveLength(5));
  expect(names(element).slice(0, 2)).toEqual(['Lê Một', 'le mot']);
  const differs = inside(cards(element)[0] as Element, '.differs').textContent;
  expect(differs).toContain('Lê Một');
  await expectAccessible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});

test('one key a case: reason, approval, and back again', async () => {
  const element = await mount(
    html`<rw-page-needs .query=${new URLSearchParams()}></rw-page-needs>`,
  );
  await eventually(() => expect(names(element)).toHaveLength(5));
  await userEvent.keyboard('r');
  const decide = () =>
    inside(inside(element, 'rw-need-card[current] rw-need-actions'), 'rw-need-decide');
  await eventually(() => inside(decide(), '[role=group]'));
  await userEvent.keyboard('2');
  await eventually(() => expect(names(element)).toHaveLength(4));
  await userEvent.keyboard('a');
  await eventually(() => expect(names(element)).toHaveLength(3));
  await userEvent.keyboard('u');
  await eventually(() => expect(names(element)).toHaveLength(4));
});

test('several are approved after a look at them', async () => {
  const element = await mount(
    html`<rw-page-needs .query=${new URLSearchParams()}></rw-page-needs>`,
  );
  await eventually(() => expect(names(element)).toHaveLength(4));
  inside(element, '.head rw-button').click();
  const many = await eventually(() =>
    inside(inside(element, 'rw-need-dialogs'), 'rw-approve-many'),
  );
  await eventually(() => expect(many.shadowRoot?.querySelectorAll('li')).toHaveLength(4));
  await expectAccessible();
  inside(many, 'rw-button[variant=primary]').click();
  await eventually(() => expect(names(element)).toHaveLength(0));
});

test('a list is looked at, taken, and what is wrong stays to be corrected', async () => {
  await page.viewport(390, 844);
  const element = await mount(html`<rw-page-need-list></rw-page-need-list>`);
  const fill = (name: string, value: string) => {
    inside<HTMLInputElement>(element, `[name=${name}]`).value = value;
  };
  await eventually(() => inside(element, 'form'));
  await expectAccessible();
  fill('school', 'TH B');
  fill('area', 'Cà Mau');
  const text =
    'Name,Device,Consent by,Consent how,Consent date\nMai,tablet,student,on paper,2026-01-02\nLan,boat,student,on paper,2026-01-02';
  const files = new DataTransfer();
  files.items.add(new File([text], 'list.csv', { type: 'text/csv' }));
  inside<HTMLInputElement>(element, '[name=file]').files = files.files;
  inside<HTMLFormElement>(element, 'form').requestSubmit();
  const preview = await eventually(() => inside(element, 'rw-list-preview'));
  await eventually(() => expect(preview.shadowRoot?.textContent).toContain('boat'));
  await expectAccessible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  inside(element, '#take').click();
  await eventually(() => expect(element.shadowRoot?.querySelector('#take')).toBeNull());
  expect(preview.shadowRoot?.textContent).toContain('Lan');
});
