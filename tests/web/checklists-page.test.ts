import { html } from 'lit';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { page as view, userEvent } from 'vitest/browser';
import { api, call } from '../../web-components/data/api-client.ts';
import type { RwDefinedLine } from '../../web-components/checklists/rw-defined-line.ts';
import type { RwPageChecklists } from '../../web-components/checklists/rw-page-checklists.ts';
import '../../web-components/checklists/rw-page-checklists.ts';
import { openWorkshop } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

beforeAll(async () => {
  await openWorkshop({ roles: ['admin'] });
});

beforeEach(async () => {
  localStorage.removeItem('rework.checklist-draft');
  await view.viewport(1280, 800);
});

async function opened(): Promise<RwPageChecklists> {
  const page = await mount<RwPageChecklists>(html`<rw-page-checklists></rw-page-checklists>`);
  await eventually(() => inside(page, 'rw-defined-line'));
  return page;
}

const lines = (page: RwPageChecklists): RwDefinedLine[] => [
  ...(page.shadowRoot?.querySelectorAll('rw-defined-line') ?? []),
];
const lineOf = (page: RwPageChecklists, key: string): RwDefinedLine => {
  const found = lines(page).find(({ line }) => line.key === key);
  if (!found) throw new Error(`no line ${key}`);
  return found;
};
const changesOf = (page: RwPageChecklists) => {
  const list = page.shadowRoot?.querySelector('.side .card rw-checklist-changes');
  return [...(list?.shadowRoot?.querySelectorAll('li') ?? [])].map((change) =>
    change.textContent?.trim().replaceAll('\u00a0', ' '),
  );
};
const publish = (page: RwPageChecklists) => inside(page, '.side rw-button[variant=primary]');

function choose(host: Element, selector: string, value: string): void {
  const field = inside<HTMLSelectElement>(host, selector);
  field.value = value;
  field.dispatchEvent(new Event('change'));
}

test('a changed mark, limit and an own line are compared, explained and published', async () => {
  const page = await opened();
  expect(publish(page).hasAttribute('disabled')).toBe(true);
  choose(lineOf(page, 'hinge'), 'select', 'o');
  const health = lineOf(page, 'battery_health');
  await userEvent.click(inside(health, 'rw-button[icon=pencil]'));
  const form = inside(health, 'rw-line-form');
  await eventually(() => inside(form, '.band'));
  const starts = form.shadowRoot?.querySelectorAll<HTMLInputElement>('.band input');
  const middle = starts?.[1] as HTMLInputElement;
  middle.value = '70';
  middle.dispatchEvent(new Event('change'));
  await page.updateComplete;
  expect(changesOf(page)).toEqual([
    'Battery health: 80 % and more: good · 60 to 79 %: usable, a warning · below 60 %: fail → ' +
      '80 % and more: good · 70 to 79 %: usable, a warning · below 70 %: fail',
    'Hinges, Laptop: Mandatory → Optional',
  ]);
  await userEvent.click(inside(page, 'section rw-button[icon=plus]'));
  const added = lines(page).at(-1) as RwDefinedLine;
  await eventually(() =>
    expect(inside(added, '.problem').textContent).toContain('at least one language'),
  );
  const title = inside<HTMLInputElement>(inside(added, 'rw-line-form'), 'input[lang=vi]');
  await userEvent.fill(title, 'Khe quạt sạch');
  await page.updateComplete;
  expect(changesOf(page)).toContain('Added: Khe quạt sạch');
  await userEvent.fill(inside(page, '.side input'), 'the school asked');
  await page.updateComplete;
  await userEvent.click(publish(page));
  await userEvent.click(inside(page, 'rw-dialog rw-button[variant=primary]'));
  await expect
    .poll(async () => (await call(api.checklists.$get())).versions)
    .toMatchObject([{ version: 2, note: 'the school asked' }, { version: 1 }]);
  await eventually(() => expect(changesOf(page)).toEqual([]));
  const newest = inside(page, '.side rw-checklist-version');
  expect(inside(newest, 'h3').textContent).toContain('Version 2');
});

