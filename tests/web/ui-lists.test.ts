import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { RwMenu } from '../../web-components/ui/rw-menu.ts';
import '../../web-components/ui/rw-menu.ts';
import type { Column, RwTable, Sort } from '../../web-components/ui/rw-table.ts';
import '../../web-components/ui/rw-table.ts';
import type { RwTabs } from '../../web-components/ui/rw-tabs.ts';
import '../../web-components/ui/rw-tabs.ts';
import { expectAccessible, inside, mount } from './support.ts';

interface Row {
  id: string;
  model: string;
}

const columns: Column<Row>[] = [
  { key: 'id', title: 'Code', sortable: true },
  { key: 'model', title: 'Model', align: 'end' },
];
const makeRows = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: `d${index}`, model: `Latitude ${index}` }));

/** Lets the browser draw, so that what waits for drawing has happened. */
async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

const rowsOf = (table: RwTable<Row>) => [
  ...(table.shadowRoot?.querySelectorAll('[role=row]:not(.head *)') ?? []),
];

test('a table names its columns, rows and links', async () => {
  await page.viewport(1280, 800);
  const table = await mount<RwTable<Row>>(
    html`<rw-table
      label="Stock"
      selectable
      .columns=${columns}
      .rows=${makeRows(3)}
      .rowHref=${({ id }: Row) => `/devices/${id}`}
    ></rw-table>`,
  );
  expect(rowsOf(table)).toHaveLength(3);
  expect(inside<HTMLAnchorElement>(table, 'a').getAttribute('href')).toBe('/devices/d0');
  await expectAccessible();
});

test('5,000 rows are on the screen at once and arrive as the reader scrolls', async () => {
  const table = await mount<RwTable<Row>>(
    html`<rw-table label="Stock" .columns=${columns} .rows=${makeRows(5000)}></rw-table>`,
  );
  await table.updateComplete;
  await frames(5);
  const first = rowsOf(table).length;
  expect(first).toBeLessThan(400);
  window.scrollTo(0, document.body.scrollHeight);
  await vi.waitFor(() => expect(rowsOf(table).length).toBeGreaterThan(first));
});

test('the next page is asked for near the end', async () => {
  let asked = 0;
  const table = await mount<RwTable<Row>>(
    html`<rw-table
      label="Stock"
      more
      .columns=${columns}
      .rows=${makeRows(3)}
      @rw-more=${() => (asked += 1)}
    ></rw-table>`,
  );
  await vi.waitFor(() => expect(asked).toBeGreaterThan(0));
  table.rows = makeRows(6);
  table.more = false;
  await table.updateComplete;
  expect(rowsOf(table)).toHaveLength(6);
});

test('titles sort, and say how', async () => {
  const sorts: Sort[] = [];
  const table = await mount<RwTable<Row>>(
    html`<rw-table
      label="Stock"
      .columns=${columns}
      .rows=${makeRows(2)}
      @rw-sort=${(event: CustomEvent<Sort>) => sorts.push(event.detail)}
    ></rw-table>`,
  );
  inside<HTMLButtonElement>(table, '.head button').click();
  table.sort = sorts[0];
  await table.updateComplete;
  expect(inside(table, '[role=columnheader]').ariaSort).toBe('ascending');
  inside<HTMLButtonElement>(table, '.head button').click();
  expect(sorts).toEqual([
    { key: 'id', descending: false },
    { key: 'id', descending: true },
  ]);
});

test('rows are chosen one by one and all at once', async () => {
  const table = await mount<RwTable<Row>>(
    html`<rw-table label="Stock" selectable .columns=${columns} .rows=${makeRows(3)}></rw-table>`,
  );
  const boxes = table.shadowRoot?.querySelectorAll('input') ?? [];
  boxes[1]?.click();
  expect([...table.selected]).toEqual(['d0']);
  boxes[0]?.click();
  expect([...table.selected]).toEqual(['d0', 'd1', 'd2']);
  await table.updateComplete;
  boxes[0]?.click();
  expect(table.selected.size).toBe(0);
});

test('on a phone rows become cards that name each value', async () => {
  await page.viewport(390, 844);
  const table = await mount<RwTable<Row>>(
    html`<rw-table label="Stock" .columns=${columns} .rows=${makeRows(2)}></rw-table>`,
  );
  const title = inside(table, '.title');
  const head = inside(table, '.head');
  expect(head.getBoundingClientRect().width).toBe(1);
  // What the keyboard reaches is seen.
  table.selectable = true;
  await table.updateComplete;
  const all = inside(table, '.head .select label').getBoundingClientRect();
  expect(Math.min(all.width, all.height, head.clientHeight)).toBeGreaterThanOrEqual(44);
  table.selectable = false;
  await table.updateComplete;
  expect(getComputedStyle(title).display).toBe('block');
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  await expectAccessible();
  await page.viewport(1280, 800);
});

const tabs = [
  { id: 'tests', label: 'Tests' },
  { id: 'disks', label: 'Disks' },
  { id: 'history', label: 'History' },
];

test('arrows move between tabs, mirrored when written from the right', async () => {
  const element = await mount<RwTabs>(
    html`<rw-tabs label="Device" .tabs=${tabs}>
      <p slot="tests">a</p>
      <p slot="disks">b</p>
      <p slot="history">c</p>
    </rw-tabs>`,
  );
  await expectAccessible();
  inside(element, '[role=tab]').focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(element.selected).toBe('disks');
  await element.updateComplete;
  document.documentElement.dir = 'rtl';
  await userEvent.keyboard('{ArrowRight}');
  expect(element.selected).toBe('tests');
  await userEvent.keyboard('{End}');
  expect(element.selected).toBe('history');
  document.documentElement.dir = 'ltr';
});

const items = [
  { id: 'parts', label: 'Waiting for parts' },
  { id: 'locked', label: 'Locked', disabled: true },
  { id: 'safety', label: 'Safety risk', danger: true },
];

test('a menu opens, moves and chooses with the keyboard alone', async () => {
  const chosen: string[] = [];
  const menu = await mount<RwMenu>(
    html`<rw-menu
      label="Hold"
      .items=${items}
      @rw-choose=${(event: CustomEvent<{ id: string }>) => chosen.push(event.detail.id)}
    ></rw-menu>`,
  );
  menu.focus();
  await userEvent.keyboard('{ArrowDown}');
  await menu.updateComplete;
  await expectAccessible();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(chosen).toEqual([]);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(chosen).toEqual(['safety']);
  await menu.updateComplete;
  expect(inside(menu, 'button').ariaExpanded).toBe('false');
  expect(menu.shadowRoot?.activeElement).toBe(inside(menu, 'button'));
});

test('Esc closes a menu and gives the focus back; it stays within the window', async () => {
  const menu = await mount<RwMenu>(html`<rw-menu label="Hold" .items=${items}></rw-menu>`);
  inside<HTMLButtonElement>(menu, 'button').click();
  await menu.updateComplete;
  const list = inside(menu, '[role=menu]').getBoundingClientRect();
  expect(list.left).toBeGreaterThanOrEqual(0);
  expect(list.right).toBeLessThanOrEqual(window.innerWidth);
  await userEvent.keyboard('{Escape}');
  await menu.updateComplete;
  expect(inside(menu, '[role=menu]').checkVisibility()).toBe(false);
  expect(menu.shadowRoot?.activeElement).toBe(inside(menu, 'button'));
});
