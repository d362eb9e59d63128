import { html, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { keepFocus } from '../../web-components/ui/kept-focus.ts';
import '../../web-components/ui/rw-button.ts';
import '../../web-components/ui/rw-dialog.ts';
import '../../web-components/ui/rw-field.ts';

keepFocus();

test('the keyboard stays at its line when an act takes the line away', async () => {
  // Inside a root of its own, as on every page: the focus moves there without a word to the document.
  const holder = document.body.appendChild(document.createElement('div'));
  const root = holder.attachShadow({ mode: 'open' });
  const list = root.appendChild(document.createElement('ul'));
  let lines = ['a', 'b', 'c'];
  const draw = () =>
    render(
      repeat(
        lines,
        (line) => line,
        (line) => html`<li><button @click=${() => drop(line)}>${line}</button></li>`,
      ),
      list,
    );
  const drop = (line: string) => {
    lines = lines.filter((one) => one !== line);
    draw();
  };
  draw();
  for (const line of [0, 1]) list.querySelectorAll('button')[line]?.focus();
  await userEvent.keyboard('{Enter}');
  // The line that took its place, not its button: a key held down presses nothing.
  await expect.poll(() => root.activeElement).toBe(list.children[1]);
  await userEvent.keyboard('{Tab}');
  expect(root.activeElement?.textContent).toBe('c');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => root.activeElement).toBe(list.children[0]);
});

test('a dialog that is taken away with its act gives the focus back to what opened it', async () => {
  const holder = document.body.appendChild(document.createElement('div'));
  const draw = (open: boolean) =>
    render(
      html`<button @click=${() => draw(true)}>Open</button> ${
          open
            ? html`<rw-dialog heading="Receive" open
                ><rw-field label="Pieces"><input value="1" /></rw-field>
                <button @click=${() => draw(false)}>Done</button></rw-dialog
              >`
            : ''
        }`,
      holder,
    );
  draw(false);
  const opener = holder.querySelector('button');
  opener?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement?.localName).toBe('input');
  // What is typed replaces what was suggested.
  await userEvent.keyboard('5');
  expect(holder.querySelector('input')?.value).toBe('5');
  await userEvent.keyboard('{Tab}{Enter}');
  expect(holder.querySelector('rw-dialog')).toBeNull();
  expect(document.activeElement).toBe(opener);
});

test('a form that takes the place of its button has the keyboard in its first field', async () => {
  const root = document.body
    .appendChild(document.createElement('div'))
    .attachShadow({ mode: 'open' });
  const draw = (open: boolean) =>
    render(
      open
        ? html`<p>Why</p>
            <form>
              <rw-field label="Reason"><input name="reason" /></rw-field><button>Save</button>
            </form>`
        : html`<button @click=${() => draw(true)}>Close</button>`,
      root,
    );
  draw(false);
  root.querySelector('button')?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => root.activeElement).toBe(root.querySelector('input'));
});
