import { html, type LitElement } from 'lit';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { RwRecyclingForm } from '../../web-components/recycling/rw-recycling-form.ts';
import '../../web-components/recycling/rw-recycling-form.ts';
import { acceptOwnDigits } from '../../web-components/ui/own-digits.ts';
import type { RwButton } from '../../web-components/ui/rw-button.ts';
import '../../web-components/ui/rw-button.ts';
import type { RwChoice } from '../../web-components/ui/rw-choice.ts';
import '../../web-components/ui/rw-choice.ts';
import type { RwDialog } from '../../web-components/ui/rw-dialog.ts';
import '../../web-components/ui/rw-dialog.ts';
import type { RwField } from '../../web-components/ui/rw-field.ts';
import '../../web-components/ui/rw-field.ts';
import { expectAccessible, inside, mount } from './support.ts';

test('a submit button submits its form, by press and by Enter, once each', async () => {
  let submitted = 0;
  const button = await mount<RwButton>(
    html`<rw-button form="f" hidden></rw-button>
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          submitted += 1;
        }}
      >
        <input aria-label="first" /><input aria-label="second" />
        <rw-button type="submit">Save</rw-button>
      </form>`,
  );
  const form = button.parentElement?.querySelector('form');
  await userEvent.click(form?.querySelector('rw-button') as Element);
  expect(submitted).toBe(1);
  form?.querySelector('input')?.focus();
  await userEvent.keyboard('{Enter}');
  expect(submitted).toBe(2);
});

test('a busy or disabled button cannot be pressed', async () => {
  let pressed = 0;
  const button = await mount<RwButton>(
    html`<rw-button busy @click=${() => (pressed += 1)}>Save</rw-button>`,
  );
  button.click();
  expect(pressed).toBe(0);
  button.busy = false;
  button.disabled = true;
  await button.updateComplete;
  button.click();
  expect(pressed).toBe(0);
  button.disabled = false;
  await button.updateComplete;
  button.click();
  expect(pressed).toBe(1);
});

test('a hotkey presses the button, but not behind an open dialog', async () => {
  let behind = 0;
  let within = 0;
  const button = await mount<RwButton>(
    html`<rw-button hotkey="F2" @click=${() => (behind += 1)}>Move</rw-button>
      <rw-dialog heading="Reason"
        ><rw-button hotkey="F2" slot="actions" @click=${() => (within += 1)}>Save</rw-button>
      </rw-dialog>`,
  );
  await userEvent.keyboard('{F2}');
  expect([behind, within]).toEqual([1, 0]);
  const dialog = button.parentElement?.querySelector('rw-dialog') as RwDialog;
  dialog.open = true;
  await dialog.updateComplete;
  await userEvent.keyboard('{F2}');
  expect([behind, within]).toEqual([1, 1]);
  dialog.open = false;
  await dialog.updateComplete;
  await userEvent.keyboard('{F2}');
  expect([behind, within]).toEqual([2, 1]);
});

test('buttons have a name and are big enough for a finger', async () => {
  const row = await mount<LitElement>(
    html`<rw-button icon="printer" label="Print"></rw-button>
      <rw-button size="bench" variant="primary" icon="check" hotkey="F2">Final check</rw-button>
      <rw-button variant="danger" disabled>Void</rw-button>
      <rw-button href="/x">Open</rw-button>`,
  );
  const heights = [...(row.parentElement?.children ?? [])].map(
    (element) => element.getBoundingClientRect().height,
  );
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  expect(heights[1]).toBeGreaterThanOrEqual(64);
  await expectAccessible();
});

test('a field ties label, hint and error to its control', async () => {
  const field = await mount<RwField>(
    html`<rw-field label="Serial number" hint="On the bottom" error="This is needed."
      ><input
    /></rw-field>`,
  );
  const { control } = field;
  expect(control?.labels?.[0]?.textContent).toBe('Serial number');
  const described = (control?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent);
  expect(described).toEqual(['On the bottom', 'This is needed.']);
  expect(control?.getAttribute('aria-invalid')).toBe('true');
  await expectAccessible();
  field.error = '';
  await field.updateComplete;
  expect(control?.hasAttribute('aria-invalid')).toBe(false);
  expect(field.querySelector('[role=alert]')).toBeNull();
});