test('locks and safety lines show that they stay, and built-in lines cannot be removed', async () => {
  const page = await opened();
  for (const key of ['locks', 'casing', 'mains_visual']) {
    expect(lineOf(page, key).shadowRoot?.querySelector('select')).toBeNull();
  }
  const stress = lineOf(page, 'stress');
  await userEvent.click(inside(stress, 'rw-button[icon=pencil]'));
  await eventually(() => inside(inside(stress, 'rw-line-form'), '.band'));
  expect(inside(stress, 'rw-line-form').shadowRoot?.querySelector('[icon=trash]')).toBeNull();
});

test('what another administrator published meanwhile is said, and the draft stays', async () => {
  const page = await opened();
  choose(lineOf(page, 'touchpad'), 'select', 'o');
  const { current, definition } = await call(api.checklists.$get());
  const other = definition.lines.map((line) =>
    line.key === 'speakers' ? { ...line, marks: { ...line.marks, laptop: 'o' as const } } : line,
  );
  const json = { requestId: crypto.randomUUID(), base: current, note: 'first' };
  type Body = Parameters<typeof api.checklists.$post>[0]['json'];
  await call(api.checklists.$post({ json: { ...json, definition: { lines: other } } as Body }));
  await userEvent.fill(inside(page, '.side input'), 'second');
  await page.updateComplete;
  await userEvent.click(publish(page));
  await userEvent.click(inside(page, 'rw-dialog rw-button[variant=primary]'));
  await eventually(() =>
    expect(inside(page, 'rw-refused').shadowRoot?.textContent).toContain('Somebody published'),
  );
  await eventually(() =>
    expect(changesOf(page)).toEqual([
      'Touchpad, Laptop: Mandatory → Optional',
      'Speakers, Laptop: Optional → Mandatory',
    ]),
  );
});

test('moves a line by its buttons, and is accessible', async () => {
  const page = await opened();
  const [, second] = lines(page);
  const key = second?.line.key;
  await userEvent.click(inside(second as Element, 'rw-button[icon=arrow-up]'));
  await eventually(() => expect(lines(page)[0]?.line.key).toBe(key));
  expect(changesOf(page)).toHaveLength(1);
  await expectAccessible();
});

test('a draft that was left is there again, says when another version came, and can be discarded', async () => {
  let page = await opened();
  choose(lineOf(page, 'touchpad'), 'select', '-');
  await page.updateComplete;
  const left = changesOf(page);
  expect(left).toHaveLength(1);
  page = await opened();
  await eventually(() => expect(changesOf(page)).toEqual(left));
  expect(inside(page, 'rw-notice').textContent).toContain('Your draft of');
  const kept = JSON.parse(localStorage.getItem('rework.checklist-draft') ?? '{}') as object;
  localStorage.setItem('rework.checklist-draft', JSON.stringify({ ...kept, base: 0 }));
  page = await opened();
  await eventually(() => expect(inside(page, 'rw-notice').textContent).toContain('from version 0'));
  await userEvent.click(inside(page, '.side rw-button[variant=quiet]'));
  page = await opened();
  expect(changesOf(page)).toEqual([]);
  expect(page.shadowRoot?.querySelector('rw-notice')).toBeNull();
});

test('on a phone each line is one row that opens', async () => {
  await view.viewport(390, 844);
  const page = await opened();
  const touchpad = lineOf(page, 'touchpad');
  const row = () => inside<HTMLButtonElement>(touchpad, '.fold');
  expect(row().getAttribute('aria-expanded')).toBe('false');
  expect(touchpad.shadowRoot?.querySelector('select')).toBeNull();
  await userEvent.click(row());
  await eventually(() => inside(touchpad, 'select'));
  expect(row().getAttribute('aria-expanded')).toBe('true');
  await expectAccessible();
});
