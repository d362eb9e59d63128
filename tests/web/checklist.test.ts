import { html } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { checklistFor } from '#domain/checklists.ts';
import { loadSession } from '../../web-components/data/session.ts';
import type { Card } from '../../web-components/evidence/card.ts';
import type { RwChecklist } from '../../web-components/evidence/rw-checklist.ts';
import '../../web-components/evidence/rw-checklist.ts';
import type { RwChecklistLine } from '../../web-components/evidence/rw-checklist-line.ts';
import { expectAccessible, inside, mount } from './support.ts';

const SESSION = {
  person: { id: 'p1', name: 'Minh', username: 'minh', locale: 'en' },
  site: {
    id: 's1',
    name: 'Workshop',
    timeZone: 'Asia/Ho_Chi_Minh',
    country: 'VN',
    selfCheckMinutes: null,
  },
  roles: ['technician'],
  method: 'password',
  benchId: null,
};

interface Sent {
  path: string;
  body: { answers?: { item: string; result: string | null; value?: number | null }[] } & Record<
    string,
    unknown
  >;
}

/** What the browser sent; the network answers as the server would. */
let sent: Sent[];
let network: (path: string) => Response | Promise<Response>;

const ok = () => Response.json({ answered: [], suggests: [] });

beforeEach(async () => {
  sent = [];
  network = ok;
  vi.stubGlobal('fetch', async (input: string | URL, init?: RequestInit) => {
    const request = new Request(new URL(input, location.href), init);
    const path = new URL(request.url).pathname;
    if (path === '/api/session') return Response.json(SESSION);
    const body = (await request.json()) as Sent['body'];
    sent.push({ path, body });
    return network(path);
  });
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      close(): void {}
    },
  );
  await loadSession();
});
afterEach(() => vi.unstubAllGlobals());

/** The parts of a card that the checklist reads. */
function card(more: Partial<Card> = {}): Card {
  return {
    code: '1000012383',
    kind: 'laptop',
    stage: 'diagnosing',
    answers: [],
    faults: [],
    runStartedAt: null,
    lockState: { satisfied: false, locked: [], unanswered: [], notRechecked: [], reasons: [] },
    ...more,
  } as unknown as Card;
}

async function opened(more: Partial<Card> = {}): Promise<RwChecklist> {
  return mount<RwChecklist>(html`<rw-checklist .card=${card(more)}></rw-checklist>`);
}

const lines = (list: RwChecklist): RwChecklistLine[] => [
  ...(list.shadowRoot?.querySelectorAll('rw-checklist-line') ?? []),
];
const focused = (list: RwChecklist) => lines(list).find((line) => line.matches(':focus-within'));
const answersSent = () => sent.flatMap(({ body }) => body.answers ?? []);

test('arrows move between lines, P, F and N answer and go on to the next', async () => {
  const list = await opened();
  const items = checklistFor('laptop');
  lines(list)[0]?.focus();
  await userEvent.keyboard('p');
  expect(focused(list)?.item.key).toBe(items[1]?.key);
  await userEvent.keyboard('{ArrowDown}');
  await userEvent.keyboard('f');
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  expect(focused(list)?.item.key).toBe(items[1]?.key);
  await vi.waitFor(() => expect(answersSent()).toHaveLength(2));
  expect(answersSent()).toMatchObject([
    { item: items[0]?.key, result: 'pass' },
    { item: items[2]?.key, result: 'fail' },
  ]);
  expect(inside(list, '[aria-live]').textContent).toContain('2 of 39 lines answered');
});

test('a key of another layout counts by its place on the keyboard', async () => {
  const list = await opened();
  const [first] = lines(list);
  first?.focus();
  const key = { key: 'ح', code: 'KeyP', bubbles: true, composed: true };
  inside(first as Element, '.line').dispatchEvent(new KeyboardEvent('keydown', key));
  await vi.waitFor(() =>
    expect(answersSent()).toMatchObject([{ item: 'id_plate', result: 'pass' }]),
  );
});

test('"not applicable" is refused in place where it is no answer', async () => {
  const list = await opened();
  const [first] = lines(list);
  first?.focus();
  await userEvent.keyboard('n');
  expect(inside(first as Element, '[role=alert]').textContent).toContain('no answer to this line');
  expect(sent).toEqual([]);
});

test('a measured value is judged by its limits, with digits of any script', async () => {
  const list = await opened();
  const health = lines(list).find((line) => line.item.key === 'battery_health');
  const field = inside<HTMLInputElement>(health as Element, 'input');
  field.focus();
  await userEvent.keyboard('۷۲{Enter}');
  await vi.waitFor(() => {
    expect(answersSent()).toMatchObject([{ item: 'battery_health', result: null, value: 72 }]);
  });
  expect(inside(health as Element, '.line').classList.contains('warning')).toBe(true);
  field.value = '500';
  field.dispatchEvent(new Event('change'));
  await health?.updateComplete;
  expect(inside(health as Element, '[role=alert]').textContent).toContain('between 0 and 120');
});

test('all observed good, except what was chosen', async () => {
  const list = await opened();
  const all = inside(list, 'rw-all-good');
  await userEvent.click(inside(all, 'rw-button'));
  const choice = inside(all, 'rw-choice');
  const camera = [...(choice.shadowRoot?.querySelectorAll('label') ?? [])].find(
    (label) => label.textContent?.trim() === 'Camera',
  );
  await userEvent.click(camera as Element);
  await userEvent.click(inside(all, 'rw-button[variant=primary]'));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    path: '/api/devices/1000012383/checklist/all-good',
    body: { except: ['camera'] },
  });
});

test('without a network answers wait, stay on the screen and are sent again once', async () => {
  network = () => Promise.reject(new TypeError('Failed to fetch'));
  const list = await opened();
  lines(list)[0]?.focus();
  await userEvent.keyboard('p');
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  await vi.waitFor(() => {
    expect(inside(list, 'rw-refusal').shadowRoot?.textContent).toContain('Nothing is lost');
  });
  expect(inside(lines(list)[0] as Element, '.line').classList.contains('pass')).toBe(true);
  network = ok;
  window.dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.body.requestId).toBe(sent[0]?.body.requestId);
});

test('a failed line offers its fault until it is on the list', async () => {
  const answers = [{ item: 'keyboard', result: 'fail' as const, value: '', note: '' }];
  const list = await opened({ answers });
  const keyboard = lines(list).find((line) => line.item.key === 'keyboard');
  await userEvent.click(keyboard?.querySelector('rw-button') as Element);
  await vi.waitFor(() => expect(sent[0]?.body).toMatchObject({ fault: 'KBD', item: 'keyboard' }));
  list.card = card({
    answers,
    faults: [{ id: 'f1', fault: 'KBD', checklistItem: 'keyboard', closedAt: null }] as never,
  });
  await list.updateComplete;
  expect(keyboard?.querySelector('rw-button')).toBeNull();
});

test('is accessible, answered and open', async () => {
  await opened({ answers: [{ item: 'casing', result: 'pass', value: '', note: '' }] });
  await expectAccessible();
});