const kinds = [
  { value: 'laptop', label: 'Laptop' },
  { value: 'desktop', label: 'Desktop' },
  { value: 'tablet', label: 'Tablet' },
];

test('one of several is chosen with arrows, and goes with the form', async () => {
  const seen: string[] = [];
  const choice = await mount<RwChoice>(
    html`<rw-choice
      label="Kind"
      name="kind"
      value="laptop"
      .options=${kinds}
      @change=${(event: CustomEvent<{ value: string }>) => seen.push(event.detail.value)}
    ></rw-choice>`,
  );
  const form = document.createElement('form');
  choice.replaceWith(form);
  form.append(choice);
  inside<HTMLInputElement>(choice, 'input:checked').focus();
  await userEvent.keyboard('{ArrowRight}');
  await choice.updateComplete;
  expect(seen).toEqual(['desktop']);
  expect(new FormData(form).get('kind')).toBe('desktop');
  await expectAccessible();
});

test('several are chosen with Space', async () => {
  const choice = await mount<RwChoice>(
    html`<rw-choice label="Came along" multiple name="parts" .options=${kinds}></rw-choice>`,
  );
  inside<HTMLInputElement>(choice, 'input').focus();
  await userEvent.keyboard(' {Tab} ');
  await choice.updateComplete;
  expect(choice.values).toEqual(['laptop', 'desktop']);
  await userEvent.keyboard(' ');
  expect(choice.values).toEqual(['laptop']);
});

test('a dialog takes the focus, closes with Esc and gives the focus back', async () => {
  let closed = 0;
  const opener = await mount<RwButton>(
    html`<rw-button>Open</rw-button>
      <rw-dialog heading="Put on hold" @rw-close=${() => (closed += 1)}>
        <input aria-label="Reason" />
        <rw-button slot="actions">Save</rw-button>
      </rw-dialog>`,
  );
  const dialog = opener.parentElement?.querySelector('rw-dialog') as RwDialog;
  opener.focus();
  dialog.open = true;
  await dialog.updateComplete;
  expect(document.activeElement).toBe(dialog.querySelector('input'));
  await expectAccessible();
  await userEvent.keyboard('{Escape}');
  await dialog.updateComplete;
  expect(closed).toBe(1);
  expect(dialog.open).toBe(false);
  expect(document.activeElement).toBe(opener);
});

test('a dialog that is drawn open has its first field in hand, also inside a form of its own', async () => {
  const words = html`<rw-dialog heading="Receive" open
    ><form>
      <rw-field label="Pieces"><input /></rw-field></form
  ></rw-dialog>`;
  const dialog = await mount<RwDialog>(words);
  await expect.poll(() => document.activeElement).toBe(dialog.querySelector('input'));
  dialog.open = false;
  await dialog.updateComplete;
  const own = await mount<RwDialog>(
    html`<rw-dialog heading="Choose" open><rw-recycling-form></rw-recycling-form></rw-dialog>`,
  );
  const form = own.querySelector('rw-recycling-form') as RwRecyclingForm;
  await expect.poll(() => form.shadowRoot?.querySelector('input')?.matches(':focus')).toBe(true);
});

test('a required dialog stays until its own button closes it', async () => {
  const dialog = await mount<RwDialog>(
    html`<rw-dialog heading="Sign" required open><p>…</p></rw-dialog>`,
  );
  await userEvent.keyboard('{Escape}');
  expect(dialog.open).toBe(true);
  expect(inside<HTMLDialogElement>(dialog, 'dialog').open).toBe(true);
});

test('a button beside a field stands at the height of its control', async () => {
  const field = await mount<RwField>(html`<rw-field label="Code"><input /></rw-field>`);
  const control = inside(field, 'slot:not([name])') as HTMLSlotElement;
  const bottom = control.assignedElements()[0]?.getBoundingClientRect().bottom;
  expect(field.getBoundingClientRect().bottom).toBe(bottom);
});

test('a number is typed in Persian digits too, each where the cursor is', async () => {
  acceptOwnDigits();
  const field = await mount<RwField>(
    html`<rw-field label="Weight"><input type="number" step="any" /></rw-field>`,
  );
  const input = field.querySelector('input')!;
  input.focus();
  for (const sign of '۱۲٫۵') await userEvent.keyboard(sign);
  expect(input.valueAsNumber).toBe(12.5);
});
