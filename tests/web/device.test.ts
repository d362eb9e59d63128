import { html } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/data/api-client.ts';
import { loadSession } from '../../web-components/data/session.ts';
import type { RwDeviceHead } from '../../web-components/device/rw-device-head.ts';
import type { RwPageDevice } from '../../web-components/device/rw-page-device.ts';
import '../../web-components/device/rw-page-device.ts';
import type { RwRefusal } from '../../web-components/evidence/rw-refusal.ts';
import type { RwSpecPanel } from '../../web-components/evidence/rw-spec-panel.ts';
import { deviceCard } from './device-card.ts';
import { expectAccessible, inside, mount } from './support.ts';

const SESSION = {
  person: { id: 'p1', name: 'Minh', username: 'minh', locale: 'en' },
  site: { id: 's1', name: 'Workshop', timeZone: 'UTC', country: 'VN', selfCheckMinutes: null },
  roles: ['technician', 'coordinator'],
  method: 'password',
  benchId: null,
};

interface Sent {
  path: string;
  body: Record<string, unknown>;
}

let sent: Sent[];
let card: Record<string, unknown>;
let refuse: ((path: string) => Response) | null;

beforeEach(async () => {
  sent = [];
  refuse = null;
  card = deviceCard();
  history.replaceState({}, '', '/');
  vi.stubGlobal('fetch', async (input: string | URL, init?: RequestInit) => {
    const request = new Request(new URL(input, location.href), init);
    const { pathname } = new URL(request.url);
    if (pathname === '/api/session') return Response.json(SESSION);
    if (pathname === '/api/places') {
      return Response.json([{ id: 'q1', code: '4000000177', kind: 'quarantine', name: 'Bin Q' }]);
    }
    if (request.method === 'GET') return Response.json(card);
    sent.push({ path: pathname, body: (await request.json()) as Record<string, unknown> });
    return refuse?.(pathname) ?? Response.json({});
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

async function opened(): Promise<RwPageDevice> {
  const page = await mount<RwPageDevice>(
    html`<rw-page-device .params=${{ code: '1000012383' }}></rw-page-device>`,
  );
  await vi.waitFor(() => inside(page, 'rw-device-head'));
  return page;
}

const head = (page: RwPageDevice) => inside<RwDeviceHead>(page, 'rw-device-head');
const refusal = (page: RwPageDevice) => inside<RwRefusal>(page, 'rw-refusal');
const isOpen = (page: RwPageDevice, id: string) =>
  inside<HTMLElement & { open: boolean }>(page, `#${id}`).open;

test('says what it is, the one thing in the way, and opens the place to supply it', async () => {
  const page = await opened();
  const words = head(page).shadowRoot?.textContent ?? '';
  expect(words).toContain('Laptop');
  expect(words).toContain('Blocked: NVMe SSD PM981 3456: no proof of erasure');
  expect(isOpen(page, 'media')).toBe(true);
  expect(isOpen(page, 'grades')).toBe(false);
  await expectAccessible();
});

test('a blocked move shows every missing piece with the way there, and shrinks as they are supplied', async () => {
  const page = await opened();
  await userEvent.keyboard('{F2}');
  await vi.waitFor(() => expect(refusal(page).shadowRoot?.querySelectorAll('li')).toHaveLength(2));
  expect(sent).toEqual([]);
  const list = refusal(page).shadowRoot?.querySelectorAll('li');
  expect(list?.[1]?.textContent).toContain(
    'After the reset, look again with the network on: BIOS password',
  );
  await userEvent.click(list?.[1]?.querySelector('rw-button') as Element);
  await vi.waitFor(() => expect(isOpen(page, 'locks')).toBe(true));
  expect(location.hash).toBe('#locks');
  const [move] = card.next as { blockers: unknown[] }[];
  card = { ...card, next: [{ ...move, blockers: move?.blockers.slice(0, 1) }], version: 8 };
  inside(page, 'rw-device-head').dispatchEvent(new CustomEvent('rw-changed', { bubbles: true }));
  await vi.waitFor(() => expect(refusal(page).shadowRoot?.querySelectorAll('li')).toHaveLength(1));
});

test('a free move is made at once with what the person saw', async () => {
  const [move] = card.next as { blockers: unknown[] }[];
  card = { ...card, blocker: null, next: [{ ...move, blockers: [] }] };
  const page = await opened();
  await userEvent.click(inside(head(page), 'rw-button[variant=primary]'));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    path: '/api/devices/1000012383/moves',
    body: { from: 'repairing', to: 'qa', version: 7 },
  });
});

test('a move asks for exactly what it needs; the only fitting place is chosen already', async () => {
  const page = await opened();
  const quarantine = {
    move: 'T22',
    to: 'quarantined',
    proposal: false,
    asks: ['reason', 'quarantine_bin'],
    blockers: [],
    usual: false,
  };
  head(page).dispatchEvent(new CustomEvent('rw-next', { detail: quarantine }));
  const dialog = inside(page, 'rw-device-move');
  await vi.waitFor(() => {
    const field = inside<HTMLElement & { placeId: string }>(dialog, 'rw-place-field');
    expect(field.placeId).toBe('q1');
  });
  const go = inside<HTMLElement & { disabled: boolean }>(dialog, 'rw-button[variant=primary]');
  expect(go.disabled).toBe(true);
  await userEvent.fill(inside(dialog, 'textarea'), 'swollen battery');
  await userEvent.click(go);
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body).toMatchObject({
    to: 'quarantined',
    reason: 'swollen battery',
    placeId: 'q1',
  });
});

test('a stale form says who did what meanwhile and keeps what was typed', async () => {
  refuse = () =>
    Response.json(
      {
        code: 'device.changed',
        status: 409,
        meanwhile: { by: 'Lan', what: 'grade', stage: null, at: '2026-11-21T10:05:00Z' },
      },
      { status: 409 },
    );
  const page = await opened();
  head(page).dispatchEvent(
    new CustomEvent('rw-goto', { detail: { where: 'spec' }, bubbles: true, composed: true }),
  );
  await vi.waitFor(() => expect(isOpen(page, 'spec')).toBe(true));
  const panel = inside<RwSpecPanel>(page, 'rw-spec-panel');
  await panel.updateComplete;
  const memory = inside<HTMLInputElement>(panel, 'input[name=memoryMib]');
  await userEvent.fill(memory, '16');
  card = { ...card, version: 9 };
  await userEvent.click(inside(panel, 'rw-button[type=submit]'));
  await vi.waitFor(() => {
    expect(inside(panel, 'rw-refusal').shadowRoot?.textContent).toContain(
      'Lan changed this device at 10:05: Grades.',
    );
  });
  await vi.waitFor(() => expect(panel.card.version).toBe(9));
  expect(memory.value).toBe('16');
  refuse = null;
  await userEvent.click(inside(panel, 'rw-button[type=submit]'));
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.body).toMatchObject({ version: 9, spec: { memoryMib: 16_384 } });
});

test('a refusal names what is wrong with the fields and what stands for codes', async () => {
  const element = await mount<RwRefusal>(
    html`<rw-refusal
      .error=${new ApiError({
        status: 422,
        code: 'hold.open',
        params: { hold: 'safety' },
        fields: [{ field: 'a', code: 'checklist.na_not_allowed', params: { item: 'camera' } }],
      })}
    ></rw-refusal>`,
  );
  expect(element.shadowRoot?.textContent).toContain('no answer to this line: Camera');
  element.error = null;
  await element.updateComplete;
  expect(element.hidden).toBe(true);
});
