import { html, LitElement } from 'lit';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { makeCode } from '#domain/codes.ts';
import type { RwSignForm, Signed } from '../../web-components/handover/rw-sign-form.ts';
import '../../web-components/handover/rw-sign-form.ts';
import type { RwTablePieces } from '../../web-components/handover/rw-table-pieces.ts';
import '../../web-components/handover/rw-table-pieces.ts';
import { isForTable, ownPiece, type Piece } from '../../web-components/handover/table-data.ts';
import { NeedKeys } from '../../web-components/needs/need-keys.ts';
import type { NeedCard } from '../../web-components/needs/need-data.ts';
import type { RwNeedCard } from '../../web-components/needs/rw-need-card.ts';
import '../../web-components/needs/rw-need-card.ts';
import type { RwNeedForm } from '../../web-components/needs/rw-need-form.ts';
import '../../web-components/needs/rw-need-form.ts';
import { expectAccessible, inside, mount } from './support.ts';

const DEVICE = makeCode('device', 11);
const CHARGER = makeCode('accessory', 5);

const pieces: Piece[] = [
  { line: 'charger', quantity: 1, code: CHARGER, accessoryId: 'x', detail: 'Dell · 65 W' },
  { line: 'bag', quantity: 1, code: null, accessoryId: null, detail: null },
];

test('the table shows what is scanned and what is still to scan', async () => {
  const table = await mount<RwTablePieces>(
    html`<rw-table-pieces
      device=${DEVICE}
      deviceName="Laptop"
      .pieces=${pieces}
      .scanned=${new Set([DEVICE])}
    ></rw-table-pieces>`,
  );
  const lines = [...(table.shadowRoot?.querySelectorAll('.piece') ?? [])];
  expect(lines.map((line) => line.className.trim())).toEqual([
    'piece done',
    'piece  wanted',
    'piece done',
  ]);
  await expectAccessible();
});

test('counted pieces that come back are ticked one by one', async () => {
  const seen: unknown[] = [];
  const table = await mount<RwTablePieces>(
    html`<rw-table-pieces
      countable
      device=${DEVICE}
      .pieces=${pieces}
      @rw-count=${(event: CustomEvent) => seen.push(event.detail)}
    ></rw-table-pieces>`,
  );
  await userEvent.click(inside(table, 'button.piece'));
  expect(seen).toEqual([{ line: 'bag', given: true }]);
});

test('only what lies on the table is taken from a scan', () => {
  expect(ownPiece(pieces, DEVICE, DEVICE)).toBe(DEVICE);
  expect(ownPiece(pieces, DEVICE, ` ${CHARGER}\n`)).toBe(CHARGER);
  expect(ownPiece(pieces, DEVICE, makeCode('accessory', 6))).toBeNull();
  expect(isForTable(DEVICE)).toBe(true);
  expect(isForTable(makeCode('badge', 7))).toBe(false);
});

test('nothing is signed before the identity paper was seen and a line was drawn', async () => {
  const signed: Signed[] = [];
  const form = await mount<RwSignForm>(
    html`<rw-sign-form
      complete
      guardian="Trần Văn A"
      @rw-signed=${(event: CustomEvent<Signed>) => signed.push(event.detail)}
    ></rw-sign-form>`,
  );
  const submit = inside(form, 'rw-button[type=submit]');
  submit.click();
  await form.updateComplete;
  expect(inside(form, 'rw-notice').textContent).toContain('identity');
  await userEvent.click(inside(form, 'input[name=identity]'));
  submit.click();
  await form.updateComplete;
  expect(inside(form, 'rw-notice').textContent).toContain('signature');
  expect(signed).toEqual([]);
  await expectAccessible();
  const paper = [...(form.shadowRoot?.querySelectorAll('label.plain input') ?? [])];
  await userEvent.click(paper[0] as Element);
  submit.click();
  await form.updateComplete;
  expect(signed).toMatchObject([
    { identitySeen: true, signature: { name: 'Trần Văn A', role: 'guardian', image: null } },
  ]);
});

test('consent is never ticked before somebody ticks it', async () => {
  const form = await mount<RwNeedForm>(html`<rw-need-form></rw-need-form>`);
  const boxes = [...(form.shadowRoot?.querySelectorAll<HTMLInputElement>('[type=checkbox]') ?? [])];
  expect(boxes.map((box) => box.checked)).toEqual([false]);
  await expectAccessible();
});

test('a request shows a person only when the server told one', async () => {
  const need: NeedCard = {
    code: 'N-7K2M4Q',
    kind: 'laptop',
    area: 'Tây Ninh',
    schoolLevel: 'primary',
    status: 'approved',
    registeredAt: new Date().toISOString(),
    version: 1,
    own: false,
    decidedByMe: false,
    decisionReason: '',
    closeReason: '',
    consentValid: true,
    recipient: null,
    requirements: {},
    priority: '',
    prioritised: false,
    doubles: [],
    device: null,
  };
  const card = await mount<RwNeedCard>(html`<rw-need-card .need=${need}></rw-need-card>`);
  expect(card.shadowRoot?.textContent).toContain('N-7K2M4Q');
  expect(card.shadowRoot?.querySelector('strong')).toBeNull();
  await expectAccessible();
});

class KeyPage extends LitElement {
  readonly pressed: string[] = [];
  readonly keys = new NeedKeys(this, (key) => this.pressed.push(key));
}
customElements.define('test-key-page', KeyPage);

test('one key decides, a scanner’s burst of keys does not', async () => {
  const page = await mount<KeyPage>(html`<test-key-page></test-key-page>`);
  const press = (code: string, key: string) =>
    window.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true }));
  press('KeyA', 'a');
  await expect.poll(() => page.pressed).toEqual(['a']);
  for (const [code, key] of [
    ['Digit5', '5'],
    ['KeyC', 'c'],
    ['KeyA', 'a'],
    ['KeyR', 'r'],
  ] as const)
    press(code, key);
  press('ArrowDown', 'ArrowDown');
  await expect.poll(() => page.pressed).toEqual(['a', 'ArrowDown']);
});
