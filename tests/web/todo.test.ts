import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { TodoGroup, TodoLine } from '../../api/todo/todo.service.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import type { RwTodoGroup } from '../../web-components/todo/rw-todo-group.ts';
import '../../web-components/todo/rw-todo-group.ts';
import {
  appendGroups,
  mergeGroups,
  placesLeft,
  tickLine,
} from '../../web-components/todo/todo-lists.ts';
import { expectAccessible, mount } from './support.ts';

afterEach(() => setLocale('en'));

const line = (code: string): TodoLine => ({
  subject: 'device',
  code,
  kind: 'laptop',
  make: 'Lenovo',
  model: 'X270',
  stage: 'kitting',
  since: '2026-11-21T08:00:00.000Z',
  custodian: null,
  volts: 20,
  watts: 65,
  connector: 'slim_tip',
});

const group = (name: string, ...codes: string[]): TodoGroup => ({
  place: { code: name, name },
  total: codes.length,
  lines: codes.map(line),
});

const shown = (groups: ReturnType<typeof mergeGroups>) =>
  groups.map(({ place, left, lines }) => [
    place?.name,
    left,
    ...lines.map(({ code, done }) => (done ? `${code}✓` : code)),
  ]);

test('what is done stays where it is, and new lines come at the end of their place', () => {
  const first = mergeGroups([], [group('A', '1', '2'), group('B', '3')]);
  const later = mergeGroups(first, [group('A', '0', '2'), group('C', '4')]);
  expect(shown(later)).toEqual([
    ['A', 2, '1✓', '2', '0'],
    ['B', 0, '3✓'],
    ['C', 1, '4'],
  ]);
  expect(placesLeft(later).map((one) => one.place?.name)).toEqual(['A', 'C']);
  const back = mergeGroups(later, [group('A', '1', '2', '0'), group('C', '4')]);
  expect(shown(back)[0]).toEqual(['A', 3, '1', '2', '0']);
});

test('a tick counts once, and the next page goes on in the same place', () => {
  const ticked = tickLine(tickLine(mergeGroups([], [group('A', '1', '2')]), '1'), '1');
  expect(shown(ticked)).toEqual([['A', 1, '1✓', '2']]);
  expect(shown(appendGroups(ticked, [group('A', '3'), group('B', '4')]))).toEqual([
    ['A', 1, '1✓', '2', '3'],
    ['B', 1, '4'],
  ]);
});

test.each(['en', 'fa'] as const)('a place says what to take and where, in %s', async (locale) => {
  await setLocale(locale);
  const charger = {
    code: '2000000127',
    make: 'Lenovo',
    volts: 20,
    watts: 65,
    connector: 'slim_tip',
    place: { code: '4000000641', name: 'B-07' },
    own: false,
    result: 'ok' as const,
  };
  const [first] = mergeGroups([], [group('A-01', '1000012383')]);
  const lines = (first?.lines ?? []).map((one) => ({ ...one, open: ['charger', 'bag'], charger }));
  await mount<RwTodoGroup>(
    html`<rw-todo-group .group=${{ ...first, lines }} list="kit"></rw-todo-group>`,
  );
  await expect.element(page.getByRole('heading', { name: 'A-01' })).toBeVisible();
  await expect.element(page.getByText('B-07', { exact: false })).toBeVisible();
  const link = page.getByRole('link');
  await expect.element(link).toHaveAttribute('href', '/kitting/1000012383');
  expect(link.element().getBoundingClientRect().height).toBeGreaterThanOrEqual(64);
  await expectAccessible();
});
